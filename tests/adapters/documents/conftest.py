"""Documents made on the spot: Word packages from XML, PDFs by reportlab."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from agent.adapters.documents import SandboxedDocuments
from agent.domain.document import Document

Read = Callable[..., Document]
MakeWord = Callable[..., bytes]
MakePdf = Callable[..., bytes]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

_EXTERNAL = ' TargetMode="External"'


def _relationships(rows: list[tuple[str, str, bool]]) -> str:
    body = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"{_EXTERNAL if external else ""}/>'
        for at, (kind, target, external) in enumerate(rows)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{body}</Relationships>'


def word_file(
    body: str,
    parts: dict[str, str] | None = None,
    external: list[tuple[str, str]] | None = None,
    extra: dict[str, bytes] | None = None,
    prolog: str = "",
) -> bytes:
    """A Word package. ``body``: XML below w:body; ``parts``: a relationship type → inner XML of that part."""
    rows = [(kind, target, True) for kind, target in external or []]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", _relationships([("officeDocument", "word/document.xml", False)]))
        document = f"{prolog}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"
        package.writestr("word/document.xml", document)
        for kind, inner in (parts or {}).items():
            root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            package.writestr(f"word/{kind}.xml", f"<w:{root} {_NAMESPACES}>{inner}</w:{root}>")
            rows.append((kind, f"{kind}.xml", False))
        for name, data in (extra or {}).items():
            package.writestr(f"word/{name}", data)
            rows.append((name.rpartition("/")[2].partition(".")[0], name, False))
        package.writestr("word/_rels/document.xml.rels", _relationships(rows))
    return out.getvalue()


def pdf_file(*pages: Callable[[Canvas], None], **canvas: object) -> bytes:
    """A PDF; each function draws one page (A4: 595 by 842 points)."""
    out = io.BytesIO()
    drawing = Canvas(out, pagesize=(595, 842), **canvas)
    for page in pages:
        page(drawing)
        drawing.showPage()
    drawing.save()
    return out.getvalue()


def rows(*texts: str, left: float = 72, top: float = 720, step: float = 14) -> Callable[[Canvas], None]:
    """Draws lines of text below each other."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for at, text in enumerate(texts):
            canvas.drawString(left, top - at * step, text)

    return draw


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read bytes as a file of that name in the sandbox; further arguments are limits."""

    def run(data: bytes, name: str = "file.bin", **limits: object) -> Document:
        path = tmp_path / "stored"
        path.write_bytes(data)
        return SandboxedDocuments(**limits).read(path, name)  # type: ignore[arg-type]

    return run


@pytest.fixture
def make_word() -> MakeWord:
    return word_file


@pytest.fixture
def make_pdf() -> MakePdf:
    return pdf_file


@pytest.fixture
def draw_rows() -> Callable[..., Callable[[Canvas], None]]:
    return rows


@pytest.fixture
def needs_ocr() -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed")


@pytest.fixture
def shared() -> Path:
    folder = Path(__file__).resolve().parents[3].parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared test data is not beside the repository")
    return folder
