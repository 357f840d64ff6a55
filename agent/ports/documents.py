"""Reading documents, and writing what goes back: Word files and reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from agent.domain.document import Document
from agent.domain.language import Language
from agent.domain.nda.redline.edit import Edit
from agent.ports.nda import StoredReview


class Documents(Protocol):
    def read(self, path: Path, name: str) -> Document:
        """Read a file in a sandbox. Raises BadInput with a code ``document.…`` that says why not."""
        ...


@dataclass(frozen=True, slots=True)
class Redlined:
    """A Word file, and the ids of edits that found no place in it (their comments stand at its beginning)."""

    content: bytes
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One row of the table of proposals, as text in the reader's language.

    What differs between ``original`` and ``text`` is struck and underlined. ``remark`` stands in for an
    empty cell ("new clause"). With ``noted`` nothing is changed: ``text`` is wording to talk about.
    """

    heading: str
    original: str
    text: str
    comment: str
    remark: str = ""
    noted: bool = False


class Redlines(Protocol):
    """Writes our proposals into Word files."""

    def redline(
        self,
        source: Path,
        name: str,
        text: str,
        edits: Sequence[Edit],
        author: str,
        at: datetime,
        language: Language = Language.DE,
        drop_comments_of: Sequence[str] = (),
    ) -> Redlined:
        """The Word file ``source`` with tracked changes and comments. ``text`` is what `Documents` read from it.

        Comments that already stand in the file and whose author is one of ``drop_comments_of`` (whatever the case
        and the blanks) are not in the result, nor are the answers to them, whoever gave these. All others stay.
        Raises BadInput ``redline.…`` when the file cannot be changed (no Word file, another text, a form of the
        format that cannot be written).
        """
        ...

    def proposals(
        self, title: str, intro: str, columns: Sequence[str], rows: Sequence[ProposalRow], language: Language
    ) -> bytes:
        """A Word file with the proposals as a table, for sources that are no Word file."""
        ...


class Reports(Protocol):
    """Draws the report of a review."""

    def render(
        self, review: StoredReview, decisions: Sequence[Mapping[str, Any]], asked_by: str, language: Language
    ) -> str:
        """One HTML page without scripts or references. ``decisions``: public JSON, ``asked_by``: a name."""
        ...
