"""C-TONE: no blame, no threat, no law without its clause, no exclamation mark, no praise of ourselves."""

import re
from collections.abc import Sequence

from agent.domain.draft.checks.letter import letter, unquoted
from agent.domain.draft.checks.naming import listed
from agent.domain.draft.checks.tone_words import BLAME, PRAISE, THREAT_OR_LAW
from agent.domain.draft.draft import Check, Draft
from agent.domain.language import Language

ID = "C-TONE"
_CLAUSE = re.compile(
    r"§\s?\d|(?<![^\W_])(?:ziffer|ziff\.|klausel|abschnitt|absatz|abs\.|art\.|clauses?|sections?|sec\.|subsection|para\.)\s?\d",
    re.IGNORECASE,
)
_EXCLAIMED = re.compile(r"[^\s!！]{0,30}\s?[!！]")
_AROUND = 24  # letters of the sentence shown on both sides of what was found


def check_tone(draft: Draft) -> Check:
    """Never blocks. Quotes are left out, and so are salutation, closing and signature."""
    said = own_sentences(draft.content.subject, draft.content.text)
    found = [*faults(said, draft.language), *threats(said, draft.language)]
    if found:
        return Check(ID, False, False, "checks.tone.words", listed(found))
    exclaimed = [match[0] for each in said if "!" in each or "！" in each for match in _EXCLAIMED.finditer(each)]
    if exclaimed:
        return Check(ID, False, False, "checks.tone.exclamation", listed(exclaimed))
    praised = _found(said, PRAISE[draft.language])
    if praised:
        return Check(ID, False, False, "checks.tone.praise", listed(praised))
    return Check(ID, True, False, "checks.tone.ok")


def own_sentences(subject: str, text: str) -> tuple[str, ...]:
    """What we say ourselves: the subject, and the sentences of paragraphs and lists without their quotes."""
    return tuple(filter(None, (unquoted(subject), *(each for block in letter(text).spoken for each in block.own))))


def faults(sentences: Sequence[str], language: Language) -> list[str]:
    """Where a fault is assigned to the customer, with a few words around."""
    return _found(sentences, BLAME[language])


def threats(sentences: Sequence[str], language: Language) -> list[str]:
    """Threats and terms of law in sentences that name no clause."""
    return _found([each for each in sentences if not _CLAUSE.search(each)], THREAT_OR_LAW[language])


def _found(sentences: Sequence[str], pattern: "re.Pattern[str]") -> list[str]:
    """One place a sentence."""
    return [_shown(each, match) for each in sentences if (match := pattern.search(each))]


def _shown(sentence: str, match: "re.Match[str]") -> str:
    """Whole words around what was found."""
    start = sentence.rfind(" ", 0, max(match.start() - _AROUND, 0)) + 1
    end = sentence.find(" ", min(match.end() + _AROUND, len(sentence)))
    return sentence[start : end if end >= 0 else len(sentence)]
