"""Which period a report tells, and what each KPI looks at in it."""

import datetime as dt

import pytest

from agent.domain.errors import BadInput
from agent.domain.kpi.period import Latest
from agent.domain.language import Language
from agent.services.kpi_pack_periods import Rhythm, before, measured, report_period, told

TODAY = dt.date(2026, 11, 22)
MONTH, QUARTER, HALF = Rhythm


@pytest.mark.parametrize(
    ("rhythm", "text", "found"),
    [
        (MONTH, None, "2026-10"),
        (MONTH, "2026-11", "2026-11"),
        (QUARTER, None, "2026-Q3"),
        (QUARTER, "2025-q4", "2025-Q4"),
        (QUARTER, "2026-07/2026-09", "2026-07/2026-09"),
        (HALF, None, "2026-01/2026-06"),
        (HALF, "2025-H2", "2025-07/2025-12"),
        (HALF, "2026-Q1/2026-Q2", "2026-Q1/2026-Q2"),
    ],
)
def test_periods(rhythm: Rhythm, text: str | None, found: str) -> None:
    assert report_period(rhythm, text, TODAY).text == found


@pytest.mark.parametrize(
    ("rhythm", "text"),
    [
        (MONTH, "2026"),
        (MONTH, "2026-Q3"),
        (MONTH, "2026-10-01/2026-10-31"),
        (QUARTER, "2026-10"),
        (QUARTER, "2026-08/2026-10"),
        (HALF, "2026"),
        (HALF, "2026-02/2026-07"),
        (HALF, "2026-H3"),
        (HALF, "gestern"),
    ],
)
def test_a_period_of_another_length_is_refused(rhythm: Rhythm, text: str) -> None:
    with pytest.raises(BadInput) as refused:
        report_period(rhythm, text, TODAY)
    assert refused.value.code == "pack.period"
    assert text in refused.value.text(Language.DE)


def test_the_future_is_refused() -> None:
    with pytest.raises(BadInput) as refused:
        report_period(MONTH, "2026-12", TODAY)
    assert refused.value.code == "kpi.period_future"


@pytest.mark.parametrize("day", [dt.date(2026, 1, 1), dt.date(2026, 7, 1), dt.date(2027, 1, 31)])
def test_the_last_closed_half_year_ends_before_today(day: dt.date) -> None:
    found = report_period(HALF, None, day)
    assert found.whole < day
    assert not found.is_running


@pytest.mark.parametrize(
    ("kind", "rhythm", "text", "found"),
    [
        (Latest.LAST_MONTH, MONTH, "2026-10", "2026-10"),
        (Latest.LAST_MONTH, QUARTER, "2026-Q3", "2026-Q3"),
        (Latest.LAST_QUARTER, MONTH, "2026-10", "2026-Q3"),
        (Latest.LAST_QUARTER, MONTH, "2026-09", "2026-Q3"),  # closed with the report
        (Latest.LAST_QUARTER, HALF, "2026-H1", "2026-01/2026-06"),
        (Latest.TODAY, MONTH, "2026-10", "2026-10-31"),
        (Latest.TODAY, MONTH, "2026-11", "2026-11-22"),
        (Latest.LAST_12_MONTHS, QUARTER, "2026-Q3", "2025-10-01/2026-09-30"),
        (Latest.CLOSED_12_MONTHS, MONTH, "2026-10", "2025-11/2026-10"),
        (Latest.CLOSED_12_MONTHS, MONTH, "2026-11", "2025-11/2026-10"),
        (Latest.YEAR_TO_DATE, HALF, "2026-H1", "2026-01-01/2026-06-30"),
    ],
)
def test_what_a_kpi_looks_at(kind: Latest, rhythm: Rhythm, text: str, found: str) -> None:
    assert measured(kind, rhythm, report_period(rhythm, text, TODAY)).text == found


def test_the_period_before() -> None:
    assert before(report_period(HALF, "2026-H1", TODAY), TODAY).text == "2025-07/2025-12"


@pytest.mark.parametrize(
    ("rhythm", "text", "german", "english"),
    [
        (MONTH, "2026-10", "Oktober 2026", "October 2026"),
        (HALF, "2026-H1", "1. Halbjahr 2026", "H1 2026"),
        (HALF, "2026-H2", "2. Halbjahr 2026 (bis 22.11.2026)", "H2 2026 (to 22 November 2026)"),
    ],
)
def test_periods_in_words(rhythm: Rhythm, text: str, german: str, english: str) -> None:
    period = report_period(rhythm, text, TODAY)
    assert (told(rhythm, period, Language.DE), told(rhythm, period, Language.EN)) == (german, english)
