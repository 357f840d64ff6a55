"""A figure that a text may use, with everything behind it (I4)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from agent.domain.facts.info import FactClass, RowKey
from agent.domain.nda.policy import Bilingual


class FactUnit(StrEnum):
    RATIO = "ratio"  # 0 to 1
    COUNT = "count"
    SCORE = "score"
    MONEY = "money"  # EUR
    DATE = "date"  # ISO text
    TEXT = "text"  # an id, a name


class FactOrigin(StrEnum):
    DATA = "data"
    USER = "user"  # typed by a person while editing; shown as such


@dataclass(frozen=True, slots=True)
class Fact:
    """``id`` is what the marker ``{{F:id}}`` names; ``value`` None means: no data.

    ``recipe`` says how to read the value again (``{"kpi": "call_off", "period": "2026-Q3"}``); empty: it cannot be;
    with a ``target`` it is no measurement but what was set for that KPI. ``as_of`` is the time of the facts it was read
    from, None for what a person typed. ``tells_from`` is a threshold that rounding must not hide: 0.69959 is shown as
    69.96 % beside 70 %.
    """

    id: str
    label: Bilingual
    value: float | str | None
    unit: FactUnit
    period: str = ""
    definition: str = ""
    definition_version: str = ""
    rows: tuple[RowKey, ...] = ()
    as_of: datetime | None = None
    fact_class: FactClass = FactClass.CUSTOMER
    origin: FactOrigin = FactOrigin.DATA
    recipe: Mapping[str, str] = field(default_factory=dict)
    tells_from: float | None = None

    @property
    def is_target(self) -> bool:
        return "target" in self.recipe


_SAME = 1e-9  # sums read again in another order differ in their last bits


def same_figure(one: Fact, other: Fact) -> bool:
    """Whether a reader sees the same in both: the value, what it means, and by which version of which rule.

    From which rows it was computed, and when, may differ; so may what stands in brackets behind the version, the hash
    of a query that holds its day.
    """
    return _same_value(one.value, other.value) and _meaning(one) == _meaning(other)


def _same_value(one: float | str | None, other: float | str | None) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=_SAME, abs_tol=_SAME)
    return one == other


def _meaning(fact: Fact) -> Fact:
    version = fact.definition_version.partition(" ")[0]
    return replace(fact, value=None, rows=(), as_of=None, recipe={}, definition_version=version)
