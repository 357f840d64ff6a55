"""Probes: alive, ready to work, and figures for Prometheus."""

import hmac
from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from agent.bootstrap import App
from agent.domain.errors import KamError, NotFound, Unavailable
from api.auth import AppDep
from api.metrics import Metrics

router = APIRouter(tags=["health"])
_TEXT = "text/plain; version=0.0.4; charset=utf-8"


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/readyz", responses={503: {"description": "Something does not work; `failed` names it."}})
def readyz(app: AppDep, request: Request) -> JSONResponse:
    """503 with a code for each part that does not work: state, disk, audit, policies, search, facts, jobs."""
    failed: dict[str, str] = {}
    for name, probe in _probes(app, request).items():
        try:
            probe()
        except KamError as error:
            failed[name] = error.code
    return JSONResponse({"status": "failed" if failed else "ready", "failed": failed}, 503 if failed else 200)


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def metrics(app: AppDep, request: Request) -> Response:
    """404 without the token where people sign in: figures tell a stranger how the business runs."""
    token = app.settings.metrics_token.get_secret_value()
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    known = bool(token) and hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())
    if not known and (token or app.settings.signs_in):
        raise NotFound("system.no_such_page")
    told: Metrics = request.app.state.metrics
    return Response(told.text(), media_type=_TEXT)


def _probes(app: App, request: Request) -> dict[str, Callable[[], object]]:
    def jobs() -> None:
        if request.app.state.jobs_failed:
            raise Unavailable("jobs.not_running")
        if request.app.state.workers:
            app.stored_jobs.require_worker()

    def search() -> None:
        if app.index_server is not None:  # the embedded index is made again where it is lost
            app.index_server.reach()

    return {
        "state": app.readiness.state,
        "disk": app.readiness.disk,
        "audit": app.audit.require_secret,
        "policies": app.policies.clauses,
        "search": search,
        "facts": app.readiness.facts,
        "jobs": jobs,
    }
