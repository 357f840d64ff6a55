"""The shapes of the supply pages; every text is in the reader's language. Internal: nothing for customers."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.charts import DataTable
from agent.services.pages.curve import Curve


@dataclass(frozen=True, slots=True)
class SupplyRow:
    """An article that runs out or is to be ordered. ``quantity`` is what counts, ``proposed`` what was computed.

    ``override`` is the reason of a person's quantity, empty without one.
    """

    article: str
    name: str
    account: str
    on_hand: str
    cover: str
    run_out: str
    order_by: str
    tone: str
    cause: str
    next_step: str
    quantity: str
    proposed: str
    override: str
    by_air: bool
    curve: Curve | None


@dataclass(frozen=True, slots=True)
class SupplyView:
    """``rows``: the first of ``found``. ``empty``, ``late`` (no order by sea arrives in time), ``orders`` and
    ``overridden`` count articles; ``checked`` were looked at, ``left_out`` cannot be computed."""

    rows: Sequence[SupplyRow]
    found: int
    empty: int
    late: int
    orders: int
    overridden: int
    checked: int
    left_out: int
    days: int
    age: str
    is_stale: bool


@dataclass(frozen=True, slots=True)
class SetQuantity:
    quantity: str
    reason: str
    who: str
    when: str
    proposed: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with the whole arithmetic; ``chart`` and ``table`` say what its picture shows."""

    article: str
    name: str
    account: str
    account_id: str
    quantity: str
    proposed: str
    run_out: str
    order_by: str
    cover: str
    tone: str
    steps: Sequence[str]
    override: SetQuantity | None
    chart: str
    table: DataTable
    rows: Sequence[str]
    age: str
