"""Files with comments of several authors, and the redline that a colleague makes of them without some of these."""

import io
import re
import zipfile

import docx
from lxml import etree

from agent.adapters.documents.docx.reader import read_docx
from agent.adapters.redline.order import Order
from agent.adapters.redline.writer import redline
from agent.domain.language import Language
from agent.domain.nda.redline.edit import Edit
from tests.adapters.redline.revisions import normal_form, part, reject_all, w
from tests.adapters.redline.word import AT, AUTHOR, check_comments, check_marks, r

AGAIN = "Karin Voss"
SECRET = "We would settle for five years"
BY_US = f'w:author="{AUTHOR}" w:date="2026-10-01T09:00:00Z"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def redlined(data: bytes, *edits: Edit, drop: tuple[str, ...] = (AUTHOR,)) -> bytes:
    """The next redline of a file, by a colleague; what stays must be what the source says without the comments."""
    made = redline(data, Order(read_docx(data).text, edits, AGAIN, AT, Language.EN, drop)).content
    root = part(made)
    check_marks(root)
    check_comments(made)
    assert normal_form(reject_all(root, AGAIN)) == normal_form(part(data))
    known = {node.get(w("id")) for node in part(made, "word/comments.xml")}
    assert {node.get(w("id")) for node in anchors(root)} <= known
    docx.Document(io.BytesIO(made))
    return made


def anchors(root: etree._Element) -> list[etree._Element]:
    return list(root.iter(w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")))


def entries(data: bytes) -> dict[str, bytes]:
    package = zipfile.ZipFile(io.BytesIO(data))
    assert package.testzip() is None
    return {name: package.read(name) for name in package.namelist()}


def holding(data: bytes, words: str) -> list[str]:
    """The parts that hold the words, in whatever runs they stand."""
    wanted = words.encode()
    return [
        name
        for name, content in entries(data).items()
        if wanted in content or wanted in re.sub(rb"<.*?>", b"", content)
    ]


def anchored(number: int, *content: str) -> str:
    """Runs under a comment."""
    marks = [f'<w:commentRange{edge} w:id="{number}"/>' for edge in ("Start", "End")]
    return f"{marks[0]}{''.join(content)}{marks[1]}{reference(number)}"


def reference(number: int) -> str:
    style = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
    return f'<w:r>{style}<w:commentReference w:id="{number}"/></w:r>'


def remark(number: int, by: str, text: str, paragraph: str = "") -> str:
    """A comment; ``paragraph``: the number that its thread knows it by."""
    known = f' w14:paraId="{paragraph}"' if paragraph else ""
    return f'<w:comment w:id="{number}" {by}><w:p{known}>{r(text)}</w:p></w:comment>'


def with_parts(data: bytes, new: dict[str, tuple[str, bytes]]) -> bytes:
    """``new``: a file under word/ → the address of its relationship with the main part, and its content."""
    parts = entries(data)
    rows = "".join(
        f'<Relationship Id="x{at}" Type="{kind}" Target="{name}"/>' for at, (name, (kind, _)) in enumerate(new.items())
    )
    kinds = "".join(f'<Override PartName="/word/{name}" ContentType="{TYPE}.x+xml"/>' for name in new)
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", f"{rows}</Relationships>".encode())
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", f"{kinds}</Types>".encode())
    return packed({**parts, **{f"word/{name}": content for name, (_, content) in new.items()}})


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()
