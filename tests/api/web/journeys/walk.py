"""Steps that several journeys go: to a draft that was just written, and through every consent that it needs."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from agent.bootstrap import App
from agent.domain.draft.draft import Draft
from tests.api.web.going import READY
from tests.api.web.journeys.conftest import OPERATIONS

Opened = Callable[..., Page]
KAM, HEAD = "k.brandt", "h.sommer"
CONSENTING = {"head_of_sales": HEAD, "operations": OPERATIONS.id}


def shown_draft(page: Page) -> str:
    """The draft that the browser was sent on to."""
    page.wait_for_url("**/approvals/*", timeout=90_000)
    page.wait_for_selector(READY, state="attached")
    expect(page.locator("#draft")).to_be_visible()
    return page.url.rpartition("/")[2]


def approve(page: Page) -> None:
    page.locator("#decide").get_by_role("button", name="Freigeben", exact=True).click()
    expect(page.locator("#live")).not_to_be_empty()


def approved_by_all(opened: Opened, page: Page, world: App, draft: str) -> Draft:
    """By the key account manager, and by each department that the right asks, in a session of its own."""
    approve(page)
    for department in world.drafts.get(draft).right.approvers:
        approve(opened(f"/approvals/{draft}", user=CONSENTING[department]))
    page.reload()
    expect(page.locator("[data-part=head]")).to_contain_text("freigegeben von")
    return world.drafts.get(draft)
