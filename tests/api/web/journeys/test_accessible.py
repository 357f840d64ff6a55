"""axe-core finds nothing serious on any page, light and dark, narrow and wide."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi.responses import HTMLResponse
from fastapi.routing import iter_route_contexts
from playwright.sync_api import Page

from agent.adapters.state.reviews import SqlReviews
from agent.bootstrap import App
from agent.domain.assistant.conversation import Message, Role
from agent.domain.language import Language
from agent.ports import StoredReview
from api.app import create_app
from tests.api.web.approvals.desk import proposer
from tests.api.web.going import READY
from tests.api.web.journeys.walk import KAM
from tests.api.web.sample_review import REVIEW_ID, result

Opened = Callable[..., Page]
# route → what is looked at; "…" stands for the id of `things`
PAGES = {
    "/": "/",
    "/chat": "/chat",
    "/chat/{thread_id}": "/chat/…",
    "/approvals": "/approvals",
    "/approvals/{draft_id}": "/approvals/…",
    "/nda": "/nda",
    "/nda/{review_id}": "/nda/…",
    "/accounts": "/accounts",
    "/accounts/{account_id}": "/accounts/C-1001",
    "/supply": "/supply",
    "/supply/{article}": "/supply/MC-10432",
    "/policies": "/policies?q=Laufzeit",
    "/policies/rights": "/policies/rights?q=Darf ich Rabatt geben?",
    "/policies/files": "/policies/files",
    "/policies/files/{file:path}": "/policies/files/nda/term.yaml",
    "/policies/clauses/{policy_id}": "/policies/clauses/NDA-TERM",
    "/audit": "/audit?verify=true",
    "what is not there": "/policies/clauses/NDA-NOBODY",
}
# fragments that one of the pages above is made of
PARTS = {
    "/today",
    "/chat/{thread_id}/messages/{message_id}",
    "/accounts/{account_id}/view",
    "/accounts/{account_id}/kpis/{kpi}",
    "/supply/view",
}
LOOKS: tuple[dict[str, Any], ...] = (
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    {"viewport": {"width": 375, "height": 800}, "color_scheme": "dark", "language": "en"},
)


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['target']} ({len(each['nodes'])})"
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


@pytest.fixture(scope="module")
def things(world: App) -> dict[str, str]:
    """One of each kind: a draft, a conversation with an answer, a review."""
    user = world.identity.user(KAM)
    thread = world.conversations.open(user)
    for role, text in ((Role.USER, "Wie steht der Abruf?"), (Role.ASSISTANT, "Der Abruf liegt bei **63 %**.")):
        said = Message(f"said-{role.value}", thread.id, role, text, Language.DE, world.clock.now())
        world.conversations.store.add(said)
    read = StoredReview(
        REVIEW_ID, world.clock.now(), KAM, None, "nda.txt", "0" * 64, "de", False, "done", result=result(Language.DE)
    )
    SqlReviews(world.database).create(read)
    draft = proposer(world)(subject="Für alle lesbar")
    return {"/approvals/{draft_id}": draft.id, "/chat/{thread_id}": thread.id, "/nda/{review_id}": read.id}


def test_no_page_is_forgotten(world: App) -> None:
    routes = [each for each in iter_route_contexts(create_app(world).routes) if "GET" in (each.methods or ())]
    pages = {each.path for each in routes if getattr(each.route, "response_class", None) is HTMLResponse}
    assert pages - PARTS == set(PAGES) - {"what is not there"}


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS, ids=["wide light", "narrow dark"])
def test_no_page_has_a_serious_violation(
    opened: Opened, address: str, things: dict[str, str], look: dict[str, Any]
) -> None:
    page = opened("/", foreseen=404, **look)
    found = {}
    for route, path in PAGES.items():
        page.goto(address + path.replace("…", things.get(route, "")))
        page.wait_for_selector("main .ask" if route == "/nda/{review_id}" else READY, state="attached")
        page.locator("main details").evaluate_all("all => all.forEach(each => { each.open = true; })")
        page.wait_for_load_state("networkidle")
        found[route] = serious(page)
    assert {route: violations for route, violations in found.items() if violations} == {}


@pytest.mark.long
def test_what_is_wrong_is_found(opened: Opened) -> None:
    """Else a checker that does not run would pass everything."""
    page = opened("/policies/files")
    page.evaluate("document.querySelector('main').innerHTML = '<img src=\"/static/favicon.svg\"><button></button>'")
    assert {each.partition(":")[0] for each in serious(page)} >= {"image-alt", "button-name"}
