"""kam contacts, kam credit, kam margin: tables that read, JSON as documented."""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from click.testing import CliRunner

from agent.adapters.clock import SystemClock
from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.contacts import DuckContacts
from agent.adapters.facts.finance import DuckFinance
from agent.adapters.facts.kpis import DuckKpis
from agent.cli import contacts as contacts_cli
from agent.cli import finance as finance_cli
from agent.cli.contacts_text import _dated
from agent.domain.errors import Forbidden
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.accounts import Accounts
from agent.services.contact_rules import ContactRules
from agent.services.contacts import Contacts
from agent.services.finance import Finance
from agent.services.finance_view import FinanceView
from knowledge.policies import PolicyLibrary
from knowledge.rules.credit import CreditRules
from knowledge.rules.kpis import KpiRules
from knowledge.rules.margins import MarginPolicy
from tests.facts_world import customer, world

POLICIES = Path(__file__).parents[2] / "policies"
TODAY = dt.date(2026, 11, 22)
KAM = User("k", "Katharina", "k@x.example", frozenset({Role.KAM}), frozenset({"Nordwerk Antriebe GmbH"}))
ROWS: dict[str, Any] = {
    "customers": [customer("C1", "Nordwerk Antriebe GmbH"), customer("C2", "Fremd")],
    "contacts": [{"id": "P1", "customer_id": "C1", "name": "Sabine Kröger", "role": "Einkauf"}],
    "activities": [
        {
            "id": "A1",
            "customer_id": "C1",
            "contact_id": "P1",
            "date": dt.date(2026, 9, 10),
            "direction": "both",
            "topic": "Forecast",
            "channel": "Telefon",
            "author": "Katharina",
            "note": "Frau Kröger schickt den Forecast bis 18.09.",
        }
    ],
    "credit": [{"id": "K1", "customer_id": "C1", "credit_limit": 5e4, "insured": 5e4, "exposure": 2e4, "as_of": TODAY}],
    "revenue": [
        {
            "id": "U1",
            "customer_id": "C1",
            "month": dt.date(2026, 10, 1),
            "revenue": 1_000.0,
            "purchase_cost": 650.0,
            "freight_cost": 30.0,
            "duty": 20.0,
        }
    ],
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    store = world(tmp_path_factory.mktemp("facts"), **ROWS)
    facts, clock, library = DuckFacts(store), SystemClock(TODAY), PolicyLibrary(POLICIES)
    accounts = Accounts(facts)
    qualified = ContactRules(KpiRules(POLICIES), DuckKpis(store))
    rules = CreditRules(POLICIES, library.departments), MarginPolicy(POLICIES, library.departments)
    yield SimpleNamespace(
        user=lambda: KAM,
        contacts=Contacts(accounts, facts, DuckContacts(store), qualified, clock),
        finance=Finance(accounts, facts, DuckFinance(store), *rules, clock),
        finance_view=FinanceView(library),
    )
    store.close()


@pytest.fixture(params=list(Language))
def language(request: pytest.FixtureRequest, built: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> Language:
    @contextmanager
    def app() -> Iterator[SimpleNamespace]:
        yield built

    for module in (contacts_cli, finance_cli):
        monkeypatch.setattr(module, "app", app)
        monkeypatch.setattr(module, "language", lambda: request.param)
    chosen: Language = request.param
    return chosen


def run(command: click.Command, *arguments: str) -> str:
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_history_prints_a_row_its_quote_and_the_people(language: Language) -> None:
    lines = run(contacts_cli.contacts, "history", "--account", "nordwerk antriebe gmbh").splitlines()
    day, quote = {
        Language.DE: ("10.09.2026", "    „Frau Kröger schickt den Forecast bis 18.09.“"),
        Language.EN: ("10 September 2026", "    “Frau Kröger schickt den Forecast bis 18.09.”"),
    }[language]
    [at] = [number for number, line in enumerate(lines) if line.startswith(day)]
    assert "Sabine Kröger" in lines[at]
    assert lines[at].endswith("A1")
    assert lines[at + 1] == quote
    assert lines[-1].endswith({Language.DE: "vor 73 Tagen", Language.EN: "73 days ago"}[language])


def test_history_as_json_has_the_documented_shape(language: Language) -> None:
    shown = json.loads(run(contacts_cli.contacts, "history", "--contact", "Sabine Kröger", "--json"))
    assert {"contacts", "activities", "as_of"} <= set(shown)
    [entry] = shown["activities"]
    wanted = {"id", "date", "contact", "channel", "direction", "topic", "qualified", "author", "note", "source"}
    assert wanted <= set(entry)
    assert entry["source"] == {"table": "activities", "key": "A1"}


def test_overdue_prints_both_rules(language: Language) -> None:
    text = run(contacts_cli.contacts, "overdue")
    person, missing = {
        Language.DE: ("überfällig  Sabine Kröger", "5 fehlen"),
        Language.EN: ("overdue  Sabine Kröger", "5 missing"),
    }[language]
    assert person in text
    assert missing in text
    shown = json.loads(run(contacts_cli.contacts, "overdue", "--json"))
    assert [each["overdue"] for each in shown["contacts"]] == [True]


def test_commitments_print_who_until_when_and_the_words(language: Language) -> None:
    text = run(contacts_cli.contacts, "commitments")
    wanted = {
        Language.DE: "überfällig: „Frau Kröger schickt den Forecast bis 18.09.“",
        Language.EN: "overdue: “Frau Kröger schickt den Forecast bis 18.09.”",
    }
    assert wanted[language] in text
    [promise] = json.loads(run(contacts_cli.contacts, "commitments", "--json"))["commitments"]
    assert (promise["by"], promise["due"]) == ("customer", "2026-09-18")


def test_quality_prints_a_score_and_the_gaps(language: Language) -> None:
    text = run(contacts_cli.contacts, "quality")
    assert {Language.DE: "Ansprechpartner ohne E-Mail", Language.EN: "Contact without e-mail"}[language] in text
    [account] = json.loads(run(contacts_cli.contacts, "quality", "--json"))["accounts"]
    assert account["failed"] == len(account["gaps"])


def test_credit_and_margin_say_that_they_are_internal(language: Language) -> None:
    words = {Language.DE: "intern – nicht an Kunden weitergeben", Language.EN: "internal – not for customers"}[language]
    for command in (finance_cli.credit, finance_cli.margin):
        assert words in run(command)
        assert words in json.loads(run(command, "--json"))["notice"]
    amount = {Language.DE: "1.000,00 €", Language.EN: "€1,000.00"}[language]
    assert amount in run(finance_cli.margin, "--period", "2026-10")


def test_a_foreign_account_is_refused(language: Language) -> None:
    for command, name in ((contacts_cli.contacts, "history"), (contacts_cli.contacts, "quality")):
        with pytest.raises(Forbidden):
            run(command, name, "--account", "Fremd")
    with pytest.raises(Forbidden):
        run(finance_cli.credit, "--account", "Fremd")


@pytest.mark.parametrize("command", ["history", "overdue", "commitments", "quality"])
def test_somebody_without_accounts_is_told_so(
    language: Language, built: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    nobody = User("n", "N", "n@x.example", frozenset({Role.KAM}), frozenset())
    monkeypatch.setattr(built, "user", lambda: nobody)
    words = {Language.DE: "Ihnen ist kein Kunde zugeordnet", Language.EN: "No account is assigned to you"}[language]
    assert run(contacts_cli.contacts, command).startswith(words)
    assert words in run(finance_cli.credit)
    assert words in run(finance_cli.margin)


def test_days_and_months_in_gaps_are_dates_of_the_reader() -> None:
    told = {Language.DE: "MC-10: 30.10.2026, Dez 2026", Language.EN: "MC-10: 30 Oct 2026, Dec 2026"}
    for language in Language:
        assert _dated("MC-10: 2026-10-30, 2026-12", language) == told[language]
        assert _dated("RV-2026-10 10-2026-10-30", language) == "RV-2026-10 10-2026-10-30"


def test_one_is_missing_and_two_are_missing() -> None:
    assert message("contacts.overdue.lacking.one", Language.DE, lacking=1) == "1 fehlt"
    assert message("contacts.overdue.lacking.other", Language.DE, lacking=2) == "2 fehlen"
