"""Figures of charts: decimal comma, named millions, decimals as the axis needs them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.charts import Unit, units
from agent.domain.language import Language

DE, EN = Language.DE, Language.EN


@pytest.mark.parametrize(
    ("value", "unit", "german", "english"),
    [
        (0.6996, Unit.RATIO, "70,0 %", "70.0%"),
        (-0.031, Unit.RATIO, "−3,1 %", "−3.1%"),
        (8.25, Unit.SCORE, "8,2", "8.2"),
        (3, Unit.COUNT, "3", "3"),
        (-1250.5, Unit.MONEY, "−1.250,50 €", "−€1,250.50"),
        (1250, Unit.PIECES, "1.250 Stück", "1,250 pieces"),
        (2e300, Unit.COUNT, "2,00 × 10³⁰⁰", "2.00 × 10³⁰⁰"),
    ],
)
def test_exact(value: float, unit: Unit, german: str, english: str) -> None:
    assert (units.exact(value, unit, DE), units.exact(value, unit, EN)) == (german, english)


@pytest.mark.parametrize(
    ("value", "unit", "german", "english"),
    [
        (2.5e12, Unit.MONEY, "2,50 Bio. €", "€2.50tn"),
        (-3.4e9, Unit.MONEY, "−3,40 Mrd. €", "−€3.40bn"),
        (1_250_000, Unit.PIECES, "1,25 Mio.", "1.25m"),
        (12_345.6, Unit.MONEY, "12.346 €", "€12,346"),
        (999.9, Unit.MONEY, "999,90 €", "€999.90"),
        (6340, Unit.PIECES, "6.340", "6,340"),
    ],
)
def test_short(value: float, unit: Unit, german: str, english: str) -> None:
    assert (units.short(value, unit, DE), units.short(value, unit, EN)) == (german, english)


@pytest.mark.parametrize(
    ("ticks", "unit", "texts"),
    [
        ([0.95, 0.975, 1.0], Unit.RATIO, ["95,0 %", "97,5 %", "100,0 %"]),
        ([0.96, 0.98, 1.0], Unit.RATIO, ["96 %", "98 %", "100 %"]),
        ([0, 5e5, 1e6], Unit.MONEY, ["0,0 €", "0,5 Mio. €", "1,0 Mio. €"]),
        ([-2000, 0, 2000], Unit.PIECES, ["−2.000", "0", "2.000"]),
    ],
)
def test_an_axis_has_one_scale_and_the_decimals_it_needs(ticks: list[float], unit: Unit, texts: list[str]) -> None:
    assert units.axis(ticks, unit, DE) == texts


@settings(max_examples=150, derandomize=True)
@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(list(Unit)), st.sampled_from(list(Language)))
def test_every_number_has_a_short_text(value: float, unit: Unit, language: Language) -> None:
    assert 0 < len(units.short(value, unit, language)) <= 20
    assert units.exact(value, unit, language).startswith("−") == (value < 0)
