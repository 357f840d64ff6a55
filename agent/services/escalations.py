"""Escalation records for people: read them, say the cause, decide on measures, close them with evidence.

Who works on them: the key account manager of the account, and the Head of Sales. A change and its entry in the audit
chain are one transaction; what is refused is told, recorded outside of it, and changes nothing.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum

from agent.domain.account import Account
from agent.domain.errors import BadInput, Conflict, Forbidden, KamError, NotFound
from agent.domain.escalation import rules
from agent.domain.escalation.clock import ReminderKind
from agent.domain.escalation.record import CauseKind, EscalationRecord, Facing, Stage, Trigger
from agent.domain.identity import User
from agent.domain.typed import one_line
from agent.ports import Audit, Clock, Identity, Together
from agent.ports.escalations import EscalationStore
from agent.services.accounts import Accounts
from agent.services.escalation_access import may_work
from agent.services.escalation_triggers import EscalationTriggers

LONGEST_ID = 80

_Change = Callable[[EscalationRecord], EscalationRecord]


class Which(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Escalations:
    accounts: Accounts
    store: EscalationStore
    triggers: EscalationTriggers
    identity: Identity
    together: Together
    audit: Audit
    clock: Clock

    def find(self, user: User, which: Which = Which.OPEN, account: str | None = None) -> Sequence[EscalationRecord]:
        """Those of the user's accounts, the oldest first. Raises Forbidden ``access.account``."""
        ours = {each.id for each in self.accounts.scope(user, account)}
        is_open = None if which is Which.ALL else which is Which.OPEN
        return self.store.find(ours, is_open=is_open)

    def get(self, user: User, record_id: str) -> EscalationRecord:
        """Raises NotFound ``escalations.unknown`` for an unknown record and for somebody else's alike."""
        record = self.store.get(_id(record_id))
        self._account(user, record)
        return record

    def current(self, record: EscalationRecord) -> Trigger | None:
        """The figure of its contract today; None without a contract or data."""
        return self.triggers.of(record, self.today)

    def given(self, record: EscalationRecord) -> Mapping[ReminderKind, dt.datetime]:
        """The reminders that were given, and when."""
        return self.store.given_at(record.id)

    def given_of(self, records: Iterable[EscalationRecord]) -> Mapping[str, Mapping[ReminderKind, dt.datetime]]:
        """The same for several, by record id."""
        return {each.id: self.given(each) for each in records}

    def cause(self, user: User, record_id: str, kind: CauseKind, text: str) -> EscalationRecord:
        """Say why the contract is behind, and how sure that is."""
        return self._change(
            user, record_id, "cause", lambda record: rules.with_cause(record, kind, text), kind=kind.value
        )

    def assign(
        self, user: User, record_id: str, owner: str | None = None, sponsor: str | None = None
    ) -> EscalationRecord:
        """Set owner or sponsor: users by id, e-mail address or full name. An empty sponsor takes the sponsor away.

        Raises BadInput ``escalations.nobody`` for who is no user, ``escalations.unchanged`` for neither.
        """

        def assigned(record: EscalationRecord) -> EscalationRecord:
            if owner is None and sponsor is None:
                raise BadInput("escalations.unchanged", record=record.id)
            own = record.owner if owner is None else self._person(owner)
            if sponsor is None:
                return replace(record, owner=own)
            return replace(record, owner=own, sponsor=self._person(sponsor) if sponsor.strip() else "")

        return self._change(user, record_id, "assigned", assigned)

    def stage(self, user: User, record_id: str, stage: Stage, reason: str) -> EscalationRecord:
        """Raise it by one stage. Needs a reason."""
        now = self.clock.now()
        return self._change(
            user, record_id, "stage", lambda record: rules.raised(record, stage, reason, now), stage=int(stage)
        )

    def add_measure(
        self, user: User, record_id: str, action: str, owner: str, due: dt.date, facing: Facing, reason: str = ""
    ) -> EscalationRecord:
        """Add a measure with exactly one owner, who is a user. After the last day of the record it needs a reason."""
        return self._change(
            user,
            record_id,
            "measure_added",
            lambda record: rules.with_measure(record, action, self._person(owner), due, facing, reason),
            facing=facing.value,
            due=due.isoformat(),
        )

    def finish_measure(self, user: User, record_id: str, number: int) -> EscalationRecord:
        """Raises NotFound ``escalations.measure_unknown``, Conflict ``escalations.measure_done``."""
        return self._change(
            user,
            record_id,
            "measure_done",
            lambda record: rules.with_measure_done(record, number, self.today),
            number=number,
        )

    def close(self, user: User, record_id: str, evidence: str, result: str, lesson: str = "") -> EscalationRecord:
        """Record the confirmed resolution, as of today. Raises BadInput: evidence, result, what else is missing."""
        now = self.clock.now()
        return self._change(
            user, record_id, "closed", lambda record: rules.closed(record, evidence, result, lesson, now)
        )

    def reopen(self, user: User, record_id: str, reason: str) -> EscalationRecord:
        """Open a closed one again; day 0 stays. Raises Conflict when it is open, or another one of the contract is."""
        now = self.clock.now()
        return self._change(
            user, record_id, "reopened", lambda record: rules.reopened(record, reason, now), is_open=False
        )

    @property
    def today(self) -> dt.date:
        return self.clock.now().date()

    def _change(
        self, user: User, record_id: str, what: str, change: _Change, *, is_open: bool = True, **details: object
    ) -> EscalationRecord:
        with self._recorded(user, record_id):
            self._require_work(user, self.get(user, record_id))
            with self.together.together():
                record = self.store.locked(_id(record_id))
                if record.is_open is not is_open:
                    code = "escalations.closed" if is_open else "escalations.is_open"
                    raise Conflict(code, record=record.id)
                after = change(self._ours(record))
                self.store.put(after)
                self.audit.append(user.id, f"escalation.{what}", record.id, details)
            return self.store.get(record.id)

    def _ours(self, record: EscalationRecord) -> EscalationRecord:
        """With the first change it is ours; an import brought no figure, so that of the day of detection is read."""
        if not record.imported:
            return record
        return replace(record, imported=False, trigger=self.triggers.of(record, record.detected_on))

    def _account(self, user: User, record: EscalationRecord) -> Account:
        found = next((each for each in self.accounts.of(user) if each.id == record.account_id), None)
        if found is None:
            raise NotFound("escalations.unknown", record=record.id)
        return found

    def _require_work(self, user: User, record: EscalationRecord) -> None:
        if not may_work(user, self._account(user, record)):
            raise Forbidden("escalations.no_right", record=record.id)

    def _person(self, typed: str) -> str:
        """The user's id. Raises BadInput ``escalations.nobody``: nobody, several, or a department owns nothing."""
        wanted = one_line(typed, rules.LONGEST_LINE).casefold()
        names = {user.id: {user.id, user.email, user.name} for user in self.identity.users()}
        found = [key for key, known in names.items() if wanted in {each.casefold() for each in known}]
        if len(found) != 1:
            raise BadInput("escalations.nobody", person=one_line(typed, rules.LONGEST_LINE))
        return found[0]

    @contextmanager
    def _recorded(self, user: User, record_id: str) -> Iterator[None]:
        """A refusal has its entry, too, outside of the transaction that it takes back."""
        try:
            yield
        except KamError as error:
            self.audit.append(user.id, "escalation.refused", self._known(record_id), {"code": error.code})
            raise

    def _known(self, record_id: str) -> str:
        """The id, if it is one: the chain holds no foreign words."""
        try:
            return self.store.get(record_id).id
        except KamError:
            return "-"


def _id(typed: str) -> str:
    return one_line(typed, LONGEST_ID)
