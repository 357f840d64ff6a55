"""The log tells what happened and never what anybody wrote."""

import io
import json
import logging
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from agent.adapters.logs import REQUEST
from agent.domain.errors import Unavailable
from tests.log_stream import logged

CANARY = "Frau Kröger bekommt 12,5 % Rabatt"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    with logged() as stream:
        yield stream


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def fail() -> None:
    try:
        raise ValueError(CANARY)
    except ValueError as error:
        raise Unavailable("system.state", problem=CANARY) from error


def test_an_exception_is_told_by_kind_code_and_place(stream: io.StringIO) -> None:
    try:
        fail()
    except Unavailable:
        logging.getLogger("agent.somewhere").exception("it failed")
    [line] = lines(stream)
    assert (line["event"], line["level"], line["error"]) == (
        "it failed",
        "error",
        "Unavailable system.state < ValueError",
    )
    assert any(place.endswith(" fail") for place in line["places"])
    assert "Kröger" not in stream.getvalue()


def test_what_libraries_do_all_day_is_not_told(stream: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: %s", CANARY)
    logging.getLogger("agent.somewhere").info("started")
    logging.getLogger("httpx").warning("it is slow")
    assert [line["logger"] for line in lines(stream)] == ["agent.somewhere", "httpx"]


def test_of_arguments_only_what_nobody_wrote_is_told(stream: io.StringIO) -> None:
    log = logging.getLogger("api.somewhere")
    ident = "0b1cbd7e-6f8d-4c35-a3a3-3f1f6f5f0c11"
    log.warning("%s %s %d %s %s", CANARY, "system.state", 7, ident, "ReadTimeout")
    log.warning("%.20s", CANARY)
    log.warning("%(who)s", {"who": CANARY})
    told = [line["event"] for line in lines(stream)]
    assert told[0] == f"… system.state 7 {ident} ReadTimeout"
    assert not any("Kröger" in event for event in told)


def test_of_another_library_no_word_is_told(stream: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").error(f"could not answer {CANARY}")
    [line] = lines(stream)
    assert line["logger"] == "uvicorn.error"
    assert line["place"].startswith("test_logs:")
    assert "Kröger" not in stream.getvalue()


def test_a_thread_that_fails_tells_no_more(stream: io.StringIO) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    [line] = lines(stream)
    assert line["event"] == "a thread failed"
    assert "Kröger" not in stream.getvalue()


def test_what_belongs_to_one_request_bears_its_id(stream: io.StringIO) -> None:
    token = REQUEST.set("abcdefgh")
    logging.getLogger("api.x").info("one")
    REQUEST.reset(token)
    logging.getLogger("api.x").info("two")
    assert [line.get("request") for line in lines(stream)] == ["abcdefgh", None]


def test_as_text_it_says_the_same() -> None:
    with logged("text", "warning") as stream:
        logging.getLogger("api.x").info("not told")
        logging.getLogger("api.x").warning("told", extra={"fields": {"status": 200}})
        try:
            fail()
        except Unavailable:
            logging.getLogger("api.x").exception("failed")
    text = stream.getvalue()
    assert text.startswith("warning api.x told status=200\nerror api.x failed error=Unavailable system.state")
    assert "Kröger" not in text
