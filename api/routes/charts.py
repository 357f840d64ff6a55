"""Charts as pictures of their own, so that a page need not wait for them to be drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from agent.bootstrap import App
from agent.domain.charts import Chart, Layout, Theme
from agent.domain.errors import KamError, NotFound
from agent.domain.language import Language
from api.auth import AppDep, LanguageDep, UserDep
from api.ids import InPath
from api.web.fragments import status_of

router = APIRouter(prefix="/charts", tags=["charts"])
_SVG = "image/svg+xml"
_RESPONSES: dict[int | str, dict[str, object]] = {
    200: {"content": {_SVG: {}}, "description": "The picture."},
    404: {"description": "Unknown, or somebody else's."},
}


@dataclass(frozen=True, slots=True)
class Look:
    """``layout`` card is for a phone's width."""

    theme: Annotated[Theme, Query()] = Theme.LIGHT
    layout: Annotated[Layout, Query()] = Layout.PAGE


_Look = Annotated[Look, Depends()]


@router.get("/run-out/{article}.svg", response_class=Response, responses=_RESPONSES)
def run_out(
    article: InPath,
    app: AppDep,
    user: UserDep,
    language: LanguageDep,
    look: _Look,
) -> Response:
    """The expected stock of an article until it is empty; ``layout`` card is for a phone's width."""
    return _drawn(app, lambda: app.pictures.run_out(user, article), language, look)


@router.get("/call-off/{contract}.svg", response_class=Response, responses=_RESPONSES)
def call_off(
    contract: InPath,
    app: AppDep,
    user: UserDep,
    language: LanguageDep,
    look: _Look,
) -> Response:
    """A frame contract against its plan; ``layout`` card is for a phone's width."""
    return _drawn(app, lambda: app.pictures.call_off(user, contract), language, look)


@router.get("/kpi/{account_id}/{kpi}.svg", response_class=Response, responses=_RESPONSES)
def kpi(
    account_id: InPath,
    kpi: str,
    app: AppDep,
    user: UserDep,
    language: LanguageDep,
    look: _Look,
) -> Response:
    """The last twelve periods of a KPI of one account; ``layout`` card is for a phone's width."""
    name = app.account_pages.account(user, account_id).name
    return _drawn(app, lambda: app.pictures.kpi_trend(user, kpi, name, language), language, look)


def _drawn(app: App, chart: Callable[[], Chart], language: Language, look: Look) -> Response:
    """Raises NotFound for what is somebody else's, as for what does not exist."""
    try:
        drawn = app.charts.svg(chart(), language, look.theme, look.layout)
    except KamError as error:
        if status_of(error) == 404:
            raise NotFound(error.code, **error.values) from None
        raise
    return Response(drawn, media_type=_SVG)
