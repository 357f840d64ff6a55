"""Comments that go, in every corner of a package: notes, margins, building blocks, links and pictures."""

import pytest

from agent.adapters.documents.docx.reader import read_docx
from agent.adapters.redline.dropped import without_comments
from agent.domain.errors import BadInput
from tests.adapters.redline.remarks import (
    BY_US,
    OFFICE,
    PACKAGE,
    SECRET,
    anchored,
    anchors,
    entries,
    holding,
    packed,
    redlined,
    remark,
    with_parts,
)
from tests.adapters.redline.revisions import part
from tests.adapters.redline.word import AUTHOR, BY_OTHER, NAMESPACES, p, r, word_file


def test_comments_in_notes_and_margins_and_comments_left_behind() -> None:
    left_behind = f"<w:comments {NAMESPACES}>{remark(1, BY_US, SECRET)}{remark(2, BY_OTHER, 'Kept')}</w:comments>"
    footnote = f'<w:footnote w:id="1">{p(anchored(2, r("See there.")))}</w:footnote>'
    notes = "".join(remark(at, BY_US, f"{SECRET} {at}") for at in (1, 2, 3)) + remark(4, BY_OTHER, "Why?")
    data = word_file(
        p(anchored(1, r("One.")), '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        {
            "comments": notes,
            "header": p(anchored(3, r("Head"))),
            "footer": p(anchored(4, r("Foot"))),
            "footnotes": footnote,
        },
        {"word/comments2.xml": left_behind.encode(), "docProps/app.xml": b"<x  a='b'/>"},
    )
    made, before = redlined(data), entries(data)
    assert holding(made, SECRET) == []
    assert holding(made, "Kept") == ["word/comments2.xml"]
    assert [len(anchors(part(made, f"word/{name}.xml"))) for name in ("header", "footnotes", "footer")] == [0, 0, 3]
    for name in ("word/footer.xml", "word/numbering.xml", "docProps/app.xml"):
        assert entries(made)[name] == before[name]
    assert read_docx(made).text == read_docx(data).text


def test_links_and_pictures_of_our_comments_go_too() -> None:
    def link(number: int) -> str:
        pictures = "".join(f'<w:pict r:id="{each}{number}"/>' for each in "ib")
        return f'<w:hyperlink r:id="h{number}">{r("here")}</w:hyperlink>{pictures}'

    notes = "".join(f'<w:comment w:id="{at}" {by}>{p(link(at))}</w:comment>' for at, by in ((1, BY_US), (2, BY_OTHER)))
    data = word_file(p(anchored(1, r("One.")), anchored(2, r("Two."))), {"comments": notes})
    rows = "".join(
        f'<Relationship Id="h{at}" Type="{OFFICE}/hyperlink" Target="https://wiki.example/{at}" TargetMode="External"/>'
        f'<Relationship Id="i{at}" Type="{OFFICE}/image" Target="media/{at}.bin"/>'
        f'<Relationship Id="b{at}" Type="{OFFICE}/image" Target="media/both.bin"/>'
        for at in (1, 2)
    )
    parts = entries(data)
    parts["word/_rels/comments.xml.rels"] = (f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>').encode()
    parts |= {f"word/media/{name}.bin": name.encode() for name in ("1", "2", "both")}
    override = b'<Override PartName="/word/media/1.bin" ContentType="image/x"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override)
    made = entries(redlined(packed(parts)))
    assert b"wiki.example/1" not in made["word/_rels/comments.xml.rels"]
    assert b"wiki.example/2" in made["word/_rels/comments.xml.rels"]
    assert {name for name in made if "media" in name} == {"word/media/2.bin", "word/media/both.bin"}
    assert b"media/1.bin" not in made["[Content_Types].xml"]


def test_building_blocks_have_comments_of_their_own() -> None:
    data = word_file(p(anchored(1, r("One."))), {"comments": remark(1, BY_OTHER, "Why?")})
    body = f"<w:body>{p(anchored(1, r('Block')))}</w:body>"
    blocks = f"<w:glossaryDocument {NAMESPACES}>{body}</w:glossaryDocument>".encode()
    row = f'<Relationship Id="a" Type="{OFFICE}/comments" Target="comments.xml"/>'
    notes = f"<w:comments {NAMESPACES}>{remark(1, BY_US, SECRET)}</w:comments>"
    parts = {
        **entries(with_parts(data, {"glossary/document.xml": (f"{OFFICE}/glossaryDocument", blocks)})),
        "word/glossary/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{row}</Relationships>'.encode(),
        "word/glossary/comments.xml": notes.encode(),
    }
    made = without_comments(packed(parts), [AUTHOR])
    assert anchors(part(made, "word/glossary/document.xml")) == []
    assert entries(made)["word/document.xml"] == entries(data)["word/document.xml"]
    assert (holding(made, SECRET), holding(made, "Why?")) == ([], ["word/comments.xml"])


def test_a_broken_comments_part_is_a_clear_refusal() -> None:
    data = word_file(p(anchored(1, r("One."))), {"comments": "<w:comment>"})
    with pytest.raises(BadInput) as caught:
        without_comments(data, [AUTHOR])
    assert caught.value.code == "document.corrupt"
