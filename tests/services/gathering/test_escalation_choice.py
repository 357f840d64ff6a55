"""To whom an escalation goes, and when to meet."""

import datetime as dt

import pytest

from agent.domain.account import Account, AccountClass
from agent.domain.contacts.activity import Contact
from agent.domain.escalation.record import Stage
from agent.domain.language import Language
from agent.services.gathering.escalation_people import recipient
from agent.services.gathering.escalation_slots import meeting
from agent.services.gathering.escalation_words import joined

ACCOUNT = Account("N", "Nordwerk Antriebe GmbH", AccountClass.KEY, Language.DE, country="DE")
MONDAY = dt.date(2026, 11, 23)


def person(key: str, role: str, buying_role: str, *, email: str = "x@y.example", relevant: bool = True) -> Contact:
    return Contact(key, "N", key, email, role, buying_role, relevant=relevant)


HEAD = person("Kröger", "Leiterin Einkauf", "decision maker")
BUYER = person("Albers", "Disponent", "buyer")
BOARD = person("Harms", "Geschäftsführer", "decision maker", relevant=False)
DESIGN = person("Osei", "Konstruktion", "influencer")
SILENT = person("Tietz", "Leiter Einkauf", "decision maker", email="")


@pytest.mark.parametrize(
    ("people", "stage", "chosen"),
    [
        ([BOARD, BUYER, DESIGN, HEAD, SILENT], Stage.INVITATION, HEAD),
        ([BOARD, BUYER, DESIGN, SILENT], Stage.REMINDER, BUYER),
        ([BOARD, DESIGN], Stage.INVITATION, BOARD),
        ([DESIGN, SILENT], Stage.INVITATION, DESIGN),
        ([BOARD, BUYER, DESIGN, HEAD], Stage.SPONSORS, BOARD),
        ([BUYER, DESIGN, HEAD], Stage.SPONSORS, HEAD),
    ],
)
def test_the_commercial_decision_maker_comes_first_and_sponsors_write_to_the_top(
    people: list[Contact], stage: Stage, chosen: Contact
) -> None:
    assert recipient(people, stage) == chosen


@pytest.mark.parametrize("gone", [0, 5, 7])
def test_the_slots_lie_inside_the_clock(gone: int) -> None:
    today = MONDAY + dt.timedelta(gone)
    found = meeting(ACCOUNT, MONDAY, today)
    assert found.until == found.clock_ends == dt.date(2026, 12, 7)
    assert len(found.starts) >= 2
    assert all(today < start.date() <= found.clock_ends for start in found.starts)
    assert today < found.reply_by < found.starts[0].date()


@pytest.mark.parametrize("gone", [12, 14, 16])
def test_a_clock_that_leaves_no_room_gets_the_earliest_days_there_are(gone: int) -> None:
    today = MONDAY + dt.timedelta(gone)
    found = meeting(ACCOUNT, MONDAY, today)
    assert found.clock_ends < found.starts[-1].date() <= found.until
    assert (found.starts[0].date() - today).days <= 5


def test_lists_repeat_the_preposition_where_it_is_asked_for() -> None:
    again = {Language.DE: "am ", Language.EN: "on "}
    assert joined(["1.", "2.", "3."], Language.DE, again=again) == "1., am 2. und am 3."
    assert joined(["a", "b"], Language.EN) == "a and b"
    assert joined([], Language.DE) == ""
