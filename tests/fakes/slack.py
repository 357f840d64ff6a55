"""A Slack for the tests, at the socket: it checks tokens, keeps what stands where, and refuses what Slack refuses."""

import itertools
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.fakes.loopback import Asked, Loopback, Reply, serving

TEAM, BOT_USER, BOT, TOKEN = "T0MELCHERS", "U0BOT", "B0BOT", "xoxb-test"
Json = dict[str, Any]


def person(id_: str, email: str, **flags: Any) -> Json:
    profile = {"email": email, "real_name": email.partition("@")[0]}
    return {"id": id_, "team_id": TEAM, "is_email_confirmed": True, "profile": profile, **flags}


@dataclass
class FakeSlack:
    """``fail`` may answer a call instead: given the method and what was asked, a reply or None."""

    users: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, Json] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    messages: dict[tuple[str, str], Json] = field(default_factory=dict)
    whispers: list[Json] = field(default_factory=list)
    views: list[Json] = field(default_factory=list)
    homes: dict[str, Json] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    file_type: str = "application/octet-stream"
    calls: list[tuple[str, Json]] = field(default_factory=list)
    responses: list[Json] = field(default_factory=list)  # what came to response_url
    fail: Callable[[str, Json], Reply | None] = field(default=lambda _method, _asked: None)
    loopback: Loopback | None = None
    _clock: Any = field(default_factory=lambda: itertools.count(1))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        assert self.loopback is not None
        return self.loopback.url

    @property
    def api(self) -> str:
        return f"{self.url}/api/"

    def called(self, method: str) -> list[Json]:
        return [asked for name, asked in self.calls if name == method]

    def at(self, channel: str) -> list[Json]:
        """What stands there, the oldest first."""
        return [message for (where, _), message in sorted(self.messages.items()) if where == channel]

    def answer(self, asked: Asked) -> Reply:
        path = urlsplit(asked.path).path
        if path.startswith("/files-pri/"):
            return self._file(asked, path)
        if path == "/response":
            self.responses.append(json.loads(asked.body))
            return Reply(200, b"ok")
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return _json({"ok": False, "error": "invalid_auth"})
        method = path.removeprefix("/api/")
        given = {name: _read(value) for name, value in parse_qsl(asked.body.decode(), keep_blank_values=True)}
        with self._lock:
            self.calls.append((method, given))
            refused = self.fail(method, given)
            return refused if refused is not None else _json(self._done(method, given))

    def _done(self, method: str, given: Json) -> Json:
        found = getattr(self, f"_{method.replace('.', '_')}", None)
        if found is None:
            return {"ok": False, "error": "unknown_method"}
        answer: Json = found(given)
        return {"ok": "error" not in answer, **answer}

    def _auth_test(self, given: Json) -> Json:
        return {"team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT, "team": "Melchers"}

    def _chat_postMessage(self, given: Json) -> Json:
        if given["channel"] not in self.channels:
            return {"error": "channel_not_found"}
        if problem := refusal(given):
            return {"error": problem}
        ts = f"1700000000.{next(self._clock):06d}"
        self.messages[given["channel"], ts] = given
        return {"ts": ts, "channel": given["channel"]}

    def _chat_update(self, given: Json) -> Json:
        key = (given["channel"], given["ts"])
        if key not in self.messages:
            return {"error": "message_not_found"}
        if problem := refusal(given):
            return {"error": problem}
        self.messages[key] = {**self.messages[key], **given}
        return {"ts": given["ts"], "channel": given["channel"]}

    def _chat_postEphemeral(self, given: Json) -> Json:
        if given["channel"] not in self.channels:
            return {"error": "channel_not_found"}
        if given["user"] not in self.members.get(given["channel"], ()):
            return {"error": "user_not_in_channel"}
        if problem := refusal(given):
            return {"error": problem}
        self.whispers.append(given)
        return {"message_ts": f"1700000000.{next(self._clock):06d}"}

    def _users_info(self, given: Json) -> Json:
        user = self.users.get(given["user"])
        return {"user": user} if user else {"error": "user_not_found"}

    def _users_list(self, given: Json) -> Json:
        """A page holds two people, so that nobody reads the first page only."""
        everybody, begin = list(self.users.values()), int(given.get("cursor") or 0)
        more = str(begin + 2) if begin + 2 < len(everybody) else ""
        return {"members": everybody[begin : begin + 2], "response_metadata": {"next_cursor": more}}

    def _conversations_info(self, given: Json) -> Json:
        channel = self.channels.get(given["channel"])
        return {"channel": channel} if channel else {"error": "channel_not_found"}

    def _conversations_members(self, given: Json) -> Json:
        return {"members": self.members.get(given["channel"], []), "response_metadata": {"next_cursor": ""}}

    def _conversations_open(self, given: Json) -> Json:
        user = given["users"]
        if user not in self.users:
            return {"error": "user_not_found"}
        self.channels.setdefault(f"D{user}", {"id": f"D{user}", "is_im": True})
        self.members.setdefault(f"D{user}", [user, BOT_USER])
        return {"channel": {"id": f"D{user}"}}

    def _views_open(self, given: Json) -> Json:
        if given["trigger_id"] == "expired":
            return {"error": "expired_trigger_id"}
        self.views.append(given["view"])
        return {"view": {"id": f"V{len(self.views)}"}}

    def _views_publish(self, given: Json) -> Json:
        self.homes[given["user_id"]] = given["view"]
        return {"view": {"id": "VH"}}

    def _file(self, asked: Asked, path: str) -> Reply:
        """Without the token comes the page where one signs in, as Slack does it."""
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return Reply(200, b"<html>Sign in</html>", {"content-type": "text/html; charset=utf-8"})
        data = self.files.get(path.rpartition("/")[2])
        return Reply(404) if data is None else Reply(200, data, {"content-type": self.file_type})


def refusal(given: Json) -> str:
    """What Slack finds wrong with a message; empty: nothing."""
    if not given.get("text"):
        return "no_text"
    blocks = given.get("blocks") or []
    if len(blocks) > 50:
        return "invalid_blocks"
    return "msg_blocks_too_long" if len(json.dumps(blocks, ensure_ascii=False)) > 13_200 else ""


def rate_limited(seconds: int = 1) -> Reply:
    headers = {"retry-after": str(seconds), "content-type": "application/json"}
    return Reply(429, b'{"ok":false,"error":"ratelimited"}', headers)


@contextmanager
def slack() -> Iterator[FakeSlack]:
    fake = FakeSlack()
    with serving(fake.answer) as loopback:
        fake.loopback = loopback
        yield fake


def _json(answer: Json) -> Reply:
    return Reply(200, json.dumps(answer).encode(), {"content-type": "application/json"})


def _read(value: str) -> Any:
    return json.loads(value) if value[:1] in ("{", "[") else value
