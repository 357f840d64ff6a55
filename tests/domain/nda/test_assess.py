"""From readings to verdicts: limits as numbers, missing only after a full read, quotes literal."""

import datetime as dt
from dataclasses import replace

import pytest

from agent.domain.document import Block, Coverage, Document
from agent.domain.language import Language
from agent.domain.nda.assess import assess
from agent.domain.nda.form import Open, OpenPoint
from agent.domain.nda.policy import (
    Bilingual,
    Limits,
    NumberLimit,
    PlaceLimit,
    PolicyClause,
    Presence,
    Severity,
    Verdict,
)
from agent.domain.nda.reading import Reading, Span, Value
from agent.domain.nda.review import Basis, Finding, Incorporated

TEXT = "Die Vertragsstrafe beträgt 250.000 EUR. Die Laufzeit beträgt 15 Jahre. Es gilt das Recht von Utopia."
FIRST = Span(0, 39)
DOCUMENT = Document("nda.txt", "text/plain", "0" * 64, TEXT, (Block(0, len(TEXT), page=3),), Coverage(pages=3))


def policy(topic: str, readings: dict[str, Verdict], presence: Presence, limits: Limits | None = None) -> PolicyClause:
    both = Bilingual("deutsch", "english")
    return PolicyClause(
        id=f"NDA-{topic.upper()}",
        version=2,
        valid_from=dt.date(2026, 1, 1),
        topic=topic,
        sample=True,
        presence=presence,
        severity=Severity.RED_LINE,
        decides="legal",
        title=both,
        position=both,
        deviates=both,
        contradicts=Bilingual("Das widerspricht.", "That contradicts."),
        preferred=both,
        fallback=both,
        walk_away=both,
        readings=readings,
        limits=limits or Limits(),
    )


PENALTY = policy(
    "penalty",
    {"present": Verdict.DEVIATES, "no_fault": Verdict.CONTRADICTS, "excluded": Verdict.CONFORMS},
    Presence.FORBIDDEN,
    Limits(eur=NumberLimit(0, 25_000)),
)
TERM = policy(
    "term",
    {"fixed": Verdict.CONFORMS, "unlimited": Verdict.CONTRADICTS, "survives": Verdict.CONFORMS},
    Presence.REQUIRED,
    Limits(years=NumberLimit(5, 10)),
)
LAW = policy(
    "governing_law", {"stated": Verdict.CONFORMS}, Presence.REQUIRED, Limits(laws=PlaceLimit(("DE",), ("AT",)))
)


def reading(topic: str, name: str, *values: Value, confidence: float = 0.9, span: Span = FIRST) -> Reading:
    return Reading(topic, name, confidence, (span,), values)


def only(policy_clause: PolicyClause, *readings: Reading, document: Document = DOCUMENT) -> Finding:
    (finding,) = assess(document, [policy_clause], readings, Language.DE, Language.DE)
    return finding


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (2, Verdict.CONFORMS),
        (5, Verdict.CONFORMS),
        (5.01, Verdict.DEVIATES),
        (10, Verdict.DEVIATES),
        (15, Verdict.CONTRADICTS),
    ],
)
def test_a_term_is_compared_as_a_number(years: float, expected: Verdict) -> None:
    assert only(TERM, reading("term", "fixed", Value("years", number=years))).verdict is expected


def test_the_reason_names_value_and_limits() -> None:
    finding = only(PENALTY, reading("penalty", "present", Value("eur", number=250_000)))
    assert finding.verdict is Verdict.CONTRADICTS
    assert "250.000,00 €" in finding.reason
    assert "25.000,00 €" in finding.reason
    assert "Das widerspricht." in finding.reason


def test_a_sum_in_another_currency_counts_as_over_the_limit() -> None:
    penalty = policy("penalty", {"present": Verdict.DEVIATES}, Presence.FORBIDDEN, Limits(eur=NumberLimit(0, 25_000)))
    finding = only(penalty, reading("penalty", "present", Value("eur", text="USD 500,000")))
    assert finding.verdict is Verdict.CONTRADICTS
    assert "USD 500,000" in finding.reason


def test_the_worst_sure_reading_decides() -> None:
    finding = only(PENALTY, reading("penalty", "excluded"), reading("penalty", "no_fault", span=Span(40, 70)))
    assert finding.verdict is Verdict.CONTRADICTS
    assert [quote.start for quote in finding.quotes] == [40]


def test_an_unsure_reading_decides_nothing() -> None:
    sure = reading("penalty", "excluded")
    assert only(PENALTY, sure, reading("penalty", "no_fault", confidence=0.4)).verdict is Verdict.CONFORMS
    alone = only(PENALTY, reading("penalty", "no_fault", confidence=0.4))
    assert (alone.verdict, alone.basis) == (Verdict.UNCLEAR, Basis.QUOTE)
    assert "40 %" in alone.reason


def test_places_are_compared_by_code() -> None:
    verdicts = {
        place: only(LAW, reading("governing_law", "stated", Value("law", place=place, text="Recht"))).verdict
        for place in ("DE", "AT", "CN", "")
    }
    assert verdicts == {
        "DE": Verdict.CONFORMS,
        "AT": Verdict.DEVIATES,
        "CN": Verdict.CONTRADICTS,
        "": Verdict.UNCLEAR,
    }


def test_absence_depends_on_presence() -> None:
    assert (only(TERM).verdict, only(TERM).basis, only(TERM).quotes) == (Verdict.MISSING, Basis.ABSENT, ())
    assert (only(PENALTY).verdict, only(PENALTY).basis) == (Verdict.CONFORMS, Basis.ABSENT)


@pytest.mark.parametrize("hole", [{"pages_without_text": (2,)}, {"failed_pages": (1,)}])
@pytest.mark.parametrize("clause", [TERM, PENALTY])
def test_nothing_is_missing_or_absent_in_a_document_with_unread_pages(
    hole: dict[str, tuple[int, ...]], clause: PolicyClause
) -> None:
    partial = replace(DOCUMENT, coverage=replace(DOCUMENT.coverage, **hole))  # type: ignore[arg-type]
    assert only(clause, document=partial).verdict is Verdict.UNCLEAR


def test_a_side_reading_does_not_stand_in_for_the_clause() -> None:
    assert only(TERM, reading("term", "survives")).verdict is Verdict.MISSING


def test_quotes_are_literal_and_carry_the_page() -> None:
    finding = only(PENALTY, reading("penalty", "present"))
    assert [(quote.text, quote.page) for quote in finding.quotes] == [(TEXT[0:39], 3)]


def test_a_quote_outside_the_text_is_discarded_and_so_is_its_verdict() -> None:
    finding = only(PENALTY, reading("penalty", "present", span=Span(500, 520)))
    assert (finding.verdict, finding.quotes) == (Verdict.CONFORMS, ())


LAST = Span(71, len(TEXT))
HARBOUR = Incorporated("Harbour Terms", 0, 39)


def opened(clause: PolicyClause, point: OpenPoint, *readings: Reading, language: Language = Language.EN) -> Finding:
    (finding,) = assess(DOCUMENT, [clause], list(readings), Language.DE, language, [point])
    return finding


@pytest.mark.parametrize(("language", "words"), [(Language.EN, "not stated"), (Language.DE, "gibt sie aber nicht an")])
@pytest.mark.parametrize("sure", [True, False])
def test_a_clause_whose_value_is_open_is_not_missing(language: Language, words: str, *, sure: bool) -> None:
    finding = opened(TERM, OpenPoint("term", Open.PERIOD, LAST, sure), language=language)
    assert (finding.verdict, finding.basis) == (Verdict.UNCLEAR, Basis.QUOTE)
    assert words in finding.reason
    assert [quote.text for quote in finding.quotes] == [TEXT[71:]]


def test_a_blank_outweighs_a_value_that_conforms_and_words_that_only_look_open_do_not() -> None:
    stated = reading("term", "fixed", Value("years", number=2, text="2 Jahre"))
    assert opened(TERM, OpenPoint("term", Open.PERIOD, LAST, True), stated).verdict is Verdict.UNCLEAR
    assert opened(TERM, OpenPoint("term", Open.PERIOD, LAST, False), stated).verdict is Verdict.CONFORMS


def test_a_defect_stays_a_defect_beside_a_blank() -> None:
    endless = reading("term", "unlimited")
    assert opened(TERM, OpenPoint("term", Open.PERIOD, LAST, True), endless).verdict is Verdict.CONTRADICTS


def test_an_open_point_is_about_its_own_topic() -> None:
    assert opened(PENALTY, OpenPoint("term", Open.PERIOD, LAST, True)).verdict is Verdict.CONFORMS


@pytest.mark.parametrize("clause", [TERM, PENALTY])
@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.EN, "terms that are not before us"), (Language.DE, "Bedingungen, die nicht vorliegen")],
)
def test_nothing_is_said_of_what_unread_terms_may_hold(clause: PolicyClause, language: Language, words: str) -> None:
    (finding,) = assess(DOCUMENT, [clause], [], Language.DE, language, (), [HARBOUR])
    assert (finding.verdict, finding.basis) == (Verdict.UNCLEAR, Basis.ABSENT)
    assert words in finding.reason
    assert "Harbour Terms" in finding.reason


def test_what_the_draft_itself_says_is_judged_beside_unread_terms() -> None:
    stated = reading("term", "fixed", Value("years", number=2, text="2 Jahre"))
    (finding,) = assess(DOCUMENT, [TERM], [stated], Language.DE, Language.EN, (), [HARBOUR])
    assert finding.verdict is Verdict.CONFORMS


def test_a_narrower_reading_means_what_it_is_a_case_of_unless_the_policy_says_otherwise() -> None:
    both = {"required": Verdict.CONFORMS, "not_required": Verdict.CONTRADICTS}
    on_request = reading("return_destruction", "on_request")
    finding = only(policy("return_destruction", both, Presence.REQUIRED), on_request)
    assert finding.verdict is Verdict.CONFORMS
    assert "auf Verlangen" in finding.reason
    strict = policy("return_destruction", {**both, "on_request": Verdict.DEVIATES}, Presence.REQUIRED)
    assert only(strict, on_request).verdict is Verdict.DEVIATES
