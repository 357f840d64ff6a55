"""The file as a package: nothing is lost, nothing is followed, what cannot be written is refused."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from agent.adapters.documents.docx.reader import read_docx
from agent.adapters.redline import SandboxedRedlines, sandbox
from agent.adapters.redline.order import Order, answer_from_bytes, answer_to_bytes, refusal_to_bytes
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.messages import codes, message
from agent.domain.nda.redline.edit import Edit, Hunk, NewParagraph
from agent.ports import Redlined
from tests.adapters.redline.revisions import part, w
from tests.adapters.redline.word import AT, AUTHOR, accepted, change, p, r, word_file, write

DATA = word_file(p(r("The term is twenty years.")))
TEXT = "The term is twenty years."


def entries(data: bytes) -> dict[str, bytes]:
    package = zipfile.ZipFile(io.BytesIO(data))
    return {name: package.read(name) for name in package.namelist()}


def sandboxed(tmp_path: Path, data: bytes, *edits: Edit, text: str | None = None, name: str = "nda.docx") -> Redlined:
    path = tmp_path / "stored"
    path.write_bytes(data)
    known = read_docx(data).text if text is None else text
    return SandboxedRedlines().redline(path, name, known, edits, AUTHOR, AT, Language.EN)


def refusal(tmp_path: Path, data: bytes, text: str = TEXT, name: str = "nda.docx") -> BadInput:
    with pytest.raises(BadInput) as caught:
        sandboxed(tmp_path, data, text=text, name=name)
    assert all(caught.value.text(language) for language in Language)
    return caught.value


def test_every_other_part_stays_byte_for_byte() -> None:
    extra = {
        "word/vbaProject.bin": b"macros \x00\x01",
        "customXml/item1.xml": b"<a  b='c'>  </a>",
        "word/media/image1.bin": bytes(range(256)),
        "word/styles2.xml": b"<x/>",
    }
    data = word_file(
        p(r("One two.")), {"header": p(r("Head")), "settings": '<w:zoom w:percent="90"/><w:compat/>'}, extra
    )
    made = entries(write(data, change(data, "two", "three")).content)
    before = entries(data)
    changed = {name for name in before if made[name] != before[name]}
    assert set(made) == set(before) | {"word/comments.xml"}
    assert changed == {
        "[Content_Types].xml",
        "word/document.xml",
        "word/settings.xml",
        "word/_rels/document.xml.rels",
    }
    assert b'PartName="/word/comments.xml"' in made["[Content_Types].xml"]


def test_the_switch_for_tracking_stands_where_the_schema_wants_it() -> None:
    settings = '<w:zoom w:percent="90"/><w:mirrorMargins/><w:defaultTabStop w:val="720"/>'
    data = word_file(p(r("One two.")), {"settings": settings})
    made = part(write(data, change(data, "two", "x")).content, "word/settings.xml")
    names = [node.tag.rpartition("}")[2] for node in made]
    assert names == ["zoom", "mirrorMargins", "trackChanges", "defaultTabStop"]
    off = word_file(p(r("One two.")), {"settings": '<w:trackChanges w:val="0"/>'})
    made = part(write(off, change(off, "two", "x")).content, "word/settings.xml")
    assert [node.get(w("val")) for node in made] == ["true"]


def test_a_file_with_macros_is_written_as_one() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in entries(DATA).items():
            macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
            plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
            package.writestr(name, content.replace(plain, macro))
    made = write(out.getvalue(), change(out.getvalue(), "twenty", "five"))
    assert b"macroEnabled" in entries(made.content)["[Content_Types].xml"]


def test_comments_inside_the_xml_do_not_shift_the_text() -> None:
    data = word_file(p(r("The te<!-- x -->rm is <?y z?>twenty years.")))
    assert accepted(write(data, change(data, "term is twenty", "time is five"))) == ["The time is five years."]


def test_the_same_edits_give_the_same_bytes() -> None:
    edit = change(DATA, "twenty", "five")
    assert write(DATA, edit).content == write(DATA, edit).content


def test_the_child_writes_what_the_process_would(tmp_path: Path) -> None:
    edits = change(DATA, "twenty", "five"), Edit("n", 0, 3, "new", (), (NewParagraph("New", 0),))
    made = sandboxed(tmp_path, DATA, *edits)
    assert made == write(DATA, *edits)
    docx.Document(io.BytesIO(made.content))


def test_a_moment_without_zone_counts_as_utc(tmp_path: Path) -> None:
    path = tmp_path / "stored"
    path.write_bytes(DATA)
    made = SandboxedRedlines().redline(
        path, "a.docx", TEXT, [change(DATA, "twenty", "x")], "A", AT.replace(tzinfo=None)
    )
    assert part(made.content).find(f".//{w('del')}").get(w("date")) == "2026-11-22T09:30:00Z"


def test_another_text_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, DATA, text="Another text").code == "redline.text_differs"
    assert refusal(tmp_path, DATA, text="Another text").values["name"] == "nda.docx"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"%PDF-1.4 ...", "a.pdf", "redline.not_word"),
        (b"Plain text.", "a.txt", "redline.not_word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "a.doc", "redline.not_word"),
        (b"PK\x03\x04 cut off", "a.docx", "document.corrupt"),
        (b"", "a.docx", "document.empty"),
    ],
)
def test_what_is_no_word_file_is_refused(tmp_path: Path, data: bytes, name: str, code: str) -> None:
    assert refusal(tmp_path, data, name=name).code == code


def rewritten(change_part: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**entries(DATA), **change_part}.items():
            package.writestr(name, content)
    return out.getvalue()


def test_the_package_is_checked_before_anything_opens_it(tmp_path: Path) -> None:
    document = entries(DATA)["word/document.xml"]
    doctype = rewritten({"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]>' + document})
    assert refusal(tmp_path, doctype).code == "document.doctype"
    assert refusal(tmp_path, rewritten({"word/media/x.bin": bytes(50_000_000)})).code == "document.bomb"


def test_forms_that_cannot_be_written_are_refused(tmp_path: Path) -> None:
    document = entries(DATA)["word/document.xml"]
    strict = document.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert refusal(tmp_path, rewritten({"word/document.xml": strict})).code == "redline.unsupported"
    assert refusal(tmp_path, rewritten({"[Content_Types].xml": b"<Types/>"})).code == "redline.unsupported"
    dangling = entries(DATA)["word/_rels/document.xml.rels"].replace(b"numbering.xml", b"nowhere.xml")
    assert refusal(tmp_path, rewritten({"word/_rels/document.xml.rels": dangling})).code == "redline.unsupported"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import os; os.abort()", "redline.crashed"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "redline.memory"),
        ("import time; time.sleep(9)", "redline.timeout"),
        ("print('no answer')", "redline.crashed"),
        ("print('{}')", "redline.crashed"),
    ],
)
def test_every_death_of_the_child_is_a_clear_answer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str, expected: str
) -> None:
    from agent.adapters.documents import sandbox as documents

    (tmp_path / "dying_writer.py").write_text(code)
    environment = documents._environment()
    environment["PYTHONPATH"] += f":{tmp_path}"
    monkeypatch.setattr(documents, "_environment", lambda: environment)
    monkeypatch.setattr(sandbox, "_WORKER", "dying_writer")
    path = tmp_path / "stored"
    path.write_bytes(DATA)
    with pytest.raises(BadInput) as caught:
        SandboxedRedlines(seconds=1).redline(path, "nda.docx", TEXT, [], AUTHOR, AT)
    assert caught.value.code == expected
    assert all(caught.value.text(language) for language in Language)


def test_the_adapter_itself_loads_no_parser() -> None:
    code = "import sys, agent.adapters.redline; print([m for m in sys.modules if m in ('docx', 'lxml')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_orders_and_answers_survive_the_way_between_the_processes() -> None:
    edit = Edit("a", 1, 2, "c\nü", (Hunk(1, 2, "\x00<"),), (NewParagraph("n", 3),))
    order = Order("text “ü”", (edit, Edit("b", 0, 0, "")), AUTHOR, AT, Language.DE, ("Ä", "B"))
    assert Order.from_json(order.to_json()) == order
    redlined = Redlined(b"PK\n\x00\n", ("a",))
    assert answer_from_bytes(answer_to_bytes(redlined)) == redlined
    with pytest.raises(BadInput) as caught:
        answer_from_bytes(refusal_to_bytes(BadInput("redline.memory", limit=3)))
    assert caught.value.values == {"limit": 3}


def test_every_text_is_there_in_both_languages() -> None:
    values = {"name": "n", "seconds": 1, "limit": 2, "old": "o", "new": "n"}
    known = [code for code in codes() if code.startswith("redline.")]
    assert known
    assert all(message(code, Language.DE, **values) != message(code, Language.EN, **values) for code in known)
