"""Makes the FastAPI application over a wired `App`."""

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from agent import __version__
from agent.bootstrap import App
from api.channels import install_channels
from api.channels.hosts import TrustedHosts
from api.chat_runs import ChatRuns
from api.errors import install_errors
from api.progress import ProgressHub
from api.routes import (
    approvals_page,
    audit,
    drafting,
    drafts,
    escalations,
    health,
    jobs,
    nda_decisions,
    nda_files,
    nda_register,
    pages,
    reviews,
    session,
    threads,
)
from api.security import LOOPBACK_HOSTS, SecurityHeaders, UploadLimit

if TYPE_CHECKING:
    from agent.jobs.engine import JobEngine

log = logging.getLogger(__name__)

_ROUTES = (
    health,
    session,
    reviews,
    nda_decisions,
    nda_files,
    nda_register,
    drafting,
    drafts,
    escalations,
    threads,
    jobs,
    audit,
    approvals_page,
    pages,
)
STATIC = Path(__file__).parent / "web" / "static"


def _start(app: App, engine: "JobEngine | None") -> None:
    if engine is not None:
        try:
            app.start_jobs(engine)
            _ = app.stocked  # makes the demo world where there is nothing yet: no question waits for it
            return
        except Exception:
            log.exception("jobs do not run; NDA reviews run in threads of this process")
    app.runner.resume(app.upload_path)


def create_app(app: App, engine: "JobEngine | None" = None) -> FastAPI:
    """The web application; loads nothing heavy before the server answers.

    With ``engine`` it runs jobs in this process; without, NDA reviews run in threads.
    """

    @asynccontextmanager
    async def lifespan(_api: FastAPI) -> AsyncIterator[None]:
        app.warm()
        app.warm_chat()
        app.runner.on_change = api.state.progress.publish
        # beside the page: importing and starting the machinery takes a third of a second
        starting = threading.Thread(target=_start, args=(app, engine), name="start-jobs")
        starting.start()
        yield
        starting.join()
        api.state.chat_runs.close()
        app.close()

    api = FastAPI(title="KAM assistant", version=__version__, lifespan=lifespan, docs_url=None, redoc_url=None)
    api.state.app = app
    api.state.progress = ProgressHub()
    api.state.chat_runs = ChatRuns()
    install_errors(api)
    api.add_middleware(UploadLimit, max_bytes=(app.settings.upload_mb + 1) * 1_000_000)
    api.add_middleware(SecurityHeaders)
    # a demo sign-in without a password must not be reachable under a foreign name (DNS rebinding)
    api.add_middleware(TrustedHosts, local=LOOPBACK_HOSTS, public_url=app.settings.public_url)
    api.mount("/static", StaticFiles(directory=STATIC), name="static")
    for routes in _ROUTES:
        api.include_router(routes.router)
    install_channels(api, app)
    return api
