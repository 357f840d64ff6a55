"""Header lines of a mail, folded and encoded by ourselves.

The standard library's generator did not quote line breaks before 3.11.10 (CVE-2024-6923) and folds differently from
release to release; an approved mail has the same bytes on every machine.
"""

import base64
import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

_NEWLINE = "\r\n"
_WIDTH = 76
_CHUNK = 39  # bytes of UTF-8 in an encoded word, so that "Subject: " and the word fit into a line (RFC 2047)
_PLAIN = re.compile(r"[\x20-\x7e]*")
_ATOMS = re.compile(r"[A-Za-z0-9 ]+")
_SIMPLE_NAME = re.compile(r"[A-Za-z0-9 ._()+-]{1,50}")
_SECTION = 50  # characters of a file name's percent form in a line


def text_header(name: str, text: str) -> str:
    """A header of free text, such as the subject."""
    if _fits_plainly(text) and len(name) + 2 + len(text) <= _WIDTH:
        return f"{name}: {text}"
    return f"{name}: {_words(text)}"


def mailbox_header(name: str, display: str, address: str) -> str:
    """One mailbox with a display name."""
    if not display:
        return f"{name}: {address}"
    whole = f"{name}: {_phrase(display)} <{address}>"
    return whole if len(whole) <= _WIDTH else f"{name}: {_phrase(display)}{_NEWLINE} <{address}>"


def addresses_header(name: str, addresses: Sequence[str]) -> str:
    """Bare addresses, one a line."""
    return f"{name}: " + f",{_NEWLINE} ".join(addresses)


def attachment_header(file_name: str) -> str:
    """Content-Disposition with the name in plain ASCII, else by RFC 2231."""
    head = "Content-Disposition: attachment"
    if _SIMPLE_NAME.fullmatch(file_name):
        return f'{head};{_NEWLINE} filename="{file_name}"'
    sections = list(_sections(file_name))
    if len(sections) == 1:
        return f"{head};{_NEWLINE} filename*=utf-8''{sections[0]}"
    sections[0] = f"utf-8''{sections[0]}"
    lines = [f"filename*{number}*={section}" for number, section in enumerate(sections)]
    return f"{head};{_NEWLINE} " + f";{_NEWLINE} ".join(lines)


def _fits_plainly(text: str) -> bool:
    """Plain ASCII whose blanks no reader would change, and that nobody takes for an encoded word."""
    return _PLAIN.fullmatch(text) is not None and "=?" not in text and " ".join(text.split()) == text


def _phrase(display: str) -> str:
    if not _fits_plainly(display) or len(display) > _WIDTH - len("From: "):
        return _words(display)
    if _ATOMS.fullmatch(display):
        return display
    return '"' + display.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _words(text: str) -> str:
    """RFC 2047 encoded words, each with whole characters."""
    encoded = (base64.b64encode(chunk).decode("ascii") for chunk in _chunks(text))
    return f"{_NEWLINE} ".join(f"=?utf-8?B?{word}?=" for word in encoded)


def _chunks(text: str) -> Iterator[bytes]:
    chunk = b""
    for char in text:
        data = char.encode()
        if len(chunk) + len(data) > _CHUNK:
            yield chunk
            chunk = b""
        chunk += data
    yield chunk


def _sections(file_name: str) -> Iterator[str]:
    """The percent form, cut between characters."""
    section = ""
    for char in file_name:
        piece = quote(char, safe="")
        if len(section) + len(piece) > _SECTION:
            yield section
            section = ""
        section += piece
    yield section
