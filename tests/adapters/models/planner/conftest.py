"""The planner over the names of the demo world, with the real encoder and the shipped glossary."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.models.planner.chat_model import Planners
from agent.adapters.models.planner.plan import Plan
from agent.domain.assistant.conversation import Message, Role
from agent.domain.assistant.turn import Turn
from agent.domain.identity import Role as UserRole
from agent.domain.identity import User
from agent.domain.language import Language
from agent.settings import shipped_policies
from evals.routing.demo_names import demo_directory
from evals.routing.utterances import WRITTEN_FOR
from knowledge.embeddings import Embedder
from knowledge.policies import PolicyLibrary
from knowledge.rules.glossary import GlossaryFile

KAM = User("k", "K", "k@example.org", frozenset({UserRole.HEAD_OF_SALES}), frozenset())


@pytest.fixture(scope="session")
def planners() -> Planners:
    directory, policies = demo_directory(), Path(shipped_policies())
    glossary = GlossaryFile(policies)
    return Planners(Embedder().encode, glossary.glossary, lambda _user: directory, PolicyLibrary(policies).departments)


def turn(text: str, history: tuple[Message, ...] = (), **values: Any) -> Turn:
    return Turn(KAM, "t", text, WRITTEN_FOR, history, **values)


@pytest.fixture
def said(planners: Planners) -> Callable[..., list[tuple[str, dict[str, Any]]]]:
    """The calls of the last of several messages; what was planned before is the conversation."""

    def plan(*texts: str, **values: Any) -> list[tuple[str, dict[str, Any]]]:
        return [(each.name, dict(each.args)) for each in talk(planners, *texts, **values).calls]

    return plan


def talk(planners: Planners, *texts: str, offer: dict[str, Any] | None = None, **values: Any) -> Plan:
    """``offer``: a call that every answer of a tool offers."""
    history: list[Message] = []
    plan = Plan()
    for text in texts:
        plan = planners.plan(turn(text, tuple(history), **values))
        left = {"kind": "offer", "calls": [offer]} if offer and plan.calls else dict(plan.open)
        at = {"language": Language.DE, "at": None, "thread": "t"}
        history.append(Message("u", role=Role.USER, text=text, **at))  # type: ignore[arg-type]
        history.append(Message("a", role=Role.ASSISTANT, text="", tool_calls=plan.calls, open=left, **at))  # type: ignore[arg-type]
    return plan
