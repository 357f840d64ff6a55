"""What stands between a paragraph and its text: links, fields, content controls, notes, bookmarks, boxes."""

import pytest

from agent.domain.nda.redline.edit import Edit, Hunk
from tests.adapters.redline.revisions import accept_all, part, reject_all, texts, w
from tests.adapters.redline.word import (
    AUTHOR,
    accepted,
    change,
    commented,
    comments,
    field,
    ins,
    insertion,
    p,
    r,
    word_file,
    write,
)

LINK = '<w:hyperlink w:anchor="x">{}</w:hyperlink>'


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def parents(made: bytes, tag: str) -> list[str]:
    return [
        node.getparent().tag.rpartition("}")[2] for node in part(made).iter(w(tag)) if node.get(w("author")) == AUTHOR
    ]


def test_text_in_a_link_is_changed_inside_the_link() -> None:
    data = word_file(p(r("See "), LINK.format(r("the web site")), r(".")))
    made = write(data, change(data, "web", "home"))
    assert accepted(made) == ["See the home site."]
    assert parents(made.content, "del") == parents(made.content, "ins") == ["hyperlink"]


def test_a_span_into_a_link_puts_the_new_text_outside_it() -> None:
    data = word_file(p(r("See "), LINK.format(r("the web site")), r(".")))
    made = write(data, change(data, "See the web", "Mind the"))
    assert accepted(made) == ["Mind the site."]
    assert parents(made.content, "ins") == ["p"]


def test_text_behind_a_link_does_not_become_part_of_it() -> None:
    data = word_file(p(LINK.format(r("the site")), r(" ends.")))
    made = write(data, insertion(data, "the site", " here"))
    assert accepted(made) == ["the site here ends."]
    assert parents(made.content, "ins") == ["p"]


def test_a_smart_tag_keeps_its_place() -> None:
    tag = f'<w:smartTag w:element="place">{r("Bremen ")}{r("City")}</w:smartTag>'
    data = word_file(p(r("in "), tag, r(".")))
    assert accepted(write(data, change(data, "Bremen City", "Hamburg"))) == ["in Hamburg."]


def test_a_field_in_a_struck_span_goes_as_a_whole() -> None:
    data = word_file(p(r("See "), field("REF _1", r("Section 5")), r(" below. More.")))
    made = write(data, change(data, "See Section 5 below.", "Mind it."))
    root = part(made.content)
    assert accepted(made) == ["Mind it. More."]
    assert accept_all(root).find(f".//{w('fldChar')}") is None
    assert [node.text for node in root.iter(w("delInstrText"))] == ["REF _1"]


@pytest.mark.parametrize("simple", [False, True])
def test_a_field_is_replaced_as_a_whole_and_never_in_part(simple: bool) -> None:
    result = r("Section 5", "<w:b/>")
    there = f'<w:fldSimple w:instr="REF _1">{result}</w:fldSimple>' if simple else field("REF _1", result)
    data = word_file(p(r("See "), there, r(" below.")))
    whole = write(data, change(data, "Section 5", "Section 6"))
    assert accepted(whole) == ["See Section 6 below."]
    root = accept_all(part(whole.content))
    assert root.find(f".//{w('fldChar')}") is None
    assert root.find(f".//{w('fldSimple')}") is None
    rejected = reject_all(part(whole.content))
    assert texts(rejected) == ["See Section 5 below."]
    assert len(list(rejected.iter(w("fldChar"), w("fldSimple")))) in (1, 3)
    in_part = write(data, change(data, "Section 5 below", "it"), change(data, "tion", "x", "part"))
    assert in_part.unplaced == ("part",)
    assert accepted(in_part) == ["See it."]


def test_a_field_in_one_run_is_cut_out_of_it() -> None:
    marks = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    run = (
        f"<w:r><w:t xml:space='preserve'>See </w:t>{marks[0]}<w:instrText>REF x</w:instrText>{marks[1]}<w:t>5</w:t>"
        f"{marks[2]}<w:t xml:space='preserve'> below</w:t></w:r>"
    )
    data = word_file(p(run))
    assert accepted(write(data, change(data, "5", "6"))) == ["See 6 below"]


def test_text_goes_beside_a_field_and_not_into_it() -> None:
    data = word_file(p(field("REF x", r("five")), r(" and "), field("REF y", r("six"))))
    made = write(data, insertion(data, "five", " (5)"), insertion(data, "and ", "then ", "b"))
    assert accepted(made) == ["five (5) and then six"]
    depth, inside = 0, []
    for node in part(made.content).iter(w("fldChar"), w("ins")):
        depth += {"begin": 1, "end": -1}.get(node.get(w("fldCharType")), 0)
        inside.append(depth) if node.tag == w("ins") else None
    assert inside == [0, 0]
    assert write(data, insertion(data, "fi", "x")).unplaced == ("e",)


def test_a_field_over_paragraphs_is_left_alone() -> None:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    toc = p(marks["begin"], "<w:r><w:instrText>TOC</w:instrText></w:r>", marks["separate"], r("Purpose 1"))
    data = word_file(toc + p(r("Term 2")) + p(r("Law 3"), marks["end"]) + p(r("Body text.")))
    made = write(data, change(data, "Term 2", ""), change(data, "Body", "Main", "b"))
    assert made.unplaced == ("e",)
    assert accepted(made)[1:] == ["Term 2", "Law 3", "Main text."]


def test_a_field_without_result_goes_with_the_words_around_it() -> None:
    index = field("XE word")
    data = word_file(p(r("keep this"), index, r(" word away")))
    made = write(data, change(data, "this word", "it"))
    assert accepted(made) == ["keep it away"]
    assert accept_all(part(made.content)).find(f".//{w('fldChar')}") is None


def test_content_controls_are_changed_inside() -> None:
    data = word_file(p(r("Between "), control(r("Customer Ltd")), r(" and us.")) + control(p(r("In a block."))))
    made = write(data, change(data, "Customer", "Client"), change(data, "block", "box", "b"))
    assert accepted(made) == ["Between Client Ltd and us.", "In a box."]
    assert parents(made.content, "ins") == ["sdtContent", "p"]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:lock w:val="sdtLocked"/>',
        '<w:lock w:val="contentLocked"/>',
        '<w:lock w:val="sdtContentLocked"/>',
        '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>',
        "<w:dropDownList/>",
        "<w14:checkbox/>",
    ],
)
def test_locked_and_filled_controls_are_reported(properties: str) -> None:
    data = word_file(p(r("Free. "), control(r("locked words"), properties)) + control(p(r("A block.")), properties))
    edits = change(data, "words", "x"), change(data, "A block", "y", "b"), change(data, "Free", "Open", "c")
    made = write(data, *edits)
    assert made.unplaced == ("e", "b")
    assert accepted(made) == ["Open. locked words", "A block."]


def test_notes_pictures_and_bookmarks_in_a_struck_span_stay() -> None:
    note = '<w:r><w:t>two</w:t><w:footnoteReference w:id="1"/><w:t> three</w:t></w:r>'
    marks = '<w:bookmarkStart w:id="3" w:name="m"/>', '<w:bookmarkEnd w:id="3"/>'
    data = word_file(
        p(r("one "), marks[0], note, "<w:r><w:drawing/></w:r>", marks[1], r(" four")),
        {"footnotes": f'<w:footnote w:id="1">{p(r("A note."))}</w:footnote>'},
    )
    made = write(data, change(data, "one two three four", "", "a"))
    root = accept_all(part(made.content))
    assert texts(root) == [""]
    left = [node.tag.rpartition("}")[2] for node in root.find(f".//{w('p')}").iter()]
    assert {"footnoteReference", "drawing", "bookmarkStart", "bookmarkEnd"} <= set(left)


def test_formulas_are_not_cut() -> None:
    formula = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    data = word_file(p(r("If "), formula, r(" then")))
    assert write(data, change(data, "If a+b", "x")).unplaced == ("e",)
    assert write(data, insertion(data, "a+", "x")).unplaced == ("e",)
    assert accepted(write(data, insertion(data, "a+b", ","))) == ["If , then"]  # the oracle reads no formulas


def test_ruby_and_alternatives_are_not_cut() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r('base')}</w:rubyBase></w:ruby></w:r>"
    other = f"<mc:AlternateContent><mc:Choice Requires='wps'>{r('choice')}</mc:Choice></mc:AlternateContent>"
    data = word_file(p(r("a "), ruby, r(" b "), other))
    made = write(data, change(data, "base", "x"), change(data, "choice", "y", "b"), change(data, "a ", "c ", "c"))
    assert made.unplaced == ("e", "b")


def test_text_boxes_are_reported() -> None:
    box = f"<w:txbxContent>{p(r('In the box'))}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    data = word_file(p(r("Beside"), drawing) + p(r("After")))
    made = write(data, change(data, "box", "frame"), change(data, "Beside", "Next to it", "b"))
    assert made.unplaced == ("e",)
    assert accepted(made)[0] == "Next to it"
    both = write(data, change(data, "Beside\nIn the box\nAfter", ""))
    assert both.unplaced == ("e",)


def test_headers_and_notes_are_reported_with_what_was_asked_for() -> None:
    parts = {
        "footnotes": f'<w:footnote w:id="1">{p(r("A short note."))}</w:footnote>',
        "header": p(r("Draft of the other side")),
    }
    data = word_file(p(r("Body text.")), parts)
    edits = (
        change(data, "short", "long"),
        change(data, "Draft of the other side", "", "b"),
        Edit("c", *(lambda at: (at, at + 5))(len("Body text.\n")), "Look at this"),
        change(data, "text.\nA", "x", "d"),
    )
    made = write(data, *edits)
    assert made.unplaced == ("e", "b", "c", "d")
    assert accepted(made) == ["Body text."]
    (lines,) = comments(made.content)
    assert "Instead of “short”: “long”" in lines
    assert "Strike: “Draft of the other side”" in lines
    assert {"Comment e", "Comment b", "Look at this"} <= set(lines)
    assert commented(made.content) == "Body text."


def test_a_locked_or_moved_place_takes_no_part_of_an_edit() -> None:
    data = word_file(p(r("one ")) + p(control(r("two"), '<w:lock w:val="contentLocked"/>'), ins(r(" three"))))
    made = write(data, Edit("e", 0, 13, "c", (Hunk(0, 3, "1"), Hunk(4, 7, "2"))))
    assert made.unplaced == ("e",)
    assert accepted(made) == ["one ", "two three"]


def test_their_insertion_around_a_tag_is_not_split() -> None:
    tag = f'<w:smartTag w:element="place">{r("Bremen City")}</w:smartTag>'
    data = word_file(p(r("in "), ins(tag), r(" only.")))
    assert write(data, insertion(data, "Bremen", " Old")).unplaced == ("e",)
    assert write(data, change(data, "City", "Town")).unplaced == ("e",)
    assert accepted(write(data, change(data, " City", ""))) == ["in Bremen only."]


def test_new_text_for_a_struck_field_and_link_stands_outside_both() -> None:
    marked = f'<w:bookmarkStart w:id="3" w:name="m"/>{r("five")}<w:bookmarkEnd w:id="3"/>'
    data = word_file(p(r("See "), field("REF x", marked), LINK.format(r(" of the site")), r(".")))
    made = write(data, change(data, "five of the", "six at the"))
    assert accepted(made) == ["See six at the site."]
    seen = [node.tag for node in part(made.content).iter(w("fldChar"), w("ins"))]
    assert seen.index(w("ins")) in (0, 3)
    assert parents(made.content, "ins") == ["p"]
