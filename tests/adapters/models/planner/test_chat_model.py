"""The planner behind LangChain's interface: what it says before the tools have run, and after."""

import json
from typing import Any

import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage

from agent.adapters.models.planner.chat_model import Planners
from agent.domain.assistant.turn import Turn
from agent.domain.identity import Role, User
from evals.routing.utterances import WRITTEN_FOR

KAM = User("k", "K", "k@example.org", frozenset({Role.HEAD_OF_SALES}), frozenset())


def say(planners: Planners, text: str, *after: Any) -> AIMessage:
    messages = [SystemMessage("rules"), HumanMessage(text), *after]
    return planners(Turn(KAM, "t", text, WRITTEN_FOR)).invoke(messages)


def results(*contents: dict[str, Any]) -> list[Any]:
    calls: list[Any] = [
        {"name": "query_kpi", "args": {"kpi": "otif", "account": f"Kunde {at}"}, "id": f"c{at}"}
        for at, _ in enumerate(contents)
    ]
    told = [ToolMessage(json.dumps(each), tool_call_id=f"c{at}") for at, each in enumerate(contents)]
    return [AIMessage("", tool_calls=calls), *told]


def test_calls_come_with_ids_and_without_words(planners: Planners) -> None:
    said = say(planners, "Wie steht OTIF bei Nordwerk und Heliotec?")
    assert [each["args"]["account"] for each in said.tool_calls] == ["Nordwerk Antriebe GmbH", "Heliotec AG"]
    assert len({each["id"] for each in said.tool_calls}) == 2
    assert said.content == ""


def test_a_question_back_is_left_open_as_plain_json(planners: Planners) -> None:
    said = say(planners, "Entwirf eine Eskalation")
    assert not said.tool_calls
    assert "Nordwerk Antriebe GmbH" in str(said.content)
    assert json.loads(json.dumps(said.additional_kwargs["open"])) == said.additional_kwargs["open"]


def test_answers_keep_their_markers(planners: Planners) -> None:
    answer = "OTIF: {{F:k1.otif}}."
    assert say(planners, "OTIF?", *results({"ok": True, "answer": answer})).content == answer


def test_several_answers_get_headings_in_the_order_of_the_calls(planners: Planners) -> None:
    text = str(
        say(planners, "Wie ist OTIF?", *results({"ok": True, "answer": "eins"}, {"ok": True, "answer": "zwei"})).content
    )
    assert text.index("Kunde 0") < text.index("eins") < text.index("Kunde 1") < text.index("zwei")


def test_an_error_is_told_in_words(planners: Planners) -> None:
    failed = {"ok": False, "error": {"code": "x", "message": "Das kenne ich nicht.", "advice": "adjust"}}
    assert say(planners, "OTIF?", *results(failed)).content == "Das kenne ich nicht."


@pytest.mark.parametrize("content", ["{", "[]", "null", '{"ok": false}'])
def test_a_broken_result_is_no_crash(planners: Planners, content: str) -> None:
    messages = results({"ok": True, "answer": ""})
    messages[-1] = ToolMessage(content, tool_call_id="c0")
    assert "Werkzeug" in str(say(planners, "Wie ist die Liefertreue?", *messages).content)


def test_an_offer_of_the_answer_stays_open(planners: Planners) -> None:
    offer = {"name": "draft_escalation", "args": {"account": "Heliotec AG"}}
    said = say(planners, "Call-Off?", *results({"ok": True, "answer": "69 %", "data": {"offer": offer}}))
    assert said.additional_kwargs["open"] == {"kind": "offer", "calls": [offer]}


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("Wo ist die Sendung 4711?", "Inside Sales"),
        ("Has invoice 2026-1188 been paid?", "Finance"),
        ("Ist die Zeichnung technisch freigegeben?", "Engineering"),
        ("Welcher Lieferant fertigt die Gehäuse?", "Einkauf"),
        ("Erstelle einen 8D-Report", "Qualitätsmanagement"),
    ],
)
def test_operative_matters_are_routed_by_name(planners: Planners, text: str, department: str) -> None:
    said = say(planners, text)
    assert not said.tool_calls
    assert department in str(said.content)


def test_it_says_what_it_is(planners: Planners) -> None:
    assert "kein Mensch" in str(say(planners, "Bist du ein Mensch?").content)
    assert "AI assistant" in str(say(planners, "Who are you?").content)


def test_only_bound_tools_are_called(planners: Planners) -> None:
    tools = [{"type": "function", "function": {"name": "list_run_outs", "parameters": {}}}]
    asked = Turn(KAM, "t", "Wie steht OTIF bei Nordwerk?", WRITTEN_FOR)
    assert not planners(asked).bind_tools(tools).invoke([HumanMessage(asked.text)]).tool_calls
    assert planners(asked).invoke([HumanMessage(asked.text)]).tool_calls


def test_what_is_shown_of_it_does_not_grow_with_the_names_of_the_facts(planners: Planners) -> None:
    """LangChain shows the model at every call: with thousands of names that took most of a turn."""
    shown = planners(Turn(KAM, "t", "Wie steht OTIF?", WRITTEN_FOR))
    assert len(repr(shown)) < 500
