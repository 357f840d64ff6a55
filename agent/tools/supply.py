"""Supply: what runs out, and what to order from our suppliers."""

from functools import partial

from pydantic import Field

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.errors import BadInput
from agent.services.telling import proposals, run_outs
from agent.services.telling.page import MOST_ROWS
from agent.tools.scope import OneOrAll, narrowed
from agent.tools.services import Services
from agent.tools.tool import Arguments, Context, Effect, Tool


class ListRunOuts(Arguments):
    account: OneOrAll = None
    days: int = Field(30, ge=1, le=366, description="How many days to look ahead.")


class ProposeReorders(Arguments):
    account: OneOrAll = None
    article: str | None = Field(None, description="Id of one article such as MC-10432, for its whole arithmetic.")


def tools(services: Services) -> list[Tool]:
    return [
        Tool(
            name="list_run_outs",
            description="Articles that have run empty or will within some days, with cause and next step.",
            effect=Effect.READ,
            arguments=ListRunOuts,
            run=partial(list_run_outs, services),
            doing="telling.doing.list_run_outs",
        ),
        Tool(
            name="propose_reorders",
            description="What to order from our suppliers, how much and why. Internal; nothing is ordered.",
            effect=Effect.READ,
            arguments=ProposeReorders,
            run=partial(propose_reorders, services),
            doing="telling.doing.propose_reorders",
        ),
    ]


def list_run_outs(services: Services, context: Context, args: ListRunOuts) -> ToolAnswer:
    account, reorders = narrowed(context, args.account), services.reorders()
    found = reorders.run_outs(context.user, account, args.days)
    if not found.customers:
        raise BadInput("kpi.no_accounts")
    shown = [each.article.id for each in found.run_outs[:MOST_ROWS]]
    return run_outs.run_outs(found, reorders.rows(found.customers, shown), context.language, account)


def propose_reorders(services: Services, context: Context, args: ProposeReorders) -> ToolAnswer:
    account, reorders = narrowed(context, args.account), services.reorders()
    found = reorders.proposals(context.user, account, args.article)
    if not found.customers:
        raise BadInput("kpi.no_accounts")
    shown = [each.article.id for each in found.proposals[:MOST_ROWS]]
    rows = reorders.rows(found.customers, shown)
    if args.article is not None:
        return proposals.proposal(found, rows, context.language)
    return proposals.proposals(found, rows, context.language)
