"""Wires the ways in to drafting: on request, before a meeting, and out as a file."""

from functools import cached_property
from typing import TYPE_CHECKING

from agent.bootstrap.drafting import DraftingParts

if TYPE_CHECKING:
    from agent.services.exports import Exports
    from agent.services.made_drafts import MadeDrafts
    from agent.services.meeting_briefings import MeetingBriefings


class MakingParts(DraftingParts):
    """Who asks for drafts, and what takes them along."""

    @cached_property
    def made_drafts(self) -> "MadeDrafts":
        from agent.services.made_drafts import MadeDrafts

        return MadeDrafts(self.drafting, self.audit)

    @cached_property
    def exports(self) -> "Exports":
        from agent.services.exports import Exports

        return Exports(self.draft_documents, self.kpi_pack, self.office, self.audit)

    @cached_property
    def meeting_briefings(self) -> "MeetingBriefings":
        from agent.adapters.facts.accounts import DuckFacts
        from agent.services.meeting_briefings import MeetingBriefings

        return MeetingBriefings(
            within=self.briefings.meetings_within,
            hours=self.settings.briefing_hours,
            facts=DuckFacts(self.stocked),
            identity=self.identity,
            drafts=self.drafts,
            drafter=self.drafting,
            audit=self.audit,
        )
