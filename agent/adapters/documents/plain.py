"""Plain text and Markdown."""

from itertools import pairwise
from statistics import median

from agent.adapters.documents.extract import Extract, TextBuilder
from agent.adapters.documents.lines import Paragraph, paragraphs, typed_lines
from agent.adapters.documents.normalise import clean
from agent.domain.document import Coverage
from agent.domain.errors import BadInput

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MOST_CONTROLS = 0.02
# hard-wrapped text: most lines are about as long as a screen is wide
_WRAPPED = (45, 105)


def read_plain(data: bytes, markdown: bool) -> Extract:
    """Raises BadInput wrong_type when the bytes are no text."""
    text = clean(decode(data))
    if markdown:
        from agent.adapters.documents.markdown import blocks

        found = blocks(text)
    else:
        found = text_blocks(text)
    builder = TextBuilder()
    for block in found:
        builder.add(block.text, block.kind)
    return builder.finish("text/markdown" if markdown else "text/plain", Coverage())


def text_blocks(text: str) -> list[Paragraph]:
    """A block a line, or a block a paragraph where the lines were wrapped by hand."""
    rows = text.split("\n")
    if is_wrapped(rows):
        return paragraphs(typed_lines(text))
    return [Paragraph(row.strip()) for row in rows if row.strip()]


def is_wrapped(rows: list[str]) -> bool:
    """True when lines that others follow directly are nearly all of screen width."""
    inner = [len(row.rstrip()) for row, after in pairwise(rows) if row.strip() and after.strip()]
    if len(inner) < 4 or max(map(len, rows)) > 2 * _WRAPPED[1]:
        return False
    return _WRAPPED[0] <= median(inner) <= _WRAPPED[1]


def decode(data: bytes) -> str:
    """The text: byte order mark, else UTF-8, else the likeliest code page. Raises BadInput wrong_type."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if _looks_binary(data[:65_536]):
        raise BadInput("document.wrong_type")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def _looks_binary(head: bytes) -> bool:
    controls = sum(byte < 9 or (13 < byte < 32 and byte != 27) for byte in head)
    return b"\0" in head or controls > _MOST_CONTROLS * len(head)


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes  # takes 50 ms: only when needed

    best = from_bytes(data[:65_536], cp_isolation=["cp1252", "cp1250", "mac_roman", "cp850"]).best()
    try:
        return data.decode(best.encoding if best else "cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
