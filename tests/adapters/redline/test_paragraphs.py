"""Whole paragraphs struck and inserted, in the text, in cells, at the ends of sections and lists."""

import pytest

from tests.adapters.redline.revisions import accept_all, part, texts, w
from tests.adapters.redline.word import (
    AUTHOR,
    BY_OTHER,
    NUMBERED,
    accepted,
    addition,
    change,
    commented,
    field,
    p,
    r,
    word_file,
    write,
)


def cell(*paragraphs: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{''.join(paragraphs)}</w:tc></w:tr></w:tbl>"


def marks_struck(made: bytes) -> list[bool]:
    return [node.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None for node in part(made).iter(w("p"))]


def test_a_struck_paragraph_goes_with_its_mark() -> None:
    data = word_file(p(r("One.")) + p(r("  Two."), r("  "), properties=NUMBERED) + p(r("Three.")))
    made = write(data, change(data, "Two.", ""))
    assert marks_struck(made.content) == [False, True, False]
    assert accepted(made) == ["One.", "Three."]


def test_the_generated_number_counts_as_part_of_the_paragraph() -> None:
    data = word_file(p(r("Keep."), properties=NUMBERED) + p(r("Go."), properties=NUMBERED) + p(r("End.")))
    made = write(data, change(data, "2. Go.", ""))
    assert accepted(made) == ["Keep.", "End."]
    assert write(data, change(data, "1. ", "x")).unplaced == ("e",)


def test_text_replaced_as_a_whole_stays_a_paragraph() -> None:
    data = word_file(p(r("One.")) + p(r("Two.")))
    made = write(data, change(data, "One.", "1."))
    assert marks_struck(made.content) == [False, False]
    assert accepted(made) == ["1.", "Two."]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (cell(p(r("First.")), p(r("Go."))) + p(r("End.")), ["First.", "", "End."]),
        (p(r("First.")) + p(r("Go.")), ["First.", ""]),
        (cell(p(r("A"))) + p(r("Go.")) + cell(p(r("B"))) + p(r("C")), ["A", "", "B", "C"]),
        (p(r("Go."), properties="<w:sectPr/>") + p(r("End.")), ["", "End."]),
        (p(r("Go."), "<w:r><w:drawing/></w:r>") + p(r("End.")), ["", "End."]),
    ],
    ids=["last in a cell", "last of the text", "between tables", "end of a section", "with a picture"],
)
def test_a_mark_that_the_file_needs_stays(body: str, expected: list[str]) -> None:
    data = word_file(body)
    made = write(data, change(data, "Go.", ""))
    assert not any(marks_struck(made.content))
    assert accepted(made) == expected


def test_a_paragraph_of_theirs_can_be_struck() -> None:
    theirs = f'<w:rPr><w:ins w:id="3" {BY_OTHER}/></w:rPr>'
    data = word_file(p(f'<w:ins w:id="4" {BY_OTHER}>{r("Slipped in.")}</w:ins>', properties=theirs) + p(r("End.")))
    made = write(data, change(data, "Slipped in.", ""))
    assert accepted(made) == ["End."]
    properties = part(made.content).find(f".//{w('pPr')}/{w('rPr')}")
    assert [node.tag for node in properties] == [w("ins"), w("del")]


def test_a_field_that_begins_behind_the_struck_text_stays_whole() -> None:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    data = word_file(p(r("Go."), marks["begin"]) + p(marks["separate"], r("Result"), marks["end"]) + p(r("End.")))
    made = write(data, change(data, "Go.", ""))
    assert accepted(made) == ["", "Result", "End."]
    assert len(list(accept_all(part(made.content)).iter(w("fldChar")))) == 3


def test_new_paragraphs_follow_in_order_and_look_like_their_model() -> None:
    numbered = f'<w:pStyle w:val="List"/>{NUMBERED}<w:rPr><w:i/></w:rPr>'
    data = word_file(
        p(r("Head", "<w:sz w:val='40'/>"))
        + p(r("Term. ", "<w:b/>"), r("It lasts for a long time."), properties=numbered)
        + p(r("End."))
    )
    made = write(data, addition(data, "Head", "New one", "New\ttwo", like="It lasts"))
    assert accepted(made) == ["Head", "New one", "New\ttwo", "Term. It lasts for a long time.", "End."]
    new = list(part(made.content).iter(w("p")))[1]
    properties = new.find(w("pPr"))
    assert properties.find(w("numPr")) is not None
    assert [node.tag for node in properties.find(w("rPr"))] == [w("ins"), w("i")]
    assert new.find(f".//{w('b')}") is None  # like most of the text, not like its bold beginning
    assert commented(made.content) == "Head"


def test_two_edits_behind_one_paragraph_keep_their_order() -> None:
    data = word_file(p(r("One.")) + p(r("Two.")))
    made = write(data, addition(data, "One.", "A", "B"), addition(data, "One", "C", name="b"))
    assert accepted(made) == ["One.", "A", "B", "C", "Two."]


def test_the_history_and_the_section_of_the_model_are_not_copied() -> None:
    history = (
        f'<w:rPr><w:ins w:id="3" {BY_OTHER}/><w:b/><w:rPrChange w:id="5" {BY_OTHER}><w:rPr/></w:rPrChange></w:rPr>'
    )
    change_of_format = f'<w:pPrChange w:id="4" {BY_OTHER}><w:pPr/></w:pPrChange>'
    properties = f"<w:pageBreakBefore/><w:jc w:val='center'/>{history}<w:sectPr/>{change_of_format}"
    run = f'<w:r><w:rPr><w:i/><w:rPrChange w:id="6" {BY_OTHER}><w:rPr/></w:rPrChange></w:rPr><w:t>One.</w:t></w:r>'
    data = word_file(p(f'<w:ins w:id="9" {BY_OTHER}>{run}</w:ins>', properties=properties) + p(r("Two.")))
    made = write(data, addition(data, "One.", "New"))
    new = list(part(made.content).iter(w("p")))[1]
    assert texts(accept_all(part(made.content))) == ["One.", "New", "Two."]
    assert [node.tag for node in new.find(w("pPr"))] == [w("jc"), w("rPr")]
    assert [node.tag for node in new.find(f"{w('pPr')}/{w('rPr')}")] == [w("ins"), w("b")]
    assert [node.tag for node in new.find(f".//{w('r')}/{w('rPr')}")] == [w("i")]
    assert len(list(part(made.content).iter(w("sectPr")))) == 2


def test_a_paragraph_can_be_struck_and_new_ones_put_in_its_place_in_a_cell() -> None:
    data = word_file(cell(p(r("Old."))) + p(r("End.")))
    strike, new = change(data, "Old.", ""), addition(data, "Old.", "New.", name="b")
    made = write(data, strike, new)
    assert accepted(made) == ["", "New.", "End."]
    assert part(made.content).find(f".//{w('tc')}")[-1].tag == w("p")


def test_a_new_paragraph_leaves_the_content_control_that_ends_there() -> None:
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('In it.'))}</w:sdtContent></w:sdt>"
    data = word_file(block + p(r("End.")))
    made = write(data, addition(data, "In it.", "New."))
    assert accepted(made) == ["In it.", "New.", "End."]
    new = list(part(made.content).iter(w("p")))[1]
    assert new.getparent().tag == w("body")


def test_no_paragraph_is_put_into_a_field_that_runs_on() -> None:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    data = word_file(p(marks["begin"], marks["separate"], r("Purpose 1")) + p(r("Law 3"), marks["end"]) + p(r("End.")))
    assert write(data, addition(data, "Purpose 1", "x")).unplaced == ("e",)
    whole = word_file(p(field("REF x", r("Purpose"))) + p(r("End.")))
    assert accepted(write(whole, addition(whole, "Purpose", "x"))) == ["Purpose", "x", "End."]


def test_every_new_mark_names_author_and_moment() -> None:
    data = word_file(p(r("One.")) + p(r("Two.")))
    made = write(data, addition(data, "One.", "New"), change(data, "One.", "", "b"))
    marks = list(part(made.content).iter(w("ins"), w("del")))
    assert len(marks) == 4
    assert {(node.get(w("author")), node.get(w("date"))) for node in marks} == {(AUTHOR, "2026-11-22T09:30:00Z")}
