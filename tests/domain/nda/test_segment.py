"""A draft falls into numbered clauses, and these into sentences and list items."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.document import Block, BlockKind, Coverage, Document
from agent.domain.nda.clause import Clause
from agent.domain.nda.segment import segment
from agent.domain.nda.sentences import sentences
from tests.effort import within

BENCHMARK = Path(__file__).resolve().parents[4] / "shared" / "data" / "contractnli" / "dev.json"


def document(text: str, blocks: tuple[Block, ...] = ()) -> Document:
    return Document("draft.txt", "text/plain", "0" * 64, text, blocks, Coverage())


def lines(*given: str, kinds: dict[int, BlockKind] | None = None) -> Document:
    """A document with one block for each line."""
    blocks: list[Block] = []
    for index, line in enumerate(given):
        start = blocks[-1].end + 1 if blocks else 0
        blocks.append(Block(start, start + len(line), (kinds or {}).get(index, BlockKind.PARAGRAPH)))
    return document("\n".join(given), tuple(blocks))


def spans(source: Document) -> list[str]:
    return [source.text[span.start : span.end] for clause in segment(source) for span in clause.spans]


def outline(source: Document) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(clause.number, clause.heading, clause.path) for clause in segment(source)]


def test_german_sections_carry_number_heading_and_path() -> None:
    source = lines(
        "GEHEIMHALTUNGSVEREINBARUNG",
        "§ 1 Gegenstand",
        "1.1 Die Parteien prüfen eine Zusammenarbeit.",
        "1.2 Sie tauschen dazu Unterlagen aus:",
        "a) Zeichnungen;",
        "b) Preise.",
        "§ 2 Laufzeit",
        "Diese Vereinbarung gilt drei Jahre.",
    )
    assert outline(source) == [
        ("", "GEHEIMHALTUNGSVEREINBARUNG", ()),
        ("§ 1", "Gegenstand", ("§ 1",)),
        ("1.1", "Gegenstand", ("§ 1", "1.1")),
        ("1.2", "Gegenstand", ("§ 1", "1.2")),
        ("a)", "Gegenstand", ("§ 1", "1.2", "a)")),
        ("b)", "Gegenstand", ("§ 1", "1.2", "b)")),
        ("§ 2", "Laufzeit", ("§ 2",)),
        ("", "Laufzeit", ("§ 2",)),
    ]


@pytest.mark.parametrize(
    ("line", "number", "heading"),
    [
        ("Article IV - Term", "Article IV", "Term"),
        ("ARTICLE 5: CONFIDENTIALITY", "ARTICLE 5", "CONFIDENTIALITY"),
        ("Section 3. Governing Law", "Section 3", "Governing Law"),
        ("Ziffer 7 Vertragsstrafe", "Ziffer 7", "Vertragsstrafe"),
        ("5. Laufzeit", "5", "Laufzeit"),
        ("5.2 Kündigung", "5.2", "Kündigung"),
        ("1.1. Begriffe", "1.1", "Begriffe"),
        ("II. Pflichten der Parteien", "II", "Pflichten der Parteien"),
        ("**§ 4 Vertragsstrafe**", "§ 4", "Vertragsstrafe"),
        ("## 3. Return of Documents", "3", "Return of Documents"),
        ("§ 12a Schlussbestimmungen", "§ 12a", "Schlussbestimmungen"),
        ("4. Permitted Disclosures.", "4", "Permitted Disclosures"),
    ],
)
def test_headings_with_numbers(line: str, number: str, heading: str) -> None:
    source = lines(line, "The parties shall keep all documents of the other party secret for three years.")
    (title, body) = segment(source)
    assert (title.number, title.heading) == (number, heading)
    assert body.heading == heading
    assert spans(source)[0] == line


@pytest.mark.parametrize(
    "line",
    ["Präambel", "GOVERNING LAW AND VENUE", "# Standard Terms", "**Zweck der Vereinbarung**", "Return of Documents"],
)
def test_headings_without_numbers(line: str) -> None:
    source = lines(line, "The parties shall keep all documents of the other party secret for three years.")
    assert segment(source)[1].heading == line.strip("#* ")


@pytest.mark.parametrize(
    "line",
    [
        "15. August 2026",
        "3 Jahre nach Vertragsende endet die Pflicht zur Geheimhaltung.",
        "2019 war ein gutes Jahr für die Parteien.",
        "1.000 EUR sind zu zahlen.",
        "J. Smith signs for the company and all of its affiliates.",
    ],
)
def test_numbers_that_are_no_labels(line: str) -> None:
    assert segment(lines(line))[0].number == ""


def test_inline_heading_belongs_to_its_clause_and_is_a_span() -> None:
    source = lines("7. Term and Termination. This Agreement ends after two years. It may be renewed.")
    (clause,) = segment(source)
    assert clause.heading == "Term and Termination"
    assert spans(source) == [
        "7. Term and Termination.",
        "This Agreement ends after two years.",
        "It may be renewed.",
    ]


def test_list_items_inside_a_sentence_are_spans() -> None:
    source = lines(
        "Recipient shall (a) use the information only for the purpose, (b) keep it secret; and (c) return it."
        " It shall confirm this."
    )
    assert spans(source) == [
        "Recipient shall",
        "(a) use the information only for the purpose,",
        "(b) keep it secret; and",
        "(c) return it.",
        "It shall confirm this.",
    ]


def test_nested_roman_items() -> None:
    source = lines("It excludes (a) what is (i) public or (ii) known, and (b) what is independently developed.")
    assert spans(source) == [
        "It excludes",
        "(a) what is",
        "(i) public or",
        "(ii) known, and",
        "(b) what is independently developed.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The term is five (5) years and one (1) month.",
        "This is subject to Section 4(b) and clauses (a) and (b) above.",
        "Dies gilt nach § 3 Abs. 1 Nr. 2 lit. (a) und Absatz (b) entsprechend.",
        "Vgl. z. B. § 5 Abs. 2 Nr. 3 GeschGehG bzw. Art. 28 DSGVO, d. h. die Regel.",
        "Die Vereinbarung vom 15. August 2026 gilt bis zum 31. Dezember 2027.",
        "It binds Acme Inc. and Beta Ltd., e.g. for No. 5 of the list, i.e. the drawings.",
        "Herr Dr. A. Müller und Frau Prof. B. Weiß zeichnen für die Firma.",
        "The sum is EUR 1.250,50 or $ 3,000.00 in the U.S. market.",
        "Die Frist beträgt ca. 3.5 Monate.",
        "The employee(s) of the party (collectively the Group) are bound.",
    ],
)
def test_one_sentence_stays_one_span(sentence: str) -> None:
    assert spans(lines(sentence)) == [sentence]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Die Frist endet 2026. Danach gilt das Gesetz.", 2),
        ("This is subject to Section 5. The parties agree.", 2),
        ("It was signed by Acme Inc. The parties agree.", 2),
        ("Is it secret? Yes. It is!", 3),
        ('He said "this is secret." Nobody disagreed.', 2),
        ("Die Unterlagen bleiben geheim. § 5 gilt entsprechend. „Dritte“ sind alle anderen.", 3),
    ],
)
def test_sentence_ends(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_page_headers_and_footers_and_page_numbers_are_no_clauses() -> None:
    source = lines(
        "Acme Confidential",
        "1. The parties keep it secret.",
        "Page 1 of 3",
        "Seite 2 von 3",
        "Acme GmbH, Berlin",
        kinds={0: BlockKind.HEADER, 4: BlockKind.FOOTER},
    )
    assert spans(source) == ["1. The parties keep it secret."]


def test_wrapped_lines_are_joined_again() -> None:
    text = (
        "1. The receiving party shall keep all information of the other\n"
        "party strictly secret and shall use it only for the purpose of\n"
        "this agreement. It shall return all documents, copies and notes\n"
        "on request of the other party and shall confirm in writing that\n"
        "nothing was kept. Copies in backups may remain until they are\n"
        "overwritten in the usual course of business of the other party.\n"
        "2. The duties end three years after the date of this agreement,\n"
        "unless a law provides otherwise for the kind of information at\n"
        "hand.\n"
    )
    found = spans(document(text))
    assert len(found) == 4
    assert found[1].startswith("It shall return")
    assert found[1].endswith("nothing was kept.")
    assert [clause.number for clause in segment(document(text))] == ["1", "2"]


def test_lines_of_a_paragraph_each_stay_what_they_are() -> None:
    source = document("Zwischen:\nAlpha GmbH\nBeta AG\n\n§ 1 Zweck\nDie Parteien prüfen eine Zusammenarbeit.")
    assert spans(source) == [
        "Zwischen:",
        "Alpha GmbH",
        "Beta AG",
        "§ 1 Zweck",
        "Die Parteien prüfen eine Zusammenarbeit.",
    ]


def test_company_names_are_no_headings() -> None:
    source = lines(
        "1. Alpha Maschinenbau GmbH", "Musterweg 3, 10115 Berlin, im Folgenden die offenlegende Partei genannt,"
    )
    assert segment(source)[1].heading == ""


def test_empty_documents_have_no_clauses() -> None:
    assert segment(document("")) == ()
    assert segment(document(" \n \n")) == ()


def assert_well_formed(text: str, clauses: tuple[Clause, ...]) -> None:
    last = 0
    for clause in clauses:
        assert clause.start >= last
        covered = clause.start
        for span in clause.spans:
            assert span.start >= covered
            assert not text[covered : span.start].strip()
            assert text[span.start : span.end] == text[span.start : span.end].strip() != ""
            covered = span.end
        assert not text[covered : clause.end].strip()
        last = clause.end


PIECES = st.sampled_from(
    [
        "§ 5 Laufzeit",
        "5.2 ",
        "(a) ",
        "(b) ",
        "(i)",
        " Die Partei haftet. ",
        "The term is five (5) years; ",
        "\n",
        "\n\n",
        "z. B. ",
        "Nr. 3 ",
        "ARTICLE IV",
        "**fett**",
        "_____",
        "• ",
        "15. August 2026",
        ")",
        "(",
        "…",
        "“Term” ",
        "\t",
        " ",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_spans_are_ordered_trimmed_and_cover_everything(text: str) -> None:
    clauses = segment(document(text))
    assert_well_formed(text, clauses)
    kept = sum(len("".join(text[clause.start : clause.end].split())) for clause in clauses)
    assert kept == len("".join(text.split()))


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 320), st.integers(0, 320)), max_size=6))
@settings(deadline=None)
def test_any_text_with_any_blocks(text: str, edges: list[tuple[int, int]]) -> None:
    source = document(text, tuple(Block(min(edge), max(edge)) for edge in edges))
    assert_well_formed(text, segment(source))


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "(" * 50_000, "(a) " * 25_000, "1." * 50_000, "A\n" * 40_000, "Inc. " * 20_000, " " * 100_000],
    ids=lambda text: repr(text[:5]),
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    with within(1.5):
        segment(document(text))


def test_two_hundred_pages_take_under_two_seconds() -> None:
    page = "\n".join(f"{n}.1 The party shall (a) keep it secret, (b) return it. See Section {n}." for n in range(1, 40))
    text = "\n".join([page] * 230)
    assert len(text) > 600_000
    with within(2):
        clauses = segment(document(text))
    assert len(clauses) == 39 * 230


@pytest.mark.skipif(not BENCHMARK.is_file(), reason="../shared/data/contractnli is not beside the repository")
def test_most_spans_of_the_benchmark_are_found() -> None:
    """Measured: 88.7 % of all gold spans; the rest are mostly blanks and lines of signature blocks."""
    total = hits = 0
    for each in json.loads(BENCHMARK.read_text())["documents"]:
        text: str = each["text"]
        ours = [span for clause in segment(lines(*text.split("\n"))) for span in clause.spans]
        for start, end in each["spans"]:
            if not text[start:end].strip():
                continue
            left, right = start, start + len(text[start:end].rstrip())
            total += 1
            hits += any(
                min(right, span.end) - max(left, span.start) >= 0.8 * (max(right, span.end) - min(left, span.start))
                for span in ours
                if span.start < right and left < span.end
            )
    assert hits / total >= 0.85


def test_a_line_break_typed_into_a_paragraph_ends_no_sentence() -> None:
    text = "§ 7 Laufzeit\nDie Vereinbarung gilt zwei Jahre; die Pflichten gelten danach zeitlich\nunbegrenzt fort."
    heading = text.index("\n")
    source = document(text, (Block(0, heading), Block(heading + 1, len(text))))
    assert spans(source)[-1].endswith("zeitlich\nunbegrenzt fort.")


def test_the_first_cell_of_a_row_heads_the_others() -> None:
    source = lines("B3 Schutz | Angemessene Maßnahmen.", "| D7 Law | German. |", "Name | ")
    assert [clause.heading for clause in segment(source)] == ["Schutz", "Law", "Law"]
    assert spans(source)[:2] == ["B3 Schutz |", "Angemessene Maßnahmen."]


def test_a_sentence_with_a_bar_is_no_row() -> None:
    source = lines("Die Empfängerin wählt eines von beiden und teilt es der anderen Seite bald mit: ja | nein.")
    assert [clause.heading for clause in segment(source)] == [""]


def test_half_a_question_above_a_paragraph_is_a_heading() -> None:
    long = "Informationen, die öffentlich sind oder es werden, ohne dass jemand dagegen verstoßen hätte."
    source = lines(
        "Was nicht unter dieses NDA fällt", long, "What happens next?", long, "Was er weiß, bleibt geheim.", long
    )
    assert [clause.heading for clause in segment(source)][1::2] == [
        "Was nicht unter dieses NDA fällt", "What happens next?", "What happens next?",
    ]  # fmt: skip
