"""Trying again, for as long as it is worth it: Slack says how long to wait, we say for how long in all."""

import random
import time
from collections.abc import Callable
from http.client import RemoteDisconnected
from urllib.error import HTTPError, URLError

from slack_sdk.http_retry.handler import RetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

_SERVER = frozenset({500, 502, 503, 504})
_FIRST_PAUSE_S = 0.5
_BEGAN, _PAUSE = "began", "pause"


class Patience(RetryHandler):
    """Waits after 429, errors of the server and lost connections; ``total_s`` from the first failure on, in all.

    What timed out is not asked again: it may have been done, and a message that stands twice is worse than an error.
    """

    def __init__(self, total_s: float, sleep: Callable[[float], None] = time.sleep) -> None:
        super().__init__(max_retry_count=10)
        self._total_s, self._sleep = total_s, sleep

    def _can_retry(
        self,
        *,
        state: RetryState,
        request: HttpRequest,  # noqa: ARG002 - the interface of the SDK
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if not _is_worth_it(response, error):
            return False
        values = state.custom_values = state.custom_values or {_BEGAN: time.monotonic()}
        values[_PAUSE] = _pause(response, state.current_attempt)
        return bool(time.monotonic() + values[_PAUSE] - values[_BEGAN] <= self._total_s)

    def prepare_for_next_attempt(
        self,
        *,
        state: RetryState,
        request: HttpRequest,  # noqa: ARG002
        response: HttpResponse | None = None,  # noqa: ARG002
        error: Exception | None = None,  # noqa: ARG002
    ) -> None:
        self._sleep((state.custom_values or {}).get(_PAUSE, _FIRST_PAUSE_S))
        state.next_attempt_requested = True
        state.increment_current_attempt()


def _is_worth_it(response: HttpResponse | None, error: Exception | None) -> bool:
    if response is not None:
        return response.status_code == 429 or response.status_code in _SERVER
    if isinstance(error, URLError) and not isinstance(error, HTTPError):
        return not isinstance(error.reason, TimeoutError)
    return isinstance(error, ConnectionError | RemoteDisconnected)


def _pause(response: HttpResponse | None, attempt: int) -> float:
    jitter = random.random() * 0.2  # noqa: S311 - so that not all come back at once
    if response is not None and response.status_code == 429:
        asked = next((values for name, values in response.headers.items() if name.lower() == "retry-after"), [])
        told = asked[0] if asked else ""
        if told.isdecimal():
            return min(int(told), 86_400) + jitter
    return _FIRST_PAUSE_S * float(2**attempt) + jitter
