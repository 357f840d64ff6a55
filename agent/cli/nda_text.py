"""A review as text for the shell."""

from typing import Any

from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.topics import TOPICS

_ORDER = ("contradicts", "missing", "deviates", "unclear", "conforms")
_OUTCOMES = ("declined", "open", "changed", "accepted")
_QUOTE = 160


def as_text(result: dict[str, Any], language: Language) -> str:
    """The recommendation first, then the findings, worst first; conforming ones in one line each."""
    lines = [result["recommendation"]["text"], "", *_round(result.get("round"), language)]
    findings = sorted(result["findings"], key=lambda finding: _ORDER.index(finding["verdict"]))
    for finding in findings:
        lines.extend(_finding(finding, language))
    for unusual in result["unusual"]:
        lines.append(f"? {unusual['reason']}")
        lines.extend(_quotes(unusual["quotes"], language))
    lines.extend(result["notes"])
    lines += ["", message("reviews.id", language, review=result["id"])]
    return "\n".join(lines)


def _round(found: dict[str, Any] | None, language: Language) -> list[str]:
    """The other side's answer, what it slipped in first."""
    if not found:
        return []
    lines = [f"{message('round.title', language)} ({found['previous']['document_name']})"]
    for slip in found["slipped_in"]:
        lines.append(f"! {message('round.slipped', language)}: {message('round.kind.' + slip['kind'], language)}")
        lines += [f"  - {_short(slip['before'])}"] if slip["before"] else []
        lines += [f"  + {_short(slip['after'])}"] if slip["after"] else []
    for outcome in _OUTCOMES:
        topics = [TOPICS[each["topic"]].label(language) for each in found["answers"] if each["outcome"] == outcome]
        if topics:
            lines.append(f"{message(f'round.{outcome}', language)}: {', '.join(topics)}")
    return [*lines, ""]


def _short(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1] + "…"


def _finding(finding: dict[str, Any], language: Language) -> list[str]:
    verdict = message(f"reviews.verdict.{finding['verdict']}", language)
    head = f"{verdict}: {TOPICS[finding['topic']].label(language)}"
    if finding["verdict"] == "conforms":
        return [head]
    sure = formats.percent(finding["confidence"], language)
    return [f"{head} ({finding['policy_id']}, {sure})", f"  {finding['reason']}", *_quotes(finding["quotes"], language)]


def _quotes(quotes: list[dict[str, Any]], language: Language) -> list[str]:
    lines = []
    for quote in quotes:
        page = message("reviews.page", language, page=quote["page"]) if quote["page"] else ""
        lines.append(f"  > {_short(quote['text'])}{page}")
    return lines
