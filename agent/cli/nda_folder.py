"""The files of a folder that is reviewed as a batch."""

import os
from collections.abc import Iterator
from pathlib import Path

from agent.adapters.documents.names import display_name
from agent.domain.errors import BadInput

_NOT_OURS = (".", "~$")  # hidden, and what Word leaves beside an open file


def documents_of(folder: Path, out: Path | None) -> list[Path]:
    """Every file below, by name, without links to folders, and without ``out`` where that lies inside.

    Raises BadInput ``nda_batch.no_folder`` or ``nda_batch.no_documents``.
    """
    shown = display_name(folder.resolve().name)
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        raise BadInput("nda_batch.no_folder", name=shown)
    found = sorted(_below(folder, None if out is None else out.resolve()))
    if not found:
        raise BadInput("nda_batch.no_documents", name=shown)
    return found


def shown_path(path: Path, folder: Path) -> str:
    """As the table names it: below ``folder``, without what steers a screen."""
    return "/".join(display_name(part) for part in path.relative_to(folder).parts)


def _below(folder: Path, out: Path | None) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = [each for each in folders if not each.startswith(_NOT_OURS) and (here / each).resolve() != out]
        yield from (here / each for each in names if not each.startswith(_NOT_OURS))
