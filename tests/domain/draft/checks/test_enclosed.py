"""Attached files: text is read as its reader sees it, everything else is named."""

from email.message import EmailMessage

import pytest

from agent.domain.draft.checks.enclosed import LONGEST, is_text, text_of
from agent.domain.draft.content import Attachment


def file(name: str, media_type: str = "application/octet-stream") -> Attachment:
    return Attachment(name, media_type, "0" * 64, 1)


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("a.txt", "", True), ("A.CSV", "", True), ("a.md", "", True), ("a.json", "", True), ("a.eml", "", True),
        ("a", "text/plain; charset=utf-8", True), ("a", "application/json", True), ("a", "message/rfc822", True),
        ("a.pdf", "application/pdf", False), ("a.xlsx", "application/zip", False), ("a", "", False),
    ],
)  # fmt: skip
def test_text_is_known_by_name_or_type(name: str, kind: str, text: bool) -> None:
    assert is_text(file(name, kind)) is text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_umlauts_are_read_in_every_usual_encoding(encoding: str) -> None:
    assert text_of(file("a.txt"), "Brück & Söhne".encode(encoding)) == "Brück & Söhne"


def test_escapes_are_read_as_what_they_stand_for() -> None:
    assert "Brück" in (text_of(file("a.json"), b'{"a": "Br\\u00fcck"}') or "")
    assert "Marge" in (text_of(file("a.html"), b"<p>Ma<b>rge</b>") or "")
    assert text_of(file("a.json"), b"[" * 100_000) is None  # nested without end


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"PK\x03\x04", b"a\x00b"])
def test_what_only_calls_itself_text_is_not_read(data: bytes) -> None:
    assert text_of(file("a.txt", "text/plain"), data) is None


def test_a_mail_is_read_with_its_head_and_not_with_its_files() -> None:
    mail = EmailMessage()
    mail["Subject"] = "Zielmarge über alles"
    mail.set_content("Brück", cte="base64")
    said = text_of(file("a.eml"), mail.as_bytes()) or ""
    assert "Zielmarge über alles" in said
    assert "Brück" in said
    mail.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    assert text_of(file("a.eml"), mail.as_bytes()) is None


def test_only_the_beginning_of_a_long_file_is_read() -> None:
    said = text_of(file("a.txt"), "ä".encode() * LONGEST) or ""
    assert set(said) == {"ä"}
    assert len(said) == LONGEST // 2
    odd = text_of(file("a.txt"), b"x" + "ä".encode() * LONGEST) or ""
    assert set(odd) == {"x", "ä"}
