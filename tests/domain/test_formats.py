"""Figures as the reader's language writes them."""

import datetime as dt

import pytest

from agent.domain import formats
from agent.domain.language import Language

DE, EN = Language.DE, Language.EN


@pytest.mark.parametrize(("language", "expected"), [(DE, "1.234.567,50 €"), (EN, "€1,234,567.50")])
def test_euros(language: Language, expected: str) -> None:
    assert formats.euros(1_234_567.5, language) == expected


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [(15, DE, "15 Jahre"), (1, DE, "1 Jahr"), (1, EN, "1 year"), (0.5, DE, "6 Monate"), (1.5, EN, "18 months")],
)
def test_years(value: float, language: Language, expected: str) -> None:
    assert formats.years(value, language) == expected


def test_dates_and_percent() -> None:
    day = dt.date(2026, 3, 5)
    assert (formats.date(day, DE), formats.date(day, EN)) == ("05.03.2026", "5 March 2026")
    assert (formats.percent(0.634, DE, 1), formats.percent(0.634, EN, 1)) == ("63,4 %", "63.4%")
