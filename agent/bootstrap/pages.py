"""Wires what the pages show."""

from collections.abc import Hashable
from functools import cached_property
from typing import TYPE_CHECKING

from agent.bootstrap.assistant import AssistantParts

if TYPE_CHECKING:
    from agent.services.pages.account import AccountPages
    from agent.services.pages.account_list import AccountLists
    from agent.services.pages.bulk_drafts import BulkDrafts
    from agent.services.pages.chat import ChatPages
    from agent.services.pages.day import Days
    from agent.services.pages.kept import Kept
    from agent.services.pages.policies import PolicyPages
    from agent.services.pages.supply import SupplyPages

_MINUTES = 5  # deadlines pass: what is kept is never older


class PageParts(AssistantParts):
    """View models of the pages, and what keeps them."""

    @cached_property
    def kept(self) -> "Kept":
        from agent.services.pages.kept import Kept

        return Kept()

    def stamp(self) -> Hashable:
        """Changes with the facts, with every change of the state that is on record, and with the time."""
        now = self.clock.now()
        minutes = now.date(), now.hour, now.minute // _MINUTES
        return self.facts.info().version, self.audit.last(), minutes

    @cached_property
    def days(self) -> "Days":
        from agent.adapters.clock import LocalClock
        from agent.services.pages.day import Days
        from agent.services.pages.day_parts import DaySources

        return Days(
            DaySources(
                accounts=self.accounts,
                facts=self.facts,
                drafts=self.draft_view,
                escalations=self.escalations,
                escalation_view=self.escalation_view,
                reorders=self.reorders,
                contacts=self.contacts,
                opportunities=self.opportunities,
                meetings=self.meetings,
                identity=self.identity,
                clock=self.clock,
                local=LocalClock(self.clock, self.settings.zone, self.settings.today),
                zone=self.settings.zone,
            )
        )

    @cached_property
    def policy_pages(self) -> "PolicyPages":
        from agent.services.pages.policies import PolicyPages

        watch = self.policy_watch
        return PolicyPages(self.policies, lambda: self.policy_search, watch.files, watch.versions)

    @cached_property
    def account_pages(self) -> "AccountPages":
        from agent.adapters.clock import LocalClock
        from agent.services.pages.account import AccountPages

        return AccountPages(
            accounts=self.accounts,
            facts=self.facts,
            kpis=self.kpis,
            kpi_view=self.kpi_view,
            contacts=self.contacts,
            reorders=self.reorders,
            finance=self.finance,
            finance_view=self.finance_view,
            opportunities=self.opportunities,
            records=self._account_records,
            register=self.register,
            register_view=self.register_view,
            identity=self.identity,
            clock=self.clock,
            local=LocalClock(self.clock, self.settings.zone, self.settings.today),
        )

    @cached_property
    def account_lists(self) -> "AccountLists":
        from agent.services.pages.account_list import AccountLists

        return AccountLists(self.accounts, self.escalations, self.desk)

    @cached_property
    def supply_pages(self) -> "SupplyPages":
        from agent.services.pages.supply import SupplyPages

        return SupplyPages(
            accounts=self.accounts,
            facts=self.facts,
            reorders=self.reorders,
            pictures=self.pictures,
            identity=self.identity,
            clock=self.clock,
            zone=self.settings.zone,
        )

    @cached_property
    def bulk_drafts(self) -> "BulkDrafts":
        from agent.services.pages.bulk_drafts import BulkDrafts

        return BulkDrafts(self.reorders, self.made_drafts)

    @cached_property
    def chat_pages(self) -> "ChatPages":
        from agent.services.pages.chat import ChatPages

        return ChatPages(self.conversations, self.draft_view)
