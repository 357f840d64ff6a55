"""Real Word files with what breaks others: an edit in each finds its place or is reported."""

import io
from pathlib import Path

import docx
import pytest

from agent.adapters.documents.docx.reader import read_docx
from agent.adapters.redline.order import Order
from agent.adapters.redline.writer import redline
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.nda.redline.edit import Edit, Hunk
from tests.adapters.redline.revisions import part, reject_all, texts
from tests.adapters.redline.word import AT, AUTHOR, check_comments, check_marks, shared

FOLDER = shared("data", "documents")
FILES = sorted(FOLDER.glob("docx-*.docx")) if FOLDER.is_dir() else [None]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name if path else "none")
def test_an_edit_is_placed_or_reported(path: Path | None) -> None:
    if path is None:
        pytest.skip("the shared documents are not beside the repository")
    data = path.read_bytes()
    try:
        extract = read_docx(data)
    except BadInput:
        pytest.skip("the reader refuses the file")
    edits = tuple(
        Edit(str(at), block.start, block.end, f"Comment {at}", (_middle(block.start + block.label, block.end),))
        for at, block in enumerate(extract.blocks)
    )
    made = redline(data, Order(extract.text, edits, AUTHOR, AT, Language.DE))
    root = part(made.content)
    check_marks(root)
    check_comments(made.content)
    assert texts(reject_all(root, AUTHOR)) == texts(part(data))
    docx.Document(io.BytesIO(made.content))
    again = read_docx(made.content).text
    placed = [edit for edit in edits if edit.id not in made.unplaced]
    assert again.count("XYZZY") == len(placed)


def _middle(start: int, end: int) -> Hunk:
    third = (end - start) // 3
    return Hunk(start + third, end - third, "XYZZY")
