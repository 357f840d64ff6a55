"""Real files: every one gives a document or a clear refusal, quickly and in little memory."""

import re
import time
import zipfile
from itertools import pairwise
from pathlib import Path

from lxml import etree

from agent.adapters.documents import SandboxedDocuments
from agent.domain.document import Document
from agent.domain.errors import BadInput
from agent.domain.language import Language

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def check(document: Document) -> None:
    """Blocks lie in the text, in order, without overlap, and leave out nothing but line breaks."""
    assert document.blocks[0].start == 0
    assert document.blocks[-1].end == len(document.text)
    for block in document.blocks:
        assert document.text[block.start : block.end].strip()
        assert 0 <= block.label < block.end - block.start
    for before, after in pairwise(document.blocks):
        assert document.text[before.end : after.start] == "\n"
    document.text.encode()  # no lone surrogates


def files(folder: Path, *suffixes: str) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in suffixes)


def outcome_of(path: Path) -> Document | BadInput:
    try:
        return SandboxedDocuments().read(path, path.name)
    except BadInput as refusal:
        return refusal


def test_every_file_that_breaks_parsers_gives_a_document_or_a_clear_refusal(shared: Path) -> None:
    refused = {}
    for path in files(shared / "documents", ".docx", ".pdf"):
        started = time.monotonic()
        outcome = outcome_of(path)
        if isinstance(outcome, BadInput):
            refused[path.name.partition("__")[0]] = outcome.code
            assert all(outcome.text(language) for language in Language)
        else:
            check(outcome)
        assert time.monotonic() - started < 20
    assert refused == {
        "docx-altchunk": "document.only_foreign",
        "docx-doctype": "document.doctype",
        "docx-encrypted": "document.password",
        "docx-fuzz": "document.corrupt",
        "docx-truncated": "document.corrupt",
        "pdf-encrypted": "document.password",
    } | ({"pdf-scan": "document.no_text_layer"} if "pdf-scan" in refused else {})


def test_every_nda_is_read(shared: Path) -> None:
    found = files(shared / "ndas", ".docx", ".pdf", ".md")
    assert found
    for path in found:
        document = SandboxedDocuments().read(path, path.name)
        check(document)
        assert document.coverage.complete


def strings(path: Path, keep: str | None = None) -> list[str]:
    """The w:t of document.xml; with ``keep`` only those inside that element."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    nodes = [node for node in root.iter(f"{W}t") if keep is None or any(True for _ in node.iterancestors(W + keep))]
    return [node.text or "" for node in nodes]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_all_inserted_text_of_a_tracked_file_is_in_the_text(shared: Path) -> None:
    path = shared / "documents" / "docx-tracked__delins.docx"
    document = SandboxedDocuments().read(path, path.name)
    inserted = strings(path, "ins")
    assert inserted
    assert all(squeezed(text) in squeezed(document.text) for text in inserted)
    assert squeezed("".join(strings(path)))[:200] in squeezed(document.text.replace("• ", ""))


def test_no_deleted_text_of_a_redline_is_in_the_text(shared: Path) -> None:
    path = shared / "ndas" / "en" / "open_agreements" / "NDA-Redline.docx"
    document = SandboxedDocuments().read(path, path.name)
    deleted = [change.text for change in document.coverage.changes if change.kind == "deletion"]
    assert len(deleted) == 9
    assert "Delaware" not in document.text
    assert "Evaluating a potential business relationship" not in document.text
    inserted = [change.text for change in document.coverage.changes if change.kind == "insertion"]
    assert all(text in document.text for text in inserted)


def test_the_file_that_python_docx_reads_as_empty_is_read_whole(shared: Path) -> None:
    path = shared / "documents" / "docx-lost__60329.docx"
    document = SandboxedDocuments().read(path, path.name)
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    as_stored = "".join(text for part in parts for text in re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", part.decode()))
    assert len(as_stored) == 4_672  # with &gt; and the like counted as they are stored
    texts = [node.text or "" for part in parts for node in etree.fromstring(part).iter(f"{W}t")]
    assert all(squeezed(text) in squeezed(document.text) for text in texts)
    assert len(squeezed(document.text)) == len(squeezed("".join(texts)))
