"""Opens a record for every frame contract whose call-off is below the threshold and that has none."""

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from agent.domain.account import Account
from agent.domain.escalation.record import EscalationRecord, Trigger
from agent.domain.escalation.sweep import KPI, ContractFigure, Covering, decide, month_begins, month_of
from agent.domain.identity import User
from agent.domain.job import SYSTEM
from agent.ports import Audit, Clock, Facts, Identity, Together
from agent.ports.escalations import EscalationStore
from agent.services.accounts import Accounts
from agent.services.escalation_access import MAY_SWEEP, managers, may_work
from agent.services.escalation_triggers import CallOffs, EscalationTriggers

_BATCH = 200  # records a transaction: others want to write, too


@dataclass(frozen=True, slots=True)
class SweepReport:
    """``recovered``: open records of contracts that are back at the threshold; nobody closes them but a person."""

    contracts: int
    opened: Sequence[EscalationRecord]
    recovered: Sequence[EscalationRecord]


@dataclass(frozen=True, slots=True)
class EscalationSweep:
    accounts: Accounts
    facts: Facts
    store: EscalationStore
    triggers: EscalationTriggers
    identity: Identity
    together: Together
    audit: Audit
    clock: Clock

    def sweep(self) -> SweepReport:
        """Every contract there is, for a schedule. A second run on the same facts opens nothing."""
        return self._sweep(SYSTEM.id, self.facts.accounts())

    def sweep_as(self, user: User) -> SweepReport:
        """The contracts of the user's own accounts. Raises Forbidden ``access.role``."""
        user.require_role(*MAY_SWEEP)
        return self._sweep(user.id, [each for each in self.accounts.of(user) if may_work(user, each)])

    def _sweep(self, actor: str, accounts: Sequence[Account]) -> SweepReport:
        found = self.triggers.call_offs([each.id for each in accounts], self.clock.now().date())
        due = decide(found.definition, found.figures, self._records(found))
        triggers = self.triggers.triggers(found, due.to_open)
        opened: list[EscalationRecord] = []
        owners = _owners(self.identity, accounts)
        for batch in _batches(due.to_open):
            opened += self._open(actor, found, batch, triggers, owners)
        recovered = [self.store.get(each.id) for each in due.recovered]
        return SweepReport(len(found.figures), opened, recovered)

    def _open(
        self,
        actor: str,
        found: CallOffs,
        batch: Collection[ContractFigure],
        triggers: Mapping[str, Trigger],
        owners: Mapping[str, str],
    ) -> list[EscalationRecord]:
        """Those that are still due once nobody else writes."""
        opened: list[EscalationRecord] = []
        with self.together.together():
            for figure in decide(found.definition, batch, self._records(found)).to_open:
                if figure.contract_id not in triggers:
                    continue
                record = self._record(found, figure, triggers[figure.contract_id], owners.get(figure.account_id, ""))
                if self.store.open(record):
                    opened.append(record)
                    details = {"kpi": KPI, "period": record.period, "rows": len(triggers[figure.contract_id].rows)}
                    self.audit.append(actor, "escalation.opened", record.id, details)
        return opened

    def _record(self, found: CallOffs, figure: ContractFigure, trigger: Trigger, owner: str) -> EscalationRecord:
        now = self.clock.now()
        return EscalationRecord(
            id=str(uuid.uuid4()),
            account_id=figure.account_id,
            detected_on=now.date(),
            contract_id=figure.contract_id,
            kpi=KPI,
            period=month_of(found.period),
            created_at=now,
            trigger=trigger,
            owner=owner,
        )

    def _records(self, found: CallOffs) -> Sequence[Covering]:
        return self.store.covering(month_begins(found.period))


def _owners(identity: Identity, accounts: Sequence[Account]) -> dict[str, str]:
    """The key account manager by customer id: the first by id where several share an account."""
    known = managers(identity)
    return {each.id: known[each.name][0].id for each in accounts if each.name in known}


def _batches(figures: Sequence[ContractFigure]) -> Iterator[Sequence[ContractFigure]]:
    for start in range(0, len(figures), _BATCH):
        yield figures[start : start + _BATCH]
