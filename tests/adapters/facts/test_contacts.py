"""Contacts and data quality, read from real facts: one gap of each kind, and its counterpart in order."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.facts.contacts import DuckContacts
from agent.domain.contacts.activity import Direction
from agent.domain.contacts.quality import CHECKS, QualityLimits
from tests.facts_world import customer, world

TODAY = dt.date(2026, 11, 22)
MONTHS = [dt.date(2026, 12, 1), *(dt.date(2027, month, 1) for month in range(1, 6))]
GOOD: dict[str, list[dict[str, Any]]] = {
    "contacts": [
        {
            "id": "P1",
            "customer_id": "GOOD",
            "name": "Ada",
            "email": "a@x.example",
            "role": "CPO",
            "language": "de",
            "salutation": "Frau",
        }
    ],
    "activities": [{"id": "V1", "customer_id": "GOOD", "contact_id": "P1", "date": dt.date(2026, 11, 2)}],
    "articles": [
        {"id": "M1", "customer_id": "GOOD", "name": "Welle", "moq": 100, "lead_time_sea_days": 40, "unit_cost": 2.5}
    ],
    "stock": [{"id": "S1", "article_id": "M1", "on_hand": 5, "as_of": TODAY - dt.timedelta(days=7)}],
    "forecasts": [
        {"id": f"F{at}", "article_id": "M1", "month": month, "quantity": 0} for at, month in enumerate(MONTHS)
    ],
    "frame_contracts": [
        {"id": "R1", "customer_id": "GOOD", "valid_from": dt.date(2026, 1, 1), "valid_to": TODAY},
        {"id": "R0", "customer_id": "GOOD", "valid_from": dt.date(2025, 1, 1), "valid_to": dt.date(2025, 12, 31)},
    ],
    "contract_lines": [{"id": "L1", "contract_id": "R1", "article_id": "M1", "quantity": 9}],
    "call_off_plan": [
        {"id": "C1", "contract_id": "R1", "article_id": "M1", "month": dt.date(2026, 11, 1), "quantity": 9}
    ],
    "order_lines": [
        {
            "id": "O1",
            "customer_id": "GOOD",
            "contract_id": "R0",
            "article_id": "M1",
            "quantity": 1,
            "ordered_on": dt.date(2025, 12, 31),
            "confirmed_on": dt.date(2026, 1, 5),
        },
        {"id": "O3", "customer_id": "GOOD", "quantity": 1, "ordered_on": TODAY, "cancelled": True},
    ],
    "surveys": [{"id": "Q1", "customer_id": "GOOD", "invited_on": dt.date(2026, 11, 1)}],
    "credit": [{"id": "K1", "customer_id": "GOOD", "as_of": TODAY - dt.timedelta(days=90)}],
}
BAD: dict[str, list[dict[str, Any]]] = {
    "contacts": [
        {"id": "B1", "customer_id": "BAD", "name": "Bob", "salutation": " "},
        {"id": "B2", "customer_id": "BAD", "name": "Irrelevant", "relevant": False},
    ],
    "articles": [
        {"id": "N1", "customer_id": "BAD", "name": "Bolzen"},
        {"id": "N2", "customer_id": "BAD", "name": "Bolzen alt", "moq": 1, "lead_time_sea_days": 1, "unit_cost": 1},
        {"id": "N3", "customer_id": "BAD", "name": "keine Serie", "series": False},
    ],
    "stock": [
        {"id": "S2", "article_id": "N2", "on_hand": 5, "as_of": TODAY - dt.timedelta(days=8)},
        {"id": "S3", "article_id": "N2", "on_hand": 5, "as_of": TODAY - dt.timedelta(days=30)},
    ],
    "frame_contracts": [
        {"id": "R2", "customer_id": "BAD", "valid_from": dt.date(2026, 1, 1), "valid_to": dt.date(2026, 12, 31)},
        {"id": "R3", "customer_id": "BAD", "valid_from": dt.date(2025, 1, 1), "valid_to": dt.date(2025, 12, 31)},
    ],
    "order_lines": [
        {"id": "O2", "customer_id": "BAD", "contract_id": "R3", "quantity": 1, "ordered_on": dt.date(2026, 1, 1)}
    ],
    "surveys": [
        {"id": "Q2", "customer_id": "BAD", "invited_on": dt.date(2026, 10, 1)},
        {"id": "Q3", "customer_id": "BAD", "invited_on": dt.date(2025, 10, 1)},  # water under the bridge
    ],
    "credit": [{"id": "K2", "customer_id": "BAD", "as_of": TODAY - dt.timedelta(days=91)}],
}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> DuckContacts:
    rows = {name: [*GOOD.get(name, []), *BAD.get(name, [])] for name in {*GOOD, *BAD}}
    rows["order_lines"].append(
        {"id": "O9", "customer_id": "LONE", "quantity": 1, "confirmed_on": TODAY, "ordered_on": TODAY}
    )
    people = [customer(key) for key in ("GOOD", "BAD", "LONE", "EMPTY")]
    return DuckContacts(world(tmp_path_factory.mktemp("facts"), customers=people, **rows))


def gaps(facts: DuckContacts, account: str) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for gap in facts.quality([account], TODAY, QualityLimits(), 50)[1]:
        found.setdefault(gap.check, []).append((gap.row.table, gap.row.key))
    return found


def test_data_in_order_have_no_gap_at_the_very_limits(facts: DuckContacts) -> None:
    counts, found = facts.quality(["GOOD"], TODAY, QualityLimits(), 50)
    assert found == []
    # young surveys are not asked about
    assert {each.check for each in counts} == {*CHECKS} - {"survey_answered"}
    assert all(each.failed == 0 for each in counts)


def test_every_gap_is_found_with_table_and_key(facts: DuckContacts) -> None:
    assert gaps(facts, "BAD") == {
        "contact_email": [("contacts", "B1")],
        "contact_role": [("contacts", "B1")],
        "contact_language": [("contacts", "B1")],
        "contact_salutation": [("contacts", "B1")],
        "contact_never": [("contacts", "B1")],
        "article_moq": [("articles", "N1")],
        "article_lead_time": [("articles", "N1")],
        "article_unit_cost": [("articles", "N1")],
        "stock_row": [("articles", "N1")],
        "stock_age": [("stock", "S2")],
        "forecast_months": [("articles", "N1"), ("articles", "N2")],
        "contract_lines": [("frame_contracts", "R2")],
        "contract_plan": [("frame_contracts", "R2")],
        "contract_expired": [("frame_contracts", "R3")],
        "order_confirmed": [("order_lines", "O2")],
        "survey_answered": [("surveys", "Q2")],
        "credit_age": [("credit", "K2")],
    }


def test_who_orders_needs_a_contact_and_credit_data(facts: DuckContacts) -> None:
    assert gaps(facts, "LONE") == {"account_contact": [("customers", "LONE")], "credit_row": [("customers", "LONE")]}


def test_an_account_without_any_data_has_nothing_to_check(facts: DuckContacts) -> None:
    assert facts.quality(["EMPTY"], TODAY, QualityLimits(), 50) == ([], [])


def test_gaps_are_cut_and_counts_are_complete(facts: DuckContacts) -> None:
    counts, found = facts.quality(["BAD"], TODAY, QualityLimits(), 1)
    assert [each.failed for each in counts if each.check == "forecast_months"] == [2]
    assert len([each for each in found if each.check == "forecast_months"]) == 1


def test_activities_come_latest_first_within_days_people_and_number(tmp_path: Path) -> None:
    rows = [
        {
            "id": f"V{day}",
            "customer_id": "C1",
            "contact_id": f"P{day % 2}",
            "date": dt.date(2026, 11, day),
            "direction": "out",
        }
        for day in range(1, 6)
    ]
    rows.append({"id": "X", "customer_id": "C2", "date": dt.date(2026, 11, 3)})
    facts = DuckContacts(world(tmp_path, customers=[customer("C1"), customer("C2")], activities=rows))
    until = dt.date(2026, 11, 4)
    assert [each.id for each in facts.activities(["C1"], until)] == ["V4", "V3", "V2", "V1"]
    assert [each.id for each in facts.activities(["C1"], until, since=dt.date(2026, 11, 3))] == ["V4", "V3"]
    assert [each.id for each in facts.activities(["C1", "C2"], until, limit=2)] == ["V4", "X"]
    assert [each.id for each in facts.activities(["C1"], until, contact_ids=["P1"])] == ["V3", "V1"]
    assert list(facts.activities(["C1"], until, contact_ids=[])) == []
    assert list(facts.activities([], until)) == []
    assert facts.activities(["C1"], until, limit=1)[0].direction is Direction.OUT
    seen = facts.last_seen(["C1"], until)
    assert seen.by_account == {"C1": until}
    assert seen.by_contact == {"P0": until, "P1": dt.date(2026, 11, 3)}
