"""Their buying centre against our people: who decides stands first, who was never met is told, gaps are named."""

import datetime as dt

from agent.domain.contacts.activity import Activity, Contact
from agent.domain.contacts.buying_centre import BuyingRole, buying_role
from agent.domain.contacts.history import Entry
from agent.domain.contacts.overdue import PersonDue, person_due
from agent.domain.language import Language
from agent.services.pages.account_view import PeopleMap
from agent.services.pages.people_map import people_map

TODAY = dt.date(2026, 11, 22)
LAST_WEEK, LAST_SPRING = dt.date(2026, 11, 16), dt.date(2026, 4, 2)
OURS = {"k.brandt": "Katharina Brandt"}


def due(name: str, role: str, last: dt.date | None) -> PersonDue:
    return person_due(Contact(name, "A", name, buying_role=role), last, TODAY)


def talk(who: str, whom: str, day: dt.date) -> Entry:
    return Entry(Activity("x", "A", day, contact_id=whom, author=who), None, None)


def of(*people: PersonDue, talks: tuple[Entry, ...] = ()) -> PeopleMap:
    return people_map(people, talks, OURS, Language.EN)


CENTRE = (
    due("Uwe", "user", LAST_WEEK),
    due("Ina", "Influencer", LAST_WEEK),
    due("Bea", "Einkäufer", LAST_WEEK),
    due("Dora", "decision maker", LAST_WEEK),
    due("Xaver", "sponsor", LAST_WEEK),
)


def test_who_decides_stands_first_and_an_unknown_role_keeps_its_word() -> None:
    found = of(*CENTRE)
    assert [each.name for each in found.people] == ["Dora", "Bea", "Ina", "Uwe", "Xaver"]
    assert [each.buying for each in found.people][:2] == ["Decision maker", "Buyer"]
    assert found.people[-1].buying == "sponsor"
    assert found.gaps == []


def test_a_cell_holds_the_last_talk_of_this_pair() -> None:
    talks = (
        talk("k.brandt", "Dora", LAST_SPRING),
        talk("k.brandt", "Dora", LAST_WEEK),
        talk("m.yilmaz", "Bea", LAST_SPRING),
    )
    found = of(*CENTRE, talks=talks)
    assert found.ours == ["Katharina Brandt", "m.yilmaz"]  # who is nobody's user any more keeps the id
    cells = {each.name: each.cells for each in found.people}
    assert cells["Dora"] == ["16 November 2026", ""]
    assert cells["Bea"] == ["", "2 April 2026"]


def test_a_role_that_nobody_has_is_a_gap() -> None:
    gaps = of(due("Uwe", "user", LAST_WEEK)).gaps
    assert len(gaps) == 3
    assert "decision maker" in gaps[0]


def test_a_silent_decision_maker_is_a_gap_and_a_silent_user_is_none() -> None:
    silent = of(*CENTRE[1:3], due("Dora", "decision maker", LAST_SPRING), due("Uwe", "user", None))
    assert len(silent.gaps) == 1
    assert "Dora" in silent.gaps[0]
    assert {each.name: each.tone for each in silent.people} == {
        "Dora": "bad",
        "Bea": "good",
        "Ina": "good",
        "Uwe": "bad",
    }


def test_roles_are_read_however_they_are_written() -> None:
    assert buying_role(" Decision Maker ") is buying_role("ENTSCHEIDER") is BuyingRole.DECIDER
    assert buying_role("") is None
    assert buying_role("chief") is None
