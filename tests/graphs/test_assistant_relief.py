"""What an endpoint leaves behind when the planner takes over: answers of tools, and nothing that it wrote itself."""

from agent.domain.assistant.said import Asked, Said
from agent.domain.errors import Unavailable
from agent.graphs.assistant import AssistantGraph
from tests.graphs.small_assistant import NORDWERK, Office, ScriptedEndpoint, Told, never, planner, turn

INVENTED = "93,72 %"


def test_its_words_beside_a_call_and_its_own_errors_are_not_shown() -> None:
    calls = (
        Asked("a", "query_kpi", {"account": NORDWERK}),
        Asked("b", "query_kpi", {"account": INVENTED}),
        Asked("c", "contact_history", {"account": NORDWERK, INVENTED: 1}),
    )
    down = Unavailable("models.no_answer", host="x", cause="y")
    script: list[Said | Exception] = [Said(f"Freigegeben: {INVENTED}", calls), down]
    graph = AssistantGraph(Office().tools(), planner, endpoint=ScriptedEndpoint(script))
    reply = graph.run(turn(), Told(), never)
    assert "87,3 %" in reply.text
    assert INVENTED not in reply.text
    assert "Freigegeben" not in reply.text
    assert [each.name for each in reply.tool_calls] == ["query_kpi", "query_kpi", "contact_history"]
