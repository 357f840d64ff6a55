"""Conversations over real HTTP: answers, events, files, cancel, feedback, and who may see what."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from agent.bootstrap import App
from agent.domain.assistant.conversation import Stopped
from agent.domain.assistant.turn import Progress, Reply, Turn
from agent.domain.errors import BadInput
from tests.approvals_world import quick_folder
from tests.facts_world import customer, provide
from tests.scripted_assistant import Scripted, raising, spoken, with_figure

NORDWERK, FOREIGN = "Nordwerk Antriebe GmbH", "Vantage Pumps Ltd"
THREADS = "/api/threads"
STREAM = {"accept": "text/event-stream"}
Events = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def home() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder / "home"


class Stepping(Scripted):
    """Also tells a step, as the real one does."""

    def run(self, turn: Turn, tell: Callable[[Progress], None], stop: Callable[[], bool]) -> Reply:
        tell(Progress(step="assistant.told.as_of", values={"date": "heute", "time": "8:00"}))
        return super().run(turn, tell, stop)


@pytest.fixture
def assistant(app: App) -> Stepping:
    scripted = Stepping()
    app.__dict__["assistant"] = scripted
    return scripted


@pytest.fixture
def thread(client: httpx.Client, assistant: Stepping) -> str:
    return str(client.post(THREADS, json={}).json()["id"])


def sign_in(client: httpx.Client, user: str) -> None:
    client.cookies.set("kam_user", user)


def say(client: httpx.Client, thread: str, text: str = "Wie steht OTIF?", **body: Any) -> httpx.Response:
    return client.post(f"{THREADS}/{thread}/messages", json={"text": text, **body})


def events(client: httpx.Client, thread: str, text: str = "Wie steht OTIF?", **body: Any) -> Events:
    with client.stream("POST", f"{THREADS}/{thread}/messages", json={"text": text, **body}, headers=STREAM) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream"), stream.read()
        return list(parsed(stream.iter_lines()))


def parsed(lines: Iterator[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    name = ""
    for line in lines:
        if line.startswith("event: "):
            name = line[7:]
        elif line.startswith("data: "):
            yield name, json.loads(line[6:])


def messages(client: httpx.Client, thread: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"{THREADS}/{thread}").json()["messages"]
    return found


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_conversation_from_its_beginning_to_its_end(client: httpx.Client, app: App, assistant: Stepping) -> None:
    provide(app.facts_store, customers=[customer("N", NORDWERK), customer("V", FOREIGN)])
    opened = client.post(THREADS, json={"account": NORDWERK})
    assert (opened.status_code, opened.json()["account"]) == (201, NORDWERK)
    assert "KI-Assistent" in opened.json()["hello"]
    thread = opened.json()["id"]
    assistant.then.append(with_figure)
    answer = say(client, thread).json()
    assert (answer["role"], answer["text"]) == ("assistant", "Die Liefertreue liegt bei **63,4 %**.")
    assert answer["facts"][0]["shown"] == "63,4 %"
    assert answer["notices"] == [{"code": "assistant.told.stopped.model", "text": "Ohne brauchbare Antwort beendet."}]
    assert answer["links"] == {"/supply": "Versorgung"}
    whole = client.get(f"{THREADS}/{thread}").json()
    assert [each["role"] for each in whole["messages"]] == ["user", "assistant"]
    assert whole["messages"][1] == answer
    assert (whole["title"], whole["running"]) == ("Wie steht OTIF?", False)
    (listed,) = client.get(THREADS).json()["threads"]
    assert listed == {name: whole[name] for name in listed}
    assert client.delete(f"{THREADS}/{thread}").status_code == 204
    assert code(client.get(f"{THREADS}/{thread}")) == (404, "assistant.thread")
    assert code(client.post(THREADS, json={"account": FOREIGN})) == (403, "access.account")


def test_events_tell_what_happens_until_the_whole_message(
    client: httpx.Client, assistant: Stepping, thread: str
) -> None:
    assistant.then.append(with_figure)
    told = events(client, thread)
    assert told[0] == ("step", {"code": "assistant.told.as_of", "text": "Stand heute, 8:00 UTC"})
    assert " ".join(each["text"] for name, each in told if name == "token") == "Die Liefertreue liegt bei **63,4 %**."
    assert [(name, each["id"]) for name, each in told if name in ("fact", "draft")] == [
        ("fact", "k1.otif"),
        ("draft", "d-1"),
    ]
    assert told[-1] == ("message", messages(client, thread)[1])
    english = events(client, thread, "What is the status of our orders?")
    assert english[0][1]["text"] == "as of heute, 8:00 UTC"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"text": ""}, (422, "assistant.empty")),
        ({"text": "x" * 8001}, (422, "assistant.too_long")),
        ({"text": "x", "files": ["unknown"]}, (404, "assistant.file")),
        ({"text": "x", "files": ["x"] * 101}, (422, "system.request.items")),
        ({"text": "x", "request_id": ""}, (422, "system.request")),
        ({"text": "x", "account": NORDWERK}, (422, "system.request")),
        ({"text": 1}, (422, "system.request")),
        ([], (422, "system.request")),
    ],
)
def test_what_cannot_be_taken_has_a_status_and_starts_no_stream(
    client: httpx.Client, assistant: Stepping, thread: str, body: Any, expected: tuple[int, str]
) -> None:
    for headers in ({}, STREAM):
        answer = client.post(f"{THREADS}/{thread}/messages", json=body, headers=headers)
        status, told = code(answer)
        assert (status, told.startswith(expected[1].rpartition(".")[0])) == (expected[0], True), answer.text
    assert assistant.turns == []


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "x",
        '"x"',
        "[" * 100_000,
        '{"text": "x", "request_id": "\\ud800"}',
        '{"text": "x", "request_id": "a\\u0000"}',
    ],
)
def test_a_body_that_is_none_is_told(client: httpx.Client, thread: str, raw: str) -> None:
    answer = client.post(f"{THREADS}/{thread}/messages", content=raw, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.json()["error"]["message"]
    assert messages(client, thread) == []


def test_what_cannot_be_written_breaks_nothing(client: httpx.Client, thread: str) -> None:
    odd = '"a\\ud800\\u0000b"'
    json_type = {"content-type": "application/json"}
    refused = client.post(THREADS, content=f'{{"account": {odd}}}', headers=json_type)
    assert code(refused) == (422, "system.request")
    said = client.post(f"{THREADS}/{thread}/messages", content=f'{{"text": {odd}}}', headers=json_type).json()
    assert (said["text"], messages(client, thread)[0]["text"]) == ("A?B", "a?b")
    path = f"{THREADS}/{thread}/messages/{said['id']}/feedback"
    rated = client.post(path, content=f'{{"helpful": true, "comment": {odd}}}', headers=json_type)
    assert rated.json()["comment"] == "a?b"
    for thread_id in ("%00", "a%00b", "%ff", "%ed%a0%80", "x" * 5000):
        assert code(client.get(f"{THREADS}/{thread_id}")) == (404, "assistant.thread")
        assert code(client.post(f"{THREADS}/{thread_id}/cancel")) == (404, "assistant.thread")


_WAYS: dict[str, Callable[[httpx.Client, str, str], httpx.Response]] = {
    "read": lambda client, thread, _m: client.get(f"{THREADS}/{thread}"),
    "delete": lambda client, thread, _m: client.delete(f"{THREADS}/{thread}"),
    "say": lambda client, thread, _m: say(client, thread),
    "stream": lambda client, thread, _m: client.post(
        f"{THREADS}/{thread}/messages", json={"text": "x"}, headers=STREAM
    ),
    "files": lambda client, thread, _m: client.post(f"{THREADS}/{thread}/files", files={"file": ("x", b"x")}),
    "cancel": lambda client, thread, _m: client.post(f"{THREADS}/{thread}/cancel"),
    "feedback": lambda client, thread, m: client.post(
        f"{THREADS}/{thread}/messages/{m}/feedback", json={"helpful": True}
    ),
}


def test_to_anybody_else_a_conversation_answers_as_an_unknown_one(client: httpx.Client, thread: str) -> None:
    message = say(client, thread).json()["id"]
    for user in ("m.yilmaz", "a.petersen", "h.sommer", "l.vogt"):
        sign_in(client, user)
        for way in _WAYS.values():
            told = [way(client, each, message) for each in (thread, "unknown")]
            assert [code(each) for each in told] == [(404, "assistant.thread")] * 2
            assert told[0].text == told[1].text
        assert client.get(THREADS).json() == {"threads": []}
    sign_in(client, "k.brandt")
    assert len(messages(client, thread)) == 2


def test_a_run_keeps_neither_pages_nor_other_conversations_waiting(
    client: httpx.Client, server: str, assistant: Stepping, thread: str
) -> None:
    assistant.hold = threading.Event()
    others = [client.post(THREADS, json={}).json()["id"] for _ in range(45)]  # more than the threads of requests

    def ask(each: str) -> int:
        with httpx.Client(base_url=server, timeout=30) as own:
            return say(own, each).status_code

    with ThreadPoolExecutor(46) as pool:
        asked = [pool.submit(ask, each) for each in others[:29]]
        until(lambda: len(assistant.turns) == 29)
        started = time.monotonic()
        assert client.get("/healthz").status_code == 200
        assert client.get(f"{THREADS}/{others[0]}").json()["running"] is True
        assert code(say(client, others[0])) == (409, "assistant.running")
        assert time.monotonic() - started < 25  # less than the client would wait
        assistant.hold.set()
        assert {each.result() for each in asked} == {200}


def test_who_closes_the_stream_gets_the_answer_later(client: httpx.Client, assistant: Stepping, thread: str) -> None:
    assistant.hold = threading.Event()
    body = {"text": "Wie steht OTIF?", "request_id": "r1"}
    with client.stream("POST", f"{THREADS}/{thread}/messages", json=body, headers=STREAM) as stream:
        assert next(parsed(stream.iter_lines()))[0] == "step"
    assert code(say(client, thread, request_id="r1")) == (409, "assistant.running")
    assistant.hold.set()
    until(lambda: len(messages(client, thread)) == 2)
    assert say(client, thread, request_id="r1").json() == messages(client, thread)[1]
    assert events(client, thread, request_id="r1") == [("message", messages(client, thread)[1])]
    assert len(assistant.turns) == 1


def test_a_run_is_cancelled(client: httpx.Client, server: str, assistant: Stepping, thread: str) -> None:
    assistant.hold = threading.Event()
    assistant.then.append(lambda turn: spoken(turn, stopped=Stopped.CANCELLED))
    assert client.post(f"{THREADS}/{thread}/cancel").json() == {"cancelled": False}
    with ThreadPoolExecutor(1) as pool, httpx.Client(base_url=server, timeout=30) as own:
        asked = pool.submit(events, own, thread)
        assert assistant.started.wait(10)
        assert client.post(f"{THREADS}/{thread}/cancel").json() == {"cancelled": True}
        name, message = asked.result(10)[-1]
    assert (name, message["stopped"]) == ("message", "cancelled")
    assistant.hold = None
    assert say(client, thread).status_code == 200


def test_a_refusal_and_a_failure_of_a_run_reach_the_stream(
    client: httpx.Client, assistant: Stepping, thread: str
) -> None:
    assistant.then += [raising(BadInput("document.empty", name="nda.pdf")), raising(RuntimeError("a bug"))]
    name, told = events(client, thread)[-1]
    assert (name, told["error"]["code"], "nda.pdf" in told["error"]["message"]) == ("error", "document.empty", True)
    name, told = events(client, thread)[-1]
    assert (name, told["stopped"]) == ("message", "model")
    assistant.then.append(raising(BadInput("document.empty", name="nda.pdf")))
    assert code(say(client, thread)) == (422, "document.empty")
    assert say(client, thread).status_code == 200


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "<img src=x onerror=alert(1)>.pdf", "a" * 300 + ".pdf", "\r\nx: y"]
)
def test_a_file_with_a_hostile_name_is_only_a_name(client: httpx.Client, app: App, thread: str, name: str) -> None:
    answer = client.post(f"{THREADS}/{thread}/files", files={"file": (name, b"Geheim", "text/plain")})
    assert answer.status_code == 201, answer.text
    file = answer.json()
    assert len(file["name"]) <= 120
    assert not set("/\\\r\n") & set(file["name"])
    assert [path.name for path in app.upload_path(file["id"]).parent.iterdir()] == [file["id"]]
    assert file["media_type"] == "text/plain"
    say(client, thread, files=[file["id"]])
    assert messages(client, thread)[0]["files"] == [file]


def test_a_file_over_the_limit_is_refused(client: httpx.Client, thread: str) -> None:
    for size, expected in ((20_000_001, 422), (22_000_000, 413)):
        answer = client.post(f"{THREADS}/{thread}/files", files={"file": ("big.pdf", b"x" * size)})
        assert (answer.status_code, "20" in answer.json()["error"]["message"]) == (expected, True)
    assert client.get(f"{THREADS}/{thread}").json()["files"] == []
    assert code(client.post(f"{THREADS}/{thread}/files"))[0] == 422


def test_feedback_stays_with_the_answer(client: httpx.Client, thread: str) -> None:
    answer = say(client, thread).json()
    path = f"{THREADS}/{thread}/messages/{answer['id']}/feedback"
    rated = client.post(path, json={"helpful": False, "comment": "<b>falsch</b>"}).json()
    assert (rated["helpful"], rated["comment"]) == (False, "<b>falsch</b>")
    assert messages(client, thread)[1] == rated
    assert client.post(path, json={"helpful": None}).json()["helpful"] is None
    for body in ({}, {"helpful": "vielleicht"}, {"helpful": True, "comment": "x" * 2001}):
        assert client.post(path, json=body).status_code == 422
    question = messages(client, thread)[0]["id"]
    other = client.post(f"{THREADS}/{thread}/messages/{question}/feedback", json={"helpful": True})
    assert code(other) == (404, "assistant.message")


def test_too_many_messages_are_told_when_to_come_back(client: httpx.Client, thread: str) -> None:
    for _ in range(30):
        assert say(client, thread).status_code == 200
    answer = say(client, thread)
    assert code(answer) == (429, "assistant.too_many")
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert answer.headers["retry-after"] in answer.json()["error"]["message"]
    sign_in(client, "m.yilmaz")
    own = client.post(THREADS, json={}).json()["id"]
    assert say(client, own).status_code == 200


def test_a_write_from_another_site_is_refused(client: httpx.Client, thread: str, assistant: Stepping) -> None:
    answer = client.post(
        f"{THREADS}/{thread}/messages", json={"text": "x"}, headers={"origin": "https://evil.example", **STREAM}
    )
    assert code(answer) == (403, "access.origin")
    assert assistant.turns == []
