"""The policy library on disk: `nda/*.yaml` and `decision_rights.yaml` of one folder."""

import threading
from collections.abc import Sequence
from pathlib import Path

from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.policy import PolicyClause
from agent.domain.rights import DecisionRight, Department
from agent.ports import PolicyProblem
from knowledge.policies.assemble import Content, assemble
from knowledge.policies.source import Source, read

RIGHTS_FILE = "decision_rights.yaml"
Stamp = tuple[int, int]  # mtime in ns, size; zeros for a file that is not there


class InvalidLibrary(BadInput):
    """``policies.invalid``; the text names file and line of the first problem, in the reader's language."""

    def text(self, language: Language) -> str:
        values = {
            name: value.text(language) if isinstance(value, PolicyProblem) else value
            for name, value in self.values.items()
        }
        return message(self.code, language, **values)


class PolicyLibrary:
    """Implements the port `Policies`. Reads again what changed in time or size; thread-safe."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._sources: dict[str, tuple[Stamp, Source]] = {}
        self._content: Content | None = None

    def clauses(self) -> Sequence[PolicyClause]:
        """In the order of the file names. Raises InvalidLibrary (BadInput ``policies.invalid``)."""
        return self._valid().clauses

    def rights(self) -> Sequence[DecisionRight]:
        """In the order of the file. Raises InvalidLibrary."""
        return self._valid().rights

    def departments(self) -> Sequence[Department]:
        """Who can decide, in the order of the file. Raises InvalidLibrary."""
        return self._valid().departments

    def problems(self) -> Sequence[PolicyProblem]:
        """Everything that is wrong with the library, by file and line; empty when it is valid."""
        return self._current().problems

    def _valid(self) -> Content:
        content = self._current()
        if content.problems:
            first, count = content.problems[0], len(content.problems)
            raise InvalidLibrary("policies.invalid", file=first.file, line=first.line, problem=first, count=count)
        return content

    def _current(self) -> Content:
        with self._lock:
            changed = self._refresh()
            if changed or self._content is None:
                sources = {name: source for name, (_, source) in self._sources.items()}
                rights = sources.pop(RIGHTS_FILE)
                self._content = assemble(list(sources.values()), rights)
            return self._content

    def _refresh(self) -> bool:
        """Read the files whose stamp changed; True when anything came, went or changed."""
        # .yml too: a file that is silently left out would be a policy that silently does not apply
        paths = [*sorted((self._folder / "nda").glob("*.y*ml")), self._folder / RIGHTS_FILE]
        stamps = {path.relative_to(self._folder).as_posix(): _stamp(path) for path in paths}
        if stamps == {name: stamp for name, (stamp, _) in self._sources.items()}:
            return False
        self._sources = {name: (stamp, self._source(name, stamp)) for name, stamp in stamps.items()}
        return True

    def _source(self, name: str, stamp: Stamp) -> Source:
        kept = self._sources.get(name)
        return kept[1] if kept and kept[0] == stamp else read(self._folder / name, name)


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
