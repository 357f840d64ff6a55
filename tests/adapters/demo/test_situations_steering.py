"""Opportunities, escalations, plans, revenue, margin, credit and targets."""

# ruff: noqa: S608 - the SQL is put together from names and keys of the tests themselves

import pytest

from tests.adapters.demo.demo_world import World

YEAR_AGO = "date_trunc('month', $today) - INTERVAL 12 MONTH"


def opportunities(demo: World, customer: str) -> tuple[int, int]:
    """Of this calendar year: with evidence, without."""
    found = demo.row(
        f"SELECT count(evidence), count(*) - count(evidence) FROM opportunities WHERE customer_id = '{customer}'"
        " AND year(identified_on) = year($today)"
    )
    return found[0], found[1]


def growth(demo: World, customer: str) -> float:
    """Twelve closed months against the twelve before."""
    return float(
        demo.one(
            f"SELECT sum(revenue) FILTER (month >= {YEAR_AGO}) / sum(revenue) FILTER (month < {YEAR_AGO}) - 1"
            " FROM revenue"
            f" WHERE customer_id = '{customer}' AND month < date_trunc('month', $today)"
            " AND month >= date_trunc('month', $today) - INTERVAL 24 MONTH"
        )
    )


def margin(demo: World, customer: str) -> float:
    return float(
        demo.one(
            "SELECT 1 - sum(purchase_cost + freight_cost + duty) / sum(revenue) FROM revenue"
            f" WHERE customer_id = '{customer}' AND month >= {YEAR_AGO}"
        )
    )


def escalation(demo: World, key: str) -> tuple[int, int | None, bool]:
    """Days since detection, days until resolution, has an owner."""
    age, took, owned = demo.row(
        f"SELECT $today - detected_on, resolved_on - detected_on, owner IS NOT NULL FROM escalations WHERE id = '{key}'"
    )
    return age, took, owned


def test_opportunities(demo: World) -> None:
    assert opportunities(demo, "C-1002") == (4, 0)
    assert opportunities(demo, "C-1003") == opportunities(demo, "C-1005") == (3, 0)


def test_opportunity_no_evidence(demo: World) -> None:
    assert opportunities(demo, "C-1001") == (2, 1)
    assert opportunities(demo, "C-1004") == (0, 1)


def test_escalation_day_12(demo: World) -> None:
    assert escalation(demo, "ES-1") == (12, None, True)
    assert demo.one("SELECT contract_id FROM escalations WHERE id = 'ES-1'") == "RV-2024-017"


def test_escalation_in_time(demo: World) -> None:
    assert escalation(demo, "ES-2")[1] == 10


def test_escalation_late(demo: World) -> None:
    assert escalation(demo, "ES-3")[1] == 25


def test_escalation_no_owner(demo: World) -> None:
    assert escalation(demo, "ES-4") == (6, None, False)


def test_escalation_missing(demo: World) -> None:
    assert demo.one("SELECT count(*) FROM escalations WHERE contract_id = 'RV-2025-008'") == 0


def plans(demo: World) -> dict[str, int]:
    return dict(demo.rows("SELECT customer_id, min($today - approved_on) FROM account_plans GROUP BY 1"))


def test_plan_too_old(demo: World) -> None:
    assert plans(demo)["C-1002"] == 400


def test_plan_fresh(demo: World) -> None:
    assert plans(demo)["C-1003"] == 40


def test_plan_missing(demo: World) -> None:
    assert set(plans(demo)) == {"C-1001", "C-1002", "C-1003", "C-1004", "C-1005"}


def test_revenue_up(demo: World) -> None:
    assert growth(demo, "C-1002") > 0.10


def test_revenue_down(demo: World) -> None:
    assert growth(demo, "C-1004") < -0.10


def test_credit_note(demo: World) -> None:
    assert demo.rows("SELECT id FROM revenue WHERE revenue < 0 ORDER BY id") == [("RE-CREDIT-1",), ("RE-CREDIT-2",)]


def test_margin_low(demo: World) -> None:
    assert margin(demo, "C-1004") == pytest.approx(0.075, abs=0.01)
    target = demo.one("SELECT arg_max(value, valid_from) FROM targets WHERE kpi = 'contribution_margin'")
    others = [margin(demo, customer) for customer in ("C-1001", "C-1002", "C-1003", "C-1005")]
    assert margin(demo, "C-1004") < target < min(others)


def test_no_customer_cost(demo: World) -> None:
    without = demo.rows("SELECT customer_id FROM revenue GROUP BY 1 HAVING count(customer_cost) = 0")
    assert without == [("C-1003",)]


def test_credit_limit_near(demo: World) -> None:
    assert demo.one("SELECT exposure / credit_limit FROM credit WHERE id = 'CR-C-1005'") == 0.95


def test_credit_above_insured(demo: World) -> None:
    above = demo.rows("SELECT customer_id FROM credit WHERE exposure > insured")
    assert above == [("C-1006",)]
    assert demo.one("SELECT exposure < credit_limit FROM credit WHERE id = 'CR-C-1006'")


def test_target_missing(demo: World) -> None:
    assert demo.one("SELECT count(*) FROM targets WHERE kpi = 'revenue_yoy'") == 0


def test_target_of_customer(demo: World) -> None:
    assert demo.rows("SELECT customer_id, value FROM targets WHERE kpi = 'otif'") == [("C-1003", 0.99)]
