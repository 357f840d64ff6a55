"""One piece of a message, read: what it names, which terms of the glossary it holds, which days it speaks of."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from agent.adapters.models.planner.horizon import days
from agent.adapters.models.planner.lexicon import Hit, Lexicon
from agent.adapters.models.planner.mention import Kind, Mention
from agent.adapters.models.planner.naming import NameIndex
from agent.adapters.models.planner.strangers import files_named, has_legal_form, strangers
from agent.adapters.models.planner.times import Found, periods
from agent.adapters.models.planner.words import Word, fold, words

# what stands for a name, so that nothing is learned of who was asked about; of any length, in no language
_MASKS = {
    Kind.ACCOUNT: "Acme",
    Kind.CONTACT: "Smith",
    Kind.CONTRACT: "RV-1",
    Kind.ARTICLE: "MC-1",
    Kind.FILE: "Datei.pdf",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """``masked`` is the text with a mask in place of each name; ``words`` and ``hits`` are of the masked text."""

    text: str
    masked: str
    mentions: tuple[Mention, ...]
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    periods: tuple[Found, ...]
    days: int | None

    def of(self, kind: Kind) -> list[Mention]:
        return [each for each in self.mentions if each.kind is kind]


@dataclass(frozen=True, slots=True)
class Reader:
    """``files`` are the names of what the user put into the conversation."""

    index: NameIndex
    lexicon: Lexicon
    today: dt.date
    files: tuple[str, ...] = ()

    def read(self, text: str) -> Reading:
        text = unicodedata.normalize("NFC", text).strip()
        named = self._named(text)
        masked = _masked(text, named)
        listed = words(masked)
        spoken = fold(re.sub(r"\s+", " ", masked))
        return Reading(
            text=text,
            masked=masked,
            mentions=tuple(named),
            words=tuple(listed),
            hits=tuple(self.lexicon.hits(listed)),
            periods=tuple(periods(spoken, self.today)),
            days=days(spoken, self.today),
        )

    def _named(self, text: str) -> list[Mention]:
        """Files first, then the directory; a stranger's whole company name outweighs a person who is spelled alike."""
        others = list(strangers(text, self.index))
        firms = [each for each in others if each.end > each.start and has_legal_form(each.value)]
        known = [
            each
            for each in self.index.mentions(text)
            if each.kind is Kind.ACCOUNT or not any(each.overlaps(firm) for firm in firms)
        ]
        named: list[Mention] = []
        for each in (*files_named(text, self.files), *known, *others):
            if not any(each.overlaps(other) for other in named):
                named.append(each)
        return sorted(named, key=lambda each: each.start)


def _masked(text: str, mentions: Sequence[Mention]) -> str:
    pieces, at = [], 0
    for each in mentions:
        pieces += [text[at : each.start], _MASKS[each.kind]]
        at = each.end
    return "".join([*pieces, text[at:]])
