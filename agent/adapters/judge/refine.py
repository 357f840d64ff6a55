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


def refine(text: str, views: Sequence[View], hits: Sequence[Hit]) -> list[Hit]:
    """The hits that stand after reading the whole draft."""
    return _residuals(views, _third_parties(_marking(views, _terms(text, hits))))


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


def _residuals(views: Sequence[View], hits: list[Hit]) -> list[Hit]:
    """General experience may be used where the next sentences keep the secrets out of it."""
    return [
        replace(hit, reading="general_only")
        if (hit.topic, hit.reading) == ("residuals", "permitted") and _keeps_secrets(hit.view, views)
        else hit
        for hit in hits
    ]


def _keeps_secrets(view: View, views: Sequence[View]) -> bool:
    following = views[view.position + 1 : view.position + 1 + _CARVE_OUT_REACH]
    return any(near.section == view.section and _SECRETS_KEPT.search(near.own) for near in following)
