"""The bytes of a mail: the same for the same outgoing message, 7-bit, so that every server can take them."""

import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from email.utils import format_datetime

from agent.adapters.mail.headers import addresses_header, attachment_header, mailbox_header, text_header
from agent.domain.draft.addresses import address, file_name, sender_name, subject
from agent.domain.draft.content import File
from agent.domain.draft.delivery import Outgoing
from agent.domain.errors import BadInput

_NEWLINE = b"\r\n"
_BREAK = re.compile(r"\r\n?|\n")
_MESSAGE_ID = re.compile(r"<([A-Za-z0-9][A-Za-z0-9._-]{0,150})@[A-Za-z0-9]([A-Za-z0-9.-]{0,200}[A-Za-z0-9])?>")
_MEDIA_TYPE = re.compile(r"(?!multipart/|message/)[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,90}")
_UNKNOWN_TYPE = "application/octet-stream"  # also for what a reader would take apart


@dataclass(frozen=True, slots=True)
class _Part:
    headers: tuple[str, ...]
    body: bytes

    @property
    def data(self) -> bytes:
        return _NEWLINE.join([*(line.encode("ascii") for line in self.headers), b"", self.body])


def message(outgoing: Outgoing) -> bytes:
    """The whole mail with CRLF line ends. Hidden recipients stand in no header.

    Every header value is checked again here, at the last moment. Raises BadInput ``outbox.…`` before anything left.
    """
    body = _body(outgoing)
    headers = (*_headers(outgoing), "MIME-Version: 1.0", *body.headers)
    return _Part(headers, body.body).data


def local_part(message_id: str) -> str:
    """The part before the @, fit for a file name. Raises BadInput ``outbox.message_id``."""
    found = _MESSAGE_ID.fullmatch(message_id)
    if found is None or ".." in message_id:
        raise BadInput("outbox.message_id", value=ascii(message_id)[1:60])
    return found[1]


def _headers(outgoing: Outgoing) -> tuple[str, ...]:
    local_part(outgoing.message_id)
    at = outgoing.at if outgoing.at.tzinfo else outgoing.at.replace(tzinfo=UTC)
    named = [(name, [address(each) for each in found]) for name, found in (("To", outgoing.to), ("Cc", outgoing.cc))]
    shown = [addresses_header(name, found) for name, found in named if found]
    return (
        f"Date: {format_datetime(at)}",
        mailbox_header("From", sender_name(outgoing.sender_name), address(outgoing.sender)),
        *(shown or ["To: undisclosed-recipients:;"]),
        text_header("Subject", subject(outgoing.subject)),
        f"Message-ID: {outgoing.message_id}",
    )


def _body(outgoing: Outgoing) -> _Part:
    texts = [_text("plain", outgoing.text), *([_text("html", outgoing.html)] if outgoing.html else [])]
    main = texts[0] if len(texts) == 1 else _together("alternative", outgoing, texts)
    return _together("mixed", outgoing, [main, *map(_file, outgoing.files)]) if outgoing.files else main


def _text(kind: str, text: str) -> _Part:
    """Quoted-printable: readable in a file, and no server changes its lines."""
    lines = _BREAK.sub("\r\n", text)
    try:
        data = (lines if lines.endswith("\r\n") else lines + "\r\n").encode()
    except UnicodeEncodeError:
        raise BadInput("outbox.text") from None
    headers = (f'Content-Type: text/{kind}; charset="utf-8"', "Content-Transfer-Encoding: quoted-printable")
    return _Part(headers, binascii.b2a_qp(data, istext=True))


def _file(file: File) -> _Part:
    media_type = file.media_type.lower()
    headers = (
        f"Content-Type: {media_type if _MEDIA_TYPE.fullmatch(media_type) else _UNKNOWN_TYPE}",
        attachment_header(file_name(file.name)),
        "Content-Transfer-Encoding: base64",
    )
    lines = (binascii.b2a_base64(file.data[at : at + 57], newline=False) for at in range(0, len(file.data), 57))
    return _Part(headers, _NEWLINE.join(lines) + _NEWLINE)


def _together(kind: str, outgoing: Outgoing, parts: Sequence[_Part]) -> _Part:
    """A multipart. ``=_`` stands in no quoted-printable and no base64, so the boundary cannot occur inside."""
    whole = hashlib.sha256(outgoing.message_id.encode())
    for part in parts:
        whole.update(part.data)
    boundary = f"=_{kind}_{whole.hexdigest()[:32]}"
    cut = f"--{boundary}".encode()
    body = b"".join(cut + _NEWLINE + part.data + _NEWLINE for part in parts) + cut + b"--" + _NEWLINE
    return _Part((f'Content-Type: multipart/{kind};\r\n boundary="{boundary}"',), body)
