"""ISO periods as labels."""

import datetime as dt

import pytest

from agent.domain.charts import periods
from agent.domain.language import Language

DE, EN = Language.DE, Language.EN


@pytest.mark.parametrize(
    ("period", "german", "english"),
    [
        ("2026-03", "Mär 2026", "Mar 2026"),
        ("2026-Q3", "Q3 2026", "Q3 2026"),
        ("2026", "2026", "2026"),
        ("2026-06/2026-10", "Jun 2026 – Okt 2026", "Jun 2026 – Oct 2026"),
        ("KW 12", "KW 12", "KW 12"),
        ("2026-13", "2026-13", "2026-13"),
    ],
)
def test_named(period: str, german: str, english: str) -> None:
    assert (periods.named(period, DE), periods.named(period, EN)) == (german, english)


def test_days() -> None:
    day = dt.date(2026, 5, 3)
    assert [periods.day(day, each) for each in (DE, EN)] == ["03.05.", "3 May"]
    assert [periods.full_day(day, each) for each in (DE, EN)] == ["03.05.2026", "3 May 2026"]
    assert [periods.month_and_year(day, each) for each in (DE, EN)] == ["Mai 2026", "May 2026"]


@pytest.mark.parametrize(
    ("period", "axis", "german", "english"),
    [
        ("2026-11-22", ("22.11.", "2026"), "22.11.2026", "22 Nov 2026"),
        ("2025-11-23/2026-11-22", ("22.11.", "2026"), "23.11.2025 – 22.11.2026", "23 Nov 2025 – 22 Nov 2026"),
        ("2026-02-31", ("2026-02-31", ""), "2026-02-31", "2026-02-31"),
    ],
)
def test_days_and_ranges_of_days(period: str, axis: tuple[str, str], german: str, english: str) -> None:
    assert periods.parts(period, Language.DE) == axis
    assert periods.named(period, Language.DE) == german
    assert periods.named(period, Language.EN) == english
