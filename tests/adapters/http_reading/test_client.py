"""The one client for what is read: patient, bounded, and faithful to its host."""

import gzip
import socket
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from agent.adapters.http_reading import Limits, PoliteClient, Waits
from agent.adapters.http_reading.answers import Answer, one_line, reason
from agent.adapters.http_reading.client import read_address
from agent.adapters.http_reading.waiting import retry_after
from agent.domain.errors import BadInput, KamError, Unavailable
from agent.domain.language import Language
from tests.fakes.loopback import Asked, Loopback, Reply, serving

SECRET = "s3cr3t-key"


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now, self.slept = 0.0, list[float]()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    @property
    def waits(self) -> Waits:
        return Waits(self.sleep, lambda: self.now, lambda: 1.0)


class Script:
    """Answers in turn; the last one repeats."""

    def __init__(self) -> None:
        self.replies: list[Reply] = [Reply(200, b"ok")]

    def __call__(self, asked: Asked) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@pytest.fixture(scope="module")
def script() -> Script:
    return Script()


@pytest.fixture(scope="module")
def serving_module(script: Script) -> Iterator[Loopback]:
    with serving(script) as server:
        yield server


@pytest.fixture
def server(serving_module: Loopback) -> Loopback:
    serving_module.asked.clear()
    return serving_module


@pytest.fixture
def time() -> Time:
    return Time()


Ask = Callable[..., Answer]


@pytest.fixture
def ask(server: Loopback, script: Script, time: Time) -> Ask:
    def asking(*replies: Reply, **limits: float) -> Answer:
        script.replies = list(replies)
        bounds = Limits(**{"timeout_s": 5.0, **limits})  # type: ignore[arg-type]
        address = read_address(server.url, "KAM_ODOO_URL")
        with PoliteClient("Odoo", address, secrets=(SECRET,), limits=bounds, waits=time.waits) as client:
            return client.post("/json/2/x", b"{}", {"authorization": f"bearer {SECRET}"})

    return asking


def code_of(ask: Ask, *replies: Reply, **limits: float) -> str:
    with pytest.raises(KamError) as caught:
        ask(*replies, **limits)
    for language in Language:
        assert SECRET not in caught.value.text(language)
    return caught.value.code


def test_an_answer_comes_back_whole(ask: Ask) -> None:
    answer = ask(Reply(200, b'{"a": 1}', {"X-Thing": "y"}))
    assert (answer.status, answer.json(), answer.headers["x-thing"]) == (200, {"a": 1}, "y")


def test_retry_after_is_obeyed(ask: Ask, time: Time) -> None:
    assert ask(Reply(429, headers={"Retry-After": "17"}), Reply(200, b"ok")).status == 200
    assert time.slept == [17.0]


def test_a_date_to_retry_after_is_read_on_the_servers_clock(ask: Ask, time: Time) -> None:
    headers = {"Date": "Sun, 22 Nov 2026 06:00:00 GMT", "Retry-After": "Sun, 22 Nov 2026 06:00:30 GMT"}
    ask(Reply(503, headers=headers), Reply(200))
    assert time.slept == [30.0]


@pytest.mark.parametrize("told", ["soon", "-5", "٣", "", "1e9"])
def test_nonsense_to_retry_after_is_ignored(told: str) -> None:
    assert retry_after(Answer(429, b"", {"retry-after": told})) is None


def test_nobody_waits_for_hours(ask: Ask, time: Time) -> None:
    assert code_of(ask, Reply(429, headers={"Retry-After": "86400"})) == "connectors.busy"
    assert time.slept == []


def test_pauses_grow_and_end(ask: Ask, time: Time, server: Loopback) -> None:
    assert ask(Reply(500, b'"no"'), attempts=5).status == 500
    assert time.slept == [1.0, 2.0, 4.0, 8.0]
    assert len(server.asked) == 5


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
def test_what_is_wrong_with_the_question_is_not_asked_again(ask: Ask, server: Loopback, status: int) -> None:
    assert ask(Reply(status)).status == status
    assert len(server.asked) == 1


def test_no_more_calls_a_minute_than_allowed(server: Loopback, script: Script, time: Time) -> None:
    script.replies = [Reply(200)]
    at: list[float] = []
    with PoliteClient("x", read_address(server.url, "x"), limits=Limits(per_minute=3), waits=time.waits) as client:
        for _ in range(8):
            client.post("/", b"", {})
            at.append(time.now)
    assert at == [0, 0, 0, 60, 60, 60, 120, 120]
    assert all(after - before >= 0 for before, after in pairwise(at))


def test_half_an_answer_is_asked_for_again(ask: Ask, server: Loopback) -> None:
    assert ask(Reply(200, b"0123456789", cut=4), Reply(200, b"whole")).body == b"whole"
    assert len(server.asked) == 2


def test_only_halves_are_refused(ask: Ask) -> None:
    assert code_of(ask, Reply(200, b"0123456789", cut=4), attempts=2) == "connectors.broken_off"


def test_a_connection_that_closes_is_refused(ask: Ask) -> None:
    assert code_of(ask, Reply(drop=True), attempts=2) == "connectors.broken_off"


def test_silence_is_a_timeout(ask: Ask) -> None:
    assert code_of(ask, Reply(hold_s=5), attempts=1, timeout_s=0.1) == "connectors.timeout"


def test_an_answer_beyond_all_measure_is_dropped(ask: Ask) -> None:
    assert code_of(ask, Reply(200, b"x" * 2_000_000), max_bytes=1_000_000) == "connectors.too_large"


def test_a_compressed_answer_is_not_unpacked(ask: Ask) -> None:
    bomb = gzip.compress(b"0" * 1_000_000)
    assert code_of(ask, Reply(200, bomb, {"Content-Encoding": "gzip"})) == "connectors.too_large"


def test_a_redirect_on_the_same_host_is_followed(ask: Ask, server: Loopback) -> None:
    assert ask(Reply(307, headers={"Location": "/other"}), Reply(200, b"there")).body == b"there"
    assert [(each.method, each.path) for each in server.asked] == [("POST", "/json/2/x"), ("POST", "/other")]


def test_an_endless_redirect_ends(ask: Ask, server: Loopback) -> None:
    assert code_of(ask, Reply(302, headers={"Location": "/json/2/x"})) == "connectors.redirects"
    assert len(server.asked) == 6


def test_a_foreign_host_never_sees_the_key(ask: Ask) -> None:
    with serving(lambda _: Reply(200)) as thief:
        assert code_of(ask, Reply(307, headers={"Location": f"{thief.url}/"})) == "connectors.redirect"
        assert thief.asked == []


@pytest.mark.parametrize(
    "location", ["https://127.0.0.1/", "//evil.example/", "ftp://127.0.0.1/", "http://[", "http://127.0.0.1:1/x"]
)
def test_no_trick_in_a_redirect_works(ask: Ask, server: Loopback, location: str) -> None:
    assert code_of(ask, Reply(308, headers={"Location": location})) == "connectors.redirect"
    assert len(server.asked) == 1


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    client = PoliteClient("Odoo", read_address(f"http://127.0.0.1:{port}", "x"), limits=Limits(attempts=1))
    with client, pytest.raises(Unavailable, match="accepts no connection"):
        client.post("/", b"", {})


def test_an_unknown_name_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    client = PoliteClient("Odoo", read_address("https://odoo.example", "x"), limits=Limits(attempts=1))
    with client, pytest.raises(Unavailable, match="cannot be found"):
        client.post("/", b"", {})


@pytest.mark.parametrize(
    "url",
    ["http://odoo.example", "odoo.example", "", "https://key@odoo.example", "https://odoo.example/?db=1", "file:///x"],
)
def test_an_address_without_tls_is_refused(url: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_address(url, "KAM_ODOO_URL")
    assert "KAM_ODOO_URL" in caught.value.text(Language.DE)


def test_foreign_words_are_tamed() -> None:
    text = one_line(f"a\x1b[31m{SECRET}\n\tb" + "c" * 500, (SECRET,))
    assert text.startswith("a[31m… b")
    assert len(text) == 200


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b'{"message": "Invalid field"}', "Invalid field"),
        (b'"plain"', "plain"),
        (b'{"error": {"code": "X", "message": ""}}', "X"),
        (b"<html>", "–"),
        (b"[" * 100_000, "–"),
    ],
)
def test_the_reason_is_found_where_servers_put_it(body: bytes, told: str) -> None:
    assert reason(Answer(500, body, {}), ()) == told
