"""Importing facts from files, and reading back what the state takes from them."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from agent.domain.facts.importing import Note, TableSource
from agent.domain.history import AccountPlan, Escalation


class FactsFiles(Protocol):
    """What a user hands in."""

    def open(
        self, folder: Path, mapping: Path | None
    ) -> AbstractContextManager[tuple[Sequence[TableSource], Sequence[Note]]]:
        """Sources of rows, good as long as the context. Raises BadInput ``facts.…``."""
        ...


class ImportedRecords(Protocol):
    """What the facts in use hold for the state."""

    def escalations(self) -> Sequence[Escalation]: ...

    def plans(self) -> Sequence[AccountPlan]: ...

    def team(self) -> Sequence[tuple[str, str]]:
        """Account name and user (id or e-mail address as written), by name."""
        ...
