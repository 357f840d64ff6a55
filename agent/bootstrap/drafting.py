"""Wires drafting: what each kind of draft is made from, the templates, the graph."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from agent.bootstrap.documents import DocumentParts

if TYPE_CHECKING:
    from agent.adapters.facts.account_records import DuckAccountRecords
    from agent.adapters.facts.meetings import DuckMeetings
    from agent.adapters.models.draft_writer import ModelDraftWriter
    from agent.domain.draft.draft import DraftKind
    from agent.graphs.drafting import DraftingGraph
    from agent.ports.drafting import Gatherer
    from agent.services.draft_facts import DraftFacts
    from agent.services.drafting import DraftingSteps
    from agent.services.gathering.account_plan import AccountPlanGatherer
    from agent.services.gathering.briefing import BriefingGatherer
    from agent.services.gathering.email import EmailGatherer
    from agent.services.gathering.escalation import EscalationGatherer
    from agent.services.gathering.escalation_record import RecordGatherer
    from agent.services.gathering.escalation_standing import Standings
    from agent.services.gathering.price_preparation import PricePreparationGatherer
    from agent.services.gathering.reorder import ReorderGatherer
    from agent.services.gathering.reorder_card import PurchaseCards


class DraftingParts(DocumentParts):
    """What writes the drafts that people approve."""

    @cached_property
    def drafting(self) -> "DraftingGraph":
        from agent.graphs.drafting import DraftingGraph

        return DraftingGraph(self.drafting_steps)

    @cached_property
    def drafting_steps(self) -> "DraftingSteps":
        from agent.adapters.templates import TemplateComposer
        from agent.services.drafting import DraftingSteps

        return DraftingSteps(self._gatherers, TemplateComposer(), self.desk, self._writer())

    def _writer(self) -> "ModelDraftWriter | None":
        if not self.settings.model_url:
            return None
        from agent.adapters.models.draft_writer import ModelDraftWriter

        return ModelDraftWriter(self.model_endpoint(), self.settings.allowed_model_hosts)

    @cached_property
    def draft_facts(self) -> "DraftFacts":
        from agent.services.draft_facts import DraftFacts
        from agent.services.gathering.escalation_sheet import ContractFacts
        from agent.services.gathering.reorder_again import ReorderAgain

        contracts = ContractFacts(self._standings, self.facts)
        again = ReorderAgain(self.reorders, self.clock)
        return DraftFacts(self.kpis, self.kpi_rules, self.facts, contracts, again)

    @property
    def _gatherers(self) -> "Mapping[DraftKind, Gatherer]":
        from agent.domain.draft.draft import DraftKind

        record = self._record_gatherer()
        return {
            DraftKind.ESCALATION: self._escalation_gatherer(),
            DraftKind.ESCALATION_RECORD: record,
            DraftKind.RENEGOTIATION: record,
            DraftKind.ACCOUNT_PLAN: self._plan_gatherer(),
            DraftKind.PRICE_PREPARATION: self._price_gatherer(),
            DraftKind.BRIEFING: self.briefings,
            DraftKind.REORDER: self._reorder_gatherer(),
            DraftKind.EMAIL: self._email_gatherer(),
        }

    @cached_property
    def meetings(self) -> "DuckMeetings":
        from agent.adapters.facts.meetings import DuckMeetings

        return DuckMeetings(self.stocked)

    @cached_property
    def briefings(self) -> "BriefingGatherer":
        from agent.adapters.clock import LocalClock
        from agent.adapters.state.register import SqlRegister
        from agent.services.gathering.briefing import BriefingGatherer
        from agent.services.gathering.briefing_reading import BriefingSources

        return BriefingGatherer(
            BriefingSources(
                accounts=self.accounts,
                facts=self.facts,
                kpis=self.kpis,
                contacts=self.contacts,
                reorders=self.reorders,
                finance=self.finance,
                opportunities=self.opportunities,
                history=self.history,
                register=SqlRegister(self.database),
                meetings=self.meetings,
                identity=self.identity,
                clock=LocalClock(self.clock, self.settings.zone, self.settings.today),
            )
        )

    def _reorder_gatherer(self) -> "ReorderGatherer":
        from agent.adapters.facts.reorder_articles import DuckArticleStates
        from agent.services.gathering.reorder import ReorderGatherer

        states = DuckArticleStates(self.stocked)
        parts = (self.accounts, self.reorders, self.contacts, states, self.drafts, self.company_file)
        return ReorderGatherer(*parts, self.clock)

    def _email_gatherer(self) -> "EmailGatherer":
        from agent.services.gathering.email import EmailGatherer

        parts = (self.accounts, self.facts, self.contacts, self.opportunities, self.rights, self.company_file)
        return EmailGatherer(*parts, self.clock)

    @cached_property
    def purchase_cards(self) -> "PurchaseCards":
        from agent.services.gathering.reorder_card import PurchaseCards

        return PurchaseCards(self.reorders, self.finance, self.policies)

    @cached_property
    def _standings(self) -> "Standings":
        from agent.adapters.facts.contract_standing import DuckContractStandings
        from agent.services.gathering.escalation_standing import Standings

        figures = DuckContractStandings(self.stocked)
        return Standings(self.escalation_triggers, figures, self.escalation_store, self.clock)

    def _escalation_gatherer(self) -> "EscalationGatherer":
        from agent.services.gathering.escalation import EscalationGatherer
        from agent.services.gathering.escalation_mails import EarlierMails

        return EscalationGatherer(
            accounts=self.accounts,
            standings=self._standings,
            mails=EarlierMails(self.drafts, self._contact_facts),
            contacts=self._contact_facts,
            company=self.company_file,
            pictures=self.pictures,
            charts=self.charts,
        )

    def _record_gatherer(self) -> "RecordGatherer":
        from agent.services.gathering.escalation_record import RecordGatherer

        return RecordGatherer(
            accounts=self.accounts,
            standings=self._standings,
            triggers=self.escalation_triggers,
            store=self.escalation_store,
            contacts=self._contact_facts,
            drafts=self.drafts,
            identity=self.identity,
            policies=self.policies,
        )

    @cached_property
    def _account_records(self) -> "DuckAccountRecords":
        from agent.adapters.facts.account_records import DuckAccountRecords

        return DuckAccountRecords(self.stocked)

    def _plan_gatherer(self) -> "AccountPlanGatherer":
        from agent.services.gathering.account_plan import AccountPlanGatherer
        from agent.services.gathering.account_plan_reading import PlanSources

        return AccountPlanGatherer(
            PlanSources(
                accounts=self.accounts,
                kpis=self.kpis,
                finance=self.finance,
                reorders=self.reorders,
                contacts=self.contacts,
                opportunities=self.opportunities,
                history=self.history,
                records=self._account_records,
                drafts=self.drafts,
                identity=self.identity,
                facts=self.facts,
                clock=self.clock,
            )
        )

    def _price_gatherer(self) -> "PricePreparationGatherer":
        from agent.services.gathering.price_preparation import PricePreparationGatherer
        from agent.services.gathering.price_preparation_reading import PriceSources

        return PricePreparationGatherer(
            PriceSources(
                accounts=self.accounts,
                finance=self.finance,
                kpis=self.kpis,
                records=self._account_records,
                reorders=self.reorders,
                contacts=self.contacts,
                policies=self.policies,
                identity=self.identity,
                facts=self.facts,
                clock=self.clock,
            )
        )
