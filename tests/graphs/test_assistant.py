"""The chat loop: who speaks, what tools do, what is shown, and what is told while it runs."""

import re
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from langchain_core.messages import AIMessage, BaseMessage

from agent.domain.assistant.conversation import Role, Stopped, ToolCall
from agent.domain.assistant.limits import Limits
from agent.domain.assistant.said import Asked, Said
from agent.domain.assistant.turn import Progress, Reply, Turn
from agent.domain.errors import Forbidden, Unavailable
from agent.domain.language import Language
from agent.domain.messages import codes, message
from agent.graphs.assistant import AssistantGraph
from agent.prompts import assistant as prompt
from tests.graphs.small_assistant import (
    HELIOTEC,
    NORDWERK,
    Office,
    ScriptedEndpoint,
    SmallPlanner,
    Told,
    before,
    never,
    planner,
    turn,
)

DOWN = Unavailable("models.no_answer", host="x", cause="Timeout")


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def told() -> Told:
    return Told()


def calls(*asked: tuple[str, object], **more: int) -> Said:
    return Said(calls=tuple(Asked("same-id", name, args) for name, args in asked), **more)


def kpi(account: str = NORDWERK, **more: int) -> Said:
    return calls(("query_kpi", {"account": account}), **more)


def graph(office: Office, *script: Said | Exception, limits: Limits = Limits(), **more: object) -> AssistantGraph:  # noqa: B008
    endpoint = ScriptedEndpoint(list(script), **more) if script else None  # type: ignore[arg-type]
    return AssistantGraph(office.tools(), planner, endpoint=endpoint, limits=limits)


def run(office: Office, *script: Said | Exception, asked: Turn | None = None, limits: Limits = Limits()) -> Reply:  # noqa: B008
    return graph(office, *script, limits=limits).run(asked or turn(), Told(), never)


class TestPlanner:
    def test_answers_with_the_figures_of_the_tools(self, office: Office, told: Told) -> None:
        reply = graph(office).run(turn(), told, never)
        assert reply.text.endswith("OTIF von Nordwerk Antriebe GmbH liegt bei 87,3 % (Ziel 95,0 %).")
        assert reply.template.endswith("OTIF von {{F:k1.name}} liegt bei {{F:k1.otif}} (Ziel {{F:k1.target}}).")
        assert reply.tool_calls == (ToolCall("query_kpi", {"account": NORDWERK}),)
        assert [each.id for each in reply.facts] == ["k1.name", "k1.otif", "k1.target"]
        assert reply.links == {"/accounts": "Kunden"}
        assert (reply.usage.model, reply.usage.cost, reply.prompt_hash) == ("planner", None, "")
        assert (reply.stopped, reply.notices) == (None, ())

    def test_results_of_several_calls_are_told_apart(self, office: Office) -> None:
        reply = run(office, asked=turn(f"OTIF von {NORDWERK} und {HELIOTEC}?"))
        assert "Nordwerk Antriebe GmbH liegt" in reply.text
        assert "Heliotec AG liegt" in reply.text
        assert {each.id.split(".")[0] for each in reply.facts} == {"k1", "k2"}

    def test_what_it_asks_back_is_kept_for_the_next_turn(self, office: Office) -> None:
        reply = run(office, asked=turn("Wie steht OTIF?"))
        assert reply.text.endswith("Welchen Kunden meinen Sie?")
        assert reply.open == {"missing": "account"}
        assert office.calls == []

    def test_is_told_in_one_piece_after_the_steps(self, office: Office, told: Told) -> None:
        reply = graph(office).run(turn(), told, never)
        assert [each.token for each in told.all if each.token] == [reply.text]
        assert told.all[-1].token
        assert set(told.steps) <= codes()
        assert [each.fact.id for each in told.all if each.fact] == ["k1.name", "k1.otif", "k1.target"]

    @pytest.mark.parametrize("text", ["OTIF: {{F:k9.otif}}", "OTIF: {{F:k1.otif"])
    def test_where_its_words_name_no_fact_the_tools_own_are_shown(self, office: Office, text: str) -> None:
        class Astray(SmallPlanner):
            def _message(self, messages: list[BaseMessage]) -> AIMessage:
                said = super()._message(messages)
                return said if said.tool_calls else AIMessage(text)

        reply = AssistantGraph(office.tools(), lambda asked: Astray(turn=asked)).run(turn(), Told(), never)
        assert reply.text.endswith("liegt bei 87,3 % (Ziel 95,0 %).")

    def test_a_defect_in_it_is_a_reply(self, office: Office, caplog: pytest.LogCaptureFixture) -> None:
        def broken(asked: Turn) -> None:
            raise RuntimeError(asked.text)

        reply = AssistantGraph(office.tools(), broken).run(turn(), Told(), never)  # type: ignore[arg-type]
        assert message("assistant.run.failed", Language.DE) in reply.text
        assert reply.stopped is Stopped.MODEL
        assert "RuntimeError" in caplog.text
        assert NORDWERK not in caplog.text


class TestEndpoint:
    def test_words_what_the_tools_answered(self, office: Office, told: Told) -> None:
        said = Said("Bei {{F:k1.name}} sind es {{F:k1.otif}}.\nDas Ziel ist {{F:k1.target}}.", (), 20, 4)
        reply = graph(office, kpi(input_tokens=10, output_tokens=3), said).run(turn(), told, never)
        assert reply.text.endswith("Bei Nordwerk Antriebe GmbH sind es 87,3 %.\nDas Ziel ist 95,0 %.")
        assert told.text == reply.text
        assert (reply.usage.model, reply.usage.calls) == ("scripted", 2)
        assert (reply.usage.input_tokens, reply.usage.output_tokens) == (30, 7)
        assert reply.prompt_hash == prompt.HASH
        assert reply.notices == ()

    def test_cost_is_counted_where_prices_are_set(self, office: Office) -> None:
        limits = Limits(price_in=10, price_out=100)
        assert run(office, Said("Gern.", (), 1_000, 100), limits=limits).usage.cost == pytest.approx(0.02)

    def test_tokens_that_nobody_counted_are_estimated(self, office: Office) -> None:
        usage = run(office, Said("Gern geschehen, bis zum nächsten Mal.")).usage
        assert usage.input_tokens > len(prompt.SYSTEM) // 4
        assert usage.output_tokens > 5

    def test_calls_at_once_get_ids_and_numbers_of_their_own(self, office: Office) -> None:
        both = calls(("query_kpi", {"account": NORDWERK}), ("query_kpi", {"account": HELIOTEC}))
        endpoint = ScriptedEndpoint([both, Said("{{F:k1.otif}} und {{F:k2.otif}}.")])
        AssistantGraph(office.tools(), planner, endpoint=endpoint).run(turn(), Told(), never)
        *_, called, first, second = endpoint.seen[1]
        ids = [call["id"] for call in called.tool_calls]  # type: ignore[attr-defined]
        assert len(set(ids)) == 2
        assert [first.tool_call_id, second.tool_call_id] == ids  # type: ignore[attr-defined]
        assert all(re.fullmatch("[a-z0-9]{9}", each) for each in ids)

    def test_rules_come_first_and_never_change(self, office: Office) -> None:
        endpoint = ScriptedEndpoint([Said("Gern.")])
        built = AssistantGraph(office.tools(), planner, endpoint=endpoint)
        built.run(turn("Hallo"), Told(), never)
        history = (before("Hallo", Role.USER), before("Gern."))
        later = replace(turn("Danke", history=history), today=turn().today.replace(day=1))
        built.run(later, Told(), never)
        first, second = endpoint.seen
        assert first[0].content == second[0].content == prompt.SYSTEM
        assert [each.content for each in second[1:3]] == ["Hallo", "Gern."]
        assert "2026-11-01" in str(second[-1].content)

    @pytest.mark.parametrize("args", ["{broken", [1, 2], None, "text", {"account": 3}, {"account": NORDWERK, "x": 1}])
    def test_arguments_that_are_none_are_told_to_the_model(self, office: Office, args: object) -> None:
        endpoint = ScriptedEndpoint([calls(("query_kpi", args)), kpi(), Said("{{F:k2.otif}}")])
        reply = AssistantGraph(office.tools(), planner, endpoint=endpoint).run(turn(), Told(), never)
        assert '"ok": false' in str(endpoint.seen[1][-1].content)
        assert reply.text.endswith("87,3 %")

    @pytest.mark.parametrize("name", ["approve", "send_mail", "", "x" * 500, "rm -rf /", "\u202e"])
    def test_a_tool_that_is_none_is_told_to_the_model(self, office: Office, name: str) -> None:
        endpoint = ScriptedEndpoint([calls((name, {})), Said("Das kann ich nicht.")])
        reply = AssistantGraph(office.tools(), planner, endpoint=endpoint).run(turn(), Told(), never)
        assert "telling.error.tool" in str(endpoint.seen[1][-1].content)
        sent = endpoint.seen[1][-2].tool_calls[0]["name"]  # type: ignore[attr-defined]
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", sent)
        assert reply.text.endswith("Das kann ich nicht.")

    def test_where_it_is_down_the_planner_answers(self, office: Office, told: Told) -> None:
        reply = graph(office, DOWN).run(turn(), told, never)
        assert reply.text.endswith("liegt bei 87,3 % (Ziel 95,0 %).")
        assert reply.notices == ("assistant.run.endpoint",)
        assert reply.stopped is Stopped.MODEL
        assert reply.usage.model == "planner"
        assert "assistant.run.step.planner" in told.steps

    def test_what_tools_did_before_it_failed_is_not_done_twice(self, office: Office) -> None:
        reply = run(office, calls(("draft_email", {"account": NORDWERK})), DOWN)
        assert office.drafts == ["D-1"]
        assert reply.drafts == ("D-1",)
        assert "[Entwurf](/approvals/D-1)" in reply.text

    def test_a_call_that_gave_nothing_is_no_reason_to_give_up(self, office: Office) -> None:
        reply = run(office, kpi("Nobody AG"), DOWN)
        assert reply.text.endswith("liegt bei 87,3 % (Ziel 95,0 %).")


class TestFirstAnswer:
    @pytest.mark.parametrize("language", list(Language))
    def test_says_what_is_answering(self, office: Office, language: Language) -> None:
        reply = run(office, asked=turn(language=language))
        assert reply.text.startswith(message("assistant.run.ai", language))
        assert "AI" in reply.text or "KI" in reply.text

    def test_also_where_a_model_answers_or_fails(self, office: Office) -> None:
        for script in (Said("Gern."), DOWN):
            assert run(office, script).text.startswith(message("assistant.run.ai", Language.DE))

    def test_only_the_first(self, office: Office) -> None:
        reply = run(office, asked=turn(history=(before("Hallo", Role.USER), before("Guten Tag."))))
        assert message("assistant.run.ai", Language.DE) not in reply.text

    def test_a_conversation_without_an_answer_yet_still_gets_it(self, office: Office) -> None:
        reply = run(office, asked=turn(history=(before("Hallo", Role.USER),)))
        assert reply.text.startswith(message("assistant.run.ai", Language.DE))


class TestLanguage:
    @pytest.mark.parametrize(
        ("text", "history", "expected"),
        [
            (f"How is the OTIF of {NORDWERK}?", (), Language.EN),
            (f"Wie ist OTIF bei {NORDWERK}?", (), Language.DE),
            (NORDWERK, (), Language.DE),
            (NORDWERK, (replace(before("Which customer do you mean?"), language=Language.EN),), Language.EN),
        ],
    )
    def test_is_that_of_the_message(
        self, office: Office, text: str, history: tuple[object, ...], expected: Language
    ) -> None:
        reply = run(office, asked=turn(text, history=history))
        assert reply.language is expected
        assert ("Ziel" in reply.text) is (expected is Language.DE)

    def test_a_given_one_counts(self, office: Office) -> None:
        assert "target" in run(office, asked=turn(language=Language.EN)).text


def test_it_runs_in_the_thread_of_the_caller(office: Office) -> None:
    threads: set[int] = set()

    def tell(progress: Progress) -> None:
        threads.add(threading.get_ident())

    office.doing = lambda: threads.add(threading.get_ident())
    graph(office, kpi(), Said("{{F:k1.otif}}")).run(turn(), tell, never)
    assert threads == {threading.get_ident()}


def test_a_foreign_account_is_refused_before_anything_runs(office: Office) -> None:
    with pytest.raises(Forbidden):
        run(office, asked=turn(account="Kranich Medizintechnik GmbH & Co. KG"))
    assert office.calls == []


def test_the_same_turn_again_has_the_same_request_and_another_one_not(office: Office) -> None:
    draft = calls(("draft_email", {"account": NORDWERK}))
    for asked in (turn(), turn(), turn(history=(before("Hallo"),)), turn("Noch einmal")):
        run(office, draft, Said("Erledigt."), asked=asked)
    assert office.requests[0] == office.requests[1]
    assert len(set(office.requests)) == 3


def test_many_at_once_share_nothing(office: Office) -> None:
    built = graph(office)
    replies: dict[int, Reply] = {}

    def one(number: int) -> None:
        account = (NORDWERK, HELIOTEC)[number % 2]
        replies[number] = built.run(turn(f"OTIF von {account}?", thread=f"t{number}"), Told(), never)

    _together(one, 16)
    assert all((NORDWERK, HELIOTEC)[number % 2] in reply.text for number, reply in replies.items())
    assert all((HELIOTEC, NORDWERK)[number % 2] not in reply.text for number, reply in replies.items())
    assert len(replies) == 16


def _together(work: Callable[[int], None], count: int) -> None:
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_every_code_that_is_told_exists(office: Office) -> None:
    used = {f"assistant.run.{why.value}" for why in Stopped if why is not Stopped.MODEL}
    assert used <= codes()
