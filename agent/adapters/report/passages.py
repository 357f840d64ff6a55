"""Quotes of the draft in the report, with the place where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agent.adapters.report.draft import DraftText, Place
from agent.adapters.report.words import Words

# a longer quote is shortened beside our position: in full it stands in the draft's text
_LONGEST = 1_500


@dataclass(frozen=True, slots=True)
class Passage:
    """``where`` says page and paragraph in words, ``href`` leads there; both empty when there is no such place."""

    text: str
    shortened: bool
    where: str
    href: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What every part of the report needs: the words of the reader, the text of the draft."""

    words: Words
    draft: DraftText

    def passage(self, quote: Mapping[str, Any]) -> Passage:
        """A quote of the public JSON: text, start, end and, where there are pages, page."""
        where, href = self.where(quote["start"], quote["end"], quote.get("page"))
        text = quote["text"]
        return Passage(text[:_LONGEST], len(text) > _LONGEST, where, href)

    def where(self, start: int | None, end: int | None, page: int | None = None) -> tuple[str, str]:
        place = None if start is None or end is None else self.draft.place(start, end)
        if place is None:
            return (self.words.text("finding.page", page=page) if page else ""), ""
        return self._named(place, page), place.href

    def _named(self, place: Place, page: int | None) -> str:
        if page:
            return self.words.text("report.page_and_paragraph", page=page, number=place.number)
        return self.words.text("report.paragraph", number=place.number)
