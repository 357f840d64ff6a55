"""Figures, periods and parameters as people read them."""

import datetime as dt

import pytest

from agent.domain.kpi import wording
from agent.domain.kpi.definition import Measure, Unit
from agent.domain.kpi.period import parse
from agent.domain.kpi.period_label import short_label
from agent.domain.language import Language
from agent.domain.messages import codes
from tests.kpi_world import RULES

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("value", "unit", "german", "english"),
    [
        (-0.041, Unit.RATIO, "−4,1 %", "−4.1%"),
        (0.041, Unit.RATIO, "+4,1 %", "+4.1%"),
        (-1250.5, Unit.MONEY, "−1.250,50 €", "−€1,250.50"),
        (-12.0, Unit.SCORE, "−12,0", "−12.0"),
        (-3.0, Unit.COUNT, "−3", "−3"),
    ],
)
def test_a_minus_is_a_minus_and_stands_first(value: float, unit: Unit, german: str, english: str) -> None:
    for language, told in ((Language.DE, german), (Language.EN, english)):
        assert wording.figure(value, unit, language, Measure.GROWTH) == told


def test_sums_of_money_carry_their_sign() -> None:
    assert wording.amount(-1250.0, Language.DE, euros=True) == "−1.250,00 €"
    assert wording.amount(1250.0, Language.DE) == "1.250"


def test_parameters_are_told_in_words() -> None:
    given = {"under_tolerance": 0.05, "late_tolerance_days": 1.0, "early_tolerance_days": None, "basis": "weight"}
    assert wording.parameters(given, Language.DE) == [
        "erlaubte Fehlmenge: 5 %",
        "erlaubte Verspätung: 1 Tag",
        "erlaubte Verfrühung: unbegrenzt",
        "Grundlage: Gewicht",
    ]
    assert wording.parameters({"plan_months": 3.0, "words": ("a",), "own_rule": True}, Language.EN) == [
        "call-off plan ahead: 3 months",
        "own rule: yes",
    ]


def test_every_shipped_parameter_has_a_name() -> None:
    names = {
        name for each in RULES.definitions() for name, value in each.parameters.items() if not isinstance(value, tuple)
    }
    assert {name for name in names if f"kpi.parameter.{name}" not in codes()} == set()


@pytest.mark.parametrize(
    ("period", "german", "english"),
    [
        ("2026", "2026", "2026"),
        ("2026-10", "Okt 2026", "Oct 2026"),
        ("2026-Q3", "Q3 2026", "Q3 2026"),
        ("2026-06/2026-08", "Jun 2026 – Aug 2026", "Jun 2026 – Aug 2026"),
        ("2026-03-01/2026-03-09", "01.03.2026 – 09.03.2026", "1 Mar 2026 – 9 Mar 2026"),
    ],
)
def test_a_period_is_short_in_a_table(period: str, german: str, english: str) -> None:
    asked = parse(period, TODAY)
    assert short_label(asked, Language.DE) == german
    assert short_label(asked, Language.EN) == english
