"""Mounts the Teams bot in the web application."""

from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.types import ASGIApp

from agent.bootstrap import App
from api.channels.teams import tab
from api.channels.teams.bot import made_bot
from api.channels.teams.gate import Gate
from api.channels.teams.inbox import Inbox
from api.channels.teams.threads import ThreadedAdapter

MESSAGES = "/api/channels/teams/messages"
_THREADS = 8


def install_teams(api: FastAPI, app: App) -> None:
    """Teams' requests are answered in threads of their own; what follows an answer runs there, too."""
    pool = ThreadPoolExecutor(_THREADS, "teams")
    gate = Gate(app.teams_cloud.issuer, app.settings.teams_client_id)
    inbox = Inbox(app, app.teams_client, lambda work: pool.submit(work))
    made_bot(app, inbox, ThreadedAdapter(api, pool, gate), MESSAGES)
    api.include_router(tab.router)
    before = api.router.lifespan_context

    @asynccontextmanager
    async def lifespan(served: ASGIApp) -> AsyncIterator[None]:
        async with before(served):
            yield
            pool.shutdown()

    api.router.lifespan_context = lifespan
