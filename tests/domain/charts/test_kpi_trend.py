"""What is said about a KPI over periods."""

import math

from agent.domain.charts import KpiTrend, Operator, PointStatus, Target, TrendPoint, Unit
from agent.domain.language import Language
from tests.sample_charts import trend

DE, EN = Language.DE, Language.EN


def test_the_alternative_tells_latest_target_misses_and_gaps() -> None:
    chart = trend(0.99, None, 0.97, 0.981)
    assert chart.alt(DE) == (
        "OTIF, 4 Zeiträume: zuletzt 98,1 % (Apr 2025). Ziel ≥ 98,0 %: in 1 von 3 Zeiträumen mit Daten verfehlt,"
        " niedrigster Wert 97,0 %, höchster 99,0 %; ohne Daten: 1."
    )
    assert "missed in 1 of 3 periods with data" in chart.alt(EN)


def test_a_rounded_value_at_the_target_is_still_missed() -> None:
    chart = trend(0.6996, target=Target(0.7))
    assert chart.summary(DE) == "Zuletzt 70,0 % (Jan 2025), Ziel ≥ 70,0 %: Ziel verfehlt"


def test_without_a_target_it_is_not_set() -> None:
    assert trend(0.1, target=None).summary(EN) == "Latest 10.0% (Jan 2025), target not set"
    assert "Ziel nicht gesetzt" in trend(0.1, target=None).alt(DE)


def test_no_data_is_said_and_is_no_figure() -> None:
    for chart in (trend(), trend(None, None)):
        assert (chart.alt(DE), chart.alt(EN), chart.summary(DE)) == ("OTIF: keine Daten.", "OTIF: no data.", "")


def test_what_is_no_number_is_no_data() -> None:
    chart = trend(math.nan, math.inf, 0.5)
    assert chart.values == (0.5,)
    assert chart.table(DE).rows[0] == ("Jan 2025", "keine Daten", "keine Daten")


def test_the_table_has_each_period() -> None:
    table = trend(0.99, None, 0.97).table(EN)
    assert table.head == ("Period", "Value", "Status")
    assert table.rows == (
        ("Jan 2025", "99.0%", "target met"),
        ("Feb 2025", "no data", "no data"),
        ("Mar 2025", "97.0%", "target missed"),
    )


def test_at_most() -> None:
    chart = KpiTrend("X", Unit.COUNT, (TrendPoint("2026", 1, PointStatus.BREACH),), Target(0, Operator.AT_MOST))
    assert "Ziel ≤ 0" in chart.summary(DE)


def test_names_are_one_line_without_control_characters() -> None:
    assert trend(0.5, title="a\nb\x00\x1b\u202ec").heading(DE) == "a bc"
