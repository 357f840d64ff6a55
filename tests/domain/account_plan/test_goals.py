"""Which KPIs become goals, and by when."""

from agent.domain.account_plan.clock import valid_to
from agent.domain.account_plan.goals import LEAST, MOST, goals
from agent.domain.kpi.definition import KPI_IDS
from tests.domain.account_plan.figures import kpi
from tests.kpi_world import TODAY


def test_what_is_missed_comes_first_and_what_is_held_fills_up() -> None:
    found = goals([kpi("otif", 0.99), kpi("cross_selling", 0.0), kpi("call_off", 0.8), kpi("otif", 0.99)], TODAY)
    assert [(each.id, each.is_held) for each in found] == [
        ("cross_selling", False),
        ("otif", True),
        ("call_off", True),
    ]
    assert len(found) == LEAST


def test_without_figure_or_target_there_is_no_goal() -> None:
    assert goals([kpi("otif", None), kpi("revenue_yoy", 0.1, None)], TODAY) == []


def test_at_most_six_and_every_date_is_a_workday_inside_of_the_plan() -> None:
    found = goals([kpi(name, 0.0 if name != "emergency_air_freight" else 9.0) for name in KPI_IDS], TODAY)
    assert len(found) == MOST
    days = [day for each in found for day in (each.due, each.action_due)]
    assert all(TODAY < day <= valid_to(TODAY) and day.weekday() < 5 for day in days)
    assert all(each.action_due <= each.due for each in found)


def test_the_customer_sees_no_internal_goal() -> None:
    missed = [
        kpi("contribution_margin", 0.1),
        kpi("cross_selling", 0.0),
        kpi("monthly_contacts", 0.1),
        kpi("otif", 0.1),
    ]
    assert [each.id for each in goals(missed, TODAY, shared=True)] == ["otif"]


def test_the_customer_does_not_read_that_less_call_offs_would_do() -> None:
    held = [kpi("call_off", 0.88), kpi("otif", 0.99), kpi("feedback_score", 9.0)]
    assert "call_off" in {each.id for each in goals(held, TODAY)}
    assert "call_off" not in {each.id for each in goals(held, TODAY, shared=True)}
    assert [each.id for each in goals([kpi("call_off", 0.6)], TODAY, shared=True)] == ["call_off"]
