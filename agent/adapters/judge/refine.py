"""What single sentences seem to say, corrected by the rest of the draft."""

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.adapters.judge.hits import Hit
from agent.adapters.judge.values import term_values
from agent.adapters.judge.views import View

_ALTERNATIVE = re.compile(
    r"reasonabl|by its nature|nature of|circumstances|umstaende|ihrer natur|der natur|erkennbar|offensichtlich"
    r"|berechtigte\w* interesse"
)
_ALTERNATIVE_REACH = 3
_CANCELLABLE = re.compile(r"(?<!an)kuendig|terminat|kuendbar")
_WEAK_UNLIMITED = 0.6
# "… may be used. Trade secrets, drawings and prices are excepted." / "This does not apply to trade secrets."
_SECRETS = (
    r"(?:geschaeftsgeheimnis|betriebsgeheimnis|geheimnisse|\bpreis|zeichnung|rezept|prozessparameter|kalkulation"
    r"|trade secret|\bprices?\b|pricing|drawing)"
)
_SECRETS_KEPT = re.compile(
    rf"(?:ausgenommen|gilt nicht fuer|ausnahme\w*|except\w*|does not (?:apply|extend) to|excluded)\b.{{0,60}}{_SECRETS}"
    rf"|{_SECRETS}.{{0,80}}(?:ausgenommen|geschuetzt|gewahrt|gilt (?:dies|das) nicht|excepted|excluded|protected)"
)
_CARVE_OUT_REACH = 2
# "to any person": a ban that keeps out the own people as well, unless another sentence lets them in.
_ANYBODY = re.compile(
    r"\b(?:any|no) (?:person|one)\b|anyone|anybody|nobody|\bno-one|irgendeine\w* person|keiner (?:\w+ )?person|niemand"
    r"|wem auch immer|jedermann"
)
# "all copies" is a ban on any copy only where the whole draft makes no exception.
_SURE_OF_COPIES = 0.8
_OWN_PEOPLE = re.compile(
    r"employee|personnel|\bstaff\b|representatives|officers and|directors|advis|mitarbeit|beschaeftigte|angestellte"
    r"|arbeitnehmer|personal\b|berater|verbundene|personen"
)

# Who receives is bound, told of the duty, or answered for; "binding upon successors" binds nobody who receives.
_BOUND = re.compile(
    r"\bbound\b|bind(?:s|ing)? (?:them|their|its|such|each|all)|oblig|subject to|\bcompl(?:y|ies)|adhere|abide|observ"
    r"|promis|\binform(?:s|ed|ing)?\b|advise[sd]?\b|\baware|\bagree[sd]?\b|\bsign|undertak|\bexecute|instruct|ensure|\bcauses?\b"
    r"|procure|\bdirect(?:s|ed)?\b|\brequire|responsib|\bliab|breach"
    r"|confidential(?:ity)? (?:obligation|agreement|undertaking)"
    r"|\bdut(?:y|ies)\b|same (?:terms|extent|standard)|in confidence|(?:keep|treat|hold)\w* (?:it|them|the|such|all)\b"
    r"|verpflicht|gebunden|\bbind|auferleg|angehalten|belehr|hingewiesen|hinweis|informiert|unterricht|\bsorge|\bhaftet?\b"
    r"|sicher(?:zu)?stell|sicher\b|einzustehen|\bsteht\b|verschwieg|geheim|vertreten|verantwort|einhalt"
    r"|g(?:elten|ilt) auch"
    r"|zugesagt|gelob|versprochen|zugesichert|vertraulich (?:zu )?behandel"
)
_STAFF = re.compile(r"employee|personnel|\bstaff\b|representatives|mitarbeit|beschaeftigte|angestellte|arbeitnehmer")
_TOLD = re.compile(
    r"disclos|reveal|divulg|shar(?:e|ed|ing)\b|access|available|provid|weiter(?:g|zug|l)|zugaenglich|zugang|ueberlass|offen(?:leg|bar)"
    r"|mitteil|kenntnis"
)
_OTHER_MATTER = re.compile(
    r"solicit|hir(?:e|ing)\b|recruit|residual|memor|antrag|abwerb|anwerb|anzuwerb|einstell|gedaechtnis|behalten|erinner|auskuenfte"
    r"|in (?:their|its) minds|ausgeschlossen|\bnicht als dritte|\bmeans\b|pertaining to|shall include"
)
# "Access is for employees who … only. They are bound to secrecy."
_GOES_ON = re.compile(
    r"^\W*(?:[\d.]{1,6} )?(?:sie|diese|diesen|jene|letztere|they|these|those|such persons|the latter)\b"
)
_SUCCESSION = re.compile(r"successors|heirs|\bassigns\b|rechtsnachfolger")
# Under "Use" a ban says what the information is not for: "not for developing own products" leaves these free.
_USE_HEADING = re.compile(r"verwend|verwert|nutzung|gebrauch|zweck|\buse\b|\bused\b|purpose|may do with")
_UNBOUND = 0.6
_WHOLE_DRAFT = 12  # spans; the silence of a shorter piece proves nothing


def refine(text: str, views: Sequence[View], hits: Sequence[Hit]) -> list[Hit]:
    """The hits that stand after reading the whole draft."""
    told = _copies(_need_to_know(_third_parties(_marking(views, _terms(text, hits)))))
    return _own_development(_residuals(views, _unbound(views, told)))


def _of(hits: Sequence[Hit], topic: str, *readings: str) -> list[Hit]:
    return [hit for hit in hits if hit.topic == topic and hit.reading in readings]


def _terms(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """A number must be a term; an agreement of open end that can be terminated is no endless secrecy."""
    hits = [
        hit
        for hit in hits
        if (hit.topic, hit.reading) != ("term", "fixed") or term_values(text[hit.view.span.start : hit.view.span.end])
    ]
    fixed = _of(hits, "term", "fixed")
    result = []
    for hit in hits:
        if (hit.topic, hit.reading) == ("term", "unlimited") and _CANCELLABLE.search(hit.view.own):
            if fixed:
                continue
            hit = replace(hit, confidence=_WEAK_UNLIMITED)
        result.append(hit)
    return result


def _marking(views: Sequence[View], hits: list[Hit]) -> list[Hit]:
    """Marking is not required where unmarked information is protected as well."""
    waived = [hit for hit in _of(hits, "marking", "not_required") if hit.confidence >= 0.85]
    return [
        hit
        for hit in hits
        if (hit.topic, hit.reading) != ("marking", "required") or not (waived or _has_alternative(hit.view, views))
    ]


def _has_alternative(view: View, views: Sequence[View]) -> bool:
    return bool(view.lead) and any(
        near.section == view.section and near.lead and _ALTERNATIVE.search(near.own)
        for near in views[view.position + 1 : view.position + 1 + _ALTERNATIVE_REACH]
    )


def _third_parties(hits: list[Hit]) -> list[Hit]:
    """A plain ban is no exclusion of third parties where the draft names the bound ones that may know."""
    permitted = _of(hits, "third_parties", "permitted_bound")
    if not permitted:
        return hits
    return [hit for hit in hits if (hit.topic, hit.reading) != ("third_parties", "prohibited")]


def _need_to_know(hits: list[Hit]) -> list[Hit]:
    """Nobody may know, but the own people may: then "nobody" means strangers."""
    let_in = [hit for hit in _of(hits, "need_to_know", "permitted_bound") if _is_told(hit.view.own)]
    return [
        hit
        for hit in hits
        if not (let_in and (hit.topic, hit.reading) == ("need_to_know", "prohibited") and _is_anybody(hit.view.own))
    ]


def _copies(hits: list[Hit]) -> list[Hit]:
    """All copies are to go, but the draft lets some stay: no ban on every copy."""
    if not _of(hits, "return_destruction", "archive_copy"):
        return hits
    weak = [hit for hit in _of(hits, "return_destruction", "no_archive_copy") if hit.confidence < _SURE_OF_COPIES]
    return [hit for hit in hits if hit not in weak]


def _unbound(views: Sequence[View], hits: list[Hit]) -> list[Hit]:
    """Own people may know, and no sentence about them says that they are bound: they are not."""
    let_in = [hit for hit in _of(hits, "need_to_know", "permitted_bound") if _is_told(hit.view.own)]
    if not let_in or len(views) < _WHOLE_DRAFT or any(_binds_people(view) for view in views):
        return hits
    if any(_is_said_on(hit.view, views) for hit in let_in):
        return hits
    return [*hits, *(Hit("need_to_know", "permitted_unbound", _UNBOUND, hit.view) for hit in let_in[:2])]


def _is_said_on(view: View, views: Sequence[View]) -> bool:
    """Whether the next sentence goes on about the people let in, and binds them."""
    following = views[view.position + 1 : view.position + 2]
    return any(_GOES_ON.search(near.own) and _BOUND.search(near.own) for near in following)


def _is_told(text: str) -> bool:
    return bool(_STAFF.search(text) and _TOLD.search(text)) and not _OTHER_MATTER.search(text)


def _binds_people(view: View) -> bool:
    return bool(_OWN_PEOPLE.search(view.text) and _BOUND.search(view.text)) and not _SUCCESSION.search(view.own)


def _is_anybody(text: str) -> bool:
    return bool(_ANYBODY.search(text)) and not _OWN_PEOPLE.search(text)


def _residuals(views: Sequence[View], hits: list[Hit]) -> list[Hit]:
    """General experience may be used where the next sentences keep the secrets out of it."""
    return [
        replace(hit, reading="general_only")
        if (hit.topic, hit.reading) == ("residuals", "permitted") and _keeps_secrets(hit.view, views)
        else hit
        for hit in hits
    ]


def _own_development(hits: list[Hit]) -> list[Hit]:
    """What a clause on the use of the information forbids is a use, no development of one's own."""
    restricted = ("independent_development", "restricted")
    return [hit for hit in hits if (hit.topic, hit.reading) != restricted or not _USE_HEADING.search(hit.view.heading)]


def _keeps_secrets(view: View, views: Sequence[View]) -> bool:
    following = views[view.position + 1 : view.position + 1 + _CARVE_OUT_REACH]
    return any(near.section == view.section and _SECRETS_KEPT.search(near.own) for near in following)
