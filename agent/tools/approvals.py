"""What waits for a person, and what became of it. No tool approves anything (I1)."""

from functools import partial

from pydantic import Field

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.draft.status_filter import StatusFilter
from agent.domain.kpi.age import Age
from agent.services.telling import drafts
from agent.tools.services import Services
from agent.tools.tool import Arguments, Context, Effect, Tool


class ListApprovals(Arguments):
    status: StatusFilter = Field(
        StatusFilter.PENDING, description="pending: what waits for a person; approved includes what was sent."
    )


def tools(services: Services) -> list[Tool]:
    return [
        Tool(
            name="list_approvals",
            description="Drafts that wait for approval, or that were approved or rejected.",
            effect=Effect.READ,
            arguments=ListApprovals,
            run=partial(list_approvals, services),
            doing="telling.doing.list_approvals",
        )
    ]


def list_approvals(services: Services, context: Context, args: ListApprovals) -> ToolAnswer:
    found = services.desk().find(context.user, args.status.statuses)
    seen = [each for each in found if context.account in (None, each.account)]
    view, now = services.draft_view(), services.clock.now()
    lines = [view.line(each, context.language) for each in seen]
    return drafts.listed(seen, lines, args.status, Age(now, now), context.language)
