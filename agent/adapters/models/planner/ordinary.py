"""Words of both languages that are no names, so that an unknown name shows: made by `evals.routing.train`."""

from functools import lru_cache
from importlib.resources import files

_LONG_PART = 5  # letters of a compound's part that is a word by itself


class OrdinaryWords:
    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._parts = frozenset(each for each in words if len(each) >= _LONG_PART)

    def __contains__(self, word: str) -> bool:
        return word in self._words or any(stem in self._words for stem in _stems(word))

    def holds_a_part_of(self, word: str) -> bool:
        """German makes new words of old ones: "Lieferverzug" is no name."""
        starts = (word[:length] for length in range(_LONG_PART, len(word) - 2))
        ends = (word[-length:] for length in range(_LONG_PART, len(word) - 2))
        return any(each in self._parts for each in (*starts, *ends))


def _stems(word: str) -> tuple[str, ...]:
    return tuple(word[: -len(end)] for end in ("s", "n", "en", "er", "es", "e", "ed", "ing") if word.endswith(end))


@lru_cache(maxsize=1)
def ordinary_words() -> OrdinaryWords:
    text = (files(__package__) / "model" / "ordinary_words.txt").read_text(encoding="utf-8")
    return OrdinaryWords(frozenset(text.split()))
