"""What stands inside of an attached file, as far as it is text."""

import json
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import PurePath

from agent.domain.draft.checks.folding import without_tags
from agent.domain.draft.content import Attachment

LONGEST = 200_000  # bytes of one file that are read
_SUFFIXES = frozenset((".txt", ".csv", ".tsv", ".md", ".json", ".eml", ".html", ".htm", ".xml", ".ics", ".log"))
_TYPES = frozenset(("application/json", "application/xml", "message/rfc822"))
_NO_TEXT = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


def is_text(attachment: Attachment) -> bool:
    """By its name or its type: whether to look inside."""
    kind = attachment.media_type.partition(";")[0].strip().casefold()
    return _suffix(attachment) in _SUFFIXES or kind in _TYPES or kind.startswith("text/")


def text_of(attachment: Attachment, data: bytes) -> str | None:
    """What a reader of the file sees, of its first `LONGEST` bytes; None where it is no text, whatever its name says.

    Of a mail all its parts, of JSON and HTML also what their escapes stand for.
    """
    try:
        if _suffix(attachment) == ".eml" or attachment.media_type.startswith("message/"):
            return _mail(data[:LONGEST])
        text = _decoded(data[:LONGEST])
        return None if text is None else _unescaped(attachment, text)
    except (RecursionError, LookupError, ValueError):  # nested without end, an unknown charset
        return None


def _suffix(attachment: Attachment) -> str:
    return PurePath(attachment.name.strip()).suffix.casefold()


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data or data.startswith(_NO_TEXT):
        return None
    try:
        # the last character may be cut in two
        return data.decode(errors="ignore" if len(data) == LONGEST and _is_utf8(data[:-4]) else "strict")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _is_utf8(data: bytes) -> bool:
    cut = max(data.rfind(b" "), data.rfind(b"\n"), 0)
    try:
        data[:cut].decode()
    except UnicodeDecodeError:
        return False
    return True


def _unescaped(attachment: Attachment, text: str) -> str:
    if _suffix(attachment) in (".html", ".htm", ".xml") or attachment.media_type.startswith("text/html"):
        return f"{text}\n{without_tags(text)}"
    if _suffix(attachment) == ".json" or "json" in attachment.media_type:
        try:
            return json.dumps(json.loads(text), ensure_ascii=False)
        except ValueError:
            return text
    return text


def _mail(data: bytes) -> str | None:
    """None where a part of it is a file of its own, in which nobody has looked."""
    message = message_from_bytes(data, policy=default)
    texts = list(_parts(message)) if isinstance(message, EmailMessage) else [None]
    return None if None in texts else "\n".join(each for each in texts if each)


def _parts(message: EmailMessage) -> Iterator[str | None]:
    yield "\n".join(f"{name}: {value}" for name, value in message.items())
    for part in message.walk():
        if part.get_content_maintype() == "text" and isinstance(part, EmailMessage):
            said = str(part.get_content())
            yield f"{said}\n{without_tags(said)}" if part.get_content_subtype() == "html" else said
        elif not part.is_multipart():
            yield None
