"""The tools of the product in the chat: what they answer may be given back as it is; the scope is the session's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.bootstrap import App, build
from agent.domain.assistant.grounding import Grounds, doubts
from agent.domain.assistant.links import kept_links
from agent.domain.assistant.said import Asked, Said
from agent.domain.assistant.turn import Turn
from agent.domain.language import Language
from agent.graphs.assistant import AssistantGraph
from agent.settings import Settings
from agent.tools.tool import Context
from tests.conftest import TODAY
from tests.graphs.small_assistant import ScriptedEndpoint, Told, never, planner

NORDWERK, FOREIGN = "Nordwerk Antriebe GmbH", "Vantage Pumps Ltd"
OF_NORDWERK = {"account": NORDWERK}
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("query_kpi", {"kpi": "all", **OF_NORDWERK}),
    ("query_kpi", {"kpi": "call_off"}),
    ("query_kpi", {"kpi": "otif", "period": "2026-06/2026-11", **OF_NORDWERK}),
    ("list_run_outs", {"days": 30}),
    ("propose_reorders", OF_NORDWERK),
    ("contact_history", {"contact": "Sabine Kröger", **OF_NORDWERK}),
    ("overdue_contacts", {}),
    ("list_escalations", {}),
    ("search_policy", {"query": "Vertragsstrafe"}),
    ("decision_right", {"question": "Darf ich 4 % Nachlass geben?"}),
    ("list_approvals", {}),
]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[App]:
    built = build(Settings(home=tmp_path_factory.mktemp("home"), cache=cache, today=TODAY))
    built.demo.ensure()
    yield built
    built.close()


SLOW = {"search_policy"}  # makes the index
CASES = [pytest.param(name, args, marks=[pytest.mark.long] * (name in SLOW)) for name, args in CALLS]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("name", "args"), CASES)
def test_an_answer_given_back_unchanged_passes_the_checks(
    product: App, name: str, args: dict[str, Any], language: Language
) -> None:
    user = product.identity.user("k.brandt")
    answer, told = product.toolbox.call(Context(user, language), name, args, 1)
    assert answer is not None, told
    grounds = Grounds(answer.facts, (), (), TODAY, language, (*user.accounts, *answer.drafts))
    kept = kept_links(answer.text, ())
    assert doubts(kept.text, grounds) == ()
    assert kept.removed == 0


@pytest.mark.parametrize("name", ["query_kpi", "contact_history", "propose_reorders", "list_escalations"])
def test_a_customer_of_somebody_else_is_in_no_prompt_and_no_reply(product: App, name: str) -> None:
    """I3, with what the product would tell somebody who may see it."""
    args: dict[str, Any] = {"account": FOREIGN, **({"kpi": "otif"} if name == "query_kpi" else {})}
    head, kam = product.identity.user("h.sommer"), product.identity.user("k.brandt")
    assert not kam.may_see(FOREIGN)
    seen, _ = product.toolbox.call(Context(head, Language.DE), name, args, 1)
    assert seen is not None
    figures = {str(fact.value) for fact in seen.facts if isinstance(fact.value, float) and fact.value % 1}
    endpoint = ScriptedEndpoint([Said(calls=(Asked("x", name, args),)), Said("Gern.")], sees_all=True)
    graph = AssistantGraph(product.toolbox, planner, endpoint=endpoint)
    reply = graph.run(Turn(kam, "t1", "Und bei den anderen?", TODAY), Told(), never)
    assert reply.facts == ()
    assert '"ok": false' in endpoint.received
    assert not any(figure in endpoint.received + reply.text for figure in figures)
