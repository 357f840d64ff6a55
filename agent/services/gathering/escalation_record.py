"""Facts of the internal escalation record (T2), and of the brief for the renegotiation that follows it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from agent.domain.account import Account
from agent.domain.contacts.activity import Activity
from agent.domain.draft.draft import Draft, DraftKind, DraftStatus
from agent.domain.drafting.brief import Brief, DraftRequest
from agent.domain.errors import BadInput
from agent.domain.escalation.record import EscalationRecord
from agent.domain.escalation.sweep import KPI
from agent.domain.facts.fact import Fact
from agent.domain.identity import User
from agent.ports import Identity, Policies
from agent.ports.contacts import ContactFacts
from agent.ports.drafts import Drafts
from agent.ports.escalations import EscalationStore
from agent.services.accounts import Accounts
from agent.services.escalation_triggers import EscalationTriggers
from agent.services.gathering.escalation_record_sheet import CONTACTS, RecordSheet
from agent.services.gathering.escalation_standing import Standings
from agent.services.names import people

_DRAFTS = 500
_OURS = (DraftKind.ESCALATION, DraftKind.RENEGOTIATION)


@dataclass(frozen=True, slots=True)
class RecordGatherer:
    """Implements the port `Gatherer` for the kinds ESCALATION_RECORD and RENEGOTIATION."""

    accounts: Accounts
    standings: Standings
    triggers: EscalationTriggers
    store: EscalationStore
    contacts: ContactFacts
    drafts: Drafts
    identity: Identity
    policies: Policies

    def gather(self, user: User, request: DraftRequest) -> Brief:
        """Raises Forbidden ``access.account``, BadInput ``drafting.escalation.no_record`` or ``….no_data``."""
        account = self.accounts.one(user, request.account)
        record = self._record(account, request)
        standing = self.standings.today(account, record.contract_id or "")
        trigger = record.trigger or self.triggers.of(record, record.detected_on)
        if standing is None or trigger is None:
            raise BadInput("drafting.escalation.no_data", contract=record.contract_id)
        language = request.language or user.language
        sheet = RecordSheet(record, standing, trigger, language, people(self.identity))
        rights = {each.id: each for each in self.policies.rights()}
        slots = {
            **sheet.slots(),
            "history": sheet.history(self._activities(account, standing.day), self._names(account)),
            "log": sheet.log(self._log(account, record.contract_id or "")),
            "rights": sheet.rights(rights),
            "who": sheet.who(rights),
            "stock": sheet.stock(self.standings.stock(standing)),
            "earlier": sheet.earlier(self.store.find([account.id], is_open=None)),
        }
        facts = tuple(replace(each, as_of=each.as_of or trigger.as_of) for each in sheet.facts.values())
        return Brief(
            request=replace(request, contract=record.contract_id),
            account=account,
            language=language,
            today=standing.day,
            sender=user,
            facts=facts,
            slots=slots,
        )

    def _record(self, account: Account, request: DraftRequest) -> EscalationRecord:
        """The open one, else the latest; nobody renegotiates what is resolved."""
        contract, is_open = request.contract, True if request.kind is DraftKind.RENEGOTIATION else None
        found = [
            each for each in self.store.find([account.id], is_open=is_open) if each.kpi == KPI and each.contract_id
        ]
        if contract is not None:
            wanted = contract.strip().casefold()
            found = [each for each in found if (each.contract_id or "").casefold() == wanted]
        if not found:
            code = "no_records" if contract is None else "no_record"
            raise BadInput(f"drafting.escalation.{code}", contract=contract, account=account.name)
        return max(found, key=lambda each: (each.is_open, each.detected_on, each.id))

    def _activities(self, account: Account, day: dt.date) -> Sequence[Activity]:
        return self.contacts.activities([account.id], day, limit=CONTACTS)

    def _names(self, account: Account) -> Mapping[str, str]:
        return {each.id: each.name for each in self.contacts.contacts([account.id])}

    def _log(self, account: Account, contract: str) -> list[Draft]:
        found = self.drafts.find(tuple(DraftStatus), [account.name], _DRAFTS)
        ours = [each for each in found if each.kind in _OURS]
        return [each for each in reversed(ours) if any(_is_contract(one, contract) for one in each.content.facts)]


def _is_contract(given: Fact, contract: str) -> bool:
    return given.id == "contract" and given.value == contract
