"""Feedback: mean score, NPS beside it."""

from typing import Any

import pytest

from tests.kpi_figures import ME, Figure, KpiWorld


def answer(score: float | None, answered: str | None = "2026-06-10", invited: str = "2026-06-01") -> dict[str, Any]:
    return {"customer_id": ME, "invited_on": invited, "answered_on": answered, "score": score}


def feedback(kpis: KpiWorld, *surveys: Any, variant: str = "", **question: Any) -> Figure:
    return kpis.figure("feedback_score", variant, surveys=surveys, **question)


def test_the_mean_of_the_answers(kpis: KpiWorld) -> None:
    assert feedback(kpis, answer(10), answer(5), answer(None, None)).value == 7.5


@pytest.mark.parametrize(
    ("scores", "nps"), [([9, 10], 100), ([0, 6], -100), ([7, 8], 0), ([10, 9, 8, 3], 25), ([8.5, 6.5], 0)]
)
def test_promoters_less_detractors(kpis: KpiWorld, scores: list[float], nps: float) -> None:
    assert feedback(kpis, *map(answer, scores), variant="nps").value == nps


def test_scores_out_of_range_or_missing_are_left_out(kpis: KpiWorld) -> None:
    figure = feedback(kpis, answer(10), answer(11), answer(-1), answer(None))
    assert (figure.value, figure.out) == (10, {"no_score": 1, "out_of_range": 2})


def test_the_day_of_the_answer_decides(kpis: KpiWorld) -> None:
    late = answer(4, "2026-07-02")
    assert feedback(kpis, late, period="2026-06").value is None
    assert feedback(kpis, late, period="2026-07").value == 4


def test_a_score_without_a_day_is_told_and_not_counted(kpis: KpiWorld) -> None:
    figure = feedback(kpis, answer(3, None), period="2026-06")
    assert (figure.value, figure.out) == (None, {"no_answer_date": 1})
