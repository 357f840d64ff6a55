"""Credit and margin: for the right roles and accounts only, marked as internal, silent without data."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.clock import SystemClock
from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.finance import DuckFinance
from agent.cli.finance_text import credit_text, margin_text
from agent.domain.errors import BadInput, Forbidden, NotFound
from agent.domain.identity import Role, User
from agent.domain.kpi.age import Age
from agent.domain.language import Language
from agent.services.accounts import Accounts
from agent.services.finance import Finance
from agent.services.finance_view import FinanceView
from knowledge.policies import PolicyLibrary
from knowledge.rules.credit import CreditRules
from knowledge.rules.margins import MarginPolicy
from tests.facts_world import customer, world

OURS = Path(__file__).parents[2] / "policies"
TODAY = dt.date(2026, 11, 22)
MINE = frozenset({"Nordwerk", "Leer"})
KAM = User("k", "K", "k@x.example", frozenset({Role.KAM}), MINE)
HEAD = User("h", "H", "h@x.example", frozenset({Role.HEAD_OF_SALES}), frozenset())
LEGAL = User("l", "L", "l@x.example", frozenset({Role.LEGAL}), frozenset())
ADMIN = User("a", "A", "a@x.example", frozenset({Role.ADMIN}), MINE)


def booked(key: str, month: str, revenue: float, **values: Any) -> dict[str, Any]:
    cost = {"purchase_cost": 0.7 * revenue, "freight_cost": 0.04 * revenue, "duty": 0.02 * revenue}
    given = {"id": key, "customer_id": "C1", "article_id": "M1", "month": dt.date.fromisoformat(month)}
    return {**given, "revenue": revenue, **cost, **values}


ROWS: dict[str, Any] = {
    "customers": [customer("C1", "Nordwerk"), customer("C2", "Fremd"), customer("C3", "Leer")],
    "articles": [
        {"id": "M1", "customer_id": "C1", "name": "Welle", "unit_cost": 10, "moq": 50},
        {"id": "M2", "customer_id": "C2", "name": "Fremdteil", "unit_cost": 10},
        {"id": "M3", "name": "Norm", "unit_cost": None},
    ],
    "credit": [
        {"id": "K1", "customer_id": "C1", "credit_limit": 1e5, "insured": 2e4, "exposure": 1.2e5, "as_of": TODAY},
        {"id": "K2", "customer_id": "C2", "credit_limit": 1, "insured": 1, "exposure": 1, "as_of": TODAY},
    ],
    "revenue": [
        booked("U1", "2026-10-01", 1_000.0),
        booked("U2", "2025-11-01", 1_000.0, freight_cost=None),
        booked("U3", "2026-11-01", 9_000.0),  # the running month
        booked("U4", "2026-09-01", 500.0, purchase_cost=None),
        booked("U5", "2026-08-01", -100.0, purchase_cost=None, freight_cost=None, duty=None),
        booked("U6", "2025-10-01", 1_000.0, purchase_cost=600.0),
        booked("U7", "2026-10-01", 1_000.0, customer_id="C2"),
    ],
    "shipments": [
        {"id": "S1", "customer_id": "C1", "shipped_on": dt.date(2026, 5, 1), "emergency": True, "freight_cost": 250},
        {"id": "S2", "customer_id": "C1", "shipped_on": dt.date(2026, 5, 1), "emergency": False, "freight_cost": 99},
    ],
    "complaints": [{"id": "B1", "customer_id": "C1", "date": dt.date(2026, 5, 1), "cost": 75}],
    "order_lines": [
        {"id": "O1", "customer_id": "C1", "article_id": "M1", "quantity": 49, "ordered_on": dt.date(2026, 5, 1)},
        {"id": "O2", "customer_id": "C1", "article_id": "M1", "quantity": 50, "ordered_on": dt.date(2026, 5, 1)},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def finance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finance]:
    store = world(tmp_path_factory.mktemp("facts"), **ROWS)
    facts, library = DuckFacts(store), PolicyLibrary(OURS)
    rules = CreditRules(OURS, library.departments), MarginPolicy(OURS, library.departments)
    yield Finance(Accounts(facts), facts, DuckFinance(store), *rules, SystemClock(TODAY))
    store.close()


VIEW = FinanceView(PolicyLibrary(OURS))


@pytest.mark.parametrize("user", [LEGAL, ADMIN])
def test_other_roles_are_refused_even_where_they_see_the_account(finance: Finance, user: User) -> None:
    for ask in (finance.credit, finance.margin, lambda who, account: finance.price_check(who, account, "M1", 1.0)):
        with pytest.raises(Forbidden) as error:
            ask(user, "Nordwerk")
        assert error.value.code == "access.role"


def test_a_kam_gets_no_foreign_account(finance: Finance) -> None:
    for ask in (finance.credit, finance.margin, lambda who, account: finance.price_check(who, account, "M2", 1.0)):
        with pytest.raises(Forbidden) as error:
            ask(KAM, "Fremd")
        assert error.value.code == "access.account"
    assert {each.account.name for each in finance.credit(KAM).checks} == MINE
    assert {each.account.name for each in finance.margin(HEAD).checks} == {*MINE, "Fremd"}


def test_credit_over_the_limit_names_approver_and_alternatives(finance: Finance) -> None:
    shown = VIEW.credits(finance.credit(KAM, "Nordwerk"), Language.DE)
    [entry] = shown["accounts"]
    assert (entry["verdict"], entry["approver"], entry["room"]) == ("alignment", "Head of Sales + Finanzen", -20_000)
    assert [each["id"] for each in entry["reasons"]] == ["over_limit", "uninsured", "share"]
    assert (shown["class"], entry["class"], entry["source"]) == (
        "internal",
        "internal",
        {"table": "credit", "key": "K1"},
    )
    assert {each["asks"] for each in entry["alternatives"]} == {"Finanzen", "Operations", "Rechtsabteilung"}


def test_an_account_without_credit_data_gets_no_green_light(finance: Finance) -> None:
    for language, words in ((Language.DE, "keine Kreditdaten"), (Language.EN, "no credit data")):
        shown = VIEW.credits(finance.credit(KAM, "Leer"), language)
        assert (shown["accounts"][0]["verdict"], shown["accounts"][0]["room"]) == ("no_data", None)
        assert words in credit_text(shown, language)


def test_the_margin_counts_twelve_closed_months_and_says_what_is_missing(finance: Finance) -> None:
    shown = VIEW.margins(finance.margin(KAM, "Nordwerk"), Language.DE)
    [entry] = shown["accounts"]
    assert (entry["starts"], entry["ends"], entry["n"]) == ("2025-11-01", "2026-10-31", 3)
    assert entry["revenue"] == pytest.approx(1_900)
    assert entry["contribution"] == pytest.approx(240 + 280 - 100)
    assert entry["margin"] == pytest.approx(420 / 1_900)
    assert (entry["verdict"], entry["approver"]) == ("below_corridor", "Head of Sales")
    assert entry["previous"] == pytest.approx(0.34)
    assert entry["notes"] == [
        "1 Umsatzzeile ohne Einkaufskosten wurde nicht gezählt.",
        "In 2 Umsatzzeilen fehlen Fracht oder Zoll; dieser Schritt wurde dort übersprungen.",
    ]
    assert (shown["class"], shown["classes"]["corridor_from"], shown["classes"]["minimum"]) == ("secret",) * 3
    amounts = {each["id"]: (each["amount"], each["count"]) for each in entry["levers"]}
    assert (amounts["air_freight"], amounts["customer_cost"], amounts["lot_size"]) == (
        (250, None),
        (75, None),
        (None, 1),
    )


def test_a_period_is_taken_as_for_kpis(finance: Finance) -> None:
    shown = VIEW.margins(finance.margin(KAM, "Nordwerk", "2026-10"), Language.DE)
    assert (shown["period"], shown["accounts"][0]["n"]) == ("2026-10", 1)
    with pytest.raises(BadInput):
        finance.margin(KAM, "Nordwerk", "letzten Sommer")


def test_an_account_without_revenue_has_no_margin_and_no_verdict(finance: Finance) -> None:
    for language, words in ((Language.DE, "keine Daten, keine Aussage"), (Language.EN, "no data, no verdict")):
        shown = VIEW.margins(finance.margin(KAM, "Leer"), language)
        assert (shown["accounts"][0]["margin"], shown["accounts"][0]["verdict"]) == (None, "no_data")
        assert words in margin_text(shown, language)


def test_a_price_below_the_corridor_is_not_for_the_kam_alone(finance: Finance) -> None:
    found = finance.price_check(KAM, "Nordwerk", "M1", 12.0)
    shown = VIEW.price(found, Language.DE)
    # freight and duty as booked in the last twelve months with purchase cost, the running month included
    assert shown["landed_cost"] == pytest.approx(10 * (1 + (60 + 20 + 540) / (700 + 700 + 6_300)))
    assert (shown["verdict"], shown["approver"], shown["class"]) == ("below_minimum", "Head of Sales", "secret")
    assert VIEW.price(finance.price_check(KAM, "Nordwerk", "M1", 30.0), Language.DE)["approver"] is None


def test_a_price_without_unit_cost_gets_no_verdict(finance: Finance) -> None:
    assert finance.price_check(KAM, "Nordwerk", "M3", 12.0).check.verdict.value == "no_data"


@pytest.mark.parametrize("price", [0, -1, float("nan"), float("inf"), 1e12])
def test_a_price_that_is_none_is_refused(finance: Finance, price: float) -> None:
    with pytest.raises(BadInput):
        finance.price_check(KAM, "Nordwerk", "M1", price)


@pytest.mark.parametrize("article", ["M2", "M9", "'; DROP TABLE x"])
def test_an_article_of_others_is_as_unknown_as_none(finance: Finance, article: str) -> None:
    with pytest.raises(NotFound) as error:
        finance.price_check(KAM, "Nordwerk", article, 1.0)
    assert error.value.code == "finance.article"


def test_every_page_says_that_it_is_internal(finance: Finance) -> None:
    for language, words in (
        (Language.DE, "intern – nicht an Kunden weitergeben"),
        (Language.EN, "internal – not for customers"),
    ):
        shown = VIEW.credits(finance.credit(KAM), language), VIEW.margins(finance.margin(KAM), language)
        for text in (credit_text(shown[0], language), margin_text(shown[1], language), *map(json_text, shown)):
            assert words in text
            assert "Fremd" not in text


def json_text(shown: dict[str, Any]) -> str:
    return json.dumps(shown, ensure_ascii=False, allow_nan=False)


def test_a_lever_of_a_few_euros_is_left_out(tmp_path: Path) -> None:
    rows = {**ROWS, "revenue": [booked("U1", "2026-10-01", 900.0)]}
    rows["complaints"] = [{"id": "B1", "customer_id": "C1", "date": dt.date(2026, 10, 1), "cost": 9.99}]
    store = world(tmp_path, **rows)
    facts, library = DuckFacts(store), PolicyLibrary(OURS)
    rules = CreditRules(OURS, library.departments), MarginPolicy(OURS, library.departments)
    service = Finance(Accounts(facts), facts, DuckFinance(store), *rules, SystemClock(TODAY))
    [entry] = VIEW.margins(service.margin(KAM, "Nordwerk", "2026-10"), Language.DE)["accounts"]
    found = {each["id"]: each for each in entry["levers"]}
    assert not {"price_step", "customer_cost"} & set(found)  # 9.00 and 9.99 EUR
    assert {"lot_size", "incoterm"} <= set(found)  # whose amount nobody knows
    store.close()


def test_a_margin_is_called_secret_where_its_json_says_so(finance: Finance) -> None:
    for language, word in ((Language.DE, "vertraulich"), (Language.EN, "secret")):
        assert word in margin_text(VIEW.margins(finance.margin(KAM), language), language)
        assert word not in credit_text(VIEW.credits(finance.credit(KAM), language), language)


def test_old_data_say_nothing_about_contacts(finance: Finance) -> None:
    found = finance.credit(KAM)
    old = replace(found, age=Age(found.age.as_of, found.age.as_of + dt.timedelta(days=2)))
    for language, told, other in ((Language.DE, "älter als 24", "Kontakt"), (Language.EN, "older than 24", "contact")):
        text = credit_text(VIEW.credits(old, language), language)
        assert told in text
        assert other not in text
