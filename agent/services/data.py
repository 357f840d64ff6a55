"""The facts in use: import them, set what the state takes from them, say how old they are."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from agent.domain.errors import Unavailable
from agent.domain.facts.age import age, warning
from agent.domain.facts.importing import ImportMode, ImportReport, Note, TableSource
from agent.domain.facts.info import FactsInfo, FactsSource
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.ports import Audit, Clock, Facts, History, Identity
from agent.ports.data import FactsFiles, ImportedRecords
from agent.ports.sync import Importer

_MAY_IMPORT = (Role.KAM, Role.HEAD_OF_SALES, Role.ADMIN)
_MAY_ASSIGN = frozenset({Role.HEAD_OF_SALES, Role.ADMIN})  # customers that others already work for


@dataclass(frozen=True, slots=True)
class DataInfo:
    """``age`` in words; ``warning`` is None while the facts are neither stale nor from the future."""

    facts: FactsInfo
    age: str
    warning: str | None


@dataclass(frozen=True, slots=True)
class DataService:
    facts: Facts
    importer: Importer
    files: FactsFiles
    records: ImportedRecords
    history: History
    identity: Identity
    audit: Audit
    clock: Clock

    def import_folder(
        self, user: User, folder: Path, mapping: Path | None = None, *, from_scratch: bool = False
    ) -> ImportReport:
        """Take the files of a folder over. Raises Forbidden, BadInput ``facts.…``, Conflict ``facts.busy``."""
        user.require_role(*_MAY_IMPORT)
        with self.files.open(folder, mapping) as (sources, notes):
            now = self.clock.now()
            report = self.run(user, sources, FactsSource.IMPORT, now, ImportMode.REPLACE, from_scratch=from_scratch)
            return replace(report, notes=(*notes, *report.notes))

    def run(
        self,
        user: User,
        sources: Sequence[TableSource],
        source: FactsSource,
        as_of: datetime,
        mode: ImportMode,
        *,
        from_scratch: bool = False,
    ) -> ImportReport:
        """Take rows of any source over, then `settle`. A second run of the same rows changes nothing.

        Who is neither Head of Sales nor Admin cannot change by files who works for a customer of real facts: raises
        Forbidden ``facts.team``.
        """
        user.require_role(*_MAY_IMPORT)
        keep_team = source is FactsSource.IMPORT and not user.roles & _MAY_ASSIGN
        standing = self._standing() if keep_team else {}
        report = self.importer.run(
            sources, source=source, as_of=as_of, mode=mode, from_scratch=from_scratch, keep_team=keep_team
        )
        told = self.settle(user, source, standing)
        details = {"source": source.value, "mode": mode.value, "from_scratch": from_scratch, "tables": _counts(report)}
        self.audit.append(user.id, "facts.imported", report.version, details)
        return replace(report, notes=(*report.notes, *told))

    def settle(self, user: User, source: FactsSource, standing: Mapping[str, str] | None = None) -> Sequence[Note]:
        """Bring the state in line with the facts in use: history of escalations and plans, accounts of the users.

        ``standing`` are the customers, name by id, that stay with whom they are where no team is given.
        """
        self.history.seed(self.records.escalations(), self.records.plans())
        team = self.records.team()
        if team:
            return self._assign(team)
        # who only starts a sync has written no file: it gives access to nobody
        if source is not FactsSource.IMPORT:
            return [Note("facts.note.no_team")]
        return self._assign_new(user, standing) if standing else self._assign_all(user)

    def welcome(self) -> None:
        """Who came after the import gets the accounts that its ``account_team`` names them for."""
        with suppress(Unavailable):
            if team := self.records.team():
                self._assign(team)

    def info(self, language: Language) -> DataInfo:
        """Raises Unavailable ``facts.none``."""
        facts, now = self.facts.info(), self.clock.now()
        return DataInfo(facts, age(facts.as_of, now, language), warning(facts.as_of, now, language))

    def _assign(self, team: Sequence[tuple[str, str]]) -> Sequence[Note]:
        """``account_team`` names a user by id or e-mail address."""
        known = {key.casefold(): user.id for user in self.identity.users() for key in (user.email, user.id)}
        accounts: dict[str, set[str]] = {}
        for account, user in team:
            accounts.setdefault(known.get(user.casefold(), user), set()).add(account)
        unknown: Collection[str] = self.identity.assign(accounts)
        return [Note("facts.note.unknown_users", {"users": ", ".join(sorted(unknown))})] if unknown else []

    def _assign_all(self, user: User) -> Sequence[Note]:
        """Whoever may import could as well have written who works for whom."""
        names = {account.name for account in self.facts.accounts()}
        self.identity.assign({user.id: names})
        return [Note("facts.note.all_accounts", {"user": user.name, "count": len(names)})]

    def _assign_new(self, user: User, standing: Mapping[str, str]) -> Sequence[Note]:
        """Customers that stood already stay with whom they are, the others go to who imports."""
        users, new = self.identity.users(), set[str]()
        accounts = {each.id: set[str]() for each in users}
        for account in self.facts.accounts():
            if account.id not in standing:
                new.add(account.name)
                continue
            for each in users:
                if standing[account.id] in each.accounts:
                    accounts[each.id].add(account.name)
        accounts[user.id] |= new
        self.identity.assign(accounts)
        return [Note("facts.note.new_accounts", {"user": user.name, "count": len(new)})] if new else []

    def _standing(self) -> Mapping[str, str]:
        """The customers of real facts in use; none where there are no facts, or invented ones."""
        with suppress(Unavailable):
            if not self.facts.info().is_demo:
                return {account.id: account.name for account in self.facts.accounts()}
        return {}


def _counts(report: ImportReport) -> dict[str, dict[str, int]]:
    """Rows by table; several sources may have filled one."""
    counts: dict[str, dict[str, int]] = {}
    for each in report.tables:
        count = counts.setdefault(each.table, {"taken": 0, "refused": 0})
        count["taken"] += each.taken
        count["refused"] += each.refused
    return counts
