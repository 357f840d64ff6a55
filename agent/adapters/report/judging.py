"""How it was judged: the judge's version and how well it was measured to read."""

from collections.abc import Mapping
from typing import Any

from agent.adapters.report.words import Words
from agent.domain import formats

_DIGITS = 3


def judging(result: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """``quality``: measures with their values, for a table; ``lines``: the rest as sentences."""
    judge = result["judge"]
    lines = [
        words.text("judge.measured_on", source=judge["measured_on"]) if judge.get("measured_on") else "",
        words.text("report.caution" if judge["quality"] else "report.unmeasured"),
        words.text("report.digest", digest=result["document"].get("sha256", "")),
        words.text("report.prompt", digest=result["prompt_hash"]) if result.get("prompt_hash") else "",
    ]
    return {
        "version": words.text("judge.version", version=judge["version"]),
        "quality": [
            (words.label("judge.quality", name), formats.number(value, words.language, _DIGITS))
            for name, value in judge["quality"].items()
        ],
        "lines": [line for line in lines if line],
    }
