"""Our own comments that come back in a file stay in the house; those of others stay in the file."""

import io
from pathlib import Path

import docx
import pytest

from agent.adapters.documents.docx.reader import read_docx
from agent.adapters.redline import SandboxedRedlines
from agent.adapters.redline.dropped import without_comments
from agent.domain.nda.redline.edit import Edit, Hunk, NewParagraph
from tests.adapters.redline.remarks import (
    AGAIN,
    BY_US,
    SECRET,
    anchored,
    anchors,
    entries,
    holding,
    redlined,
    reference,
    remark,
    with_parts,
)
from tests.adapters.redline.revisions import accept_all, part, reject_all, texts, w
from tests.adapters.redline.word import AT, AUTHOR, BY_OTHER, comments, deleted, ins, p, r, word_file, write

MICROSOFT = "http://schemas.microsoft.com/office"


def test_our_own_redline_goes_on_without_our_comments() -> None:
    data = word_file(p(r("The term is "), ins(r("twenty")), r(" years.")) + p(r("Two.")))
    hunk = Hunk(12, 18, "three")
    first = write(
        data,
        Edit("a", 4, 18, f"Reason\n{SECRET}", (hunk,)),
        Edit("b", 25, 25, f"{SECRET} too", (), (NewParagraph("New.", 0), NewParagraph("Newer.", 0))),
        Edit("c", 26, 30, "x"),
    ).content
    assert holding(first, SECRET) == ["word/comments.xml"]
    text = read_docx(first).text
    at = text.index("years")
    second = redlined(first, Edit("n", at, at + 5, "For you", (Hunk(at, at + 5, "months"),)))
    assert holding(second, SECRET) == []
    assert comments(second) == [["For you"]]
    assert texts(accept_all(part(second))) == ["The term is three months.", "New.", "Newer.", "Two."]
    assert texts(reject_all(part(second))) == texts(reject_all(part(data)))
    assert len(anchors(part(second))) == 3


def test_without_a_name_every_comment_stays() -> None:
    data = word_file(p(anchored(1, r("One two."))), {"comments": remark(1, BY_US, SECRET)})
    assert without_comments(data, ()) is data
    assert without_comments(data, ["Somebody Else"]) is data
    assert comments(redlined(data, drop=())) == [[SECRET]]


@pytest.mark.parametrize("name", [AUTHOR, "  melchers\u00a0 COMPONENTS ", "Melchers\tComponents"])
def test_a_name_is_the_same_whatever_its_case_and_blanks(name: str) -> None:
    data = word_file(p(anchored(1, r("One."))), {"comments": remark(1, BY_US, SECRET)})
    assert comments(redlined(data, drop=("Nobody", name))) == []


@pytest.mark.parametrize("name", ["Melchers", "Melchers Components GmbH", "MelchersComponents", ""])
def test_another_name_is_another_person(name: str) -> None:
    data = word_file(p(anchored(1, r("One."))), {"comments": remark(1, BY_US, SECRET)})
    assert comments(redlined(data, drop=(name,))) == [[SECRET]]


def test_comments_made_by_python_docx() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("One two three.")
    document.add_comment(paragraph.runs, SECRET, "karin  voss", "KV")
    document.add_comment(document.add_paragraph("Four.").runs, "Why four?", "Other Side", "OS")
    out = io.BytesIO()
    document.save(out)
    made = redlined(out.getvalue(), Edit("e", 0, 3, "Public", (Hunk(0, 3, "1"),)), drop=("Karin Voss",))
    assert comments(made) == [["Why four?"], ["Public"]]
    assert holding(made, SECRET) == []


def test_comments_of_others_stay_as_they_are() -> None:
    theirs = remark(2, BY_OTHER, "  Why &amp; how?", "0000BEEF")
    body = p(anchored(1, r("One ")), anchored(2, r("two")), anchored(3, r(".")))
    data = word_file(body, {"comments": remark(1, BY_US, SECRET) + theirs + remark(3, BY_US, SECRET)})
    made = redlined(data)
    assert theirs.encode() in entries(made)["word/comments.xml"]
    assert anchored(2, r("two")).encode() in entries(made)["word/document.xml"]
    assert len(anchors(part(made))) == 3


THREAD = {
    "commentsExtended.xml": (
        "2011/relationships/commentsExtended",
        '<w15:commentsEx xmlns:w15="{o}/word/2012/wordml"><w15:commentEx w15:paraId="0000000A" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000a" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0000000C" w15:paraIdParent="0000000B" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0000000D" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0000000E" w15:paraIdParent="0000000D" w15:done="1"/></w15:commentsEx>',
    ),
    "commentsIds.xml": (
        "2016/09/relationships/commentsIds",
        '<w16cid:commentsIds xmlns:w16cid="{o}/word/2016/wordml/cid">'
        + "".join(f'<w16cid:commentId w16cid:paraId="0000000{x}" w16cid:durableId="1000000{x}"/>' for x in "ABCDE")
        + "</w16cid:commentsIds>",
    ),
    "commentsExtensible.xml": (
        "2018/08/relationships/commentsExtensible",
        '<w16cex:commentsExtensible xmlns:w16cex="{o}/word/2018/wordml/cex">'
        + "".join(f'<w16cex:commentExtensible w16cex:durableId="1000000{x}"/>' for x in "ABCDE")
        + "</w16cex:commentsExtensible>",
    ),
    "tasks.xml": (
        "2019/05/relationships/documenttasks",
        '<t:Tasks xmlns:t="{o}/tasks/2019/documenttasks">'
        '<t:Task id="1"><t:Anchor><t:Comment id="268435466"/></t:Anchor></t:Task>'
        f'<t:Task id="2"><t:History><t:Event><t:Title title="{SECRET}"/></t:Event></t:History></t:Task>'
        '<t:Task id="3"><t:Anchor><t:Comment id="268435469"/></t:Anchor><t:Title title="Hm?"/></t:Task></t:Tasks>',
    ),
}


def threaded() -> bytes:
    said = [
        (BY_US, SECRET),
        (BY_OTHER, "Answer to it"),
        (BY_OTHER, "And to that"),
        (BY_OTHER, "Hm?"),
        (BY_US, "Private"),
    ]
    notes = "".join(remark(at, by, text, f"0000000{'ABCDE'[at]}") for at, (by, text) in enumerate(said))
    body = p(anchored(0, anchored(1, anchored(2, r("One.")))), anchored(3, anchored(4, r("Two."))))
    new = {
        name: (f"{MICROSOFT}/{kind}", xml.replace("{o}", MICROSOFT).encode()) for name, (kind, xml) in THREAD.items()
    }
    return with_parts(word_file(body, {"comments": notes}), new)


def test_answers_go_with_what_they_answer_and_every_list_with_them() -> None:
    made = redlined(threaded())
    assert comments(made) == [["Hm?"]]
    for words in (SECRET, "Answer to it", "And to that", "Private"):
        assert holding(made, words) == []
    left = {name: [dict(node.attrib) for node in part(made, f"word/{name}")] for name in THREAD}
    assert [list(row.values()) for row in left["commentsExtended.xml"]] == [["0000000D", "0"]]
    assert [list(row.values()) for row in left["commentsIds.xml"]] == [["0000000D", "1000000D"]]
    assert [list(row.values()) for row in left["commentsExtensible.xml"]] == [["1000000D"]]
    assert [row["id"] for row in left["tasks.xml"]] == ["3"]


def test_our_answer_to_their_comment_goes_alone() -> None:
    made = redlined(threaded(), drop=("Other Side",))
    assert comments(made) == [[SECRET]]  # the answers to the two of theirs went with them


def test_nothing_is_left_of_a_run_or_a_change_that_held_only_the_reference() -> None:
    mixed = '<w:r><w:t>a</w:t><w:commentReference w:id="2"/><w:t>b</w:t></w:r>'
    body = p(r("One "), ins(reference(1)), deleted("old"), mixed, ins(r("two"), reference(3), number=9))
    data = word_file(body, {"comments": "".join(remark(at, BY_US, SECRET) for at in (1, 2, 3))})
    root = part(without_comments(data, [AUTHOR]))
    assert anchors(root) == []
    assert [len(node) for node in root.iter(w("ins"))] == [1]
    assert [len(run) for run in root.iter(w("r"))] == [1, 1, 2, 1]
    assert texts(root) == ["One abtwo"]


def test_two_comments_with_one_number_keep_the_other_ones_place() -> None:
    data = word_file(p(anchored(1, r("One."))), {"comments": remark(1, BY_US, SECRET) + remark(1, BY_OTHER, "Why?")})
    made = redlined(data)
    assert comments(made) == [["Why?"]]
    assert len(anchors(part(made))) == 3


def test_the_child_drops_them_too(tmp_path: Path) -> None:
    data = word_file(p(anchored(1, r("One two."))), {"comments": remark(1, BY_US, SECRET)})
    path = tmp_path / "stored"
    path.write_bytes(data)
    made = SandboxedRedlines().redline(path, "a.docx", "One two.", [], AGAIN, AT, drop_comments_of=[AUTHOR])
    assert made.content == redlined(data)
    assert comments(made.content) == []
