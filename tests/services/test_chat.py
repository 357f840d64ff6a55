"""Messages: taken once, one at a time, answered and stored whatever goes wrong."""

import datetime as dt
import io
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agent.bootstrap import App, build
from agent.domain.assistant.conversation import Message, Role, Stopped, Thread, ToolCall
from agent.domain.assistant.turn import Progress, Reply
from agent.domain.errors import BadInput, Conflict, Forbidden, KamError, NotFound, TooMany
from agent.domain.identity import User
from agent.domain.language import Language
from agent.services.chat_intake import Asked
from agent.settings import Settings
from tests.approvals_world import quick_folder
from tests.conftest import TODAY
from tests.facts_world import customer, provide
from tests.kpi_world import SetClock
from tests.scripted_assistant import OTIF, Scripted, raising, spoken, with_figure

NORDWERK = "Nordwerk Antriebe GmbH"
HELIOTEC = "Heliotec AG"


@pytest.fixture
def home() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder / "home"


@pytest.fixture
def clock(app: App) -> SetClock:
    app.clock = SetClock()  # type: ignore[assignment]
    return app.clock  # type: ignore[return-value]


@pytest.fixture
def assistant(app: App, clock: SetClock) -> Scripted:
    scripted = Scripted()
    app.__dict__["assistant"] = scripted
    return scripted


@pytest.fixture
def kam(app: App) -> User:
    return app.identity.user("k.brandt")


@pytest.fixture
def thread(app: App, assistant: Scripted, kam: User) -> Thread:
    return app.conversations.open(kam)


def say(app: App, thread: Thread | None, text: str = "Wie steht OTIF?", **values: Any) -> Message:
    asked = Asked(text, thread.id if thread else None, **values)
    return app.chat.say(app.identity.user("k.brandt"), asked, lambda _told: None, lambda: False)


def texts(app: App, thread: Thread) -> list[tuple[Role, str]]:
    return [(each.role, each.text) for each in app.conversations.store.messages(thread.id)]


@contextmanager
def running(app: App, assistant: Scripted, thread: Thread, **values: Any) -> Iterator[Future[Message]]:
    """A message whose answer is awaited; it comes at the end."""
    assistant.hold = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(say, app, thread, "Die erste", **values)
        assert assistant.started.wait(10)
        try:
            yield answer
        finally:
            assistant.hold.set()


@pytest.fixture
def second(app: App, home: Path, clock: SetClock, assistant: Scripted) -> Iterator[App]:
    """Another process on the same state."""
    other = build(Settings(home=home, today=TODAY))
    other.clock = clock  # type: ignore[assignment]
    other.__dict__["assistant"] = assistant
    yield other
    other.close()


def test_a_message_and_its_answer_are_stored_in_order(app: App, assistant: Scripted, thread: Thread) -> None:
    answer = say(app, thread)
    assert texts(app, thread) == [(Role.USER, "Wie steht OTIF?"), (Role.ASSISTANT, "WIE STEHT OTIF?")]
    assert (answer.thread, answer.language, answer.stopped) == (thread.id, Language.DE, None)
    (turn,) = assistant.turns
    assert (turn.user.id, turn.thread, turn.today, turn.account, turn.history) == (
        "k.brandt",
        thread.id,
        TODAY,
        None,
        (),
    )


def test_what_the_assistant_asked_back_comes_with_the_next_message(
    app: App, assistant: Scripted, thread: Thread
) -> None:
    assistant.then.append(with_figure)
    say(app, thread)
    say(app, thread, "letztes Quartal")
    question, answer = assistant.turns[1].history
    assert (question.text, answer.open) == ("Wie steht OTIF?", {"waits_for": "period"})
    assert answer.facts == (replace(OTIF, rows=()),), "a model needs the figures, not the rows behind them"


def test_twenty_turns_go_along(app: App, assistant: Scripted, clock: SetClock, thread: Thread) -> None:
    for number in range(23):
        clock.moment += dt.timedelta(seconds=10)
        say(app, thread, f"Frage {number}")
    assert [each.text for each in assistant.turns[-1].history][::2] == [f"Frage {at}" for at in range(2, 22)]


def test_without_a_conversation_a_new_one_begins(app: App, assistant: Scripted, kam: User) -> None:
    provide(app.facts_store, customers=[customer("N", NORDWERK), customer("H", HELIOTEC)])
    answer = say(app, None, account="nordwerk antriebe gmbh")
    assert app.conversations.get(kam, answer.thread).account == assistant.turns[0].account == NORDWERK
    say(app, app.conversations.get(kam, answer.thread), account=NORDWERK)
    with pytest.raises(BadInput, match=HELIOTEC):
        say(app, app.conversations.get(kam, answer.thread), account=HELIOTEC)


def test_who_lost_an_account_asks_no_more_about_it(app: App, assistant: Scripted, kam: User) -> None:
    provide(app.facts_store, customers=[customer("N", NORDWERK)])
    thread = app.conversations.open(kam, NORDWERK)
    app.identity.assign({"k.brandt": [HELIOTEC]})
    with pytest.raises(Forbidden):
        say(app, thread)
    assert assistant.turns == []
    assert app.audit.entries()[-1].details == {"code": "access.account"}


@pytest.mark.parametrize("text", ["", "  \n\t", "\0"])
def test_an_empty_message_is_refused_but_a_file_says_something(
    app: App, assistant: Scripted, kam: User, thread: Thread, text: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        say(app, thread, text)
    assert refusal.value.code == "assistant.empty"
    file = app.conversations.attach(kam, thread.id, "nda.pdf", "", io.BytesIO(b"x"))
    say(app, thread, text)
    assert assistant.turns[0].files == (file,)


def test_a_message_has_a_longest(app: App, thread: Thread) -> None:
    say(app, thread, "x" * 8_000)
    with pytest.raises(BadInput, match=r"8\.?001"):
        say(app, thread, "x" * 8_001)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "\x1b[2J\u202eevil {{F:otif}} '; drop table users", "a\ud800b"]
)
def test_hostile_text_is_stored_as_it_is(app: App, thread: Thread, text: str) -> None:
    say(app, thread, text)
    stored = app.conversations.store.messages(thread.id)[0].text
    assert stored == text.replace("\ud800", "?")


def test_a_model_that_writes_what_no_database_takes_breaks_nothing(
    app: App, assistant: Scripted, thread: Thread
) -> None:
    deep: dict[str, Any] = {}
    for _ in range(500):
        deep = {"a": deep}
    calls = (ToolCall("x\ud800", {"a\0": ["\ud800", {"b": 1.5}], "deep": deep}),)
    assistant.then.append(lambda _turn: Reply("a\0\ud800b", Language.DE, tool_calls=calls, open={"q": "\udfff"}))
    answer = say(app, thread)
    assert (answer.text, answer.open, answer.tool_calls[0].args["a"]) == ("a?b", {"q": "?"}, ["?", {"b": 1.5}])
    assert app.conversations.store.messages(thread.id)[1] == answer


def test_files_since_the_last_message_come_along_and_all_are_known(
    app: App, assistant: Scripted, kam: User, thread: Thread
) -> None:
    first, second = (app.conversations.attach(kam, thread.id, name, "", io.BytesIO(b"x")) for name in "ab")
    say(app, thread, files=[second.id])
    say(app, thread)
    say(app, thread)
    messages = [each.files for each in app.conversations.store.messages(thread.id) if each.role is Role.USER]
    assert messages == [(second,), (first,), ()]
    assert [turn.files for turn in assistant.turns] == [(first, second), (second, first), (first, second)]
    with pytest.raises(NotFound):
        say(app, thread, files=[str(uuid.uuid4())])


def test_a_file_of_another_conversation_is_none_of_this(app: App, kam: User, thread: Thread) -> None:
    elsewhere = app.conversations.open(app.identity.user("m.yilmaz"))
    file = app.conversations.attach(app.identity.user("m.yilmaz"), elsewhere.id, "x", "", io.BytesIO(b"x"))
    with pytest.raises(NotFound):
        say(app, thread, files=[file.id])


def test_one_click_is_one_message(app: App, assistant: Scripted, thread: Thread) -> None:
    first = say(app, thread, request_id="r1")
    assert say(app, thread, request_id="r1") == first
    assert (len(assistant.turns), len(texts(app, thread))) == (1, 2)
    with pytest.raises(Conflict) as refusal:
        say(app, thread, "Etwas anderes", request_id="r1")
    assert refusal.value.code == "assistant.request_reused"
    assert say(app, thread, request_id="r2") != first


def test_one_click_begins_one_conversation(app: App, assistant: Scripted, kam: User) -> None:
    first = say(app, None, request_id="r1")
    assert say(app, None, request_id="r1") == first
    other = Asked("Wie steht OTIF?", request_id="r1")
    theirs = app.chat.say(app.identity.user("m.yilmaz"), other, lambda _told: None, lambda: False)
    assert theirs.thread != first.thread, "the same number of somebody else is another click"
    assert len(app.conversations.latest(kam)) == 1


def test_a_second_message_waits_for_the_first(app: App, second: App, assistant: Scripted, thread: Thread) -> None:
    with running(app, assistant, thread) as first:
        for process in (app, second):
            assert process.conversations.is_running(process.identity.user("k.brandt"), thread.id)
            with pytest.raises(Conflict) as refusal:
                say(process, thread, "Die zweite")
            assert refusal.value.code == "assistant.running"
    assert first.result().text == "DIE ERSTE"
    assert say(second, thread, "Die zweite").text == "DIE ZWEITE"
    assert [text for role, text in texts(app, thread) if role is Role.USER] == ["Die erste", "Die zweite"]


def test_a_double_click_is_told_that_it_runs_and_then_gets_the_answer(
    app: App, second: App, assistant: Scripted, thread: Thread
) -> None:
    with running(app, assistant, thread, request_id="r") as first, pytest.raises(Conflict):
        say(second, thread, "Die erste", request_id="r")
    assert say(second, thread, "Die erste", request_id="r") == first.result()
    assert len(assistant.turns) == 1


def test_of_many_at_once_one_is_taken(app: App, second: App, assistant: Scripted, thread: Thread) -> None:
    assistant.hold = threading.Event()
    refused = []

    def one(number: int) -> None:
        try:
            say((app, second)[number % 2], thread, f"Frage {number}")
        except Conflict as error:
            refused.append(error.code)
        if len(refused) == 7:
            assert assistant.hold is not None
            assistant.hold.set()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, range(8)))
    assert refused == ["assistant.running"] * 7
    assert len(texts(app, thread)) == 2


def died(app: App, thread: Thread, **values: Any) -> None:
    """A process took the message and was killed."""
    app.chat.begin(app.identity.user("k.brandt"), Asked("Die erste", thread.id, **values))


def test_a_run_that_died_is_taken_over_after_its_deadline(
    app: App, second: App, clock: SetClock, assistant: Scripted, thread: Thread
) -> None:
    died(app, thread, request_id="r")
    clock.moment += app.chat.intake.longest - dt.timedelta(seconds=1)
    with pytest.raises(Conflict):
        say(second, thread, "Die erste", request_id="r")
    clock.moment += dt.timedelta(seconds=1)
    assert say(second, thread, "Die erste", request_id="r").text == "DIE ERSTE"
    assert len(texts(app, thread)) == 2, "the message was stored once"
    assert assistant.turns[0].request == app.conversations.store.messages(thread.id)[0].id


def test_a_run_from_before_the_clock_was_set_back_is_dead(app: App, clock: SetClock, thread: Thread) -> None:
    died(app, thread)
    clock.moment -= dt.timedelta(hours=20)  # a pinned date after midnight
    assert say(app, thread, "Die zweite").text == "DIE ZWEITE"


def test_the_answer_of_a_run_that_was_taken_over_is_dropped(
    app: App, second: App, clock: SetClock, assistant: Scripted, thread: Thread
) -> None:
    assistant.deaf = True  # else it may see that its time is over, and end before it is taken over
    with running(app, assistant, thread) as first:
        clock.moment += app.chat.intake.longest
        begun = second.chat.begin(second.identity.user("k.brandt"), Asked("Die zweite", thread.id))
    with pytest.raises(Conflict) as refusal:
        first.result()
    assert refusal.value.code == "assistant.taken_over"
    assert second.chat.answer(begun, lambda _told: None, lambda: False).text == "DIE ZWEITE"
    assert [text for _, text in texts(app, thread)] == ["Die erste", "Die zweite", "DIE ZWEITE"]


@pytest.mark.both_databases
def test_a_run_is_cancelled_from_another_process(
    app: App, second: App, assistant: Scripted, kam: User, thread: Thread
) -> None:
    assistant.then.append(lambda turn: spoken(turn, stopped=Stopped.CANCELLED))
    assert not second.chat.cancel(kam, thread.id)
    with running(app, assistant, thread) as first:
        assert second.chat.cancel(kam, thread.id)
        assert first.result(10).stopped is Stopped.CANCELLED
    assert assistant.stopped == [True]
    assert "assistant.cancelled" in [each.action for each in app.audit.entries()]
    assistant.hold = None
    assert say(app, thread).stopped is None
    assert assistant.stopped == [True, False], "a cancellation ends one run"


def test_who_asked_may_stop_the_run(app: App, assistant: Scripted, kam: User, thread: Thread) -> None:
    app.chat.say(kam, Asked("x", thread.id), lambda _told: None, lambda: True)
    assert assistant.stopped == [True]


def test_a_run_in_a_deleted_conversation_ends_and_stores_nothing(
    app: App, second: App, assistant: Scripted, kam: User, thread: Thread
) -> None:
    with running(app, assistant, thread) as first:
        second.conversations.delete(kam, thread.id)
        with pytest.raises(NotFound):
            first.result(10)
    assert assistant.stopped == [True]
    assert texts(app, thread) == []


def test_a_broken_assistant_becomes_an_answer(app: App, assistant: Scripted, thread: Thread) -> None:
    assistant.then.append(raising(RuntimeError("a bug")))
    answer = say(app, thread)
    assert answer.stopped is Stopped.MODEL
    assert "(RuntimeError). Es wurde nichts versendet." in answer.text
    assert say(app, thread).text == "WIE STEHT OTIF?"


@pytest.mark.parametrize("error", [BadInput("kpi.unknown", kpi="x", known="y"), KeyboardInterrupt()])
def test_what_the_user_did_is_told_and_the_conversation_goes_on(
    app: App, assistant: Scripted, thread: Thread, error: BaseException
) -> None:
    assistant.then.append(raising(error))
    with pytest.raises(type(error)):
        say(app, thread, request_id="r")
    refused = [each.details for each in app.audit.entries() if each.action == "assistant.refused"]
    assert refused == ([{"code": "kpi.unknown"}] if isinstance(error, KamError) else [])
    assert say(app, thread, request_id="r").text == "WIE STEHT OTIF?"
    assert len(texts(app, thread)) == 2


def test_messages_a_minute_are_limited_for_each_user(
    app: App, assistant: Scripted, clock: SetClock, thread: Thread
) -> None:
    for _ in range(29):
        say(app, thread)
    clock.moment += dt.timedelta(seconds=20)
    say(app, None, request_id="last")
    with pytest.raises(TooMany) as refusal:
        say(app, None)
    assert refusal.value.seconds == 40
    assert say(app, None, request_id="last"), "the answer to a message that was taken is no new one"
    theirs = app.chat.say(app.identity.user("m.yilmaz"), Asked("x"), lambda _told: None, lambda: False)
    assert theirs.text == "X"
    clock.moment += dt.timedelta(seconds=41)
    assert say(app, None)


def test_the_audit_chain_tells_what_was_used_and_nothing_that_was_said(
    app: App, assistant: Scripted, thread: Thread
) -> None:
    assistant.then.append(with_figure)
    answer = say(app, thread, "Was verdient Frau Kröger?")
    entry = app.audit.entries()[-1]
    question = app.conversations.store.messages(thread.id)[0]
    assert (entry.action, entry.actor, entry.subject) == ("assistant.asked", "k.brandt", thread.id)
    digest = entry.details.pop("digest")  # type: ignore[attr-defined]
    assert entry.details == {
        "message": question.id,
        "reply": answer.id,
        "tools": ["query_kpi"],
        "facts": 1,
        "drafts": ["d-1"],
        "files": 0,
        "stopped": None,
        "model_calls": 2,
        "tokens": 15,
    }
    assert len(str(digest)) == 64
    assistant.then.append(lambda turn: spoken(turn, tool_calls=(ToolCall("Frau Kröger sagt"),)))
    say(app, thread, "Was verdient Frau Kröger?")
    last = app.audit.entries()[-1].details
    assert (last["tools"], last["digest"]) == (["unknown"], digest)
    assert "Kröger" not in str([each.details for each in app.audit.entries()])


def test_progress_reaches_who_asked(app: App, assistant: Scripted, kam: User, thread: Thread) -> None:
    assistant.then.append(with_figure)
    told: list[Progress] = []
    app.chat.say(kam, Asked("x", thread.id), told.append, lambda: False)
    assert told[0] == Progress(token="Die")
    assert told[-2:] == [Progress(fact=OTIF), Progress(draft="d-1")]
