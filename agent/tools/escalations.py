"""Escalations: what is broken, and how many of the 14 days have passed."""

from functools import partial
from typing import Literal

from pydantic import Field

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.errors import BadInput
from agent.domain.kpi.age import Age
from agent.services.escalations import Which
from agent.services.telling import escalations
from agent.tools.scope import OneOrAll, narrowed
from agent.tools.services import Services
from agent.tools.tool import Arguments, Context, Effect, Tool


class ListEscalations(Arguments):
    account: OneOrAll = None
    status: Literal["open", "closed", "all"] = Field("open", description="Which of them; open by default.")


def tools(services: Services) -> list[Tool]:
    return [
        Tool(
            name="list_escalations",
            description="Escalations of customers with their clock (day n of 14), trigger and what is missing.",
            effect=Effect.READ,
            arguments=ListEscalations,
            run=partial(list_escalations, services),
            doing="telling.doing.list_escalations",
        )
    ]


def list_escalations(services: Services, context: Context, args: ListEscalations) -> ToolAnswer:
    account = narrowed(context, args.account)
    if not services.accounts().scope(context.user, account):
        raise BadInput("kpi.no_accounts")
    found = services.escalations().find(context.user, Which(args.status), account)
    shown = services.escalation_view().listed(found, context.language)["escalations"]
    now = services.clock.now()
    return escalations.listed(found, shown, args.status, Age(now, now), context.language)
