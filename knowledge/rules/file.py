"""One rule file: read again when it changed, validated as a whole, problems with their line."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from agent.ports import PolicyProblem
from knowledge.policies.library import InvalidLibrary
from knowledge.policies.source import Source, read
from knowledge.policies.validate import parse

Model = TypeVar("Model", bound=BaseModel)
Rules = TypeVar("Rules")


class RuleFile(Generic[Model, Rules]):
    """``name`` inside ``folder``, validated by ``model``, handed out as what ``domain`` makes of it.

    ``check`` finds what no single field shows: ids that are missing or there twice.
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        model: type[Model],
        domain: Callable[[Model], Rules],
        check: Callable[[Source, Model], Sequence[PolicyProblem]] = lambda _source, _entry: (),
    ) -> None:
        self._path, self._name = folder / name, name
        self._model, self._domain, self._check = model, domain, check
        self._lock = threading.Lock()
        self._read: tuple[tuple[int, int], Rules | None, Sequence[PolicyProblem]] | None = None

    def rules(self) -> Rules:
        """Raises InvalidLibrary (BadInput ``policies.invalid``) that names file and line."""
        rules, problems = self._current()
        if rules is None:
            first, count = problems[0], len(problems)
            raise InvalidLibrary("policies.invalid", file=first.file, line=first.line, problem=first, count=count)
        return rules

    def problems(self) -> Sequence[PolicyProblem]:
        """Everything wrong with the file; empty when it is valid."""
        return self._current()[1]

    def _current(self) -> tuple[Rules | None, Sequence[PolicyProblem]]:
        with self._lock:
            stamp = _stamp(self._path)
            if self._read is None or self._read[0] != stamp:
                self._read = (stamp, *self._load())
            return self._read[1:]

    def _load(self) -> tuple[Rules | None, Sequence[PolicyProblem]]:
        source = read(self._path, self._name)
        if source.problems:
            return None, source.problems
        entry, problems = parse(source, self._model)
        problems = (*problems, *([] if entry is None else self._check(source, entry)))
        return (None if entry is None or problems else self._domain(entry)), problems


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
