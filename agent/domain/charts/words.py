"""Wording of charts, and names from outside made safe to draw."""

import math
import unicodedata

from agent.domain.language import Language
from agent.domain.messages.charts import TEXTS

# control characters, bidirectional overrides and other invisible ones, lone surrogates, unassigned
_NOT_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_BEYOND = 1e300  # differences of such values are no numbers any more


def word(name: str, language: Language, **values: object) -> str:
    """The text ``charts.<name>``."""
    german, english = TEXTS[f"charts.{name}"]
    return (german if language is Language.DE else english).format(**values)


def clean(text: str) -> str:
    """One line without characters that have no shape; markup is kept: it is drawn, never interpreted."""
    spaced = "".join(" " if char in "\n\r\t\v\f" else char for char in text)
    shown = "".join(char for char in spaced if unicodedata.category(char) not in _NOT_SHOWN)
    return " ".join(shown.split())


def known(value: float | None) -> float | None:
    """The value, or None where there is nothing to draw: null, not a number, beyond all bounds."""
    return value if value is not None and math.isfinite(value) and abs(value) < _BEYOND else None
