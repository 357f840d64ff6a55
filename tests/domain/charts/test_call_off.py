"""Called off against plan: the plan linear by day, the threshold unrounded."""

import datetime as dt

import pytest

from agent.domain.language import Language
from tests.sample_charts import TODAY, call_off

DE, EN = Language.DE, Language.EN
CALLED = [600.0 * (at + 1) for at in range(10)]


def test_the_plan_of_the_current_month_counts_by_day() -> None:
    chart = call_off(*CALLED, 6340)
    assert chart.due(TODAY) == pytest.approx(10_000 + 1000 * 21 / 30)
    assert chart.share == pytest.approx(6340 / 10_700)
    assert chart.alt(DE) == (
        "Abruf gegen Plan: RV-2024-017: bis 22.11.2026 6.340 Stück abgerufen, 10.700 Stück geplant"
        " (59,3 %; unter der Schwelle von 70 %). Vertragsmenge: 12.000 Stück."
    )
    assert chart.summary(EN) == "As of 22 November 2026: 59.3% of plan called off, below the threshold of 70%"


def test_the_threshold_is_compared_unrounded() -> None:
    assert call_off(*CALLED, 6340, ratio=0.69996).is_below
    assert not call_off(*CALLED, 6340, ratio=0.7).is_below


def test_the_kpis_own_figure_wins() -> None:
    assert "81,2 % des Plans" in call_off(*CALLED, 6340, ratio=0.812).summary(DE)


def test_over_100_percent_is_shown() -> None:
    assert "150.0% of plan" in call_off(*(1500.0 * (at + 1) for at in range(12)), year=2025).summary(EN)


def test_a_closed_plan_ends_with_its_last_day() -> None:
    chart = call_off(*(500.0 * (at + 1) for at in range(12)), year=2025)
    assert chart.as_of == dt.date(2025, 12, 31)
    assert chart.share == pytest.approx(0.5)


def test_months_to_come_are_no_gap_and_past_ones_are() -> None:
    chart = call_off(600, None, 1800)
    assert [each.month.month for each in chart.gaps] == [2, 4, 5, 6, 7, 8, 9, 10, 11]
    assert chart.as_of == dt.date(2026, 3, 31)


def test_without_a_plan_there_is_no_share() -> None:
    chart = call_off(*CALLED, planned=None)
    assert (chart.share, chart.is_below) == (None, False)
    assert "ohne Plan zum Vergleich" in chart.alt(DE)


def test_a_plan_of_nothing_gives_no_share() -> None:
    assert call_off(0, 0, 0, planned=0).share is None


def test_no_data() -> None:
    assert call_off().alt(DE) == "Abruf gegen Plan: RV-2024-017: keine Daten zu Abrufen."
    assert call_off(months=0).alt(EN) == "Call-off against plan: RV-2024-017: no data."


def test_the_table_tells_nothing_about_the_future() -> None:
    rows = call_off(*CALLED, 6340).table(DE).rows
    assert rows[0] == ("Jan 2026", "1.000 Stück", "600 Stück", "60,0 %")
    assert rows[10] == ("Nov 2026", "11.000 Stück", "6.340 Stück", "–")  # the month is not over
    assert rows[11] == ("Dez 2026", "12.000 Stück", "–", "–")
    assert call_off(600, None).table(EN).rows[1] == ("Feb 2026", "2,000 pieces", "no data", "–")
