"""Lists and KPIs tell the same figures: one definition, read twice."""

import datetime as dt
import itertools
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.facts.contacts import DuckContacts
from agent.adapters.facts.finance import DuckFinance
from agent.adapters.facts.kpis import DuckKpis
from agent.domain.contacts.overdue import account_due
from agent.domain.kpi.period import Latest, latest
from agent.ports.kpis import KpiQuestion
from agent.services.contact_rules import ContactRules
from knowledge.rules.kpis import KpiRules
from tests.facts_world import customer, world

POLICIES = Path(__file__).parents[3] / "policies"
TODAY = dt.date(2026, 11, 22)
ACCOUNTS = ["C1", "C2"]


def activities() -> list[dict[str, Any]]:
    """Every combination of what makes a contact qualified, inside and just outside of the year."""
    values = itertools.product(
        ("in", "out", "both", None),
        (True, False, None),
        ("P1", None),
        ("Forecast 2027", "Technik", "Smalltalk", None),
        ("Notiz", " ", None),
        (TODAY, TODAY - dt.timedelta(days=364), TODAY - dt.timedelta(days=365)),
    )
    names = ("direction", "qualified", "contact_id", "topic", "note", "date")
    return [{"customer_id": "C1", **dict(zip(names, each, strict=True))} for each in values]


def months() -> list[dict[str, Any]]:
    costs = itertools.product((60.0, None), (4.0, None), (2.0, None), (100.0, -10.0))
    days = (dt.date(2025, 10, 1), dt.date(2025, 11, 1), dt.date(2026, 10, 1), dt.date(2026, 11, 1))
    return [
        {
            "customer_id": "C1",
            "month": day,
            "revenue": net,
            "purchase_cost": bought,
            "freight_cost": moved,
            "duty": duty,
        }
        for (bought, moved, duty, net), day in itertools.product(costs, days)
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Any:
    contacts = [{"id": "P1", "customer_id": "C1", "name": "Ada"}]
    folder = tmp_path_factory.mktemp("facts")
    people = [customer(key) for key in ACCOUNTS]
    made = world(folder, customers=people, contacts=contacts, activities=activities(), revenue=months())
    yield made
    made.close()


def kpi(store: Any, name: str, kind: Latest) -> dict[str, float]:
    """Value by account, as summed for the KPI: numerator, over the denominator where there is one."""
    definition = next(each for each in KpiRules(POLICIES).definitions() if each.id == name)
    sums = DuckKpis(store).sums(definition, KpiQuestion(ACCOUNTS, [latest(kind, TODAY)], TODAY), rows=False)
    main = {account: each for (_, account, variant), each in sums.items() if variant == "" and each.n}
    return {key: each.numerator / (each.denominator or 1) for key, each in main.items()}


def test_qualified_contacts_are_counted_as_in_the_kpi(store: Any) -> None:
    facts = DuckContacts(store)
    rule = ContactRules(KpiRules(POLICIES), DuckKpis(store)).on(TODAY)(None)
    logged = facts.activities(["C1"], TODAY)
    due = account_due("C1", logged, TODAY, TODAY, rule)
    assert kpi(store, "qualified_contacts", Latest.LAST_12_MONTHS) == {"C1": due.qualified}
    assert due.qualified == 2 * (2 * 3 + 2 * 1)  # two days × (two topics × both with any flag, in with the flag)


def test_the_margin_is_that_of_the_kpi(store: Any) -> None:
    asked = latest(Latest.CLOSED_12_MONTHS, TODAY)
    [sums] = DuckFinance(store).margins(ACCOUNTS, asked.starts, asked.ends, by_article=False)
    assert kpi(store, "contribution_margin", Latest.CLOSED_12_MONTHS) == {"C1": pytest.approx(sums.margin)}
    assert (sums.left_out, sums.rows) == (8, 24)
