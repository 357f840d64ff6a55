"""Makes the FastAPI application over a wired `App`."""

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from agent import __version__
from agent.bootstrap import App
from agent.domain.errors import KamError
from api.auth import session_cookie
from api.channels import install_channels
from api.channels.hosts import TrustedHosts
from api.chat_runs import ChatRuns
from api.errors import install_errors
from api.files import PageFiles
from api.ids import EncodedSlashes
from api.metrics import Metrics
from api.problems import describe_problems
from api.rates import RateLimit
from api.request_log import RequestLog
from api.routes import (
    accounts_page,
    approvals_page,
    audit,
    audit_page,
    charts,
    chat_page,
    drafting,
    drafts,
    escalations,
    health,
    jobs,
    look,
    nda_batches,
    nda_decisions,
    nda_files,
    nda_register,
    pages,
    policies_page,
    reviews,
    session,
    sign_in,
    supply_page,
    threads,
    today,
)
from api.security import LOOPBACK_HOSTS, SecurityHeaders, UploadLimit

if TYPE_CHECKING:
    from agent.jobs.engine import JobEngine

log = logging.getLogger(__name__)

_ROUTES = (
    health,
    session,
    sign_in,
    look,
    reviews,
    nda_batches,
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
    policies_page,
    audit_page,
    today,
    chat_page,
    accounts_page,
    supply_page,
    charts,
    pages,
)
STATIC = Path(__file__).parent / "web" / "static"


def _start(api: FastAPI, app: App, engine: "JobEngine | None", workers: bool) -> None:
    if engine is not None or workers:
        try:
            if engine is None:
                app.leave_jobs_to_workers()
            else:
                app.start_jobs(engine)
            _stock(app)
            return
        except Exception:
            api.state.jobs_failed = True
            log.exception("jobs do not run; NDA reviews run in threads of this process")
    try:
        app.runner.resume(app.upload_path)
    except KamError:  # the state does not answer: what waits is taken up at the next start
        log.warning("waiting reviews were not taken up", exc_info=True)


def _stock(app: App) -> None:
    """Make the demo world where there is nothing yet: no question waits for it."""
    try:
        _ = app.stocked
    except KamError as error:  # another process makes it; or it fails, and the first question tells
        log.warning("no demo world was made: %s", error.code)


def _metrics(app: App) -> Metrics:
    """Nothing is opened before somebody asks."""
    return Metrics(
        {
            "kam_drafts": ("Drafts by status", "status", lambda: app.counts.drafts()),
            "kam_deliveries": ("Messages of the outbox by status", "status", lambda: app.counts.deliveries()),
            "kam_nda_reviews": ("NDA reviews by status", "status", lambda: app.counts.reviews()),
            "kam_escalations": ("Escalations", "status", lambda: app.counts.escalations()),
            "kam_web_sessions": ("Sessions of browsers", "", lambda: app.counts.sessions()),
            "kam_audit_entries": ("Entries of the audit chain", "", lambda: app.counts.audit_entries()),
        }
    )


def create_app(app: App, engine: "JobEngine | None" = None, *, workers: bool = False) -> FastAPI:
    """The web application; loads nothing heavy before the server answers.

    With ``engine`` it runs jobs in this process; ``workers``: other processes do; else NDA reviews run in threads.
    """

    @asynccontextmanager
    async def lifespan(_api: FastAPI) -> AsyncIterator[None]:
        app.warm()
        app.warm_chat()
        # beside the page: importing and starting the machinery takes a third of a second
        starting = threading.Thread(target=_start, args=(api, app, engine, workers), name="start-jobs")
        starting.start()
        yield
        starting.join()
        api.state.chat_runs.close()
        app.close()

    api = FastAPI(title="KAM assistant", version=__version__, lifespan=lifespan, docs_url=None, redoc_url=None)
    api.state.app = app
    api.state.chat_runs = ChatRuns()
    api.state.jobs_failed, api.state.workers = False, workers
    api.state.metrics = _metrics(app)
    install_errors(api)
    api.add_middleware(UploadLimit, max_bytes=(app.settings.upload_mb + 1) * 1_000_000)
    # no secret of the server stands in a body that somebody else's words are part of, so packing tells nothing
    api.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=6)
    signs_in, public_url = app.settings.signs_in, app.settings.public_url
    session = session_cookie(app) if signs_in else ""
    api.add_middleware(RateLimit, per_minute=app.settings.requests_per_minute, rates=app.rates, session=session)
    api.add_middleware(SecurityHeaders, session=session, public_url=public_url)
    # a demo sign-in without a password must not be reachable under a foreign name (DNS rebinding)
    api.add_middleware(TrustedHosts, local=LOOPBACK_HOSTS, public_url=public_url, signs_in=signs_in)
    api.add_middleware(RequestLog, metrics=api.state.metrics)
    api.add_middleware(EncodedSlashes)
    api.mount("/static", PageFiles(directory=STATIC), name="static")
    for routes in _ROUTES:
        api.include_router(routes.router)
    install_channels(api, app)
    describe_problems(api)
    return api
