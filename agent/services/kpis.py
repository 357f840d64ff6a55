"""KPIs of a user's accounts: figures, their course, and what moved them most. Access is checked first."""

import datetime as dt
from collections.abc import Sequence

from agent.domain.account import Account
from agent.domain.identity import User
from agent.domain.kpi.age import Age
from agent.domain.kpi.definition import KpiDefinition
from agent.domain.kpi.names import named
from agent.domain.kpi.period import Period, latest, latest_run, parse, run
from agent.domain.kpi.result import Contributor, KpiResult, Sums, result_of
from agent.domain.kpi.targets import target_on
from agent.ports import Clock, Facts, History
from agent.ports.kpis import KpiCatalogue, KpiFacts, KpiQuestion
from agent.services.accounts import Accounts

TREND = 12  # periods
WORST = 5  # contributors


class Kpis:
    def __init__(
        self,
        accounts: Accounts,
        facts: Facts,
        catalogue: KpiCatalogue,
        kpi_facts: KpiFacts,
        history: History,
        clock: Clock,
    ) -> None:
        self._accounts, self._facts, self._catalogue = accounts, facts, catalogue
        self._kpi_facts, self._history, self._clock = kpi_facts, history, clock

    def query(
        self, user: User, kpi: str, account: str | None = None, period: str | None = None, *, rows: bool | None = None
    ) -> list[KpiResult]:
        """``kpi`` (an id, or ``all``) of the account, or of every account of the user: the worst first.

        ``period`` None is what each KPI calls its latest. ``rows``: with row keys; by default for a named account.
        Of ``all``, what the user's roles may not read is left out.
        Raises Forbidden ``access.account`` or ``access.role``, BadInput ``kpi.unknown``, ``kpi.period`` or
        ``kpi.period_future``.
        """
        accounts = self._accounts.scope(user, account)
        with_rows = account is not None if rows is None else rows
        results: list[KpiResult] = []
        for definition in self._readable(user, kpi):
            results += self._results(definition, accounts, [self._period(definition, period)], with_rows)
        return sorted(results, key=lambda each: each.rank)

    def trend(
        self, user: User, kpi: str, account: str | None, *, period: str | None = None, periods: int = TREND
    ) -> list[KpiResult]:
        """The figure in ``periods`` periods up to the one asked for: by KPI and account, the oldest first."""
        accounts = self._accounts.scope(user, account)
        results: list[KpiResult] = []
        for definition in self._readable(user, kpi):
            asked = self._run(definition, period, periods)
            results += self._results(definition, accounts, asked, rows=False)
        return results

    def contributors(
        self, user: User, kpi: str, account: str | None, *, period: str | None = None, limit: int = WORST
    ) -> list[Contributor]:
        """Why: what moved the figure most, the worst first. Empty where the KPI names no contributor."""
        accounts = self._accounts.scope(user, account)
        found: list[Contributor] = []
        for definition in self._readable(user, kpi):
            question = self._question(definition, accounts, [self._period(definition, period)])
            found += self._kpi_facts.contributors(definition, question, limit)
        return found

    def _readable(self, user: User, kpi: str) -> Sequence[KpiDefinition]:
        """Raises BadInput ``kpi.unknown``, Forbidden ``access.role`` for one that is not for the user's roles."""
        found = named(self._catalogue.definitions(), kpi)
        if len(found) == 1:
            user.require_role(*found[0].readers)
        return [each for each in found if each.may_be_read_by(user)]

    def _results(
        self, definition: KpiDefinition, accounts: Sequence[Account], periods: Sequence[Period], rows: bool
    ) -> list[KpiResult]:
        """One query for all accounts and periods."""
        digest, age = self._kpi_facts.digest(definition), Age(self._facts.info().as_of, self._clock.now())
        targets = [row for row in self._kpi_facts.targets() if row.kpi == definition.id]
        found: dict[tuple[str, str], dict[str, Sums]] = {}
        sums = self._kpi_facts.sums(definition, self._question(definition, accounts, periods), rows=rows)
        for (text, customer, variant), each in sums.items():
            found.setdefault((text, customer), {})[variant] = each

        def result(account: Account, period: Period, text: str) -> KpiResult:
            target = target_on(targets, account.id, period.ends, definition.target.value)
            return result_of(definition, digest, account, period, found.get((text, account.id), {}), target, age)

        named_periods = [(period, period.text) for period in periods]
        return [result(account, *each) for account in accounts for each in named_periods]

    def _question(
        self, definition: KpiDefinition, accounts: Sequence[Account], periods: Sequence[Period]
    ) -> KpiQuestion:
        ids = [account.id for account in accounts]
        if not self._kpi_facts.reads_state(definition):
            return KpiQuestion(ids, periods, self._today)
        ours = set(ids)
        escalations = [each for each in self._history.escalations() if each.account_id in ours]
        plans = [each for each in self._history.plans() if each.account_id in ours]
        return KpiQuestion(ids, periods, self._today, escalations, plans)

    def _period(self, definition: KpiDefinition, period: str | None) -> Period:
        return parse(period, self._today) if period is not None else latest(definition.latest, self._today)

    def _run(self, definition: KpiDefinition, period: str | None, count: int) -> list[Period]:
        if period is None:
            return latest_run(definition.latest, self._today, count)
        return run(parse(period, self._today), self._today, count)

    @property
    def _today(self) -> dt.date:
        return self._clock.now().date()
