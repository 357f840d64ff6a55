"""Text struck and inserted: in runs, over runs, beside and inside the changes of others."""

import pytest

from agent.domain.nda.redline.edit import Edit, Hunk
from tests.adapters.redline.revisions import accept_all, formats, part, texts, w
from tests.adapters.redline.word import (
    AUTHOR,
    BY_OTHER,
    accepted,
    change,
    commented,
    deleted,
    ins,
    insertion,
    p,
    r,
    word_file,
    write,
)

BOLD, ITALIC = "<w:b/>", "<w:i/>"


def ours(made: bytes, tag: str) -> list[str]:
    nodes = [node for node in part(made).iter(w(tag)) if node.get(w("author")) == AUTHOR]
    return ["".join(text.text or "" for text in node.iter(w("t"), w("delText"))) for node in nodes]


def test_a_word_is_struck_and_another_put_behind_it() -> None:
    data = word_file(p(r("The term is twenty years.", BOLD)))
    made = write(data, change(data, "twenty", "five"))
    assert accepted(made) == ["The term is five years."]
    assert (ours(made.content, "del"), ours(made.content, "ins")) == (["twenty"], ["five"])
    assert commented(made.content) == "twentyfive"


def test_new_text_has_the_format_of_the_first_struck_run_and_the_rest_keeps_its_own() -> None:
    data = word_file(p(r("The "), r("twenty", BOLD), r(" years", ITALIC), r(" end.")))
    made = write(data, change(data, "twenty years", "five months"))
    looks = dict(formats(accept_all(part(made.content)))[0])
    assert accepted(made) == ["The five months end."]
    assert b"w:b>" in looks["v"]
    assert looks["d"] == b""


def test_inserted_text_has_the_format_of_the_run_before_it() -> None:
    data = word_file(p(r("secret", BOLD), r(" information")))
    made = write(data, insertion(data, "secret", " and private"))
    assert accepted(made) == ["secret and private information"]
    assert b"w:b" in dict(formats(accept_all(part(made.content)))[0])["v"]


def test_text_goes_before_the_first_character_too() -> None:
    data = word_file(p(r("Information", BOLD)))
    start = Edit("e", 0, 11, "c", (Hunk(0, 0, "All "),))
    assert accepted(write(data, start)) == ["All Information"]


@pytest.mark.parametrize("new", ["", "one\ttwo\nthree"])
def test_tabs_and_breaks_are_struck_and_written(new: str) -> None:
    data = word_file(p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"))
    made = write(data, change(data, "\tb\n", new))
    assert accepted(made) == [f"a{new}c"]


def test_symbols_and_hyphens_count_as_one_character() -> None:
    run = '<w:r><w:t>x</w:t><w:sym w:font="Wingdings" w:char="F0FE"/><w:noBreakHyphen/><w:t>y z</w:t></w:r>'
    data = word_file(p(run))
    assert accepted(write(data, change(data, "☒-y", "Q"))) == ["xQ z"]


def test_invisible_and_composed_characters_keep_the_place() -> None:
    data = word_file(p(r("\u200b  Ge\u00adheim\u00a0u\u0308ber  alle\u200b Ma\u00dfen  ")))
    made = write(data, change(data, "über", "unter"))
    assert accepted(made) == ["\u200b  Ge\u00adheim\u00a0unter  alle\u200b Ma\u00dfen  "]


def test_a_hunk_that_would_cut_a_composed_character_is_reported() -> None:
    data = word_file(p(r("\u0958a b")))  # one character that NFC makes two
    assert write(data, Edit("e", 0, 3, "c", (Hunk(1, 3, "x"),))).unplaced == ("e",)


def test_our_deletion_nests_in_their_insertion_and_our_insertion_does_not() -> None:
    data = word_file(p(r("The term "), ins(r("is twenty long years", BOLD)), r(".")))
    made = write(data, change(data, "twenty", "five"))
    root = part(made.content)
    nested = [node.getparent().get(w("author")) for node in root.iter(w("del"))]
    assert nested == ["Other Side"]
    assert accepted(made) == ["The term is five long years."]
    assert [n.get(w("author")) for n in root.iter(w("ins"))] == ["Other Side", "Other Side", AUTHOR, "Other Side"]
    assert {n.get(w("date")) for n in root.iter(w("ins"))} == {"2026-10-01T09:00:00Z", "2026-11-22T09:30:00Z"}


def test_text_inserted_inside_their_insertion_stays_ours() -> None:
    data = word_file(p(ins(r("one two"))))
    made = write(data, insertion(data, "one", " and a half"))
    assert accepted(made) == ["one and a half two"]
    assert ours(made.content, "ins") == [" and a half"]


@pytest.mark.parametrize(("words", "expected"), [("one", "oneX two"), ("one two", "one twoX")])
def test_their_moved_text_is_treated_like_an_insertion(words: str, expected: str) -> None:
    data = word_file(p(f'<w:moveTo w:id="5" {BY_OTHER}>{r("one two")}</w:moveTo>'))
    assert accepted(write(data, insertion(data, words, "X"))) == [expected]


def test_a_span_over_their_insertion_and_deletion_leaves_the_deletion_alone() -> None:
    data = word_file(p(r("Start of "), deleted("old "), ins(r("new ")), r("text ends.")))
    made = write(data, change(data, "of new text", "X"))
    assert accepted(made) == ["Start X ends."]
    theirs = [node for node in part(made.content).iter(w("del")) if node.get(w("author")) == "Other Side"]
    assert ["".join(theirs[0].itertext())] == ["old "]
    assert accepted(made, None) == ["Start X ends."]


def test_several_hunks_make_one_comment() -> None:
    data = word_file(p(r("The Recipient shall keep it secret for twenty years.")))
    a, b = change(data, "shall", "will"), change(data, "twenty", "five")
    edit = Edit("e", a.start, b.end, "c", (*a.hunks, *b.hunks))
    made = write(data, edit)
    assert accepted(made) == ["The Recipient will keep it secret for five years."]
    assert commented(made.content) == "shallwill keep it secret for twentyfive"


def test_a_span_over_paragraphs_strikes_each_and_the_marks_of_whole_ones() -> None:
    data = word_file(p(r("First one.")) + p(r("Second one.")) + p(r("Third one.")) + p(r("Last.")))
    made = write(data, change(data, "one.\nSecond one.\nThird", "X"))
    assert accepted(made) == ["First X", " one.", "Last."]


def test_edits_that_overlap_are_not_both_written() -> None:
    data = word_file(p(r("one two three")))
    made = write(data, change(data, "one two", "X", "a"), change(data, "two three", "Y", "b"))
    assert made.unplaced == ("b",)
    assert accepted(made) == ["X three"]


def test_a_hunk_outside_the_text_is_reported() -> None:
    data = word_file(p(r("short")))
    assert write(data, Edit("e", 0, 5, "c", (Hunk(3, 99, ""),))).unplaced == ("e",)


def test_new_text_is_data() -> None:
    data = word_file(p(r("The term is twenty years.")))
    evil = '</w:t><w:t>&amp; <b>\x00\x0b"five'
    made = write(data, change(data, "twenty", evil))
    assert accepted(made) == ['The term is </w:t><w:t>&amp; <b>"five years.']
    assert len(texts(part(made.content))) == 1
