import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.errors import BadInput
from agent.domain.kpi.period import Grain, Latest, Period, latest, latest_run, parse, run
from agent.domain.kpi.period_label import label
from agent.domain.language import Language

TODAY = dt.date(2026, 11, 22)
DAYS = st.dates(dt.date(1995, 1, 1), dt.date(2190, 12, 31))
PROPERTY = settings(derandomize=True, max_examples=200, deadline=None)


def span(period: Period) -> tuple[str, str, str]:
    return period.text, period.starts.isoformat(), period.ends.isoformat()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2025", ("2025", "2025-01-01", "2025-12-31")),
        ("2026", ("2026", "2026-01-01", "2026-11-22")),
        ("2026-Q3", ("2026-Q3", "2026-07-01", "2026-09-30")),
        (" 2026-q1 ", ("2026-Q1", "2026-01-01", "2026-03-31")),
        ("2026-10", ("2026-10", "2026-10-01", "2026-10-31")),
        ("2024-02", ("2024-02", "2024-02-01", "2024-02-29")),
        ("2026-06/2026-11", ("2026-06/2026-11", "2026-06-01", "2026-11-22")),
        ("2026-10/2026-10", ("2026-10", "2026-10-01", "2026-10-31")),
        ("2025-Q4/2026-Q1", ("2025-Q4/2026-Q1", "2025-10-01", "2026-03-31")),
        ("2025/2026-Q1", ("2025-01/2026-03", "2025-01-01", "2026-03-31")),
        ("2026-11-22", ("2026-11-22", "2026-11-22", "2026-11-22")),
        ("2025-11-23/2026-11-22", ("2025-11-23/2026-11-22", "2025-11-23", "2026-11-22")),
    ],
)
def test_a_period_is_read_as_written_and_never_reaches_past_today(text: str, shown: tuple[str, str, str]) -> None:
    assert span(parse(text, TODAY)) == shown


@pytest.mark.parametrize(
    "text",
    [
        *("", "latest", "2026-Q5", "2026-Q0", "2026-13", "2026-00", "2026-W40", "26-10", "2026-1", "10/2026", "2026/"),
        *(
            "/2026",
            "2026-10/2026-06",
            "2026-02-30",
            "2026-10-00",
            "0001",
            "9999",
            "2026-10-",
            "2026-01/2026-02/2026-03",
        ),
        *("٢٠٢٦", "2026--10", "-2026", "2026.10", "2026-10\n2026-11", "2026" * 100),
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="cannot be read") as caught:
        parse(text, TODAY)
    assert caught.value.code == "kpi.period"
    assert "2026-Q3" in caught.value.text(Language.DE)


@pytest.mark.parametrize("text", ["2027", "2026-12", "2026-11-23", "2027-01/2027-03"])
def test_a_period_that_has_not_begun_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="begins after today"):
        parse(text, TODAY)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (Latest.LAST_MONTH, ("2026-10", "2026-10-01", "2026-10-31")),
        (Latest.LAST_QUARTER, ("2026-Q3", "2026-07-01", "2026-09-30")),
        (Latest.LAST_12_MONTHS, ("2025-11-23/2026-11-22", "2025-11-23", "2026-11-22")),
        (Latest.CLOSED_12_MONTHS, ("2025-11/2026-10", "2025-11-01", "2026-10-31")),
        (Latest.YEAR_TO_DATE, ("2026-01-01/2026-11-22", "2026-01-01", "2026-11-22")),
        (Latest.TODAY, ("2026-11-22", "2026-11-22", "2026-11-22")),
    ],
)
def test_latest_is_what_the_kpi_calls_it(kind: Latest, shown: tuple[str, str, str]) -> None:
    assert span(latest(kind, TODAY)) == shown


@pytest.mark.parametrize("year", [1, 1989, 2200, 9999])
def test_a_clock_out_of_its_mind_is_told(year: int) -> None:
    with pytest.raises(BadInput, match=f"year {year}") as caught:
        latest(Latest.TODAY, dt.date(year, 1, 1))
    assert caught.value.code == "kpi.clock"


def test_the_trend_of_a_latest_figure_is_what_it_was_at_the_end_of_earlier_months() -> None:
    assert [each.text for each in latest_run(Latest.LAST_MONTH, TODAY, 3)] == ["2026-08", "2026-09", "2026-10"]
    assert [each.text for each in latest_run(Latest.LAST_QUARTER, TODAY, 3)] == ["2026-Q1", "2026-Q2", "2026-Q3"]
    assert [each.text for each in latest_run(Latest.TODAY, TODAY, 3)] == ["2026-09-30", "2026-10-31", "2026-11-22"]
    assert [each.text for each in latest_run(Latest.YEAR_TO_DATE, dt.date(2026, 2, 3), 3)] == [
        "2025-01-01/2025-12-31",
        "2026-01-01/2026-01-31",
        "2026-01-01/2026-02-03",
    ]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2026-Q3", ["2026-Q1", "2026-Q2", "2026-Q3"]),
        ("2026", ["2024", "2025", "2026"]),
        ("2026-01", ["2025-11", "2025-12", "2026-01"]),
        ("2026-06/2026-11", ["2025-06/2025-11", "2025-12/2026-05", "2026-06/2026-11"]),
        ("2026-03-01/2026-03-10", ["2026-02-09/2026-02-18", "2026-02-19/2026-02-28", "2026-03-01/2026-03-10"]),
    ],
)
def test_the_trend_of_a_named_period_is_the_periods_before_it(text: str, before: list[str]) -> None:
    assert [each.text for each in run(parse(text, TODAY), TODAY, 3)] == before


@PROPERTY
@given(DAYS, st.sampled_from(Latest))
def test_what_is_shown_can_be_asked_for(today: dt.date, kind: Latest) -> None:
    period = latest(kind, today)
    assert parse(period.text, today) == period
    assert period.starts <= period.ends <= today


@PROPERTY
@given(DAYS, st.sampled_from(Latest), st.integers(1, 24))
def test_the_periods_of_a_trend_differ_and_end_with_the_latest(today: dt.date, kind: Latest, count: int) -> None:
    periods = latest_run(kind, today, count)
    assert len({each.text for each in periods}) == count
    assert [each.ends for each in periods] == sorted({each.ends for each in periods})
    assert periods[-1] == latest(kind, today)


@PROPERTY
@given(DAYS, DAYS, st.sampled_from(Grain), st.integers(2, 12))
def test_periods_before_follow_each_other_without_gap(one: dt.date, other: dt.date, grain: Grain, count: int) -> None:
    first, today = min(one, other), max(one, other)
    written = {"day": "%Y-%m-%d", "month": "%Y-%m", "quarter": f"%Y-Q{(first.month + 2) // 3}", "year": "%Y"}
    periods = run(parse(first.strftime(written[grain]), today), today, count)
    for before, after in pairwise(periods):
        assert before.whole + dt.timedelta(days=1) == after.starts


@PROPERTY
@given(st.text(max_size=30))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        period = parse(text, TODAY)
    except BadInput:
        return
    assert period.starts <= period.ends <= TODAY


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [
        ("2025", "2025", "2025"),
        ("2026", "2026 (bis 22.11.2026)", "2026 (to 22 November 2026)"),
        ("2026-Q3", "3. Quartal 2026", "Q3 2026"),
        ("2026-03", "März 2026", "March 2026"),
        ("2025-12/2026-05", "Dezember 2025 bis Mai 2026", "December 2025 to May 2026"),
        ("2026-11-22", "22.11.2026", "22 November 2026"),
    ],
)
def test_a_period_in_words(text: str, german: str, english: str) -> None:
    period = parse(text, TODAY)
    assert (label(period, Language.DE), label(period, Language.EN)) == (german, english)
