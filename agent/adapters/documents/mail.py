"""Mails: the attached agreement is what counts; the body only where none is attached."""

import re
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from agent.adapters.documents.extract import Extract, TextBuilder
from agent.adapters.documents.limits import Deadline, Limits
from agent.adapters.documents.names import display_name
from agent.adapters.documents.normalise import clean
from agent.adapters.documents.plain import text_blocks
from agent.adapters.documents.sniff import FileType, sniff
from agent.domain.document import Coverage
from agent.domain.errors import BadInput

_READ = frozenset({FileType.PDF, FileType.DOCX, FileType.TEXT, FileType.MARKDOWN})
_MOST_READ = 5
_SECONDS_EACH = 3.0  # an attachment is not begun with less time left
_WORDS = re.compile(
    r"non-?disclosure|confidentiality agreement|\bNDA\b|geheimhaltung|vertraulichkeitsvereinbarung"
    r"|vertrauliche informationen|confidential information|disclosing party|receiving party"
    r"|offenlegende|empfangende",
    re.IGNORECASE,
)
_LIKE_AN_AGREEMENT = 2  # different words of the list
_TAG = re.compile(r"<(?:style|script|head)\b.*?</(?:style|script|head)\s*>|<[^<>]*>", re.DOTALL | re.IGNORECASE)
_HTML_BREAK = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d)\b[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Attachment:
    name: str
    extract: Extract | None = None
    refusal: BadInput | None = None

    @property
    def likeness(self) -> int:
        return 0 if self.extract is None else _likeness(f"{self.name}\n{self.extract.text}")


def read_mail(data: bytes, limits: Limits, deadline: Deadline) -> Extract:
    """Raises BadInput: corrupt, empty, or the refusal of the only attachments there are."""
    try:
        mail = BytesParser(policy=policy.default).parsebytes(data)
        attachments = _attachments(mail, limits, deadline)
        body = _body(mail)
    except (MessageError, LookupError, ValueError, AttributeError, TypeError):
        # the parser of the standard library raises these on malformed headers and charsets
        raise BadInput("document.corrupt") from None
    return _choose(attachments, body)


def _choose(attachments: list[_Attachment], body: Extract) -> Extract:
    read = [found for found in attachments if found.extract is not None]
    refused = [found.refusal for found in attachments if found.refusal is not None]
    best = max(read, key=lambda found: (found.likeness, len(found.extract.text if found.extract else "")), default=None)
    if best is not None and best.extract is not None:
        body_is_better = best.likeness < _LIKE_AN_AGREEMENT <= _likeness(body.text)
        if not body_is_better:
            return _with_mail(best.extract, attachments, best)
    elif refused and _likeness(body.text) < 2 * _LIKE_AN_AGREEMENT:  # the body only announces what is locked
        raise refused[0]
    return _with_mail(body, attachments, None)


def _with_mail(extract: Extract, attachments: list[_Attachment], chosen: _Attachment | None) -> Extract:
    others = tuple(found.name for found in attachments if found is not chosen)
    refused = [found.refusal.code for found in attachments if found.refusal is not None]
    warnings = list(extract.coverage.warnings)
    warnings += ["document.warning.attachments"] if others else []
    warnings += ["document.warning.attachment_unread"] if refused else []
    return extract.covering(
        attachments=extract.coverage.attachments + others,
        password_missing="document.password" in refused,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _likeness(text: str) -> int:
    return len({match.lower() for match in _WORDS.findall(text[:20_000])})


def _attachments(mail: EmailMessage, limits: Limits, deadline: Deadline) -> list[_Attachment]:
    found: list[_Attachment] = []
    for part in mail.walk():
        if part.is_multipart() or not (part.get_filename() or part.get_content_disposition() == "attachment"):
            continue
        name = display_name(part.get_filename() or "attachment")
        readable = sum(one.extract is not None or one.refusal is not None for one in found) < _MOST_READ
        if readable and deadline.remaining() > _SECONDS_EACH:
            found.append(_attachment(part, name, limits, deadline))
        else:
            found.append(_Attachment(name))
    return found


def _attachment(part: EmailMessage, name: str, limits: Limits, deadline: Deadline) -> _Attachment:
    from agent.adapters.documents.reading import read_bytes

    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    try:
        if sniff(data, name) not in _READ or part.get_content_maintype() == "image":
            return _Attachment(name)
        return _Attachment(name, extract=read_bytes(data, name, limits, deadline))
    except BadInput as refusal:
        unknown = refusal.code in ("document.wrong_type", "document.empty")
        return _Attachment(name) if unknown else _Attachment(name, refusal=refusal)


def _body(mail: EmailMessage) -> Extract:
    builder = TextBuilder()
    part = mail.get_body(("plain", "html"))
    if part is not None:
        text = str(part.get_content())
        for block in text_blocks(clean(_without_tags(text) if part.get_content_subtype() == "html" else text)):
            builder.add(block.text, block.kind)
    return builder.finish("message/rfc822", Coverage())


def _without_tags(markup: str) -> str:
    import html

    return html.unescape(_TAG.sub("", _HTML_BREAK.sub("\n", markup)))
