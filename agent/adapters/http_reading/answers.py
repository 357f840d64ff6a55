"""What came back, and what its status means."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from agent.domain.errors import KamError, Unavailable

_LONGEST_REASON = 200
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, whole. ``headers`` has lower-case names."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def date(self) -> datetime | None:
        """The time on the server's clock; None when it gives none."""
        return http_date(self.headers.get("date", ""))

    def json(self) -> Any:
        """The body as JSON, with or without a byte order mark. Raises ValueError."""
        return json.loads(self.body.decode("utf-8-sig"))


def http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def refusal(answer: Answer, system: str, host: str, what: str, secrets: tuple[str, ...]) -> KamError:
    """The error that a status other than 2xx stands for; ``what`` was asked for."""
    if answer.status == 401:
        return Unavailable("connectors.key", system=system, host=host)
    if answer.status == 403:
        return Unavailable("connectors.forbidden", system=system, what=what)
    if answer.status == 404:
        return Unavailable("connectors.not_found", system=system, host=host, what=what)
    if answer.status == 429:
        return Unavailable("connectors.busy", system=system, host=host)
    code = "connectors.server" if answer.status >= 500 else "connectors.refused"
    told = reason(answer, secrets)
    return Unavailable(code, system=system, host=host, what=what, status=answer.status, reason=told)


def reason(answer: Answer, secrets: tuple[str, ...]) -> str:
    """What the other side says about an error, on one short line."""
    try:
        found = _message(answer.json())
    except (ValueError, RecursionError):
        found = ""
    return one_line(found, secrets) or "–"


def one_line(text: str, secrets: tuple[str, ...]) -> str:
    """Foreign text fit to be shown: no secrets, no control characters, a line's length."""
    for secret in filter(None, secrets):
        text = text.replace(secret, "…")
    plain = "".join(sign for sign in _BLANKS.sub(" ", text) if sign.isprintable()).strip()
    return plain if len(plain) <= _LONGEST_REASON else plain[: _LONGEST_REASON - 1] + "…"


def _message(found: Any) -> str:
    """Odoo: a text or ``message``; Power BI: ``error.message``, or details inside, or a code."""
    if isinstance(found, str):
        return found
    if isinstance(found, list):
        return next((told for told in map(_message, found) if told), "")
    if isinstance(found, dict):
        order = ("message", "error", "details", "detail", "pbi.error", "value", "code")
        return next((told for told in (_message(found.get(name)) for name in order) if told), "")
    return ""
