"""What may be written into a record, and what is refused."""

import datetime as dt

import pytest

from agent.domain.errors import BadInput, Conflict, KamError, NotFound
from agent.domain.escalation import rules
from agent.domain.escalation.record import CauseKind, EventKind, Facing, MeasureStatus, Stage
from agent.domain.language import Language
from tests.sample_escalations import DAY_0, NOW, complete, opened

LAST = dt.date(2026, 11, 24)


def code(error: pytest.ExceptionInfo[KamError]) -> str:
    return error.value.code


@pytest.mark.parametrize("evidence", ["Mail 4711", "<abc@kunde.example>", "Protokoll.docx", "Aktivität A-17 im CRM"])
def test_evidence_says_what_and_where(evidence: str) -> None:
    after = rules.closed(complete(), evidence, "Plan gestreckt", "", NOW)
    assert (after.evidence, after.resolved_on, after.is_open) == (evidence, NOW.date(), False)
    assert after.events[-1].kind is EventKind.CLOSED


@pytest.mark.parametrize("evidence", ["", "  ", "---", "–", "erledigt", "siehe Mail", "OK.", "…"])
def test_what_proves_nothing_closes_nothing(evidence: str) -> None:
    with pytest.raises(BadInput) as error:
        rules.closed(complete(), evidence, "Plan gestreckt", "", NOW)
    assert code(error) == "escalations.evidence"


@pytest.mark.parametrize("result", ["", "---"])
def test_closing_needs_a_result(result: str) -> None:
    with pytest.raises(BadInput) as error:
        rules.closed(complete(), "Mail 4711", result, "", NOW)
    assert code(error) == "escalations.result"


def test_closing_says_everything_that_is_missing_in_both_languages() -> None:
    with pytest.raises(BadInput) as error:
        rules.closed(opened(owner=""), "Mail 4711", "Plan gestreckt", "", NOW)
    assert "Verantwortlicher, Ursache, eine interne Maßnahme, eine Maßnahme beim Kunden" in error.value.text(
        Language.DE
    )
    assert "owner, cause, an internal measure, a measure with the customer" in error.value.text(Language.EN)


def test_an_import_is_closed_by_our_rules() -> None:
    with pytest.raises(BadInput) as error:
        rules.closed(opened(imported=True), "Mail 4711", "Plan gestreckt", "", NOW)
    assert code(error) == "escalations.incomplete"


def test_reopening_keeps_day_0_and_what_closed_it() -> None:
    closed = rules.closed(complete(), "Mail 4711", "Plan gestreckt", "Früher fragen", NOW)
    again = rules.reopened(closed, "Kunde widerruft", NOW)
    assert (again.is_open, again.detected_on, again.evidence, again.result) == (True, DAY_0, "", "")
    assert [each.kind for each in again.events] == [EventKind.CLOSED, EventKind.REOPENED]
    assert "Mail 4711" in again.events[0].text
    assert again.lesson == "Früher fragen"
    with pytest.raises(BadInput) as error:
        rules.reopened(closed, "-", NOW)
    assert code(error) == "escalations.reason"


def measured(due: dt.date, action: str = "Termin", reason: str = "") -> tuple[int, str]:
    record = rules.with_measure(opened(), action, "k.brandt", due, Facing.CUSTOMER, reason)
    return len(record.measures), record.measures[-1].reason


def test_a_measure_ends_with_the_record_or_says_why_not() -> None:
    assert measured(LAST) == (1, "")
    assert measured(LAST + dt.timedelta(1), reason="Inventur") == (1, "Inventur")
    with pytest.raises(BadInput) as error:
        measured(LAST + dt.timedelta(1), reason="--")
    assert code(error) == "escalations.measure_late"


def test_a_measure_is_not_due_before_the_record_begins_and_says_what_to_do() -> None:
    assert measured(DAY_0) == (1, "")
    with pytest.raises(BadInput) as error:
        measured(DAY_0 - dt.timedelta(1))
    assert code(error) == "escalations.measure_early"
    with pytest.raises(BadInput) as error:
        measured(LAST, action="...")
    assert code(error) == "escalations.measure_action"


def test_measures_are_bounded() -> None:
    record = opened()
    for _ in range(rules.MOST_MEASURES):
        record = rules.with_measure(record, "Termin", "k.brandt", LAST, Facing.INTERNAL, "")
    assert [each.number for each in record.measures] == list(range(1, rules.MOST_MEASURES + 1))
    with pytest.raises(BadInput) as error:
        rules.with_measure(record, "Termin", "k.brandt", LAST, Facing.INTERNAL, "")
    assert code(error) == "escalations.measure_many"


def test_a_measure_is_done_once() -> None:
    done = rules.with_measure_done(complete(), 1, NOW.date())
    assert (done.measures[0].status, done.measures[0].done_on) == (MeasureStatus.DONE, NOW.date())
    assert done.measures[1].status is MeasureStatus.OPEN
    with pytest.raises(Conflict):
        rules.with_measure_done(done, 1, NOW.date())
    with pytest.raises(NotFound):
        rules.with_measure_done(done, 3, NOW.date())


def test_a_cause_has_a_text() -> None:
    assert rules.with_cause(opened(), CauseKind.KNOWN, " Lager voll ").cause.text == "Lager voll"
    with pytest.raises(BadInput) as error:
        rules.with_cause(opened(), CauseKind.UNKNOWN, "?")
    assert code(error) == "escalations.cause"


def test_stages_follow_one_another() -> None:
    second = rules.raised(opened(), Stage.REMINDER, "Keine Antwort", NOW)
    assert (second.stage, second.events[-1].kind) == (Stage.REMINDER, EventKind.STAGE)
    for stage in (Stage.INVITATION, Stage.REMINDER):
        with pytest.raises(BadInput):
            rules.raised(second, stage, "Keine Antwort", NOW)
    with pytest.raises(BadInput):
        rules.raised(opened(), Stage.SPONSORS, "Keine Antwort", NOW)


@pytest.mark.parametrize("text", ["22.11.2026", "2026-02-30", "2026-1-1", "", "2026-11-22T00:00", "２０２６-11-22"])
def test_what_is_no_day_is_told(text: str) -> None:
    with pytest.raises(BadInput) as error:
        rules.iso_day(text)
    assert code(error) == "escalations.day"


def test_errors_travel_between_processes() -> None:
    import pickle

    with pytest.raises(BadInput) as error:
        rules.closed(opened(), "Mail 4711", "Plan gestreckt", "", NOW)
    assert pickle.loads(pickle.dumps(error.value)).text(Language.DE) == error.value.text(Language.DE)  # noqa: S301
