"""Facts and findings tell one story."""

import pytest

from agent.domain.nda.clause import Clause
from agent.domain.nda.complete import completed
from agent.domain.nda.form import fields
from agent.domain.nda.reading import Reading, Span, Value
from agent.domain.nda.review import Amount, Particulars, Place

TEXT = "Die Pflicht währt zwei Jahrzehnte. Es gilt das Recht Chinas."
CLAUSES = (Clause(0, len(TEXT), spans=(Span(0, 34), Span(35, len(TEXT)))),)
YEARS = Amount(20, "zwei Jahrzehnte", 18, 33)


def test_a_term_among_the_facts_is_read_with_its_sentence() -> None:
    (added,) = completed([], Particulars(is_nda=True, term_years=YEARS), CLAUSES)
    assert (added.topic, added.name, added.spans) == ("term", "fixed", (Span(0, 34),))
    assert added.values == (Value("years", number=20, text="zwei Jahrzehnte"),)


def test_the_judges_own_reading_stays_alone() -> None:
    own = Reading("term", "unlimited", 0.9, (Span(0, 34),))
    assert completed([own], Particulars(is_nda=True, term_years=YEARS), CLAUSES) == [own]


def test_a_side_reading_is_no_answer() -> None:
    side = Reading("term", "survives", 0.9, (Span(0, 34),))
    assert len(completed([side], Particulars(is_nda=True, term_years=YEARS), CLAUSES)) == 2


@pytest.mark.parametrize(
    ("facts", "topic", "value"),
    [
        ({"penalty_eur": Amount(1e5, "x", 0, 3)}, "penalty", Value("eur", number=1e5, text="x")),
        ({"governing_law": Place("CN", "Chinas", 53, 59)}, "governing_law", Value("law", place="CN", text="Chinas")),
        ({"venue": Place("CN", "Shanghai", 53, 59)}, "venue", Value("venue", place="CN", text="Shanghai")),
    ],
)
def test_penalty_law_and_venue_likewise(facts: dict[str, Amount | Place], topic: str, value: Value) -> None:
    (added,) = completed([], Particulars(is_nda=True, **facts), CLAUSES)  # type: ignore[arg-type]
    assert (added.topic, added.values) == (topic, (value,))


def test_a_place_without_a_code_says_nothing() -> None:
    assert completed([], Particulars(is_nda=True, venue=Place("", "am Sitz", 0, 3)), CLAUSES) == []


def test_where_both_are_stated_the_length_of_the_duty_decides() -> None:
    facts = Particulars(is_nda=True, term_years=Amount(1.5, "18 Monate", 0, 9), survival_years=YEARS)
    (added,) = completed([], facts, CLAUSES)
    assert added.values == (Value("years", number=20, text="zwei Jahrzehnte"),)


def test_the_purpose_of_a_cover_page_is_read() -> None:
    form = fields("Purpose\nTesting of pump housings\nEffective Date\n1 May 2026")
    (added,) = completed([], Particulars(is_nda=True), (), form)
    assert (added.topic, added.name, added.spans) == ("purpose", "limited", (Span(8, 32),))


def test_a_general_purpose_is_told_beside_the_clause_that_limits_the_use_to_it() -> None:
    form = fields("Zweck: Prüfung einer möglichen Zusammenarbeit")
    limited = Reading("purpose", "limited", 0.9, (Span(0, 5),))
    assert [each.name for each in completed([limited], Particulars(is_nda=True), (), form)] == ["limited", "general"]


def test_an_unknown_court_on_a_cover_page_is_no_missing_venue() -> None:
    (added,) = completed([], Particulars(is_nda=True), (), fields("Courts\nCourts of Lower Utopia"))
    assert (added.topic, added.values) == ("venue", (Value("venue", place="", text="Courts of Lower Utopia"),))
