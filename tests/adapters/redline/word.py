"""Word files made on the spot, edits found by their words, and what every redline must keep to."""

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from agent.adapters.documents.docx.reader import read_docx
from agent.adapters.redline.order import Order
from agent.adapters.redline.writer import redline
from agent.domain.language import Language
from agent.domain.nda.redline.edit import Edit, Hunk, NewParagraph
from agent.ports import Redlined
from tests.adapters.redline.revisions import NAMESPACE, accept_all, normal_form, part, reject_all, texts, w

AUTHOR = "Melchers Components"
AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
BY_OTHER = 'w:author="Other Side" w:date="2026-10-01T09:00:00Z"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    f'xmlns:w="{NAMESPACE}" xmlns:r="{_OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    formatted = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{formatted}<w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(*runs: str, number: int = 7) -> str:
    return f'<w:ins w:id="{number}" {BY_OTHER}>{"".join(runs)}</w:ins>'


def deleted(text: str, number: int = 8) -> str:
    return f'<w:del w:id="{number}" {BY_OTHER}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def field(instruction: str, *result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{marks[1]}{''.join(result)}{marks[2]}"


def word_file(body: str, parts: dict[str, str] | None = None, extra: dict[str, bytes] | None = None) -> bytes:
    """A complete package. ``parts``: a relationship's type → inner XML; ``extra``: name → bytes, related to nothing."""
    parts = {"numbering": _NUMBERING, **(parts or {})}
    types = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for kind in parts)
    rows = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for at, kind in enumerate(parts)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="bin" ContentType="application/octet-stream"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{types}</Types>',
        )
        main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        package.writestr("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{main}</Relationships>')
        body = f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
        package.writestr("word/document.xml", body)
        package.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
        )
        for kind, inner in parts.items():
            root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            package.writestr(f"word/{kind}.xml", f"<w:{root} {NAMESPACES}>{inner}</w:{root}>")
        for name, data in (extra or {}).items():
            package.writestr(name, data)
    return out.getvalue()


def find(text: str, words: str) -> tuple[int, int]:
    """Where the words stand; they must stand once."""
    assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times"
    start = text.index(words)
    return start, start + len(words)


def change(data: bytes, old: str, new: str, name: str = "e") -> Edit:
    start, end = find(read_docx(data).text, old)
    return Edit(name, start, end, f"Comment {name}", (Hunk(start, end, new),))


def insertion(data: bytes, before: str, new: str, name: str = "e") -> Edit:
    """Puts ``new`` behind the words ``before``."""
    start, end = find(read_docx(data).text, before)
    return Edit(name, start, end, f"Comment {name}", (Hunk(end, end, new),))


def addition(data: bytes, behind: str, *new: str, like: str | None = None, name: str = "e") -> Edit:
    """New paragraphs behind the one with the words ``behind``."""
    text = read_docx(data).text
    start, end = find(text, behind)
    model = find(text, like or behind)[0]
    return Edit(name, start, end, f"Comment {name}", (), tuple(NewParagraph(line, model) for line in new))


def write(data: bytes, *edits: Edit, language: Language = Language.EN) -> Redlined:
    """The redline, made in this process, with all that must hold for every one checked."""
    made = redline(data, Order(read_docx(data).text, edits, AUTHOR, AT, language))
    check_file(data, made.content)
    return made


def check_file(source: bytes, made: bytes) -> None:
    root, before = part(made), part(source)
    check_marks(root)
    check_comments(made)
    rejected = reject_all(root, AUTHOR)
    assert texts(rejected) == texts(before)
    assert normal_form(rejected) == normal_form(before) or before.find(f".//{w('fldSimple')}") is not None
    read_docx(made)
    assert part(made, "word/settings.xml").find(w("trackChanges")) is not None


def check_marks(root: etree._Element) -> None:
    marks = list(root.iter(w("ins"), w("del")))
    numbers = [node.get(w("id")) for node in [*marks, *root.iter(w("commentRangeStart"))]]
    assert len(set(numbers)) == len(numbers)
    for node in marks:
        assert node.get(w("author"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", node.get(w("date"), ""))
        if node.tag == w("ins") and node.get(w("author")) == AUTHOR:
            assert not any(outer.tag in (w("ins"), w("del")) for outer in node.iterancestors())
        if node.tag == w("del"):
            assert next(node.iter(w("t"), w("instrText")), None) is None
    assert all(next(node.iterancestors(w("del")), None) is not None for node in root.iter(w("delText")))


def check_comments(made: bytes) -> None:
    """Each comment of ours has one start, one end and one reference, in this order, and nobody else's number."""
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()
    known = part(made, "word/comments.xml") if "word/comments.xml" in names else etree.Element("none")
    numbers = [node.get(w("id"), "") for node in known]
    assert len(set(numbers)) == len(numbers)
    order = [(node.tag, node.get(w("id"), "")) for node in part(made).iter() if "comment" in str(node.tag)]
    for number in (node.get(w("id"), "") for node in known if node.get(w("author")) == AUTHOR):
        kinds = [tag for tag, other in order if other == number]
        assert kinds == [w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")]


def accepted(made: Redlined | bytes, author: str | None = AUTHOR) -> list[str]:
    """The paragraphs with our changes accepted."""
    return texts(accept_all(part(made if isinstance(made, bytes) else made.content), author))


def comments(made: bytes) -> list[list[str]]:
    """The paragraphs of each comment."""
    return [texts(node) for node in part(made, "word/comments.xml")]


def commented(made: bytes, number: int = 0) -> str:
    """The text that a comment of ours spans, struck text included."""
    known = [node for node in part(made, "word/comments.xml") if node.get(w("author")) == AUTHOR]
    wanted, inside, found = known[number].get(w("id")), False, ""
    for node in part(made).iter():
        if node.tag in (w("commentRangeStart"), w("commentRangeEnd")) and node.get(w("id")) == wanted:
            inside = node.tag == w("commentRangeStart")
        elif inside and node.tag in (w("t"), w("delText")):
            found += node.text or ""
    return found


def shared(*parts: str) -> Path:
    return Path(__file__).resolve().parents[3].parent.joinpath("shared", *parts)
