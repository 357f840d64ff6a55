"""Which reader a file goes to, by what is in it; parsers are imported when they are needed."""

from agent.adapters.documents.extract import Extract
from agent.adapters.documents.limits import Deadline, Limits
from agent.adapters.documents.sniff import FileType, sniff
from agent.domain.errors import BadInput


def read_bytes(data: bytes, name: str, limits: Limits, deadline: Deadline) -> Extract:
    """The content of a file. Raises BadInput ``document.…``; an extract always holds text."""
    extract = _read(sniff(data, name), data, limits, deadline)
    if not extract.text:
        raise BadInput("document.empty")
    return extract


def _read(kind: FileType, data: bytes, limits: Limits, deadline: Deadline) -> Extract:
    if kind is FileType.PDF:
        from agent.adapters.documents.pdf.reader import read_pdf

        return read_pdf(data, limits, deadline)
    if kind is FileType.DOCX:
        from agent.adapters.documents.docx.reader import read_docx

        return read_docx(data)
    if kind is FileType.MAIL:
        from agent.adapters.documents.mail import read_mail

        return read_mail(data, limits, deadline)
    from agent.adapters.documents.plain import read_plain

    return read_plain(data, markdown=kind is FileType.MARKDOWN)
