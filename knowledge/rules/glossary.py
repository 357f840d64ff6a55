"""`glossary.yaml`: the company's words for KPIs, work and departments, as it edits them."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from agent.domain.assistant.glossary import Glossary, Terms
from agent.domain.assistant.tool_names import TOOL_NAMES
from agent.domain.kpi.definition import KPI_IDS
from agent.domain.kpi.names import ALL
from agent.ports import PolicyProblem
from knowledge.policies.schema import Text
from knowledge.policies.source import Source
from knowledge.rules.departments import Departments, department_problems
from knowledge.rules.file import RuleFile

FILE = "glossary.yaml"
# a star ends a word, an ellipsis stands between two words: anything else would match what nobody meant
_SHAPE = re.compile(r"(?!…)(?:…|[^\W_]+(?:['’.][^\W_]+)*\*?)(?:[ -]+(?:…|[^\W_]+(?:['’.][^\W_]+)*\*?))*(?<!…)")
_LONGEST = 60
Word = Annotated[Text, Field(max_length=_LONGEST)]
_Path = tuple[str | int, ...]


class _Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class WordsEntry(_Entry):
    de: list[Word] = []
    en: list[Word] = []

    @property
    def both(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.de, *self.en)))


class TermsEntry(_Entry):
    names: WordsEntry = WordsEntry()
    hints: WordsEntry = WordsEntry()

    def domain(self) -> Terms:
        return Terms(self.names.both, self.hints.both)


class GlossaryEntry(_Entry):
    version: Annotated[int, Field(ge=1)]
    sample: bool
    kpis: dict[str, TermsEntry]
    tools: dict[str, TermsEntry]
    departments: dict[str, WordsEntry]

    def domain(self) -> Glossary:
        return Glossary(
            version=self.version,
            kpis={key: entry.domain() for key, entry in self.kpis.items()},
            tools={key: entry.domain() for key, entry in self.tools.items()},
            departments={key: Terms(names=entry.both) for key, entry in self.departments.items()},
            sample=self.sample,
        )


class GlossaryFile:
    """The glossary of one folder. ``departments`` are those of the decision rights, None: names go unchecked."""

    def __init__(self, folder: Path, departments: Departments | None = None) -> None:
        def check(source: Source, entry: GlossaryEntry) -> Sequence[PolicyProblem]:
            named = [(("departments", each), each) for each in entry.departments]
            unknown = department_problems(source, named, departments()) if departments else ()
            return [*_ids(source, entry), *unknown, *_shapes(source, entry), *_twice(source, entry)]

        self._file = RuleFile(folder, FILE, GlossaryEntry, GlossaryEntry.domain, check)

    def glossary(self) -> Glossary:
        """Raises InvalidLibrary (BadInput ``policies.invalid``) that names file and line."""
        return self._file.rules()

    def problems(self) -> Sequence[PolicyProblem]:
        return self._file.problems()


def _ids(source: Source, entry: GlossaryEntry) -> Iterator[PolicyProblem]:
    """Ids that nothing here answers to, and ids that are missing."""
    for group, found, known in (("kpis", entry.kpis, (*KPI_IDS, ALL)), ("tools", entry.tools, TOOL_NAMES)):
        for each in found:
            if each not in known:
                values = {"id": each, "known": ", ".join(known)}
                yield PolicyProblem(source.name, source.line((group, each)), "planner.problem.id", values)
        for each in known:
            if each not in found:
                yield PolicyProblem(source.name, source.line((group,)), "planner.problem.missing", {"id": each})


def _shapes(source: Source, entry: GlossaryEntry) -> Iterator[PolicyProblem]:
    for path, word in _words(entry):
        if not _SHAPE.fullmatch(word):
            yield PolicyProblem(source.name, source.line(path), "planner.problem.shape", {"word": word})


def _twice(source: Source, entry: GlossaryEntry) -> Iterator[PolicyProblem]:
    """A name that belongs to two KPIs decides for none."""
    owner: dict[str, str] = {}
    for path, word in _words(entry):
        if path[0] == "kpis" and path[2] == "names":
            kpi, before = str(path[1]), owner.setdefault(word.casefold(), str(path[1]))
            if before != kpi:
                values = {"word": word, "one": before, "other": kpi}
                yield PolicyProblem(source.name, source.line(path), "planner.problem.twice", values)


def _words(entry: GlossaryEntry) -> Iterator[tuple[_Path, str]]:
    groups: dict[str, dict[str, TermsEntry]] = {"kpis": entry.kpis, "tools": entry.tools}
    for group, terms in groups.items():
        for key, each in terms.items():
            yield from _listed((group, key, "names"), each.names)
            yield from _listed((group, key, "hints"), each.hints)
    for key, words in entry.departments.items():
        yield from _listed(("departments", key), words)


def _listed(path: _Path, words: WordsEntry) -> Iterator[tuple[_Path, str]]:
    for language in ("de", "en"):
        for at, word in enumerate(getattr(words, language)):
            yield (*path, language, at), word
