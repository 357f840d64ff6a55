"""One renderer for all tests, and one chart of each situation."""

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from agent.adapters.charts import MatplotlibCharts
from agent.domain.charts import Chart, Layout, Target, Unit
from agent.domain.language import Language
from tests.sample_charts import NASTY, TODAY, call_off, curve, falling, receipt, trend

DAY = dt.timedelta(days=1)
RECEIPTS = [
    receipt(TODAY - 3 * DAY, 50, "arrived"),
    receipt(TODAY - 2 * DAY, 70, "overdue"),
    receipt(TODAY + 9 * DAY, 20, "planned"),
    receipt(TODAY + 9 * DAY, 30, "planned"),
    receipt(TODAY + 9 * DAY, 5, "overdue"),
    receipt(TODAY + 999 * DAY, 5, "planned"),
]
MARKS = {"run_out": TODAY + 36 * DAY, "order_by": TODAY + 2 * DAY, "sea_arrival": TODAY + 4 * DAY}

CHARTS: dict[str, Chart] = {
    "trend": trend(0.99, 0.985, None, 0.951, 0.978, 0.964),
    "trend of 36": trend(*(0.9 + 0.003 * (at * 7 % 31) for at in range(36))),
    "trend of one": trend(0.6996, target=Target(0.7)),
    "trend of nothing": trend(),
    "trend without data": trend(None, None, None),
    "trend that ends without data": trend(0.9, None),
    "trend without target": trend(0.12, -0.03, target=None),
    "trend of huge amounts": trend(1e9, -3.4e9, 2.5e12, 9e299, target=Target(1e9), unit=Unit.MONEY),
    "trend of zeros": trend(0, 0, 0, target=Target(0), unit=Unit.COUNT),
    "trend with a nasty name": trend(0.9, title=NASTY),
    "trend with a long name": trend(0.9, title="Sehr langer Titel " * 40 + "Donaudampfschifffahrt" * 20),
    "curve": curve(*falling(), receipts=RECEIPTS, safety_stock=100, **MARKS),
    "curve far from empty": curve(*falling(daily=0.1), run_out=TODAY + 4000 * DAY, order_by=TODAY + 3900 * DAY),
    "curve that is empty": curve(*falling(start=20), run_out=TODAY - 3 * DAY, order_by=TODAY - 90 * DAY),
    "curve of one day": curve(120, before=0),
    "curve of nothing": curve(),
    "curve with a gap": curve(50, 40, None, None, 30, None, 20),
    "curve of three years": curve(*(15_000 - 11 * at + 37 * (at % 17) for at in range(1100)), safety_stock=1000),
    "curve with a nasty name": curve(*falling(), title=NASTY),
    "call-off": call_off(*(600.0 * (at + 1) for at in range(10)), 6340),
    "call-off without plan": call_off(600, 900, planned=None),
    "call-off without data": call_off(),
    "call-off of nothing": call_off(months=0),
    "call-off with a gap": call_off(600, None, 1800, threshold=None, total=None),
    "call-off of five years": call_off(*(900.0 * (at + 1) for at in range(59)), months=60, year=2022),
}


@pytest.fixture(scope="session")
def charts(cache: Path) -> MatplotlibCharts:
    return MatplotlibCharts(cache)


Drawn = Callable[[str, Language, Layout], str]


@pytest.fixture(scope="session")
def drawn(charts: MatplotlibCharts) -> Drawn:
    """The SVG of a chart by name, drawn once for all tests."""

    @lru_cache
    def svg(name: str, language: Language, layout: Layout) -> str:
        return charts.svg(CHARTS[name], language, layout=layout)

    return svg
