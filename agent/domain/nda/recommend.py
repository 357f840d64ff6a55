"""The recommendation: a level, what stands against the draft, and who decides. It never says "sign"."""

from collections.abc import Mapping, Sequence

from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.policy import Severity, Verdict
from agent.domain.nda.reasons import names_of
from agent.domain.nda.review import Basis, Finding, Incorporated, Level, Recommendation
from agent.domain.nda.topics import TOPICS
from agent.domain.rights import Department

_RED = (Verdict.CONTRADICTS, Verdict.MISSING)


def level_of(finding: Finding) -> Level:
    """Red: a red line contradicted or missing; amber: another defect, or unclear."""
    if finding.verdict is Verdict.CONFORMS:
        return Level.GREEN
    if finding.severity is Severity.RED_LINE and finding.verdict in _RED:
        return Level.RED
    return Level.AMBER


def recommend(
    findings: Sequence[Finding],
    unusual: int,
    departments: Mapping[str, Department],
    decides: Department,
    language: Language,
    incorporated: Sequence[Incorporated] = (),
) -> Recommendation:
    """``unusual`` counts provisions that no policy covers: somebody has to read them, so the least is amber.

    So it is with ``incorporated`` terms, which nobody has read: they stand for all that rests on absence.

    ``decides`` is the department that decides on NDAs as a whole (decision right ``nda_accept``).
    """
    levels = [level_of(finding) for finding in findings]
    least = Level.AMBER if unusual or incorporated else Level.GREEN
    level = next((each for each in (Level.RED, Level.AMBER) if each in levels), least)
    concerned = [finding for finding, each in zip(findings, levels, strict=True) if each is level]
    named = [
        TOPICS[finding.topic].label(language) for finding in concerned if not (incorporated and _is_unread(finding))
    ]
    if unusual and level is Level.AMBER:
        named.append(message("reviews.unusual_count", language, count=unusual))
    if incorporated and level is Level.AMBER:
        named.append(message("reviews.incorporated_count", language))
    topics = ", ".join(named)
    ids = dict.fromkeys([*(finding.decides for finding in concerned if level is not Level.GREEN), decides.id])
    names = ", ".join(departments[each].name.text(language) for each in ids)
    text = message(f"reviews.{level}", language, topics=topics, decides=names)
    if incorporated:
        unread = message("reviews.incorporated_short", language, names=names_of(incorporated, language))
        text = f"{text} {unread}"
    return Recommendation(level, text)


def _is_unread(finding: Finding) -> bool:
    return finding.verdict is Verdict.UNCLEAR and finding.basis is Basis.ABSENT
