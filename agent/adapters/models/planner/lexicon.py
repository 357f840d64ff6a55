"""The company's glossary, compiled: which of its terms stand in a message."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from agent.adapters.models.planner.words import Word, fold
from agent.domain.assistant.glossary import Glossary, Terms

_GAP = "…"
_WIDEST_GAP = 5  # words


class Subject(StrEnum):
    KPI = "kpi"
    TOOL = "tool"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found; ``first`` to ``last`` are the places of its words. ``plain``: it is a name, not just a hint."""

    subject: Subject
    key: str
    plain: bool
    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class _Term:
    subject: Subject
    key: str
    plain: bool
    parts: tuple[str, ...]


class Lexicon:
    """Built once for one version of the glossary."""

    def __init__(self, glossary: Glossary) -> None:
        self._exact: dict[str, list[_Term]] = defaultdict(list)
        self._prefixes: dict[str, list[_Term]] = defaultdict(list)
        for term in _terms(glossary):
            first = term.parts[0]
            where = self._prefixes if first.endswith("*") else self._exact
            where[first.rstrip("*")].append(term)

    def hits(self, words: Sequence[Word]) -> list[Hit]:
        found = (hit for at in range(len(words)) for hit in self._at(words, at))
        return list(dict.fromkeys(found))

    def _at(self, words: Sequence[Word], at: int) -> Iterator[Hit]:
        for term in self._candidates(words[at].text):
            last = _end(term.parts, words, at)
            if last is not None:
                yield Hit(term.subject, term.key, term.plain, at, last)

    def _candidates(self, word: str) -> Iterator[_Term]:
        yield from self._exact.get(word, ())
        for length in range(1, len(word) + 1):
            yield from self._prefixes.get(word[:length], ())


def _terms(glossary: Glossary) -> Iterator[_Term]:
    groups: tuple[tuple[Subject, Mapping[str, Terms]], ...] = (
        (Subject.KPI, glossary.kpis),
        (Subject.TOOL, glossary.tools),
        (Subject.DEPARTMENT, glossary.departments),
    )
    for subject, entries in groups:
        for key, terms in entries.items():
            for plain, listed in ((True, terms.names), (False, terms.hints)):
                for text in listed:
                    yield _Term(subject, key, plain, tuple(fold(text).replace("-", " ").split()))


def _end(parts: Sequence[str], words: Sequence[Word], at: int) -> int | None:
    """The place of the last word where ``parts`` match from ``at`` on."""
    if not parts:
        return at - 1
    if at >= len(words):
        return None
    if parts[0] == _GAP:
        for skipped in range(_WIDEST_GAP + 1):
            end = _end(parts[1:], words, at + skipped)
            if end is not None:
                return end
        return None
    return _end(parts[1:], words, at + 1) if _same(parts[0], words[at].text) else None


def _same(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def named(hits: Sequence[Hit], subject: Subject) -> list[str]:
    """The keys that are said plainly, in the order of the message; a term inside a longer one does not count."""
    plain = [each for each in hits if each.subject is subject and each.plain]
    kept = [each for each in plain if not any(_inside(each, other) for other in plain)]
    return list(dict.fromkeys(each.key for each in sorted(kept, key=lambda each: each.first)))


def _inside(one: Hit, other: Hit) -> bool:
    return other.first <= one.first and one.last <= other.last and other.length > one.length and other.key != one.key
