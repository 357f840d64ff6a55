"""The demo world: made on request, or when there are no facts at all; real data are never lost by accident."""

from collections import defaultdict
from dataclasses import dataclass

from agent.domain.errors import BadInput, Unavailable
from agent.domain.facts.info import FactsInfo
from agent.domain.identity import Role, User
from agent.ports import Audit, Clock, Facts, History, Identity, Register
from agent.ports.data import ImportedRecords
from agent.ports.demo import DemoFacts, Told, tell_nobody

_MAY_MAKE = (Role.KAM, Role.HEAD_OF_SALES, Role.ADMIN)  # who may import
_MAY_REPLACE = (Role.HEAD_OF_SALES, Role.ADMIN)  # real data, which others work with
_NOBODY = "system"  # who made it when a command found no facts


@dataclass(frozen=True, slots=True)
class DemoService:
    facts: Facts
    world: DemoFacts
    records: ImportedRecords
    history: History
    identity: Identity
    register: Register
    audit: Audit
    clock: Clock

    def make(self, user: User, lines: int | None = None, *, force: bool = False, told: Told = tell_nobody) -> FactsInfo:
        """Put the demo world in place of an older one.

        Raises Forbidden (role; facts that are or may be real are replaced by Head of Sales and Admin only),
        BadInput ``demo.not_demo`` when other facts are in use and ``force`` is not set, Unavailable
        ``facts.unreadable`` or ``facts.pointer`` when nobody can tell which they are, BadInput ``demo.scale``.
        """
        user.require_role(*_MAY_MAKE)
        if not force:
            self._require_no_other()
        elif not self._is_free():
            user.require_role(*_MAY_REPLACE)
        return self._make(user.id, lines, told)

    def ensure(self) -> FactsInfo | None:
        """Make the demo world when there are no facts at all; None when there are some. Raises Unavailable."""
        return self._make(_NOBODY, None, tell_nobody) if self._current() is None else None

    def _require_no_other(self) -> None:
        current = self._current()
        if current is not None and not current.is_demo:
            raise BadInput("demo.not_demo", source=current.source.value, day=current.as_of.date().isoformat())

    def _is_free(self) -> bool:
        """Whether nothing real can be lost; what cannot be read may be real."""
        try:
            current = self._current()
        except Unavailable:
            return False
        return current is None or current.is_demo

    def _current(self) -> FactsInfo | None:
        try:
            return self.facts.info()
        except Unavailable as error:
            if error.code == "facts.none":
                return None
            raise

    def _make(self, actor: str, lines: int | None, told: Told) -> FactsInfo:
        now = self.clock.now()
        info = self.world.make(now.date(), now, lines, told)
        self._seed()
        details = {"lines": info.tables["order_lines"], "customers": info.tables["customers"]}
        self.audit.append(actor, "facts.demo", info.version, details)
        return info

    def _seed(self) -> None:
        """What the state takes from the facts, and NDAs that are not in the register yet."""
        self.history.seed(self.records.escalations(), self.records.plans())
        accounts: defaultdict[str, set[str]] = defaultdict(set)
        for account, user in self.records.team():
            accounts[user].add(account)
        self.identity.assign(accounts)
        now = self.clock.now()
        known = {entry.id for entry in self.register.entries()}
        for entry in self.world.ndas(now.date(), now):
            if entry.id not in known:
                self.register.add(entry)
