"""Which frame contracts get a record, and which open records are told that the contract has recovered."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from agent.domain.kpi.definition import KpiDefinition
from agent.domain.kpi.measure import value_of
from agent.domain.kpi.period import Period
from agent.domain.kpi.status import Status, status_of

KPI = "call_off"

# customer and contract, by their ids
Which = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ContractFigure:
    """What the units of one contract add up to. EUR, or pieces where it has no prices."""

    account_id: str
    contract_id: str
    numerator: float
    denominator: float
    units: int
    in_pieces: bool = False

    @property
    def which(self) -> Which:
        return self.account_id, self.contract_id


@dataclass(frozen=True, slots=True)
class Covering:
    """What a sweep needs of a record: there may be thousands, each with hundreds of rows behind its figure."""

    id: str
    account_id: str
    contract_id: str | None
    kpi: str
    is_open: bool

    @property
    def which(self) -> Which:
        return self.account_id, self.contract_id or ""


@dataclass(frozen=True, slots=True)
class Decision:
    """``to_open``: below the threshold and without a record; ``recovered``: open records of contracts that are not."""

    to_open: Sequence[ContractFigure]
    recovered: Sequence[Covering]


def value(definition: KpiDefinition, figure: ContractFigure) -> float | None:
    """Unrounded; None where nothing was due yet."""
    zero = definition.zero_over_nothing
    return value_of(definition.measure, figure.numerator, figure.denominator, figure.units, zero_over_nothing=zero)


def status(definition: KpiDefinition, figure: ContractFigure) -> Status:
    """Against the target of the definition: what a customer was promised beyond that is no escalation."""
    return status_of(value(definition, figure), definition.target.operator, definition.target.value)


def month_of(period: Period) -> str:
    """The month in which a contract is opened at most once: the role reports on the call-off monthly."""
    return f"{period.ends:%Y-%m}"


def month_begins(period: Period) -> dt.date:
    return period.ends.replace(day=1)


def decide(definition: KpiDefinition, figures: Iterable[ContractFigure], records: Collection[Covering]) -> Decision:
    """``records`` are those that are open, and those that were resolved in the running month.

    A contract of any of these gets none: what was agreed on resolving needs time to show in the figure.
    """
    covered = {each.which for each in records}
    statuses: dict[Which, Status] = {}
    to_open = []
    for figure in figures:
        found = statuses[figure.which] = status(definition, figure)
        if found is Status.BREACH and figure.which not in covered:
            to_open.append(figure)
    ours = [each for each in records if each.is_open and each.kpi == KPI]
    recovered = [each for each in ours if statuses.get(each.which) is Status.OK]
    return Decision(to_open, recovered)
