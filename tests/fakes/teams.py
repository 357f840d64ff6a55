"""Microsoft's side of a Teams bot on loopback: the Bot Connector, the keys its tokens are signed with, the login."""

import itertools
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from agent.adapters.teams.cloud import TeamsCloud
from tests.fakes.loopback import Asked, Loopback, Reply, serving

TENANT, CLIENT, SECRET = "11111111-aaaa-4000-8000-000000000001", "22222222-bbbb-4000-8000-000000000002", "teams-secret"
ISSUER = "https://api.botframework.com"
_ACTIVITY = re.compile(r"/v3/conversations/([^/]+)/activities(?:/([^/]+))?")
_MEMBER = re.compile(r"/v3/conversations/([^/]+)/members/([^/]+)")
_PAGED = re.compile(r"/v3/conversations/([^/]+)/pagedMembers")


@cache
def signing_key(name: str) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def member(person: str, email: str, **more: Any) -> dict[str, Any]:
    """As the members API gives people of our directory."""
    told = {"id": f"29:{person}", "aadObjectId": person, "email": email, "userPrincipalName": email, "userRole": "user"}
    return {**told, "tenantId": TENANT, **more}


@dataclass
class FakeTeams:
    """``sent`` holds what was posted and changed, in order; ``shown`` what stands where now.

    ``rude``: answers that the connector gives instead of its own, one a request, while there are any. ``personal``:
    who has the app, and so can be written to first. ``keys_hold_s``: so slow the key server is.
    """

    sent: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    shown: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    people: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    personal: dict[str, str] = field(default_factory=dict)
    rude: list[Reply] = field(default_factory=list)
    tokens: int = 0
    page: int = 500
    keys_hold_s: float = 0.0
    http: Loopback | None = None
    _ids: Any = field(default_factory=lambda: itertools.count(1))

    @property
    def url(self) -> str:
        assert self.http is not None
        return self.http.url

    @property
    def cloud(self) -> TeamsCloud:
        """Our cloud is here, and nowhere else."""
        openid = f"{self.url}/v1/.well-known/openidconfiguration"
        return TeamsCloud(self.url, openid, service_url=self.url, service_hosts=frozenset(), files=())

    def token(self, key: str = "ours", kid: str = "ours", **claims: Any) -> str:
        """What the connector proves itself with."""
        now = int(time.time())
        told = {"iss": ISSUER, "aud": CLIENT, "serviceurl": self.url, "iat": now, "nbf": now, "exp": now + 600}
        return jwt.encode({**told, **claims}, signing_key(key), algorithm="RS256", headers={"kid": kid})

    def __call__(self, asked: Asked) -> Reply:
        path = urlsplit(asked.path).path
        if path.endswith("/keys"):
            return replace(_json({"keys": [_public("ours")]}), hold_s=self.keys_hold_s)
        if path.endswith("/oauth2/v2.0/token"):
            return self._login(asked)
        if asked.headers.get("authorization") != "Bearer token-of-the-bot":
            return _json({"error": "no token"}, 401)
        if self.rude:
            return self.rude.pop(0)
        return self._connector(asked, path)

    def at(self, conversation: str) -> list[dict[str, Any]]:
        """What stands there now, the oldest first."""
        return [activity for where, activity in self.shown.values() if where == conversation]

    def _login(self, asked: Asked) -> Reply:
        form = {name: values[0] for name, values in parse_qs(asked.body.decode()).items()}
        ours = form.get("client_id") == CLIENT and form.get("client_secret") == SECRET and f"/{TENANT}/" in asked.path
        if not ours:
            return _json({"error": "invalid_client", "error_description": form.get("client_secret")}, 401)
        self.tokens += 1
        return _json({"access_token": "token-of-the-bot", "expires_in": 3600, "token_type": "Bearer"})

    def _connector(self, asked: Asked, path: str) -> Reply:
        routes: Mapping[re.Pattern[str], Callable[..., Reply]] = {
            _ACTIVITY: self._activity,
            _MEMBER: self._member,
            _PAGED: self._paged,
        }
        for pattern, answer in routes.items():
            if found := pattern.fullmatch(path):
                return answer(asked, *(None if each is None else unquote(each) for each in found.groups()))
        return self._begin(asked) if path == "/v3/conversations" else _json({}, 404)

    def _activity(self, asked: Asked, conversation: str, message: str | None) -> Reply:
        activity = json.loads(asked.body)
        if asked.method == "PUT" and message not in self.shown:
            return _json({"error": {"code": "ActivityNotFoundInConversation"}}, 404)
        at = message or f"m{next(self._ids)}"
        self.sent.append((asked.method, conversation, activity))
        self.shown[at] = (conversation, activity)
        return _json({"id": at})

    def _member(self, asked: Asked, conversation: str, person: str) -> Reply:
        found = [each for each in self.people.get(conversation, []) if person in (each["id"], each["aadObjectId"])]
        return _json(found[0]) if found else _json({"error": {"code": "MemberNotFoundInConversation"}}, 404)

    def _paged(self, asked: Asked, conversation: str) -> Reply:
        start = int(parse_qs(urlsplit(asked.path).query).get("continuationToken", ["0"])[0])
        found = self.people.get(conversation, [])
        more = {"continuationToken": str(start + self.page)} if start + self.page < len(found) else {}
        return _json({"members": found[start : start + self.page], **more})

    def _begin(self, asked: Asked) -> Reply:
        person = json.loads(asked.body)["members"][0]["id"].removeprefix("29:")
        if person not in self.personal:
            return _json({"error": {"code": "BotNotInConversationRoster"}}, 403)
        return _json({"id": self.personal[person]}, 201)


@contextmanager
def running() -> Iterator[FakeTeams]:
    fake = FakeTeams()
    with serving(fake) as http:
        fake.http = http
        yield fake


def card(activity: Mapping[str, Any]) -> dict[str, Any]:
    (attachment,) = activity["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    found: dict[str, Any] = attachment["content"]
    return found


def files_at(cloud: TeamsCloud, http: Loopback, trusted: Any) -> TeamsCloud:
    """The same cloud, with files at ``http``."""
    return replace(cloud, files=(f"127.0.0.1:{http.port}",), trusted=trusted)


def _public(name: str) -> dict[str, Any]:
    found = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(signing_key(name).public_key()))
    return {**found, "kid": name, "use": "sig", "alg": "RS256", "endorsements": ["msteams"]}


def _json(body: Any, status: int = 200) -> Reply:
    return Reply(status, json.dumps(body).encode(), {"content-type": "application/json"})
