"""The bot's own token: fetched with the secret of its registration, kept until shortly before it ends.

Not the SDK's token manager: its login library asks the public cloud about every other login address.
"""

import asyncio
import time
from dataclasses import dataclass, field

import httpx

from agent.adapters.teams.cloud import TeamsCloud
from agent.domain.errors import Unavailable

_EARLY_S = 300.0


@dataclass(slots=True)
class BotTokens:
    """Asked in one event loop only."""

    cloud: TeamsCloud
    tenant: str
    client_id: str
    secret: str = field(repr=False)
    timeout_s: float = 10.0
    _token: str = field(default="", repr=False)
    _ends: float = 0.0
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    async def current(self) -> str:
        """Raises Unavailable ``channels.unavailable``, `httpx.HTTPError`."""
        async with self._lock:
            if time.monotonic() >= self._ends:
                await self._fetch()
        return self._token

    def forget(self) -> None:
        """The service does not take it any more: the next call fetches another."""
        self._ends = 0.0

    async def _fetch(self) -> None:
        asked = {
            "grant_type": "client_credentials",
            "client_id": self.client_id,
            "client_secret": self.secret,
            "scope": self.cloud.scope,
        }
        async with httpx.AsyncClient(timeout=self.timeout_s) as client:
            answer = await client.post(f"{self.cloud.login_url}/{self.tenant}/oauth2/v2.0/token", data=asked)
        if answer.status_code >= 500 or answer.status_code == 429:
            answer.raise_for_status()
        try:
            told = answer.json()
            token, lasts = str(told["access_token"]), float(told.get("expires_in", 3600))
        except (ValueError, KeyError, TypeError, AttributeError):
            # the login's answer may repeat what was sent: nothing of it is shown
            raise Unavailable("channels.unavailable", problem=f"login: HTTP {answer.status_code}") from None
        self._token, self._ends = token, time.monotonic() + max(lasts - _EARLY_S, lasts / 2)
