"""What a KPI report is written from, read once for all accounts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from agent.domain.account import Account
from agent.domain.contacts.overdue import PersonDue
from agent.domain.escalation.record import EscalationRecord
from agent.domain.identity import User
from agent.domain.kpi.definition import KpiDefinition
from agent.domain.kpi.period import Period
from agent.domain.kpi.result import Contributor, KpiResult, Whose
from agent.domain.kpi.status import Status
from agent.domain.reorder.run_outs import RunOut
from agent.ports.opportunities import ReleasedArticle
from agent.services.kpi_pack_periods import FREQUENCIES, Rhythm, report_period

RUN_OUT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose report, on what: ``accounts`` are those of the user, or the one that was named."""

    user: User
    rhythm: Rhythm
    period: Period
    accounts: Sequence[Account]
    today: date

    @property
    def is_current(self) -> bool:
        """The last closed period, or the running one."""
        return self.period.starts >= report_period(self.rhythm, None, self.today).starts

    def is_due(self, definition: KpiDefinition) -> bool:
        """Whether the report of this rhythm is the one that tells it."""
        return definition.frequency in FREQUENCIES[self.rhythm]


@dataclass(frozen=True, slots=True)
class Reading:
    """``results`` in the order of the catalogue and then by account; ``before`` the same KPIs one period earlier."""

    asked: Asked
    results: Sequence[KpiResult]
    before: Mapping[Whose, KpiResult]
    reasons: Mapping[Whose, Sequence[Contributor]]
    escalations: Sequence[EscalationRecord]
    run_outs: Sequence[RunOut]
    people: Sequence[PersonDue]
    released: Sequence[ReleasedArticle]
    owners: Mapping[str, str]  # names by user id

    def of(self, account: Account) -> list[KpiResult]:
        return [each for each in self.results if each.account.id == account.id]

    def missed(self, account: Account) -> list[KpiResult]:
        """The largest gap first."""
        return sorted((each for each in self.of(account) if each.status is Status.BREACH), key=lambda each: each.rank)

    def running_out(self, account: Account) -> list[RunOut]:
        """The worst first."""
        return [each for each in self.run_outs if each.article.account_id == account.id]

    def by_need(self) -> list[Account]:
        """Who misses most targets first."""
        return sorted(self.asked.accounts, key=lambda each: (-len(self.missed(each)), each.name))
