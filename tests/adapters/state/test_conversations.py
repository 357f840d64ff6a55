"""Conversations and runs in the state database."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from agent.adapters.state.conversations import SqlConversations
from agent.adapters.state.database import Database
from agent.adapters.state.runs import SqlRuns
from agent.bootstrap import App
from agent.domain.assistant.conversation import File, Message, Role, Stopped, Thread, ToolCall, Usage
from agent.domain.assistant.run import Run
from agent.domain.errors import NotFound
from agent.domain.language import Language
from tests.scripted_assistant import OTIF

pytestmark = pytest.mark.both_databases

AT = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
FILE = File("f1", "NDA „neu“.pdf", "0" * 64, "application/pdf")
QUESTION = Message("m1", "t1", Role.USER, "  Wie steht\nOTIF? ", Language.DE, AT, files=(FILE,), request_id="r")
ANSWER = Message(
    id="m2",
    thread="t1",
    role=Role.ASSISTANT,
    text="63,4 %",
    language=Language.EN,
    at=AT + dt.timedelta(seconds=3),
    template="{{F:k1.otif}}",
    tool_calls=(ToolCall("query_kpi", {"kpi": "otif", "points": ["a"]}), ToolCall("list_approvals")),
    facts=(OTIF, replace(OTIF, id="k2.otif", rows=(), as_of=None, value=None)),
    drafts=("d1",),
    links={"/approvals/d1": "Entwurf"},
    stopped=Stopped.BUDGET,
    notices=("assistant.failed",),
    usage=Usage("gpt", 2, 300, 20, 0.0125),
    open={"args": {"kpi": None}},
    request_id="r",
    prompt_hash="1" * 64,
)


def hours(count: int) -> dt.datetime:
    return AT + dt.timedelta(hours=count)


@pytest.fixture
def store(app: App) -> SqlConversations:
    store = SqlConversations(app.database)
    store.open(Thread("t1", "k.brandt", AT, AT))
    return store


def test_everything_comes_back_as_it_was(store: SqlConversations) -> None:
    store.put_file("t1", FILE)
    for message in (QUESTION, ANSWER):
        store.add(message)
    assert store.messages("t1") == [QUESTION, ANSWER]
    assert store.message("t1", "m2") == store.answered("t1", "r") == ANSWER
    assert store.asked("t1", "r") == QUESTION
    assert store.files("t1") == [FILE]
    store.rate("m2", False, "nein")
    assert store.message("t1", "m2") == replace(ANSWER, helpful=False, comment="nein")
    (_, bare) = store.messages("t1", rows=False)
    assert [fact.rows for fact in bare.facts] == [(), ()]


def test_what_is_not_there_is_told(store: SqlConversations) -> None:
    for ask in (
        lambda: store.thread("x"),
        lambda: store.add(replace(QUESTION, thread="x")),
        lambda: store.put_file("x", FILE),
    ):
        with pytest.raises(NotFound, match="no such conversation"):
            ask()
    store.add(QUESTION)
    store.open(Thread("t2", "k.brandt", AT, AT))
    for thread, message in (("t1", "x"), ("t2", "m1")):
        with pytest.raises(NotFound, match="no such message"):
            store.message(thread, message)
    assert store.asked("t1", "x") is store.answered("t1", "r") is store.asked("t2", "r") is None


def test_the_first_message_names_the_conversation(store: SqlConversations) -> None:
    store.add(ANSWER)
    assert store.thread("t1").title == ""
    store.add(QUESTION)
    store.add(replace(QUESTION, id="m3", text="Anderes", request_id=None))
    assert store.thread("t1").title == "Wie steht OTIF?"
    store.open(Thread("t2", "k.brandt", AT, AT))
    store.add(replace(QUESTION, id="m4", thread="t2", text="\x1b[2Jä" * 200))
    assert len(store.thread("t2").title) == 80


def test_conversations_come_the_newest_first_and_each_to_its_user(store: SqlConversations) -> None:
    store.open(Thread("t2", "k.brandt", AT, hours(1)))
    store.open(Thread("t3", "m.yilmaz", AT, hours(9)))
    assert [each.id for each in store.threads("k.brandt")] == ["t2", "t1"]
    store.add(replace(QUESTION, at=hours(2)))
    assert [each.id for each in store.threads("k.brandt")] == ["t1", "t2"]
    assert [each.id for each in store.threads("k.brandt", 1)] == ["t1"]


def test_the_last_messages_come_in_their_order(store: SqlConversations) -> None:
    for number in range(5):
        store.add(replace(QUESTION, id=f"q{number}", request_id=None))
    assert [each.id for each in store.messages("t1", 3)] == ["q2", "q3", "q4"]


def test_messages_of_a_time_are_counted_over_all_conversations_of_a_user(store: SqlConversations) -> None:
    store.open(Thread("t2", "k.brandt", AT, AT))
    store.open(Thread("t3", "m.yilmaz", AT, AT))
    for number, thread in enumerate(("t1", "t2", "t3", "t2")):
        store.add(replace(QUESTION, id=f"q{number}", thread=thread, at=hours(number), request_id=None))
    store.add(replace(ANSWER, at=hours(1)))
    assert store.asked_between("k.brandt", AT, hours(2)) == [AT, hours(1)]
    assert store.asked_between("k.brandt", hours(1), hours(3)) == [hours(1), hours(3)]


def test_a_person_is_forgotten_with_all_conversations_and_nobody_else(store: SqlConversations, app: App) -> None:
    store.open(Thread("t2", "m.yilmaz", AT, AT))
    store.add(replace(QUESTION, id="m9", thread="t2"))
    store.add(QUESTION)
    store.put_file("t1", FILE)
    assert SqlRuns(app.database).begin(run("t1"), AT)
    assert store.forget("k.brandt") == [FILE]
    assert (store.threads("k.brandt"), store.messages("t1"), SqlRuns(app.database).of("t1")) == ([], [], None)
    assert len(store.messages("t2")) == 1
    assert store.forget("k.brandt") == []


def run(thread: str, run_id: str = "r1", start: dt.datetime = AT) -> Run:
    return Run(run_id, thread, "m1", start, start + dt.timedelta(hours=1))


@pytest.fixture
def runs(store: SqlConversations, app: App) -> SqlRuns:
    return SqlRuns(app.database)


def test_one_run_at_a_time_until_it_ends_or_its_time_is_over(runs: SqlRuns) -> None:
    assert runs.begin(run("t1"), AT)
    assert runs.of("t1") == run("t1")
    assert not runs.begin(run("t1", "r2"), AT)
    assert runs.end("r1")
    assert runs.begin(run("t1", "r2"), AT)
    assert not runs.end("r1")
    assert not runs.begin(run("t1", "r3", hours(1)), hours(1) - dt.timedelta(seconds=1))
    assert runs.begin(run("t1", "r3", hours(1)), hours(1))
    assert not runs.end("r2"), "it was taken over"
    found = runs.of("t1")
    assert found is not None
    assert found.id == "r3"


def test_a_cancellation_is_of_one_run(runs: SqlRuns) -> None:
    assert not runs.cancel("t1")
    runs.begin(run("t1"), AT)
    assert runs.cancel("t1")
    assert runs.of("t1") == replace(run("t1"), cancelled=True)
    runs.end("r1")
    runs.begin(run("t1", "r2"), AT)
    assert runs.of("t1") == run("t1", "r2")


def test_a_run_needs_its_conversation(runs: SqlRuns, app: App) -> None:
    assert not runs.begin(run("unknown"), AT)
    with app.database.together():
        assert not runs.begin(run("unknown"), AT)
        assert runs.begin(run("t1"), AT), "what was refused breaks no transaction around it"
    assert runs.of("t1") == run("t1")


def test_of_many_processes_one_begins(runs: SqlRuns, app: App) -> None:
    others = [Database(app.settings.state_url) for _ in range(4)]
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(lambda at: SqlRuns(others[at % 4]).begin(run("t1", f"r{at}"), AT), range(16)))
    assert won.count(True) == 1
    for database in others:
        database.dispose()
