"""Probes: alive, and ready to work."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from agent.domain.errors import KamError
from api.auth import AppDep

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/readyz")
def readyz(app: AppDep) -> JSONResponse:
    """503 with the names of what does not work: state database, policy library."""
    failed: dict[str, str] = {}
    for name, probe in (("state", app.identity.users), ("policies", app.policies.clauses)):
        try:
            probe()
        except KamError as error:
            failed[name] = error.code
    return JSONResponse({"status": "failed" if failed else "ready", "failed": failed}, 503 if failed else 200)
