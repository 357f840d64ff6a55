"""Decision rights: who decides what."""

from functools import partial

from pydantic import Field

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.kpi.age import Age
from agent.services.telling import policies
from agent.tools.services import Services
from agent.tools.tool import Arguments, Context, Effect, Tool


class DecisionRight(Arguments):
    question: str = Field(min_length=1, max_length=1_000, description="What is to be decided, in the user's words.")


def tools(services: Services) -> list[Tool]:
    return [
        Tool(
            name="decision_right",
            description="Whether the key account manager may decide something alone, or which department decides.",
            effect=Effect.READ,
            arguments=DecisionRight,
            run=partial(decision_right, services),
            doing="telling.doing.decision_right",
        )
    ]


def decision_right(services: Services, context: Context, args: DecisionRight) -> ToolAnswer:
    answer = services.rights().answer(args.question, context.language)
    now = services.clock.now()
    document = context.files[-1].id if context.files else None
    return policies.right(answer, document, Age(now, now), context.language)
