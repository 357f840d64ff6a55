"""Patterns of many alternatives, told apart by a part that each needs before any of them is tried.

A draft is looked through with some fifteen hundred alternatives. ``re`` tries each of them at every letter; here an
alternative is tried only where a few letters in a row stand in the text without which it cannot match. And "A, later
on the line B" is searched for as that: first A, then B behind it, in time that grows with the text and not with its
square.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from agent.domain.rights.cue_parts import alternatives, needed, steps

NEVER = r"(?!)"
_GRAM = 3


class Cue:
    """``re.search`` of any of ``sources``, IGNORECASE, as far as whether there is a match."""

    def __init__(self, *sources: str) -> None:
        self.sources = sources
        self._always: list[_Alternative] = []
        self._by_gram: Mapping[str, list[_Alternative]] = defaultdict(list)
        for source in sources:
            for each in () if source == NEVER else alternatives(source):
                self._add(_Alternative(steps(each)))
        self._grams = frozenset(self._by_gram)

    def _add(self, alternative: "_Alternative") -> None:
        grams = alternative.grams
        if not grams:
            self._always.append(alternative)
        for gram in grams:
            self._by_gram[gram].append(alternative)

    def search(self, text: str) -> bool:
        grams = grams_of(text)
        if not self._always and self._grams.isdisjoint(grams):  # most of the time
            return False
        return any(each.is_in(text) for each in self._candidates(grams))

    def _candidates(self, grams: frozenset[str]) -> Iterator["_Alternative"]:
        yield from self._always
        for gram in self._grams & grams:
            yield from self._by_gram[gram]


class _Alternative:
    """One after the other on a line; compiled when it is tried for the first time."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._sources = sources

    @property
    def grams(self) -> frozenset[str]:
        """A text without any of them holds no match; none: it has to be tried."""
        return max((needed(each) for each in self._sources), key=lambda each: min(map(len, each), default=0))

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [re.compile(each, re.IGNORECASE) for each in self._sources]

    def is_in(self, text: str) -> bool:
        first, *others = self._patterns
        at = 0
        while found := first.search(text, at):
            if not others:
                return True
            line = text.find("\n", found.end())
            end = len(text) if line < 0 else line
            if _follow(others, text, found.end(), end):
                return True
            at = end + 1  # what stands on this line behind a later one stands behind this one, too
        return False


def _follow(patterns: Sequence[re.Pattern[str]], text: str, at: int, end: int) -> bool:
    for each in patterns:
        found = each.search(text, at, end)
        if found is None:
            return False
        at = found.end()
    return True


@lru_cache(maxsize=64)  # the same part is looked through with every cue
def grams_of(text: str) -> frozenset[str]:
    """One to three letters in a row of ``text``, in small letters; ``0`` for any digit."""
    low = text.lower()
    runs = [low[at:] for at in range(_GRAM)]
    grams = {*low, *map("".join, zip(*runs[:2], strict=False)), *map("".join, zip(*runs, strict=False))}
    return frozenset(grams | {"0"}) if any(map(str.isdecimal, low)) else frozenset(grams)
