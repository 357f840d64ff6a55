"""A Word file as text: body, notes, headers and footers; comments and changes beside it."""

from lxml import etree

from agent.adapters.documents.docx.active import active_content
from agent.adapters.documents.docx.changes import ChangeLog
from agent.adapters.documents.docx.numbering import Numbering
from agent.adapters.documents.docx.package import Package, Relationship
from agent.adapters.documents.docx.paragraph import ParagraphReader
from agent.adapters.documents.docx.story import Story, Trace
from agent.adapters.documents.docx.styles import Styles
from agent.adapters.documents.docx.xml import w
from agent.adapters.documents.extract import Extract, TextBuilder
from agent.adapters.documents.normalise import one_line
from agent.domain.document import DOCX, BlockKind, Comment, Coverage
from agent.domain.errors import BadInput

# read after the body: they interrupt no sentence there
_NOTES = (("footnotes", "footnote", BlockKind.FOOTNOTE), ("endnotes", "endnote", BlockKind.ENDNOTE))
_MARGINS = (("header", BlockKind.HEADER), ("footer", BlockKind.FOOTER))
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(data: bytes) -> Extract:
    """Raises BadInput: corrupt, bomb, password, doctype, wrong_type."""
    return _WordFile(Package(data)).read()


def trace_docx(package: Package, root: etree._Element, trace: Trace) -> Extract:
    """Read like `read_docx`, the body from ``root``, and tell ``trace`` where its text comes from.

    ``root`` is a tree of the package's main part that the caller is going to change; notes, headers
    and footers come from the package and are not traced.
    """
    return _WordFile(package, root, trace).read()


def main_part(package: Package) -> str:
    """The name of the part that holds the body. Raises BadInput: wrong_type."""
    for row in package.relationships():
        if row.type == "officeDocument" and not row.external:
            return row.target
    raise BadInput("document.wrong_type")


class _WordFile:
    def __init__(self, package: Package, root: etree._Element | None = None, trace: Trace | None = None) -> None:
        self._package = package
        self._main = main_part(package)
        self._body_root = root
        self._trace = trace
        self._parts = [row for row in package.relationships(self._main) if not row.external]
        self._warnings: list[str] = []
        self._styles = Styles(self._root("styles"))
        self._numbering = Numbering(self._root("numbering"))
        self._log = ChangeLog()
        self._builder = TextBuilder()
        self._readers: list[ParagraphReader] = []

    def read(self) -> Extract:
        root = self._package.xml(self._main) if self._body_root is None else self._body_root
        body = root.find(w("body"))
        if body is None:  # a workbook or slides, or no body at all
            raise BadInput("document.corrupt" if root.tag == w("document") else "document.wrong_type")
        self._story(root, BlockKind.PARAGRAPH, self._trace).read(body)
        self._read_notes()
        self._read_margins()
        comments = self._comments()
        if not self._builder.empty:
            return self._builder.finish(DOCX, self._coverage(comments))
        foreign = "document.warning.alt_chunk" in active_content(self._package).warnings
        raise BadInput("document.only_foreign" if foreign else "document.empty")

    def _story(self, root: etree._Element, kind: BlockKind, trace: Trace | None = None) -> Story:
        reader = ParagraphReader(self._styles, self._log)
        self._readers.append(reader)
        return Story(root, self._builder, reader, self._styles, self._numbering, kind, trace)

    def _read_notes(self) -> None:
        for part, element, kind in _NOTES:
            root = self._root(part)
            if root is not None:
                story = self._story(root, kind)
                for note in root.iterfind(w(element)):
                    if note.get(w("type")) not in _SEPARATORS:
                        story.read(note)

    def _read_margins(self) -> None:
        for part, kind in _MARGINS:
            seen: set[str] = set()  # first, even and odd pages often repeat one another
            for row in self._rows(part):
                root = self._load(row)
                if root is not None and (words := one_line(" ".join(_strings(root)))) not in seen:
                    seen.add(words)
                    self._story(root, kind).read(root)

    def _comments(self) -> tuple[Comment, ...]:
        root = self._root("comments")
        if root is None:
            return ()
        # into a log of their own: changes in a comment are no changes of the contract
        reader = ParagraphReader(self._styles, ChangeLog())
        return tuple(_comment(node, reader) for node in root.iterfind(w("comment")))

    def _coverage(self, comments: tuple[Comment, ...]) -> Coverage:
        active = active_content(self._package)
        hidden = sum(reader.hidden_runs for reader in self._readers)
        codes = [*active.warnings, *self._warnings]
        if any(reader.active_fields for reader in self._readers):
            codes.append("document.warning.active_field")
        if hidden:
            codes.append("document.warning.hidden_text")
        if any(reader.white_runs for reader in self._readers):
            codes.append("document.warning.invisible_text")
        return Coverage(
            changes=self._log.changes(),
            comments=comments,
            hidden_runs=hidden,
            attachments=active.embedded,
            warnings=tuple(dict.fromkeys(codes)),
        )

    def _rows(self, kind: str) -> list[Relationship]:
        return [row for row in self._parts if row.type == kind]

    def _root(self, kind: str) -> etree._Element | None:
        rows = self._rows(kind)
        return self._load(rows[0]) if rows else None

    def _load(self, row: Relationship) -> etree._Element | None:
        """A secondary part; one that is missing or damaged is reported, the body is read all the same."""
        try:
            return self._package.xml(row.target)
        except BadInput as refusal:
            if refusal.code != "document.corrupt":
                raise
            self._warnings.append("document.warning.part_unread")
            return None


def _strings(root: etree._Element) -> list[str]:
    return [node.text or "" for node in root.iter(w("t"))]


def _comment(node: etree._Element, reader: ParagraphReader) -> Comment:
    text = " ".join(reader.read(paragraph).text for paragraph in node.iter(w("p")))
    return Comment(one_line(node.get(w("author"), "")), one_line(text))
