"""What is seen: gaps, statuses, targets, marked days, in words and shapes."""

import datetime as dt
import re

import pytest
from lxml import etree

from agent.adapters.charts import MatplotlibCharts
from agent.domain.charts import Chart, Layout, Target, Theme, Unit
from agent.domain.language import Language
from tests.adapters.charts.conftest import CHARTS, DAY, Drawn
from tests.sample_charts import TODAY, call_off, curve, falling, receipt, trend

SVG = "{http://www.w3.org/2000/svg}"
DE, EN = Language.DE, Language.EN


def root(
    charts: MatplotlibCharts, chart: Chart, language: Language = DE, layout: Layout = Layout.PAGE
) -> etree._Element:
    return etree.fromstring(charts.svg(chart, language, Theme.LIGHT, layout))


def texts(charts: MatplotlibCharts, chart: Chart, language: Language = DE, layout: Layout = Layout.PAGE) -> list[str]:
    return [str(each.text) for each in root(charts, chart, language, layout).iter(SVG + "text")]


def lines(drawn: etree._Element, color: str) -> list[list[tuple[float, float]]]:
    """Corners of the solid lines of a colour in the plot."""
    found = []
    for path in drawn.iter(SVG + "path"):
        if path.get("stroke") == color and path.get("fill") == "none":
            numbers = [float(each) for each in re.findall(r"-?[\d.]+", path.get("d", ""))]
            found.append(list(zip(numbers[::2], numbers[1::2], strict=True)))
    return found


LINE, GAP = "#1d5a85", "#8590a0"


def test_a_gap_is_a_gap(charts: MatplotlibCharts) -> None:
    drawn = root(charts, trend(0.99, 0.98, None, 0.95, 0.97))
    assert [len(each) for each in lines(drawn, LINE)] == [2, 2]
    assert "keine Daten" in texts(charts, trend(0.99, 0.98, None, 0.95, 0.97))
    patterns = [each for each in drawn.iter(SVG + "pattern") for part in each if part.get("stroke") == GAP]
    assert len(patterns) == 1


def test_without_a_gap_there_is_one_line_and_no_hatching(charts: MatplotlibCharts) -> None:
    drawn = root(charts, trend(0.99, 0.98, 0.95))
    assert [len(each) for each in lines(drawn, LINE)] == [3]
    assert not list(drawn.iter(SVG + "pattern"))


@pytest.mark.parametrize("name", ["trend of nothing", "trend without data", "curve of nothing", "call-off of nothing"])
def test_no_data_is_drawn_in_words(name: str, charts: MatplotlibCharts) -> None:
    assert "keine Daten" in texts(charts, CHARTS[name])
    assert "no data" in texts(charts, CHARTS[name], EN)
    assert lines(root(charts, CHARTS[name]), LINE) == []


def test_the_target_is_labelled_and_a_missing_one_is_told(charts: MatplotlibCharts) -> None:
    assert {"Ziel", "≥ 98,0 %"} <= set(texts(charts, trend(0.9, 0.99)))
    assert {"Target", "≥ 98.0%"} <= set(texts(charts, trend(0.9, 0.99), EN))
    shown = texts(charts, trend(0.9, target=None))
    assert "Zuletzt 90,0 % (Jan 2025), Ziel nicht gesetzt" in shown
    assert "Ziel" not in shown


def test_met_and_missed_have_shapes_of_their_own(charts: MatplotlibCharts) -> None:
    drawn = root(charts, trend(0.9, 0.99))
    shapes = {each.get("d") for each in drawn.iter(SVG + "path") if each.getparent().tag == SVG + "defs"}
    assert len(shapes) == 2
    assert {"Ziel erreicht", "Ziel verfehlt"} <= set(texts(charts, trend(0.9, 0.99)))


def test_the_latest_value_and_the_axis_are_german_or_english(charts: MatplotlibCharts) -> None:
    chart = trend(0.9, 0.9125, target=None)
    assert {"91,2 %", "Jan", "2025", "Feb"} <= set(texts(charts, chart))
    assert "91.2%" in texts(charts, chart, EN)
    assert "Mär" in texts(charts, trend(0.9, 0.8, 0.7))
    assert "€" in "".join(texts(charts, trend(5.0, 7.5, unit=Unit.MONEY, target=None)))


def test_nothing_stands_above_100_percent(charts: MatplotlibCharts) -> None:
    shown = texts(charts, trend(0.985, 1.0, 0.99))
    assert not [text for text in shown if re.fullmatch(r"10[1-9].*%", text)]
    assert [text for text in texts(charts, trend(0.985, 1.2)) if re.fullmatch(r"1[2-4]0.*%", text)]


def test_the_days_to_act_by_are_labelled(charts: MatplotlibCharts) -> None:
    shown = texts(charts, CHARTS["curve"])
    assert {
        "Heute 22.11.2026",
        "Läuft leer 28.12.2026",
        "Bestellen bis 24.11.2026",
        "Ankunft Seefracht 26.11.2026",
        "Sicherheitsbestand 100 Stück",
    } <= set(shown)
    assert {"eingetroffen", "geplant", "überfällig", "Fehlmenge", "+50"} <= set(shown)
    assert "Runs out 28 Dec" in texts(charts, CHARTS["curve"], EN, Layout.CARD)


def test_days_outside_are_told_in_words(charts: MatplotlibCharts) -> None:
    shown = texts(charts, CHARTS["curve far from empty"])
    far = TODAY + 4000 * DAY
    assert f"Läuft leer: {far:%d.%m.%Y}" in shown
    assert not [text for text in shown if text.startswith("Läuft leer ")]
    empty = texts(charts, CHARTS["curve that is empty"])
    assert "Leer seit 19.11.2026" in empty
    assert "Bestellen bis: 24.08.2026" in empty


def test_receipts_of_one_day_are_added_up(charts: MatplotlibCharts) -> None:
    receipts = [receipt(TODAY + 9 * DAY, 20, "planned"), receipt(TODAY + 9 * DAY, 30, "planned")]
    assert "+50" in texts(charts, curve(*falling(), receipts=receipts))


def test_the_curve_has_a_gap_where_nothing_is_known(charts: MatplotlibCharts) -> None:
    drawn = root(charts, curve(50, 40, None, None, 30, 20, before=0))
    spans = [(each[0][0], each[-1][0]) for each in lines(drawn, LINE) if len(each) > 2]
    assert len(spans) == 2
    assert spans[0][1] < spans[1][0]
    assert "keine Daten" in texts(charts, curve(50, 40, None, None, 30, 20, before=0))


def test_what_is_under_the_threshold_is_hatched_and_said(charts: MatplotlibCharts) -> None:
    below = call_off(*(600.0 * (at + 1) for at in range(10)), 6340)
    shown = texts(charts, below)
    assert {"Schwelle 70 % des Plans", "unter der Schwelle", "Vertragsmenge 12.000", "6.340"} <= set(shown)
    above = call_off(*(900.0 * (at + 1) for at in range(10)), 9900)
    assert "unter der Schwelle" not in texts(charts, above)
    assert not list(root(charts, above).iter(SVG + "pattern"))


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("layout", Layout)
def test_every_text_stays_on_the_sheet(name: str, layout: Layout, drawn: Drawn) -> None:
    from agent.adapters.charts.drawing import fonts

    sheet = etree.fromstring(drawn(name, EN, layout))
    width, height = float(sheet.get("width", 0)), float(sheet.get("height", 0))
    for each in sheet.iter(SVG + "text"):
        takes = fonts.width(str(each.text), float(each.get("font-size", "0px")[:-2]), each.get("font-weight") == "700")
        left = (
            float(each.get("x", 0))
            - {"start": 0.0, "middle": 0.5, "end": 1.0}[each.get("text-anchor", "start")] * takes
        )
        assert left >= 0, each.text
        assert left + takes <= width + 1, each.text
        assert 0 < float(each.get("y", 0)) < height


def test_a_target_beside_the_latest_value_does_not_cover_it(charts: MatplotlibCharts) -> None:
    drawn = root(charts, trend(0.9, 0.981, target=Target(0.98)))
    heights = {str(each.text): float(each.get("y", 0)) for each in drawn.iter(SVG + "text")}
    assert abs(heights["98,1 %"] - heights["≥ 98,0 %"]) > 14
    assert abs(heights["98,1 %"] - heights["Ziel"]) > 14


def test_a_day_is_a_day(charts: MatplotlibCharts) -> None:
    shown = texts(charts, curve(5, 4, 3, before=1))
    assert "21.11." in shown
    assert dt.date(2026, 11, 21) == TODAY - DAY
