"""The policy library: clauses by meaning."""

from functools import partial

from pydantic import Field

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.kpi.age import Age
from agent.services.telling import policies
from agent.tools.services import Services
from agent.tools.tool import Arguments, Context, Effect, Tool

_PASSAGES = 3


class SearchPolicy(Arguments):
    query: str = Field(min_length=1, max_length=1_000, description="What is asked, in the user's words.")


def tools(services: Services) -> list[Tool]:
    return [
        Tool(
            name="search_policy",
            description="Our own position on a topic of NDAs: clauses of the policy library by meaning, with version.",
            effect=Effect.READ,
            arguments=SearchPolicy,
            run=partial(search_policy, services),
            doing="telling.doing.search_policy",
        )
    ]


def search_policy(services: Services, context: Context, args: SearchPolicy) -> ToolAnswer:
    clauses, search = services.policies().clauses(), services.policy_search()
    search.sync(clauses)
    passages = search.passages(args.query, _PASSAGES)
    departments = {each.id: each for each in services.policies().departments()}
    now = services.clock.now()
    known = {each.id: each for each in clauses}
    return policies.found(passages, known, departments, Age(now, now), context.language)
