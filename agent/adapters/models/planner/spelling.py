"""Words that are spelled almost alike, found in an index of deletions (the method of SymSpell)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

_SHORTEST, _LONG = 5, 9  # letters: below, nothing is corrected; from here on two mistakes are
_MOST = 2  # mistakes


class Spelling:
    """Looks up words with up to one mistake, two in long ones. Built once for a set of words."""

    def __init__(self, known: Iterable[str]) -> None:
        self._by_deletion: dict[str, list[str]] = defaultdict(list)
        self._longest = 0
        for word in dict.fromkeys(known):
            self._longest = max(self._longest, len(word))
            if len(word) >= _SHORTEST:
                for key in _deletions(word):
                    self._by_deletion[key].append(word)

    def near(self, word: str) -> list[str]:
        """Known words within the allowed distance, the nearest first."""
        if not _SHORTEST <= len(word) <= self._longest + _MOST:  # a longer one has ever more deletions, and none near
            return []
        allowed = _allowed(word)
        found = {each for key in _deletions(word) for each in self._by_deletion.get(key, ())}
        distances = sorted((distance(word, each), each) for each in found)
        return [each for far, each in distances if far <= min(allowed, _allowed(each))]


def _allowed(word: str) -> int:
    return _MOST if len(word) >= _LONG else 1


def _deletions(word: str) -> Iterator[str]:
    once = {word[:at] + word[at + 1 :] for at in range(len(word))}
    yield word
    yield from once
    if len(word) >= _LONG:
        yield from {each[:at] + each[at + 1 :] for each in once for at in range(len(each))}


def distance(one: str, other: str) -> int:
    """Insertions, deletions, replacements and swaps of neighbours (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        two_back, before, row = before, row, [at]
        for place, match in enumerate(other, start=1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != match))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == match:
                cost = min(cost, two_back[place - 2] + 1)
            row.append(cost)
    return row[-1]
