"""Wires the product: the one place where ports meet adapters, for app, shell and tests alike.

Parts are built when first asked for, because the heavy libraries behind them cost seconds and
most commands need few of them.
"""

from typing import TYPE_CHECKING

from agent.bootstrap.channels import ChannelParts
from agent.bootstrap.pages import PageParts
from agent.settings import Settings

if TYPE_CHECKING:
    from agent.jobs.job import Job


class App(ChannelParts, PageParts):
    """All services of one process over one settings object."""

    def more_jobs(self) -> "list[Job]":
        from agent.jobs import scheduled

        return [
            scheduled.deliver_outbox(lambda: self.outbox.deliver()),
            scheduled.expire_drafts(lambda: self.approvals.expire()),
            scheduled.watch_policies(lambda: self.policy_watch.note()),
            scheduled.sweep_escalations(lambda: self.escalation_sweep.sweep()),
            scheduled.remind_of_escalations(lambda: self.escalation_reminders.remind()),
            scheduled.prepare_briefings(lambda: self.meeting_briefings.prepare()),
            *self.channel_jobs(),
        ]

    def close(self) -> None:
        """Let go of threads, connections and files, in the reverse order of building."""
        self.stop_jobs()
        for name in (
            "kept",
            "signals",
            "oidc",
            "teams_client",
            "chat_endpoint",
            "stored_jobs",
            "runner",
            "policy_search",
            "_checkpoints",
            "facts_store",
        ):
            part = self.__dict__.get(name)
            if part is not None:
                part.close()
        if "database" in self.__dict__:
            self.database.dispose()


def build(settings: Settings) -> App:
    return App(settings)
