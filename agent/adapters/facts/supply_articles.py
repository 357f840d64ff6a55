"""Articles with everything that a proposal is computed from.

Read in steps, one SQL file of `sql/supply/articles/` each, over temporary tables of one cursor: the tables of one
step are the input of the next, and DuckDB plans every step with their true sizes.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from agent.adapters.facts.sql_files import parameters, sql
from agent.domain.account import AccountClass
from agent.domain.reorder.article import ArticleSupply, SigmaSource
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.need import UNCOMPUTED, Gate
from agent.domain.reorder.rules import ServiceRules
from agent.domain.reorder.safety import z_value

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = tuple[Any, ...]
Values = Mapping[str, Any]
_CLASSES = {each.value: each for each in AccountClass}
_SIGMA: dict[str | None, SigmaSource | None] = {None: None, **{each.value: each for each in SigmaSource}}


class Choice(StrEnum):
    """Which articles of the scope are wanted; each is one SQL file."""

    EVERY = "every"
    DUE = "due"
    RUNNING_OUT = "running_out"


def steps(choice: Choice) -> tuple[str, ...]:
    """The SQL files in their order; the last one gives the rows."""
    inputs = ("scope", "in_stock", "purchases", "demand", "errors")
    return tuple(f"supply/articles/{name}" for name in (*inputs, choice, "frames", "facts"))


def values(
    customers: Collection[str],
    rules: ServiceRules,
    today: date,
    *,
    only: Collection[str] | None = None,
    overridden: Collection[str] = (),
    days: int = 0,
) -> Values:
    """The parameters of all steps, by name."""
    horizon = Horizon(today, rules.horizon_months)
    return {
        "customers": sorted(customers),
        "only": None if only is None else sorted(only),
        "today": today,
        "months": rules.horizon_months,
        "sigma_months": rules.sigma_months,
        "sigma_least": rules.sigma_least,
        "lead_least": rules.lead_time_least,
        "starts": [0, *horizon.ends[:-1]],
        "ends": list(horizon.ends),
        "lengths": list(horizon.lengths),
        "review": rules.review_days,
        "classes": [each.value for each in rules.levels],
        "z": [z_value(level) for level in rules.levels.values()],
        "share": rules.sigma_share,
        "overridden": sorted(overridden),
        "days": days,
    }


def run(cursor: "DuckDBPyConnection", step: str, given: Values) -> "DuckDBPyConnection":
    """One step with the parameters that it names."""
    return cursor.execute(sql(step), {name: given[name] for name in parameters(step)})


def articles(cursor: "DuckDBPyConnection", choice: Choice, given: Values) -> list[ArticleSupply]:
    """By id. Leaves the temporary tables to `missing`; they end with the cursor."""
    *before, last = steps(choice)
    for step in before:
        run(cursor, step, given)
    size = len(given["ends"])
    return [_article(row, size) for row in run(cursor, last, given).fetchall()]


def missing(cursor: "DuckDBPyConnection", given: Values) -> tuple[int, Mapping[Gate, int]]:
    """How many articles the scope has, and how many of them lack an input; after `articles`."""
    ((checked, *counts),) = run(cursor, "supply/articles/counts", given).fetchall()
    return checked, dict(zip(UNCOMPUTED, counts, strict=True))


def _article(row: Row, size: int) -> ArticleSupply:
    """The row as it is, but for its lists and words. By position: keywords would cost a third of the time."""
    due, ahead, planned, foreseen = row[18], row[21], row[22], row[23]
    return ArticleSupply._make(
        (
            *row[:4],
            _CLASSES[row[4]],
            *row[5:18],
            () if due is None else tuple(zip(due, row[19], strict=True)),
            row[20],
            () if planned is None else by_month(ahead, planned, size),
            () if foreseen is None else by_month(ahead, foreseen, size),
            *row[24:26],
            _SIGMA[row[26]],
            *row[27:],
        )
    )


def by_month(ahead: Sequence[int] | None, quantities: list[float | None], size: int) -> Sequence[float | None]:
    """One place for each month from today's on; ``ahead`` numbers them where some are left out."""
    if ahead is None:
        return quantities if len(quantities) == size else [*quantities, *[None] * (size - len(quantities))]
    found: list[float | None] = [None] * size
    for index, quantity in zip(ahead, quantities, strict=True):
        found[index] = quantity
    return found
