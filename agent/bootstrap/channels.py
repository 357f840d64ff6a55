"""Wires the chat platforms: only those that are set up, and nothing of them is imported where none is."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from agent.bootstrap.assistant import AssistantParts
from agent.bootstrap.jobs import JobsParts
from agent.domain.channel.place import Place, Platform, Speaker

if TYPE_CHECKING:
    from agent.adapters.slack.client import SlackClient
    from agent.adapters.teams.client import TeamsClient
    from agent.adapters.teams.cloud import TeamsCloud
    from agent.jobs.job import Job
    from agent.ports.channels import ChannelClient
    from agent.services.channels.cards import ChannelCards
    from agent.services.channels.chat import ChannelChat
    from agent.services.channels.decisions import ChannelDecisions
    from agent.services.channels.delivery import AnswerDelivery
    from agent.services.channels.home import ChannelHome
    from agent.services.channels.intake import ChannelIntake
    from agent.services.channels.links import Pages
    from agent.services.channels.mapping import ChannelMapping
    from agent.services.channels.notices import ChannelNotices
    from agent.services.channels.people import ChannelPeople
    from agent.services.channels.today import Today


class ChannelParts(AssistantParts, JobsParts):
    """The assistant where people chat."""

    @property
    def channel_platforms(self) -> frozenset[Platform]:
        """Those that the settings set up."""
        settings = self.settings
        slack = settings.slack_bot_token.get_secret_value() and settings.slack_signing_secret.get_secret_value()
        secret = settings.teams_client_secret.get_secret_value()
        teams = settings.teams_client_id and secret and settings.teams_tenant_id
        set_up = {Platform.SLACK: slack, Platform.TEAMS: teams}
        return frozenset(platform for platform, given in set_up.items() if given)

    @cached_property
    def channel_clients(self) -> "Mapping[Platform, ChannelClient]":
        made: dict[Platform, ChannelClient] = {}
        if Platform.SLACK in self.channel_platforms:
            made[Platform.SLACK] = self.slack_client
        if Platform.TEAMS in self.channel_platforms:
            made[Platform.TEAMS] = self.teams_client
        return made

    @cached_property
    def slack_client(self) -> "SlackClient":
        from agent.adapters.slack.client import SlackClient

        settings = self.settings
        return SlackClient(settings.slack_bot_token.get_secret_value(), settings.slack_api_url, settings.public_url)

    @cached_property
    def teams_client(self) -> "TeamsClient":
        from agent.adapters.teams.cards import Cards
        from agent.adapters.teams.client import TeamsClient

        settings = self.settings
        return TeamsClient(
            cloud=self.teams_cloud,
            tenant=settings.teams_tenant_id,
            client_id=settings.teams_client_id,
            secret=settings.teams_client_secret.get_secret_value(),
            cards=Cards(settings.public_url),
            known=self._reads_alone,
        )

    @cached_property
    def teams_cloud(self) -> "TeamsCloud":
        """Raises BadInput for a name of a SharePoint that is none."""
        from agent.adapters.teams.cloud import TeamsCloud, sharepoint_hosts

        return TeamsCloud(files=sharepoint_hosts(self.settings.teams_sharepoint))

    def _reads_alone(self, speaker: Speaker) -> Place | None:
        person = self.channel_store.person(speaker)
        return None if person is None else person.direct

    @cached_property
    def pages(self) -> "Pages":
        from agent.services.channels.links import Pages

        return Pages(self.settings.public_url)

    @cached_property
    def channel_people(self) -> "ChannelPeople":
        from agent.services.channels.people import ChannelPeople

        return ChannelPeople(
            store=self.channel_store,
            identity=self.identity,
            clients=lambda: self.channel_clients,
            audit=self.audit,
            clock=self.clock,
            key=self.secret("channels"),
        )

    @cached_property
    def channel_mapping(self) -> "ChannelMapping":
        from agent.services.channels.mapping import ChannelMapping

        tenants = {Platform.TEAMS: self.settings.teams_tenant_id}
        return ChannelMapping(self.channel_store, self.channel_people, self.identity, self.audit, self.clock, tenants)

    @cached_property
    def channel_intake(self) -> "ChannelIntake":
        from agent.services.channels.intake import ChannelIntake

        return ChannelIntake(self.channel_store, lambda: self.stored_jobs, self.database, self.clock)

    @cached_property
    def channel_cards(self) -> "ChannelCards":
        from agent.services.channels.cards import ChannelCards
        from agent.services.channels.draft_card import DraftCard

        return ChannelCards(
            view=self.draft_view,
            drafts=self.drafts,
            store=self.channel_store,
            identity=self.identity,
            clients=lambda: self.channel_clients,
            card=DraftCard(self.pages, self.settings.zone),
            clock=self.clock,
        )

    @cached_property
    def channel_chat(self) -> "ChannelChat":
        from agent.services.channels.answers import Answers
        from agent.services.channels.chat import ChannelChat
        from agent.services.channels.commands import Commands
        from agent.services.channels.files import IncomingFiles

        return ChannelChat(
            clients=lambda: self.channel_clients,
            people=self.channel_people,
            identity=self.identity,
            chat=lambda: self.chat,
            desk=self.desk,
            files=IncomingFiles(self.conversations, self.settings.upload_mb * 1_000_000),
            commands=Commands(lambda: self.accounts),
            answers=Answers(self.pages, self.settings.zone),
            delivery=self.channel_delivery,
        )

    @cached_property
    def channel_delivery(self) -> "AnswerDelivery":
        from agent.services.channels.answers import Answers
        from agent.services.channels.delivery import AnswerDelivery
        from agent.services.channels.disclosure import Disclosure
        from agent.services.channels.review_card import ReviewCard

        return AnswerDelivery(
            people=self.channel_people,
            disclosure=Disclosure(in_threads=self.settings.channel_answers == "thread"),
            answers=Answers(self.pages, self.settings.zone),
            cards=self.channel_cards,
            review_card=ReviewCard(self.pages),
            reviews=lambda: self.reviews,
        )

    @cached_property
    def channel_decisions(self) -> "ChannelDecisions":
        from agent.services.channels.decisions import ChannelDecisions

        return ChannelDecisions(
            people=self.channel_people,
            approvals=self.approvals,
            cards=self.channel_cards,
            store=self.channel_store,
            chat=lambda: self.chat,
            deliver=self.deliver,
        )

    @cached_property
    def channel_today(self) -> "Today":
        from agent.services.channels.today import Today

        return Today(
            accounts=self.accounts,
            facts=self.facts,
            desk_view=self.draft_view,
            escalations=self.escalations,
            escalation_view=self.escalation_view,
            reorders=self.reorders,
            contacts=self.contacts,
            clock=self.clock,
            zone=self.settings.zone,
        )

    @cached_property
    def channel_home(self) -> "ChannelHome":
        from agent.services.channels.home import ChannelHome

        clients = (self.channel_people, lambda: self.channel_clients)
        return ChannelHome(*clients, self.channel_store, self.channel_today, self.pages)

    @cached_property
    def channel_notices(self) -> "ChannelNotices":
        from agent.services.channels.notices import ChannelNotices

        return ChannelNotices(
            people=self.channel_people,
            clients=lambda: self.channel_clients,
            store=self.channel_store,
            identity=self.identity,
            today=self.channel_today,
            reminders=self.escalation_reminders,
            escalation_view=self.escalation_view,
            pages=self.pages,
            clock=self.clock,
            zone=self.settings.zone,
            digest_at=self.settings.digest_at,
        )

    def channel_jobs(self) -> "list[Job]":
        """None where no platform is set up."""
        if not self.channel_platforms:
            return []
        from agent.jobs import channel_jobs

        return [
            channel_jobs.answer_messages(lambda: self.channel_intake, lambda: self.channel_chat),
            channel_jobs.retry_messages(lambda: self.stored_jobs),
            channel_jobs.refresh_cards(lambda: self.channel_cards.refresh_open()),
            channel_jobs.notify(lambda: self.channel_notices.send()),
            channel_jobs.forget_events(lambda: self.channel_store),
        ]
