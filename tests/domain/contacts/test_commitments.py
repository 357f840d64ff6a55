"""What became of a promise: open, overdue, possibly done; never more than the notes show."""

import datetime as dt

import pytest

from agent.domain.account import Account, AccountClass
from agent.domain.contacts.activity import Activity, Contact, Direction
from agent.domain.contacts.commitments import Commitment, CommitmentState, commitments
from agent.domain.contacts.promise_cues import Promiser
from agent.domain.language import Language

TODAY = dt.date(2026, 11, 22)
ACCOUNT = Account("C1", "Nordwerk Antriebe GmbH", AccountClass.KEY, Language.DE)
KROEGER, WEISS = Contact("P1", "C1", "Sabine Kröger"), Contact("P2", "C1", "Dr. Anja Weiß")
OUT, IN, BOTH = Direction.OUT, Direction.IN, Direction.BOTH


def note(key: str, day: str, text: str, direction: Direction | None = BOTH, **values: str | None) -> Activity:
    given = {"contact_id": "P1", "author": "Katharina Brandt", **values}
    return Activity(key, "C1", dt.date.fromisoformat(day), direction=direction, note=text, **given)  # type: ignore[arg-type]


def found(*activities: Activity, today: dt.date = TODAY) -> list[Commitment]:
    return commitments(ACCOUNT, [KROEGER, WEISS], activities, today)


PROMISE = note("A1", "2026-11-10", "Ich schicke die Erstmuster bis 13.11.")


def test_a_promise_is_overdue_the_day_after_it_was_due() -> None:
    states = [found(PROMISE, today=dt.date(2026, 11, day))[0].state for day in (12, 13, 14)]
    assert states == [CommitmentState.OPEN, CommitmentState.OPEN, CommitmentState.OVERDUE]


def test_a_promise_without_a_day_stays_open() -> None:
    [promise] = found(note("A1", "2026-01-10", "Ich reiche das Zertifikat nach."))
    assert (promise.state, promise.due, promise.due_text) == (CommitmentState.OPEN, None, "")


def test_the_words_are_a_literal_part_of_the_cleaned_note() -> None:
    raw = "Gut\x1b[2J gelaufen.\x07 Ich schicke die Muster bis 13.11."
    [promise] = found(note("A1", "2026-11-10", raw))
    assert promise.text == "Ich schicke die Muster bis 13.11."
    assert raw.replace("\x1b[2J", "").replace("\x07", "")[promise.start : promise.end] == promise.text


@pytest.mark.parametrize(
    "later",
    [
        note("A2", "2026-11-12", "Erstmuster verschickt.", OUT),
        note("A2", "2026-11-12", "Erstmuster per Paketdienst.", OUT),
        note("A2", "2026-11-19", "Sie hat die Erstmuster erhalten.", BOTH),
        note("A2", "2026-11-19", "Wie zugesagt geschickt.", OUT),
    ],
)
def test_what_looks_kept_is_possibly_done_and_says_where(later: Activity) -> None:
    [promise] = found(PROMISE, later)
    assert (promise.state, promise.seen_in) == (CommitmentState.POSSIBLY_DONE, ("A2",))


@pytest.mark.parametrize(
    "later",
    [
        note("A2", "2026-11-12", "Erstmuster noch nicht verschickt.", OUT),
        note("A2", "2026-11-12", "Erstmuster verzögern sich, Kunde wartet.", OUT),
        note("A2", "2026-11-19", "Über Erstmuster gesprochen.", BOTH),
        note("A2", "2026-11-19", "Erstmuster erhalten?", OUT),
        note("A2", "2026-11-12", "Preisliste verschickt.", OUT),
        note("A2", "2026-11-12", "Erstmuster verschickt.", IN),
        note("A2", "2026-11-12", "Erstmuster verschickt.", OUT, contact_id="P2"),
        note("A2", "2026-11-09", "Erstmuster verschickt.", OUT),
        note("A2", "2026-11-30", "Erstmuster verschickt.", OUT),  # after today
    ],
)
def test_what_does_not_look_kept_stays_overdue(later: Activity) -> None:
    first = found(PROMISE, later)[0]
    assert (first.made_on, first.state, first.seen_in) == (PROMISE.day, CommitmentState.OVERDUE, ())


def test_a_promise_that_is_given_again_does_not_count_as_kept() -> None:
    again = note("A2", "2026-11-14", "Ich schicke die Erstmuster bis 27.11.", OUT)
    assert [(each.due, each.state) for each in found(PROMISE, again)] == [
        (dt.date(2026, 11, 13), CommitmentState.OVERDUE),
        (dt.date(2026, 11, 27), CommitmentState.OPEN),
    ]


def test_to_be_in_touch_is_kept_by_contact_in_that_direction() -> None:
    promise = note("A1", "2026-11-02", "Frau Kröger meldet sich bis 06.11.")
    assert found(promise, note("A2", "2026-11-05", "Nachfrage", OUT))[0].state is CommitmentState.OVERDUE
    assert found(promise, note("A2", "2026-11-05", "Rückruf", IN))[0].state is CommitmentState.POSSIBLY_DONE


def test_without_a_person_nobody_can_tell_whether_it_was_kept() -> None:
    promise = note("A1", "2026-11-10", "Ich schicke die Erstmuster bis 13.11.", contact_id=None)
    later = note("A2", "2026-11-12", "Erstmuster verschickt.", OUT, contact_id=None)
    assert found(promise, later)[0].state is CommitmentState.OVERDUE


def test_in_a_mail_that_the_customer_wrote_we_is_the_customer() -> None:
    [promise] = found(note("A1", "2026-11-10", "Wir schicken den Forecast bis 30.11.", IN, author="Sabine Kröger"))
    assert promise.by is Promiser.CUSTOMER


def test_the_longest_overdue_stands_first_and_what_may_be_done_last() -> None:
    made = [
        note("A1", "2026-11-01", "Ich schicke das Angebot bis 10.11."),
        note("A2", "2026-11-01", "Ich schicke die Zeichnung bis 05.11."),
        note("A3", "2026-11-01", "Frau Weiß schickt den Forecast bis 15.12.", contact_id="P2"),
        note("A4", "2026-11-03", "Angebot gesendet", OUT),
    ]
    assert [each.activity_id for each in found(*made)] == ["A2", "A3", "A1"]


def test_notes_of_tomorrow_do_not_count() -> None:
    assert found(note("A1", "2026-11-23", "Ich schicke die Muster bis 30.11.")) == []
