"""What a user hands in: a folder of files, with or without a mapping."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from agent.adapters.facts.importing.folder import folder_sources
from agent.adapters.facts.importing.mapping import mapped_sources
from agent.adapters.facts.importing.rows import one_line
from agent.domain.errors import BadInput
from agent.domain.facts.importing import Note, TableSource
from agent.domain.phrase import os_problem


class FactsFolder:
    """Implements the port `FactsFiles`."""

    @contextmanager
    def open(self, folder: Path, mapping: Path | None) -> Iterator[tuple[Sequence[TableSource], Sequence[Note]]]:
        try:
            if mapping is None:
                yield folder_sources(folder)
            elif not folder.is_dir():
                raise BadInput("facts.folder.none", folder=one_line(str(folder)))
            else:
                with mapped_sources(folder, mapping) as opened:
                    yield opened
        except OSError as error:
            path = Path(str(error.filename))
            if path != mapping and not path.is_relative_to(folder):
                raise  # not what the user handed in
            raise BadInput("facts.file.unreadable", file=one_line(path.name), problem=os_problem(error)) from None
