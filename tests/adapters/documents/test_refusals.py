"""Bad input: each kind gets its own answer in both languages, and the service stays up."""

import io
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfWriter

from agent.adapters.documents import SandboxedDocuments
from agent.domain.document import Document
from agent.domain.errors import BadInput
from agent.domain.language import Language

Read = Callable[..., Document]
Make = Callable[..., bytes]
PARAGRAPH = "<w:p><w:r><w:t>Text.</w:t></w:r></w:p>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def code_of(read: Read, data: bytes, name: str, **limits: object) -> str:
    with pytest.raises(BadInput) as refusal:
        read(data, name, **limits)
    for language in Language:
        assert refusal.value.text(language)  # all values are filled
    return refusal.value.code


def zipped(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries.items():
            package.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.pdf", "document.empty"),
        (b" \n\t ", "a.txt", "document.empty"),
        (b"<!-- nothing -->", "a.md", "document.empty"),
        (OLE, "a.doc", "document.legacy_word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "document.password"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.pdf", "document.wrong_type"),
        (b"\x00\x01\x02\x03" * 50, "a.txt", "document.wrong_type"),
        (b"{\\rtf1 text}", "a.rtf", "document.wrong_type"),
        (b"not a pdf", "a.pdf", "document.corrupt"),
        (b"%PDF-1.7\nnothing else", "a.pdf", "document.corrupt"),
        (b"PK\x03\x04 cut off", "a.docx", "document.corrupt"),
        (zipped(readme=b"no document"), "a.docx", "document.wrong_type"),
    ],
)
def test_each_kind_of_bad_file_has_its_own_answer(read: Read, data: bytes, name: str, code: str) -> None:
    assert code_of(read, data, name) == code


def test_a_truncated_word_file(read: Read, make_word: Make) -> None:
    whole = make_word(PARAGRAPH)
    assert code_of(read, whole[: len(whole) // 2], "a.docx") == "document.corrupt"


def test_a_doctype_in_the_document(read: Read, make_word: Make) -> None:
    data = make_word(PARAGRAPH, prolog='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    assert code_of(read, data, "a.docx") == "document.doctype"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_in_a_part_that_nobody_reads(read: Read, make_word: Make, encoding: str) -> None:
    part = "<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY lol 'lol'>]><lolz>&lol;</lolz>".encode(encoding)
    assert code_of(read, make_word(PARAGRAPH, extra={"custom.xml": part}), "a.docx") == "document.doctype"


def test_a_zip_bomb_is_not_opened(read: Read, make_word: Make) -> None:
    data = make_word(PARAGRAPH, extra={"media/image.png": bytes(60_000_000)})
    assert len(data) < 100_000
    assert code_of(read, data, "a.docx") == "document.bomb"


def test_more_xml_than_memory_is_not_opened(read: Read, make_word: Make) -> None:
    varied = b"".join(sha256(str(at).encode()).digest() for at in range(10_000)).hex()
    data = make_word(PARAGRAPH, extra={"custom.xml": f"<a>{varied * 64}</a>".encode()})
    assert code_of(read, data, "a.docx", max_bytes=100_000_000) == "document.bomb"


def test_more_entries_than_a_document_has(read: Read, make_word: Make) -> None:
    data = make_word(PARAGRAPH, extra={f"media/{at}.png": b"" for at in range(4_100)})
    assert code_of(read, data, "a.docx") == "document.bomb"


def test_an_entry_that_lies_about_its_size(read: Read, make_word: Make) -> None:
    data = bytearray(make_word(PARAGRAPH + "<w:p/>" * 5_000))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        info = package.getinfo("word/document.xml")
    true_size = info.file_size.to_bytes(4, "little")
    assert data.count(true_size) == 2  # local header and directory
    lied = bytes(data).replace(true_size, (200).to_bytes(4, "little"))
    assert code_of(read, lied, "a.docx") in ("document.bomb", "document.corrupt")


def test_a_locked_pdf(read: Read, make_pdf: Make, draw_rows: Callable[..., object]) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(make_pdf(draw_rows("Secret."))))
    writer.encrypt("user", "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    assert code_of(read, out.getvalue(), "a.pdf") == "document.password"


def test_too_many_pages(read: Read, make_pdf: Make, draw_rows: Callable[..., object]) -> None:
    data = make_pdf(*[draw_rows("Page.")] * 5)
    assert code_of(read, data, "a.pdf", max_pages=4) == "document.too_many_pages"


def test_a_pdf_of_blank_pages_is_empty(read: Read, make_pdf: Make) -> None:
    assert code_of(read, make_pdf(lambda _: None), "a.pdf") == "document.empty"


def test_a_word_file_of_foreign_content_only(read: Read, make_word: Make) -> None:
    data = make_word('<w:altChunk r:id="x"/>', extra={"aFChunk.html": b"<p>foreign</p>"})
    assert code_of(read, data, "a.docx") == "document.only_foreign"


def test_too_large_and_missing_files(read: Read, tmp_path: Path) -> None:
    assert code_of(read, b"x" * 2_000, "a.txt", max_bytes=1_000) == "document.too_large"
    with pytest.raises(BadInput) as refusal:
        SandboxedDocuments().read(tmp_path / "none.pdf", "none.pdf")
    assert refusal.value.code == "document.not_found"
    with pytest.raises(BadInput):
        SandboxedDocuments().read(tmp_path, "folder")


def test_the_refusal_names_the_file_without_its_path(read: Read) -> None:
    with pytest.raises(BadInput) as refusal:
        read(b"\x00\x01" * 20, "../../etc/<b>evil</b>\n.txt")
    text = refusal.value.text(Language.EN)
    assert "b>" in text
    assert ".." not in text
    assert "\n" not in text
