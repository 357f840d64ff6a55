"""The monthly, quarterly and half-yearly report of the role, for one account or for all of the user's (S0:195, 209,
226, 242)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.domain import formats
from agent.domain.account import Account
from agent.domain.charts import Chart
from agent.domain.document_model.block import Block, Heading, Note, PageBreak, Paragraph
from agent.domain.document_model.document import Document
from agent.domain.errors import BadInput
from agent.domain.identity import Role, User
from agent.domain.kpi.definition import KpiDefinition
from agent.domain.kpi.period import Latest, Period
from agent.domain.kpi.result import Contributor, KpiResult, Whose
from agent.domain.language import Language
from agent.domain.messages import message
from agent.ports import Clock, Identity
from agent.ports.kpis import KpiCatalogue
from agent.services.accounts import Accounts
from agent.services.contacts import Contacts
from agent.services.document_pictures import DocumentPictures
from agent.services.escalations import Escalations
from agent.services.kpi_pack_account import account_blocks
from agent.services.kpi_pack_overview import overview, todo
from agent.services.kpi_pack_periods import Rhythm, before, measured, report_period, told
from agent.services.kpi_pack_reading import RUN_OUT_DAYS, Asked, Reading
from agent.services.kpis import Kpis
from agent.services.names import people
from agent.services.opportunities import Opportunities
from agent.services.reorders import Reorders

MOST_ACCOUNTS = 20  # shown one by one
_MOST_CHARTS = 24  # of a whole report: each takes a tenth of a second
_COURSES = 2  # charts of missed KPIs for each account
_REASONS = 2


@dataclass(frozen=True, slots=True)
class KpiPack:
    accounts: Accounts
    catalogue: KpiCatalogue
    kpis: Kpis
    escalations: Escalations
    reorders: Reorders
    contacts: Contacts
    opportunities: Opportunities
    pictures: DocumentPictures
    identity: Identity
    clock: Clock

    def report(
        self, user: User, rhythm: Rhythm, language: Language, account: str | None = None, period: str | None = None
    ) -> Document:
        """``period`` as ``2026-10``, ``2026-Q3``, ``2026-H1``; None: the last closed one.

        Escalations, run-outs and contacts are those of today, whatever the period. The report is internal.
        Raises Forbidden ``access.role`` or ``access.account``, BadInput ``pack.period``, ``kpi.period_future`` or
        ``kpi.no_accounts``.
        """
        user.require_role(Role.KAM, Role.HEAD_OF_SALES)
        today, accounts = self.clock.now().date(), self.accounts.scope(user, account)
        if not accounts:
            raise BadInput("kpi.no_accounts")
        asked = Asked(user, rhythm, report_period(rhythm, period, today), accounts, today)
        reading = self._read(asked)
        title = message(f"pack.title.{rhythm.value}", language, period=told(rhythm, asked.period, language))
        day = formats.date(today, language)
        return Document(
            title=title if account is None else f"{title} – {accounts[0].name}",
            language=language,
            author=user.name,
            made_at=self.clock.now(),
            blocks=self._blocks(reading, title, language),
            marking=message("documents.marking.internal", language),
            footer=(message("pack.footer", language, title=title, name=user.name, day=day),),
        )

    def _read(self, asked: Asked) -> Reading:
        only = asked.accounts[0].name if len(asked.accounts) == 1 else None
        definitions = [each for each in self.catalogue.definitions() if each.may_be_read_by(asked.user)]
        results = [each for one in definitions for each in self._results(asked, one, asked.period, only)]
        earlier = before(asked.period, asked.today)
        old = [each for one in definitions for each in self._results(asked, one, earlier, only)]
        overdue = self.contacts.overdue(asked.user, only)
        reading = Reading(
            asked=asked,
            results=results,
            before={each.whose: each for each in old},
            reasons={},
            escalations=self.escalations.find(asked.user, account=only),
            run_outs=self.reorders.run_outs(asked.user, only, RUN_OUT_DAYS).run_outs,
            people=[each for each in overdue.people if each.is_overdue],
            released=self.opportunities.released_without_contract(asked.user, only),
            owners=people(self.identity),
        )
        return replace(reading, reasons=self._reasons(reading))

    def _results(
        self, asked: Asked, definition: KpiDefinition, report: Period, only: str | None
    ) -> Sequence[KpiResult]:
        """What only today's data can tell is told for today, in the report of the last closed period."""
        period = measured(definition.latest, asked.rhythm, report)
        found = self.kpis.query(asked.user, definition.id, only, period.text, rows=False)
        lacks = report == asked.period and asked.is_current and any(each.value is None for each in found)
        if definition.latest is not Latest.TODAY or not lacks:
            return found
        now = {each.account.id: each for each in self.kpis.query(asked.user, definition.id, only, rows=False)}
        return [now[each.account.id] if each.value is None else each for each in found]

    def _reasons(self, reading: Reading) -> dict[Whose, Sequence[Contributor]]:
        """What moved the missed ones most, for the accounts that are shown one by one."""
        found: dict[Whose, Sequence[Contributor]] = {}
        for each in (one for account in reading.by_need()[:MOST_ACCOUNTS] for one in reading.missed(account)):
            asked = (reading.asked.user, each.definition.id, each.account.name)
            found[each.whose] = self.kpis.contributors(*asked, period=each.period.text, limit=_REASONS)
        return found

    def _blocks(self, reading: Reading, title: str, language: Language) -> tuple[Block, ...]:
        asked = reading.asked
        shown = reading.by_need()[:MOST_ACCOUNTS]
        single = len(asked.accounts) == 1
        found: list[Block] = [Heading(1, title), Paragraph((_head(asked, language),))]
        found += overview(reading, language)
        if len(shown) < len(asked.accounts):
            counts = {"shown": len(shown), "all": len(asked.accounts)}
            found.append(Note(message("pack.accounts_more", language, **counts)))
        found += todo(reading, language)
        most = _MOST_CHARTS // max(len(shown), 1)
        for account in shown:
            drawn = self.pictures.side_by_side(self._charts(reading, account, language)[: max(most, 1)], language)
            found += [] if single else [PageBreak()]
            found += account_blocks(reading, account, drawn, language)
        return (*found, Note(message("pack.compared", language)), _definitions(reading, language))

    def _charts(self, reading: Reading, account: Account, language: Language) -> list[Chart]:
        """The course of what was missed in this report, the contract furthest behind, the first article to run out."""
        user, of = reading.asked.user, self.pictures
        missed = [each for each in reading.missed(account) if reading.asked.is_due(each.definition)]
        courses = [each for each in missed if each.definition.latest in (Latest.LAST_MONTH, Latest.LAST_QUARTER)]
        found = [
            of.trend(user, each.definition.id, account.name, language, each.period.text) for each in courses[:_COURSES]
        ]
        found.append(of.worst_contract(user, account.name))
        found += [of.article(user, each.article.id) for each in reading.running_out(account)[:1]]
        return [each for each in found if each is not None]


def _head(asked: Asked, language: Language) -> str:
    only = asked.accounts[0].name if len(asked.accounts) == 1 else ""
    accounts = only or message("pack.accounts", language, count=len(asked.accounts))
    day = formats.date(asked.today, language)
    return message("pack.head", language, name=asked.user.name, accounts=accounts, day=day)


def _definitions(reading: Reading, language: Language) -> Note:
    seen = {each.definition.id: each for each in reading.results}
    listed = (
        f"{each.definition.name.text(language)} {each.definition.version} ({each.digest})" for each in seen.values()
    )
    return Note(message("pack.definitions", language, list=", ".join(listed)))
