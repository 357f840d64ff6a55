"""The desk of contacts: access first, no data is said, text of anybody is quoted."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.clock import SystemClock
from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.contacts import DuckContacts
from agent.adapters.facts.kpis import DuckKpis
from agent.adapters.facts.store import FactsStore
from agent.cli.contacts_text import commitments_text, history_text, overdue_text, quality_text
from agent.domain.errors import BadInput, Forbidden, NotFound
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.services import contacts_view as view
from agent.services.accounts import Accounts
from agent.services.contact_rules import ContactRules
from agent.services.contacts import Contacts
from knowledge.rules.kpis import KpiRules
from tests.facts_world import customer, world

POLICIES = Path(__file__).parents[2] / "policies"
TODAY = dt.date(2026, 11, 22)
KAM = User("k", "Katharina", "k@x.example", frozenset({Role.KAM}), frozenset({"Nordwerk", "Leer", "Neu"}))
CANARY = "KANARIENVOGEL"


def activity(key: str, account: str, person: str | None, day: str, **values: Any) -> dict[str, Any]:
    return {"id": key, "customer_id": account, "contact_id": person, "date": dt.date.fromisoformat(day), **values}


TALK = {"direction": "both", "topic": "Forecast", "note": "Zahlen", "author": "Katharina", "channel": "Telefon"}
ROWS: dict[str, Any] = {
    "customers": [
        customer("C1", "Nordwerk"),
        customer("C2", "Fremd"),
        customer("C3", "Leer"),
        customer("C4", "Neu"),
    ],
    "contacts": [
        {"id": "P1", "customer_id": "C1", "name": "Sabine Kröger", "role": "Einkauf", "relevant": True},
        {"id": "P2", "customer_id": "C1", "name": "Jan Ohl", "relevant": None},
        {"id": "P3", "customer_id": "C1", "name": "Egal", "relevant": False},
        {"id": "P4", "customer_id": "C2", "name": f"{CANARY} Person"},
        {"id": "P5", "customer_id": "C4", "name": "Nora Neu"},
    ],
    "activities": [
        activity("A1", "C1", "P1", "2026-11-10", **{**TALK, "note": "\x1b[2JIch schicke die Muster bis 13.11."}),
        activity("A2", "C1", "P1", "2026-10-05", **TALK),
        activity("A3", "C1", None, "2026-11-12", direction="out", topic="Messe"),
        activity("A4", "C1", "P1", "2026-12-24", **TALK),  # after today
        activity("A5", "C2", "P4", "2026-11-12", **{**TALK, "note": f"{CANARY}: ich schicke alles bis Freitag"}),
    ],
    "targets": [{"id": "T1", "kpi": "qualified_contacts", "customer_id": "C1", "value": 8}],
}


def desk(store: FactsStore) -> Contacts:
    facts = DuckFacts(store)
    rules = ContactRules(KpiRules(POLICIES), DuckKpis(store))
    return Contacts(Accounts(facts), facts, DuckContacts(store), rules, SystemClock(TODAY))


@pytest.fixture(scope="module")
def contacts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Contacts]:
    store = world(tmp_path_factory.mktemp("facts"), **ROWS)
    yield desk(store)
    store.close()


def test_the_history_has_its_rows_and_the_days_since(contacts: Contacts) -> None:
    shown = view.history(contacts.history(KAM, "Nordwerk"), Language.DE)
    assert [each["source"] for each in shown["activities"]] == [
        {"table": "activities", "key": key} for key in ("A3", "A1", "A2")
    ]
    assert [(each["contact"], each["qualified"], each["lacks"]) for each in shown["activities"]] == [
        (None, False, "one_way"),
        ("Sabine Kröger", True, None),
        ("Sabine Kröger", True, None),
    ]
    days = {each["contact"]: (each["last_contact"], each["days_since"]) for each in shown["contacts"]}
    assert days == {"Sabine Kröger": ("2026-11-10", 12), "Jan Ohl": (None, None), "Egal": (None, None)}
    assert shown["accounts"][0]["days_since"] == 10
    assert shown["as_of"] == "2026-11-22T06:00:00+00:00"


def test_a_note_cannot_steer_the_screen(contacts: Contacts) -> None:
    shown = view.history(contacts.history(KAM, "Nordwerk", limit=2), Language.DE)
    assert shown["activities"][1]["note"] == "Ich schicke die Muster bis 13.11."
    assert "\x1b" not in history_text(shown, Language.DE)
    assert "„Ich schicke die Muster bis 13.11.“" in history_text(shown, Language.DE)


def test_one_person_by_the_full_name(contacts: Contacts) -> None:
    found = contacts.history(KAM, None, "sabine kröger")
    assert [each.activity.id for each in found.entries] == ["A1", "A2"]
    assert [contact.id for contact, _ in found.people] == ["P1"]


def test_a_name_that_comes_close_is_offered_in_both_languages(contacts: Contacts) -> None:
    with pytest.raises(NotFound) as error:
        contacts.history(KAM, "Nordwerk", "Frau Kröger")
    assert error.value.code == "contacts.person_close"
    assert "Meinten Sie: Sabine Kröger?" in error.value.text(Language.DE)
    assert "Did you mean: Sabine Kröger?" in error.value.text(Language.EN)


@pytest.mark.parametrize("name", [f"{CANARY} Person", f"{CANARY}", "Niemand"])
def test_people_of_other_accounts_are_not_even_suggested(contacts: Contacts, name: str) -> None:
    with pytest.raises(NotFound) as error:
        contacts.history(KAM, None, name)
    assert error.value.code == "contacts.person"


@pytest.mark.parametrize("limit", [0, -1, 1_001])
def test_a_limit_out_of_bounds_is_refused(contacts: Contacts, limit: int) -> None:
    with pytest.raises(BadInput):
        contacts.history(KAM, "Nordwerk", limit=limit)


@pytest.mark.parametrize("account", ["Fremd", "Gibt es nicht"])
def test_a_foreign_account_is_refused_everywhere(contacts: Contacts, account: str) -> None:
    for ask in (contacts.history, contacts.overdue, contacts.commitments, contacts.quality):
        with pytest.raises(Forbidden) as error:
            ask(KAM, account)
        assert error.value.code == "access.account"


def test_nothing_of_other_accounts_is_ever_shown(contacts: Contacts) -> None:
    for language in Language:
        texts = (
            history_text(view.history(contacts.history(KAM), language), language),
            overdue_text(view.overdue(contacts.overdue(KAM), language), language),
            commitments_text(view.commitments(contacts.commitments(KAM), language), language),
            quality_text(view.quality(contacts.quality(KAM), contacts.limits, language), language),
        )
        assert CANARY not in "".join(texts)


def test_overdue_keeps_the_two_rules_apart(contacts: Contacts) -> None:
    shown = view.overdue(contacts.overdue(KAM), Language.DE)
    assert [(each["contact"], each["state"]) for each in shown["contacts"]] == [
        ("Jan Ohl", "never"),
        ("Nora Neu", "never"),
        ("Sabine Kröger", "done"),
    ]
    assert [(each["account"], each["qualified"], each["target"], each["missing"]) for each in shown["accounts"]] == [
        ("Leer", None, 6, None),
        ("Neu", 0, 6, 6),
        ("Nordwerk", 2, 8, 6),  # the target of this customer, from the table of targets
    ]


def test_an_overdue_table_reads_in_both_languages(contacts: Contacts) -> None:
    found = contacts.overdue(KAM)
    german, english = (overdue_text(view.overdue(found, each), each) for each in Language)
    assert "nie kontaktiert  Jan Ohl" in german
    assert "never contacted  Jan Ohl" in english
    assert "keine Daten" in german
    assert "no data" in english
    assert "23.11.2025 bis 22.11.2026" in german


def test_where_nobody_records_activities_nobody_is_overdue(tmp_path: Path) -> None:
    found = desk(world(tmp_path, customers=ROWS["customers"], contacts=ROWS["contacts"])).overdue(KAM, "Nordwerk")
    assert {each.state.value for each in found.people} == {"no_data"}
    assert [each.qualified for each in found.by_account] == [None]


def test_commitments_are_quotes_with_their_source(contacts: Contacts) -> None:
    shown = view.commitments(contacts.commitments(KAM), Language.DE)
    [promise] = shown["commitments"]
    assert (promise["by"], promise["due"], promise["state"]) == ("us", "2026-11-13", "overdue")
    assert promise["source"] == {"table": "activities", "key": "A1"}
    note = view.history(contacts.history(KAM, "Nordwerk"), Language.DE)["activities"][1]["note"]
    assert note[promise["start"] : promise["end"]] == promise["text"]
    text = commitments_text(shown, Language.DE)
    assert "13.11.2026" in text
    assert "überfällig: „Ich schicke die Muster bis 13.11.“" in text


def test_without_notes_finding_nothing_is_no_all_clear(contacts: Contacts) -> None:
    text = commitments_text(view.commitments(contacts.commitments(KAM, "Leer"), Language.DE), Language.DE)
    assert "Keine Daten: Es sind keine Notizen erfasst." in text


def test_an_account_without_data_says_so_in_both_languages(contacts: Contacts) -> None:
    history, quality = contacts.history(KAM, "Leer"), contacts.quality(KAM, "Leer")
    for language, words in ((Language.DE, "Keine Daten"), (Language.EN, "No data")):
        assert words in history_text(view.history(history, language), language)
        shown = view.quality(quality, contacts.limits, language)
        assert shown["accounts"][0]["score"] is None
        assert words.lower() in quality_text(shown, language).lower()


def test_quality_names_each_gap_with_table_and_key(contacts: Contacts) -> None:
    shown = view.quality(contacts.quality(KAM, "Nordwerk"), contacts.limits, Language.EN)
    text = quality_text(shown, Language.EN)
    assert "1 × Relevant person never contacted" in text
    assert "contacts P2  Jan Ohl" in text
    assert 0 < shown["accounts"][0]["score"] < 1


def test_old_data_are_told(contacts: Contacts) -> None:
    later = replace(contacts, clock=SystemClock(dt.date(2026, 12, 1)))
    assert "älter als 24 Stunden" in view.history(later.history(KAM), Language.DE)["age_text"]
    earlier = replace(contacts, clock=SystemClock(dt.date(2026, 11, 1)))
    assert "check the clock" in view.history(earlier.history(KAM), Language.EN)["age_text"]
