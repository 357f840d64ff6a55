"""Wires the assistant: tools, planner, endpoint and the graph that runs them."""

import threading
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from agent.bootstrap.conversations import ConversationParts
from agent.bootstrap.making import MakingParts

if TYPE_CHECKING:
    from agent.adapters.facts.names import DuckNames
    from agent.adapters.models.chat import EndpointChat
    from agent.adapters.models.planner.chat_model import Planners
    from agent.domain.assistant.limits import Limits
    from agent.graphs.assistant import AssistantGraph
    from agent.ports import PolicyProblem, StoredReview
    from agent.services.directory import Directories
    from agent.tools.registry import ToolBox
    from agent.tools.services import Services
    from knowledge.rules.glossary import GlossaryFile

_MOST_OUTPUT_TOKENS = 2_000


class AssistantParts(ConversationParts, MakingParts):
    """The chat loop over the services of the process."""

    @cached_property
    def assistant(self) -> "AssistantGraph":  # type: ignore[override]
        from agent.graphs.assistant import AssistantGraph

        return AssistantGraph(
            self.toolbox,
            self.planners,
            endpoint=self.chat_endpoint,
            limits=self.chat_limits,
            domains=self.settings.own_domains,
        )

    @cached_property
    def toolbox(self) -> "ToolBox":
        from agent.tools.toolset import toolbox

        return toolbox(self.tool_services())

    @cached_property
    def planners(self) -> "Planners":
        from agent.adapters.models.planner.chat_model import Planners

        return Planners(
            encode=self.embedder.encode,
            glossary=self.glossary_file.glossary,
            directory=lambda user: self.directories.of(user),  # reads the facts, which warming up does not
            departments=self.policies.departments,
        )

    @cached_property
    def glossary_file(self) -> "GlossaryFile":
        from knowledge.rules.glossary import GlossaryFile

        return GlossaryFile(self.settings.policies, self.policies.departments)

    @cached_property
    def directories(self) -> "Directories":
        from agent.services.directory import Directories

        return Directories(self.names)

    def warm_chat(self) -> None:
        """Load in the background what the first turn would wait for."""
        threading.Thread(target=self._warm_chat, name="warm-chat", daemon=True).start()

    def _warm_chat(self) -> None:
        with suppress(Exception):  # the first turn meets and reports it
            self.planners.warm()
            if self.chat_endpoint is not None:
                _ = self.chat_endpoint.sees_all  # makes the client, whose import takes seconds

    def policy_problems(self) -> "list[PolicyProblem]":
        own = [] if self.policies.problems() else self.glossary_file.problems()
        return [*super().policy_problems(), *own]

    @cached_property
    def names(self) -> "DuckNames":
        from agent.adapters.facts.names import DuckNames

        return DuckNames(self.stocked)

    @cached_property
    def chat_limits(self) -> "Limits":
        from agent.domain.assistant.limits import Limits

        chosen = self.settings
        return Limits(
            steps=chosen.chat_steps,
            seconds=chosen.chat_timeout_s,
            tokens=chosen.chat_tokens,
            cost=chosen.chat_budget_eur,
            price_in=chosen.model_price_in,
            price_out=chosen.model_price_out,
        )

    @cached_property
    def chat_endpoint(self) -> "EndpointChat | None":
        """None where no endpoint is set: the planner speaks alone."""
        if not self.settings.model_url:
            return None
        from agent.adapters.models.chat import EndpointChat

        # an answer in a chat is short, and what it may write is reserved of the turn's tokens
        endpoint = replace(self.model_endpoint(), max_output_tokens=_MOST_OUTPUT_TOKENS)
        return EndpointChat(endpoint, self.toolbox.schemas(), self.settings.allowed_model_hosts)

    def tool_services(self) -> "Services":
        from agent.tools.services import Services

        return Services(
            clock=self.clock,
            accounts=lambda: self.accounts,
            kpis=lambda: self.kpis,
            reorders=lambda: self.reorders,
            contacts=lambda: self.contacts,
            escalations=lambda: self.escalations,
            escalation_view=lambda: self.escalation_view,
            policies=lambda: self.policies,
            policy_search=lambda: self.policy_search,
            rights=lambda: self.rights,
            made_drafts=lambda: self.made_drafts,
            desk=lambda: self.desk,
            draft_view=lambda: self.draft_view,
            directories=lambda: self.directories,
            meetings=lambda: self.meetings,
            reviews=lambda: self.reviews,
            upload_path=self.upload_path,
            run_review=self._reviewed,
        )

    def _reviewed(self, review: "StoredReview", path: Path) -> "StoredReview":
        from agent.jobs.reviews import Order

        return self.runner.run(Order(review, path), lambda _review: None)
