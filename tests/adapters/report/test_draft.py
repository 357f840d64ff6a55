"""The draft's text in a report: marks, paragraph numbers, margins, links to places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.adapters.report import render_report
from agent.adapters.report.draft import Anchor, DraftText
from agent.domain.language import Language
from tests.adapters.report import sample
from tests.adapters.report.page import Element, read
from tests.adapters.report.sample import TEXT


def marked(draft: Element) -> dict[int, str]:
    """Marked text by offset."""
    return {int(mark.attributes["id"][1:]): mark.text for mark in draft.find("mark")}


def test_every_quote_is_marked_at_its_place_and_reads_as_quoted() -> None:
    result = sample.result()
    shown = read(render_report(sample.review(result=result), Language.DE))
    pieces = marked(shown.one(class_="draft"))
    for offset, text in pieces.items():
        assert TEXT[offset : offset + len(text)] == text
    covered = {offset + at for offset, text in pieces.items() for at in range(len(text))}
    quotes = [quote for finding in result["findings"] for quote in finding["quotes"]]
    quotes += [quote for unusual in result["unusual"] for quote in unusual["quotes"]]
    assert len(quotes) == 7
    for quote in quotes:
        inside = range(quote["start"], quote["end"])
        assert all(at in covered or TEXT[at] == "\n" for at in inside), quote


def test_the_draft_is_there_in_full() -> None:
    draft = read(render_report(sample.review(), Language.DE)).one(class_="draft")
    lines = [row.find("p")[0].text for row in draft.find(class_="row")]
    assert lines == [line for line in TEXT.split("\n") if line.strip()]
    numbers = [row.one(class_="rn").text for row in draft.find(class_="row")]
    assert numbers == [str(at) for at in range(1, len(lines) + 1)]


def test_a_quote_leads_to_its_mark_and_the_margin_back_to_the_finding() -> None:
    shown = read(render_report(sample.review(), Language.DE))
    card = shown.one(id="finding-1")
    href = card.find("figcaption")[0].one("a").attributes["href"]
    mark = shown.one(id=href[1:])
    assert mark.tag == "mark"
    row = mark.parent
    while row is not None and row.attributes.get("class") != "row":
        row = row.parent
    assert row is not None
    assert "#finding-1" in [link.attributes["href"] for link in row.one(class_="margin").find("a")]


def test_a_passage_of_two_findings_takes_the_tone_of_the_worse_one() -> None:
    anchors = [Anchor(0, 6, "a", "A", "conforms"), Anchor(3, 9, "b", "B", "contradicts")]
    [paragraph] = DraftText("abcdefghi", anchors).paragraphs()
    shown = [(each.text, each.mark, each.verdict) for each in paragraph.stretches]
    assert shown == [("abc", "p0", "conforms"), ("def", "p3", "contradicts"), ("ghi", "p6", "contradicts")]
    assert [anchor.target for anchor in paragraph.margin] == ["a", "b"]


def test_a_passage_over_two_paragraphs_is_named_once() -> None:
    first, second = DraftText("eins\n\nzwei", [Anchor(0, 10, "a", "A")]).paragraphs()
    assert [anchor.target for anchor in first.margin] == ["a"]
    assert second.margin == ()
    assert (second.number, second.stretches[0].mark) == (2, "p6")


@pytest.mark.parametrize(
    ("start", "end", "number", "href"),
    [
        (0, 4, 1, "#p0"),
        (4, 8, 2, "#p6"),  # begins in the break
        (6, 8, 2, "#p6"),
        (7, 8, 2, "#rn2"),  # inside a mark: no mark begins there
        (4, 4, 1, "#rn1"),  # behind the first paragraph
        (11, 11, 3, "#rn3"),
    ],
)
def test_a_place_is_a_paragraph_and_a_link(start: int, end: int, number: int, href: str) -> None:
    place = DraftText("eins\n\nzwei\ndrei", [Anchor(0, 4, "a"), Anchor(6, 10, "b")]).place(start, end)
    assert place is not None
    assert (place.number, place.href) == (number, href)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 99)])
def test_what_lies_outside_the_text_has_no_place_and_marks_nothing(start: int, end: int) -> None:
    draft = DraftText("eins", [Anchor(start, end, "a", "A", "missing")])
    assert draft.place(start, end) is None
    assert [stretch.mark for paragraph in draft.paragraphs() for stretch in paragraph.stretches] == [""]


def test_an_empty_text_has_no_paragraph_and_no_place() -> None:
    assert list(DraftText("", []).paragraphs()) == []
    assert DraftText("", []).place(0, 0) is None


def test_the_sentence_around_a_change_is_cut_at_words() -> None:
    before, after = DraftText("wort " * 100 + "HIER" + " wort" * 100, []).around(500, 504)
    assert before.startswith("… wort")
    assert after.endswith("wort …")
    assert max(len(before), len(after)) <= 163


@given(
    st.text(alphabet="ab \n😀", max_size=40),
    st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=6),
)
def test_marks_cover_exactly_the_passages(text: str, spans: list[tuple[int, int]]) -> None:
    valid = [(start, end) for start, end in spans if 0 <= start < end <= len(text)]
    draft = DraftText(text, [Anchor(start, end, f"t{start}", "T") for start, end in spans])
    covered: set[int] = set()
    for paragraph in draft.paragraphs():
        for stretch in paragraph.stretches:
            if stretch.mark:
                offset = int(stretch.mark[1:])
                assert text[offset : offset + len(stretch.text)] == stretch.text
                covered |= set(range(offset, offset + len(stretch.text)))
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    shown = {starts[at] + each for at, line in enumerate(lines) if line.strip() for each in range(len(line))}
    assert covered == {at for start, end in valid for at in range(start, end)} & shown
    for start, end in valid:
        place = draft.place(start, end)
        if place and place.href.startswith("#p"):
            assert start <= int(place.href[2:]) < end
