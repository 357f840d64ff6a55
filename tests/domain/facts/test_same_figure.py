"""What a reader would call the same figure."""

from dataclasses import replace

import pytest

from agent.domain.facts.fact import Fact, FactUnit, same_figure
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.nda.policy import Bilingual
from tests.sample_drafts import NOW

FACT = Fact(
    "call_off",
    Bilingual("Abrufquote", "Call-off"),
    0.1 + 0.2,
    FactUnit.RATIO,
    period="2026",
    definition="call_off",
    definition_version="1 (abc)",
    rows=(RowKey("frame_contracts", "RV-1"),),
    as_of=NOW,
)


@pytest.mark.parametrize(
    "other",
    [
        replace(FACT, value=0.3),
        replace(FACT, as_of=None),
        replace(FACT, rows=()),
        replace(FACT, definition_version="1 (def)"),
        replace(FACT, recipe={"kpi": "call_off"}),
    ],
)
def test_the_same(other: Fact) -> None:
    assert other != FACT
    assert same_figure(FACT, other)


@pytest.mark.parametrize(
    "other",
    [
        replace(FACT, value=0.3000001),
        replace(FACT, value=None),
        replace(FACT, value="0.3"),
        replace(FACT, period="2027"),
        replace(FACT, label=Bilingual("Quote", "Call-off")),
        replace(FACT, unit=FactUnit.SCORE),
        replace(FACT, definition_version="2 (abc)"),
        replace(FACT, definition="otif"),
        replace(FACT, fact_class=FactClass.INTERNAL),
        replace(FACT, tells_from=0.7),
    ],
)
def test_another(other: Fact) -> None:
    assert not same_figure(FACT, other)


def test_nothing_and_a_remainder_of_nothing_are_the_same() -> None:
    assert same_figure(replace(FACT, value=0.0), replace(FACT, value=1e-17))
    assert same_figure(replace(FACT, value=None), replace(FACT, value=None))
