"""The type of a file, by its content; its name decides only between kinds of plain text."""

import re
from enum import Enum, auto

from agent.domain.errors import BadInput

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# a package encrypted by Office is an OLE file with this stream, named in UTF-16
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_MAIL_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}")
_MAIL_FIELDS = re.compile(rb"^(?:from|to|subject|date|message-id|mime-version|received|return-path):", re.I | re.M)
_OTHER_TYPES = (
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%!PS",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"MZ",
    b"\x7fELF",
)


class FileType(Enum):
    PDF = auto()
    DOCX = auto()
    MAIL = auto()
    TEXT = auto()
    MARKDOWN = auto()


def sniff(data: bytes, name: str) -> FileType:
    """The type. Raises BadInput: empty, wrong_type, password (Office), legacy_word."""
    head = data[:4096]
    if not data.strip(b"\0 \t\r\n"):
        raise BadInput("document.empty")
    if b"%PDF-" in head[:1024]:
        return FileType.PDF
    if head.startswith(_ZIP):
        return FileType.DOCX
    if head.startswith(_OLE):
        raise BadInput("document.password" if _ENCRYPTED_STREAM in data else "document.legacy_word")
    if head.startswith(_OTHER_TYPES):
        raise BadInput("document.wrong_type")
    return _kind_of_text(head, name.lower())


def _kind_of_text(head: bytes, name: str) -> FileType:
    if _is_mail(head, name):
        return FileType.MAIL
    if name.endswith((".pdf", ".docx", ".docm")):  # says it is one, but does not begin like one
        raise BadInput("document.corrupt")
    return FileType.MARKDOWN if name.endswith((".md", ".markdown")) else FileType.TEXT


def _is_mail(head: bytes, name: str) -> bool:
    head = head.removeprefix(b"\xef\xbb\xbf")
    if not _MAIL_HEADER.match(head):
        return False
    fields = len(_MAIL_FIELDS.findall(head))
    return fields >= 1 if name.endswith(".eml") else fields >= 3
