"""Slack's Web API: one place where it is called and where its errors become ours."""

import json
import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.handler import RetryHandler
from slack_sdk.web import WebClient

from agent.adapters.models.endpoint import LOOPBACK
from agent.adapters.slack.retries import Patience
from agent.domain.errors import Unavailable

log = logging.getLogger(__name__)
_TIMEOUT_S = 15
_PAGE = 500


class Refused(Exception):
    """Slack understood and said no; ``code`` is its own word for why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where the app is installed, and as whom it speaks there."""

    team: str
    bot_user: str
    bot: str


@dataclass
class SlackCalls:
    """``url``: the address of the API. Callable from any thread."""

    token: str = field(repr=False)
    url: str
    patience_s: float = 45.0
    _workspace: Workspace | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        silent = logging.getLogger(f"{__name__}.sdk")
        silent.setLevel(logging.CRITICAL + 1)  # it would log what it was to send; we log what failed
        patience: list[RetryHandler] = [Patience(self.patience_s)]
        self._web = WebClient(self.token, base_url=self.url, timeout=_TIMEOUT_S, retry_handlers=patience, logger=silent)
        if urlsplit(self.url).hostname in LOOPBACK:
            self._web.proxy = None

    def call(self, method: str, **arguments: Any) -> dict[str, Any]:
        """What Slack answers. Raises `Refused`, Unavailable ``channels.unavailable`` where nobody answers."""
        try:
            return self._asked(method, arguments)
        except (Refused, Unavailable) as error:
            log.warning("Slack did not do %s: %s", method, _why(error))
            raise

    def _asked(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        given = {name: _written(value) for name, value in arguments.items() if value not in (None, "")}
        try:
            answer = self._web.api_call(method, params=given).data
        except SlackApiError as error:
            raise _failed(method, _code(error)) from None
        except (SlackClientError, URLError, OSError, ValueError) as error:
            raise Unavailable("channels.unavailable", problem=f"{method}: {type(error).__name__}") from None
        return answer if isinstance(answer, dict) else {}

    def pages(self, method: str, key: str, most: int, **arguments: Any) -> Iterator[list[Any]]:
        """The lists under ``key``, page by page. Raises as `call`, Refused ``too_many`` after ``most`` pages."""
        cursor = ""
        for _ in range(most):
            answer = self.call(method, limit=_PAGE, cursor=cursor, **arguments)
            yield answer.get(key) or []
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return
        raise Refused("too_many")

    def workspace(self) -> Workspace:
        """Asked once. Raises Unavailable ``channels.unavailable``."""
        try:
            return self._own()
        except Refused as refused:
            raise unavailable("auth.test", refused) from None

    def introduced(self) -> Workspace:
        """As `workspace`, told to who set it up. Raises Unavailable ``channels.slack.token``, ``…silent``."""
        try:
            return self._own()
        except Refused as refused:
            raise Unavailable("channels.slack.token", problem=refused.code) from None
        except Unavailable as silent:
            raise Unavailable("channels.slack.silent", host=urlsplit(self.url).netloc, problem=_why(silent)) from None

    def _own(self) -> Workspace:
        with self._lock:
            if self._workspace is None:
                told = self._asked("auth.test", {})
                if not told.get("team_id"):  # something answers there, but not Slack
                    raise Unavailable("channels.unavailable", problem="auth.test: team_id")
                self._workspace = Workspace(told["team_id"], told.get("user_id", ""), told.get("bot_id", ""))
            return self._workspace

    def known_workspace(self) -> Workspace | None:
        """Without asking anybody."""
        return self._workspace


def _failed(method: str, code: str) -> Exception:
    if code in ("ratelimited", "internal_error", "service_unavailable", "fatal_error", "request_timeout", ""):
        return Unavailable("channels.unavailable", problem=f"{method}: {code or 'HTTP'}")
    return Refused(code)


def _why(error: Exception) -> str:
    return str(error.values["problem"]).partition(": ")[2] if isinstance(error, Unavailable) else str(error)


def unavailable(method: str, refused: Refused) -> Unavailable:
    return Unavailable("channels.unavailable", problem=f"{method}: {refused.code}")


def _written(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | tuple) else value


def _code(error: SlackApiError) -> str:
    data = error.response.data
    found = data.get("error") if isinstance(data, dict) else None
    return found if isinstance(found, str) and found.isascii() and found.isprintable() and len(found) < 80 else ""
