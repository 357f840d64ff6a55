"""Texts, numbers and names as the reader of a report expects them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from agent.adapters.report.countries import NAMES
from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import codes, message
from agent.domain.nda.topics import TOPICS

# the page says the same from the same probabilities on (`format.js`; a test compares them)
CONFIDENCE_WORDS = ((0.9, "very_sure"), (0.75, "sure"), (0.55, "fairly_sure"), (0.0, "unsure"))
_KNOWN = codes()


@dataclass(frozen=True, slots=True)
class Words:
    """Everything said to the reader, in one language."""

    language: Language

    def text(self, code: str, **values: object) -> str:
        return message(code, self.language, **values)

    def counted(self, code: str, count: int) -> str:
        return self.text(f"{code}.{'one' if count == 1 else 'other'}", count=count)

    def label(self, prefix: str, name: str) -> str:
        """A label for a name that may be new to us (a measure of the judge): the name itself then."""
        return self.text(f"{prefix}.{name}") if f"{prefix}.{name}" in _KNOWN else name

    def topic(self, name: str) -> str:
        return TOPICS[name].label(self.language) if name in TOPICS else name

    def confidence(self, ratio: float) -> str:
        word = next(word for floor, word in CONFIDENCE_WORDS if ratio >= floor)
        return self.text(f"confidence.{word}", share=formats.percent(ratio, self.language))

    def date(self, value: object) -> str:
        """A date, or one in ISO form; what cannot be read as one (Word stores what it likes) is empty."""
        if isinstance(value, str):
            try:
                value = dt.datetime.fromisoformat(value)
            except ValueError:
                return ""
        return formats.date(value, self.language) if isinstance(value, dt.date) else ""

    def country(self, code: str) -> str:
        """``DE`` → Deutschland; a part of a country (``US-NY``) keeps its code behind the country."""
        country, _, part = code.partition("-")
        if country not in NAMES:
            return code
        name = NAMES[country].text(self.language)
        return f"{name} ({code})" if part else name

    def listed(self, items: Sequence[object]) -> str:
        """``1, 2 und 3``."""
        *first, last = map(str, items)
        return self.text("report.and", first=", ".join(first), last=last) if first else last
