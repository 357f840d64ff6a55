"""Participation: answers over invitations."""

from typing import Any

from tests.kpi_figures import ME, Figure, KpiWorld


def invitation(answered: str | None = None, invited: str = "2026-06-01", **values: Any) -> dict[str, Any]:
    return {"customer_id": ME, "invited_on": invited, "answered_on": answered, **values}


def participation(kpis: KpiWorld, *surveys: Any, **question: Any) -> Figure:
    return kpis.figure("feedback_participation", surveys=surveys, **question)


def test_answers_over_invitations(kpis: KpiWorld) -> None:
    assert participation(kpis, invitation("2026-06-04"), invitation(), invitation(), invitation()).value == 0.25


def test_the_invitation_places_an_answer_that_comes_later(kpis: KpiWorld) -> None:
    assert participation(kpis, invitation("2026-09-04"), period="2026-06").value == 1.0
    assert participation(kpis, invitation("2026-09-04"), period="2026-09").value is None


def test_an_answer_after_today_is_not_there_yet(kpis: KpiWorld) -> None:
    assert participation(kpis, invitation("2026-12-01")).value == 0.0


def test_a_score_without_a_day_is_an_answer(kpis: KpiWorld) -> None:
    assert participation(kpis, invitation(score=7)).value == 1.0


def test_no_invitations_are_no_data(kpis: KpiWorld) -> None:
    assert participation(kpis).value is None
