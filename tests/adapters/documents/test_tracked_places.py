"""Tracked changes are found at their place in the text: insertions with their words, deletions where they stood."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.adapters.documents import SandboxedDocuments
from agent.adapters.documents.docx.reader import read_docx
from agent.adapters.documents.extract import Extract
from agent.adapters.documents.normalise import clean

MakeWord = Callable[..., bytes]
BY = 'w:author="Other Side" w:date="2026-10-01T09:00:00Z"'


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(text: str) -> str:
    return f'<w:ins w:id="1" {BY}>{r(text)}</w:ins>'


def gone(text: str) -> str:
    return f'<w:del w:id="2" {BY}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def places(extract: Extract) -> list[tuple[str, str, int | None, int | None]]:
    return [(change.kind, change.text, change.start, change.end) for change in extract.coverage.changes]


def test_changes_of_one_author_with_text_between_are_two(make_word: MakeWord) -> None:
    extract = read_docx(make_word(p(ins("All "), r("parties "), ins("shall ")) + p(r("Two "), gone("old"), gone("er"))))
    assert extract.text == "All parties shall\nTwo"
    assert places(extract) == [
        ("insertion", "All", 0, 3),
        ("insertion", "shall", 12, 17),
        ("deletion", "older", 21, 21),
    ]


def test_a_deleted_paragraph_stood_between_its_neighbours(make_word: MakeWord) -> None:
    mark = f'<w:rPr><w:del w:id="3" {BY}/></w:rPr>'
    extract = read_docx(make_word(p(r("First.")) + p(gone("Second."), properties=mark) + p(ins("Third."))))
    assert extract.text == "First.\nThird."
    assert places(extract) == [("deletion", "Second.", 6, 6), ("insertion", "Third.", 7, 13)]


def test_a_generated_number_before_the_text_counts(make_word: MakeWord) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    extract = read_docx(make_word(p(r("Term "), ins("ends"), properties=numbered), {"numbering": numbering}))
    assert extract.text == "1. Term ends"
    assert places(extract) == [("insertion", "ends", 8, 12)]


def test_changes_in_comments_have_no_row_and_in_notes_a_place(make_word: MakeWord) -> None:
    notes = f'<w:footnote w:id="1">{p(r("A "), ins("note"))}</w:footnote>'
    comments = f'<w:comment w:id="1" w:author="X">{p(ins("not the contract"))}</w:comment>'
    extract = read_docx(make_word(p(r("Body.")), {"footnotes": notes, "comments": comments}))
    assert extract.text == "Body.\nA note"
    assert places(extract) == [("insertion", "note", 8, 12)]


# among them what the reader drops or composes: soft hyphen, zero-width space, a combining mark
LETTERS = st.lists(st.sampled_from(["a", "b ", " c", "\u00ad", "\u200b", "e\u0308"]), min_size=1, max_size=6).map(
    "".join
)
PIECES = st.lists(st.tuples(st.sampled_from(["kept", "ins", "del"]), LETTERS), min_size=1, max_size=8)
WRITE = {"kept": r, "ins": ins, "del": gone}


@given(st.lists(PIECES, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_taking_every_change_back_gives_the_text_before(
    make_word: MakeWord, paragraphs: list[list[tuple[str, str]]]
) -> None:
    body = p(r("Start.")) + "".join(p(*(WRITE[kind](text) for kind, text in pieces)) for pieces in paragraphs)
    extract = read_docx(make_word(body))
    text = extract.text
    for change in reversed(extract.coverage.changes):
        if change.kind == "insertion":
            assert text[change.start : change.end] == change.text
            text = text[: change.start] + text[change.end :]
        elif change.kind == "deletion":
            assert change.start == change.end is not None
            text = text[: change.start] + change.text + text[change.start :]
    before = [text for pieces in paragraphs for kind, text in pieces if kind != "ins"]
    assert letters(text) == letters("Start." + "".join(before))


def letters(text: str) -> str:
    """Without blanks and what the reader drops."""
    return "".join(letter for letter in clean(text) if not letter.isspace())


def test_every_change_of_a_redline_has_its_place(shared: Path) -> None:
    path = shared / "ndas" / "en" / "open_agreements" / "NDA-Redline.docx"
    document = SandboxedDocuments().read(path, path.name)
    changes = document.coverage.changes
    assert len(changes) == 18
    assert all(change.start is not None for change in changes)
    for change in changes:
        assert document.text[change.start : change.end] == (change.text if change.kind == "insertion" else "")
    days = {change.text: change.start for change in changes}
    assert document.text[days["January 15,"] :].startswith("March 1, 2026")
