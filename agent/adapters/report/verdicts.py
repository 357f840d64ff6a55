"""The order in which findings are read; the page keeps the same one (`verdicts.js`; a test compares them)."""

from collections.abc import Iterable, Mapping
from typing import Any

VERDICTS = ("contradicts", "missing", "deviates", "unclear", "conforms")
SEVERITIES = ("red_line", "negotiable", "information")
CONFORMS = "conforms"


def worst_first(findings: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """A broken red line first, then by verdict, severity and confidence."""
    return sorted(findings, key=_rank)


def _rank(finding: Mapping[str, Any]) -> tuple[bool, int, int, float]:
    verdict, severity = finding["verdict"], finding["severity"]
    broken = severity == "red_line" and verdict in ("contradicts", "missing")
    return not broken, VERDICTS.index(verdict), SEVERITIES.index(severity), -finding["confidence"]
