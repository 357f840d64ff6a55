"""Who owes the duties: both parties or one. Read over the whole draft."""

import re
from collections.abc import Sequence

from agent.adapters.judge.hits import Hit
from agent.adapters.judge.views import View
from agent.domain.language import Language

_PARTY_BLOCK = 40  # spans from the start in which roles are given to the named parties
_STRONG = 0.8
_ROLE = {
    Language.DE: (
        re.compile(
            r"(?:nachfolgend|nachstehend|im folgenden|\(|kurz)(?: \S+){0,4}? ?[\"'(]*(?:die |der |den )?"
            r"(?:offenlegende\w*(?: partei)?|offenbarende\w*(?: partei)?|informationsgeber\w*|offenleger|geheimnisinhaber\w*|offenbarer)[\"')]"
        ),
        re.compile(
            r"(?:nachfolgend|nachstehend|im folgenden|\(|kurz)(?: \S+){0,4}? ?[\"'(]*(?:die |der |den )?"
            r"(?:empfangende\w*(?: partei)?|informationsempfaenger\w*|empfaenger\w*|informationsnehmer)[\"')]"
        ),
    ),
    Language.EN: (
        re.compile(r"\((?:[^()]{0,40}[\"' ])?(?:the )?[\"']?(?:disclosing party|discloser|disclosure|owner)[\"']?,?\)"),
        re.compile(r"\((?:[^()]{0,40}[\"' ])?(?:the )?[\"']?(?:receiving party|recipient|receiver)[\"']?,?\)"),
    ),
}
_NAMED = re.compile(
    r"gmbh|\bag\b|\bse\b|\bkg\b|\binc\b|corp|\bllc\b|\bltd\b|limited|company|university|plc\b|s\.a|gesellschaft|ohg|e\.k"
)
_BY_MEANING = re.compile(
    r"(?:the |a |each |any |either )?(?:party|person|entity) (?:\S+ ){0,4}?(?:disclos|receiv|furnish|provid)|jeweils|die partei,? (?:die|welche|der)"
    r"|(?:capacity|role|extent|context) "
)
_BURDEN = {
    Language.DE: re.compile(
        r"(?:der|die) (?P<role>empfaenger\w*|empfangende partei|informationsempfaenger\w*|lieferant\w*|auftragnehmer\w*|dienstleister\w*|bewerber\w*)"
        r" (?:verpflichtet sich|ist verpflichtet|hat|wird|darf|haftet|traegt|stellt)"
    ),
    Language.EN: re.compile(
        r"(?:the )?(?P<role>recipient|receiving party|supplier|vendor|contractor|receiver|employee|consultant|interested party|undersigned)"
        r" (?:shall|agrees|will|must|undertakes|may not|acknowledges)"
    ),
}


def mutuality(views: Sequence[View], stated: Sequence[Hit], language: Language) -> list[Hit]:
    """``stated`` are the hits of the cues; what the roles show is added where the cues say little."""
    if any(hit.reading == "one_way" for hit in stated):
        return list(stated)
    strong = [hit for hit in stated if hit.confidence >= _STRONG]
    if strong:
        return strong
    one_sided = _fixed_roles(views, language)
    if one_sided:
        return one_sided
    if stated:
        return list(stated)
    return _burdened(views, language)


def _fixed_roles(views: Sequence[View], language: Language) -> list[Hit]:
    """The roles of discloser and recipient given to one named party each."""
    sides = []
    for role in _ROLE[language]:
        found = [v for v in views[:_PARTY_BLOCK] if role.search(v.own) and not _BY_MEANING.search(v.own)]
        sides.append(found[:1])
    discloser, recipient = sides
    if not (discloser and recipient):
        return []
    kept = {view.position: view for view in (*discloser, *recipient)}
    return [Hit("mutuality", "one_way", 0.8, view) for view in kept.values()]


def _burdened(views: Sequence[View], language: Language) -> list[Hit]:
    """Only one role ever owes something: weak evidence that the other side owes nothing."""
    bound = [view for view in views if _BURDEN[language].search(view.own)]
    return [Hit("mutuality", "one_way", 0.62, view) for view in bound[:2]] if len(bound) >= 3 else []
