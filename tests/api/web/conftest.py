"""A real browser on the real page; a test fails on any script error or refused resource."""

import datetime as dt
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from agent.adapters.state.reviews import SqlReviews
from agent.bootstrap import App, build
from agent.domain.language import Language
from agent.ports import StoredReview
from agent.settings import Settings
from api.app import create_app
from tests.api.web.canned import Decided, install_register
from tests.api.web.sample_review import REVIEW_ID, result, review

CHROMIUM = Path("/usr/bin/chromium")
# what is drawn in a process of its own, and what nobody looks at, takes a quarter of the time of a fresh profile
FLAGS = (
    "--headless --no-sandbox --disable-gpu --in-process-gpu --disable-software-rasterizer --disable-quic"
    " --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-extensions"
    " --disable-default-apps --mute-audio --disable-features=Translate,MediaRouter,OptimizationHints"
).split()
# what the browser itself logs about a 4xx that the test asked for
_ANSWERED_WITH_ERROR = "Failed to load resource"

Visit = Callable[..., Page]
Opened = tuple[Page, Decided]
expect.set_options(timeout=20_000)  # a loaded machine is no failure


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real application; nothing warms up, since scripted answers need no judge."""
    app = build(Settings(home=tmp_path_factory.mktemp("home"), upload_mb=1, today=dt.date(2026, 11, 22)))
    _know_of_the_scripted_review(app)
    with _serving(uvicorn.Config(create_app(app), port=0, log_level="error", lifespan="off")) as address:
        yield address
    app.close()


def _know_of_the_scripted_review(app: App) -> None:
    """Its page is the server's own; what the page then asks for is scripted."""
    review = StoredReview(REVIEW_ID, app.clock.now(), "k.brandt", None, "nda.txt", "0" * 64, "de", False, "queued")
    SqlReviews(app.database).create(review)


@contextmanager
def _serving(config: uvicorn.Config) -> Iterator[str]:
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(30)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open an address in a fresh profile; keyword values go to the browser context."""
    with _visiting(browser) as opened:
        yield opened


@pytest.fixture(scope="module")
def visit_once(browser: Browser) -> Iterator[Visit]:
    """As `visit`, for pages that several tests look at and leave as they were: loading one takes a second."""
    with _visiting(browser) as opened:
        yield opened


@contextmanager
def _visiting(browser: Browser) -> Iterator[Visit]:
    problems: list[str] = []
    contexts = []

    def opened(
        address: str,
        *,
        language: str = "de",
        user: str = "",
        script: Callable[[Page], None] | None = None,
        ready: str = "#file:enabled",
        **options: Any,
    ) -> Page:
        context = browser.new_context(**({"reduced_motion": "reduce"} | options))
        contexts.append(context)
        chosen = {"kam_language": language} | ({"kam_user": user} if user else {})
        site = urljoin(address, "/")  # a cookie holds for the folder of its address
        context.add_cookies([{"name": name, "value": value, "url": site} for name, value in chosen.items()])
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda said: problems.append(said.text) if said.type in ("error", "warning") else None)
        page.on("dialog", lambda dialog: problems.append(f"dialog: {dialog.message}"))
        page.on("requestfailed", lambda request: problems.append(f"{request.url} {request.failure}"))
        if script:
            script(page)
        page.goto(address)
        page.wait_for_selector(ready, state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()
    # a left event stream, a server that a test has switched off, an error answer
    expected = (
        "net::ERR_ABORTED",
        "net::ERR_CONNECTION_REFUSED",
        "htmx:sendError",
        "htmx:afterRequest",
        _ANSWERED_WITH_ERROR,
    )
    assert [problem for problem in problems if not any(each in problem for each in expected)] == []


@pytest.fixture(scope="module")
def scripted() -> Callable[..., Callable[[Page], None]]:
    """Answers of the API in place of the server's: one stored review, the list, the events."""

    def script(review: dict[str, Any], events: list[dict[str, Any]] | None = None) -> Callable[[Page], None]:
        shown = {key: value for key, value in review.items() if key != "result"}
        left = list(events or [])

        def stream(route: Route) -> None:
            # one event an answer: the browser comes back for the next by itself
            state = left.pop(0) if left else shown
            body = f"retry: 20\nevent: progress\ndata: {json.dumps(state)}\n\n"
            route.fulfill(body=body, content_type="text/event-stream")

        def one(route: Route) -> None:
            route.fulfill(json=left[0] if left else review)

        def install(page: Page) -> None:
            page.route("**/api/nda/reviews", lambda route: route.fulfill(json=[shown]))
            page.route(f"**/api/nda/reviews/{review['id']}", one)
            page.route(f"**/api/nda/reviews/{review['id']}/events", stream)
            Decided(review).install(page)
            install_register(page, [])

        return install

    return script


@pytest.fixture
def desk(visit: Visit, site: str, scripted: Callable[..., Callable[[Page], None]]) -> Callable[..., Opened]:
    """The report with proposals, and the decisions that its canned server keeps."""
    return _desk(visit, site, scripted)


@pytest.fixture(scope="module")
def seen_desk(visit_once: Visit, site: str, scripted: Callable[..., Callable[[Page], None]]) -> Opened:
    """One such report in German, to look at only."""
    return _desk(visit_once, site, scripted)()


def _desk(visit: Visit, site: str, scripted: Callable[..., Callable[[Page], None]]) -> Callable[..., Opened]:
    def opened(
        language: Language = Language.DE,
        *,
        made: list[dict[str, Any]] | None = None,
        failing: str | None = None,
        changed: dict[str, Any] | None = None,
        **options: Any,
    ) -> Opened:
        stored = review(language, result=changed or result(language))
        decided = Decided(stored, made)
        decided.failing = failing

        def script(page: Page) -> None:
            scripted(stored)(page)
            decided.install(page)

        page = visit(
            f"{site}/nda/{stored['id']}",
            language=language.value,
            script=script,
            **({"viewport": {"width": 1600, "height": 900}} | options),
        )
        page.wait_for_selector(".ask")
        return page, decided

    return opened
