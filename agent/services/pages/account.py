"""An account on one screen: what to know before a talk, figures with their course, contracts, people, chances."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.domain.account import Account
from agent.domain.errors import NotFound
from agent.domain.identity import Role, User
from agent.domain.kpi.age import Age, Freshness
from agent.domain.kpi.definition import MONEY_READERS
from agent.domain.kpi.result import Contributor, KpiResult
from agent.domain.language import Language
from agent.ports import Clock, Facts, Identity
from agent.ports.account_records import AccountRecords
from agent.services import contacts_view
from agent.services.accounts import Accounts
from agent.services.alongside import alongside
from agent.services.contacts import Contacts
from agent.services.finance import Finance
from agent.services.finance_view import FinanceView
from agent.services.kpi_view import KpiView
from agent.services.kpis import Kpis
from agent.services.nda_register import NdaRegister
from agent.services.opportunities import Opportunities
from agent.services.pages.account_view import AccountView, Line
from agent.services.pages.account_words import AccountWords
from agent.services.pages.people_map import people_map
from agent.services.register_view import RegisterView
from agent.services.reorders import Reorders

RUN_OUT_DAYS, _ENTRIES, _CONTRACTS = 60, 400, 1_000


@dataclass(frozen=True, slots=True)
class AccountPages:
    """``local`` tells the time as it stands in calendars."""

    accounts: Accounts
    facts: Facts
    kpis: Kpis
    kpi_view: KpiView
    contacts: Contacts
    reorders: Reorders
    finance: Finance
    finance_view: FinanceView
    opportunities: Opportunities
    records: AccountRecords
    register: NdaRegister
    register_view: RegisterView
    identity: Identity
    clock: Clock
    local: Clock

    def account(self, user: User, account_id: str) -> Account:
        """Raises NotFound ``pages.account`` for an unknown one and for somebody else's alike."""
        for each in self.accounts.of(user):
            if each.id == account_id:
                return each
        raise NotFound("pages.account")

    def of(self, user: User, account: Account, language: Language) -> AccountView:
        """Everything that comes from the facts. Raises what the services raise."""
        name, now = account.name, self.clock.now()
        words = AccountWords(language, now.date())
        with alongside(lambda: self._scores(user, name)) as scores:
            history = self.contacts.history(user, name, limit=_ENTRIES)
            due = self.contacts.overdue(user, name).people
            promises = self.contacts.commitments(user, name)
            short = self.reorders.run_outs(user, name, RUN_OUT_DAYS, most=20)
            contracts = self.records.contracts(account.id, now.date())
            released = self.opportunities.released_without_contract(user, name)
            chances = self.records.chances(account.id, now.date())
            meeting = self.records.next_meeting(account.id, self.local.now().replace(tzinfo=None))
            nda = self.register_view.entries(self.register.entries(user, name), now.date(), language)
            course, ratios = scores()
        latest = sorted((each[-1] for each in course.values()), key=lambda each: each.rank)
        shown = [words.contract(each, ratios.get(each.id), latest) for each in contracts]
        money = self._money(user, name, words)
        age = Age(self.facts.info().as_of, now)
        return AccountView(
            id=account.id,
            name=name,
            points=words.points(latest, promises.found, short.run_outs, shown, due, nda),
            meeting=words.moment(meeting.starts_at) if meeting else "",
            goal=meeting.goal if meeting else "",
            scores=[words.score(each, course[each.definition.id]) for each in latest],
            contracts=shown,
            people=people_map(due, history.entries, self._team(name), language),
            activities=words.activities(contacts_view.history(history, language)["activities"]),
            promises=words.promises(contacts_view.commitments(promises, language)["commitments"]),
            opportunities=words.opportunities(chances, released),
            run_outs=[words.run_out(each) for each in short.run_outs],
            money=money,
            nda=words.nda(nda),
            age=str(contacts_view.age(age, language)["age_text"]),
            is_stale=age.freshness is not Freshness.FRESH,
        )

    def kpi(self, user: User, account: Account, kpi: str, language: Language) -> Mapping[str, Any]:
        """One figure as `KpiView` tells it, with rows and with what moved it most.

        Raises BadInput ``kpi.unknown``, Forbidden ``access.role``.
        """
        found = self.kpis.query(user, kpi, account.name)
        moved = {each.whose: self.kpis.contributors(user, kpi, account.name) for each in found}
        (entry,) = self.kpi_view.results(found, language, contributors=moved)["results"]
        return dict(entry)

    def _scores(self, user: User, name: str) -> tuple[Mapping[str, Sequence[KpiResult]], Mapping[str, Contributor]]:
        """Each KPI with its course, the oldest first; the call-off of each contract."""
        found: dict[str, list[KpiResult]] = {}
        for each in self.kpis.trend(user, "all", name):
            found.setdefault(each.definition.id, []).append(each)
        call_offs = self.kpis.contributors(user, "call_off", name, limit=_CONTRACTS)
        return found, {each.id: each for each in call_offs}

    def _team(self, name: str) -> Mapping[str, str]:
        return {
            each.id: each.name for each in self.identity.users() if Role.KAM in each.roles and name in each.accounts
        }

    def _money(self, user: User, name: str, words: AccountWords) -> Sequence[Line]:
        """Credit and margin, for who may see them."""
        if not user.roles & set(MONEY_READERS):
            return ()
        credits = self.finance_view.credits(self.finance.credit(user, name), words.language)
        margins = self.finance_view.margins(self.finance.margin(user, name), words.language)
        return words.money(credits["accounts"][0], margins["accounts"][0])
