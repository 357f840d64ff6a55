"""From the morning list to an approved re-order, in a real browser; the other journeys stand beside it.

Nothing is scripted: the templates write, the outbox sends into its folder.
"""

from playwright.sync_api import expect

from agent.bootstrap import App
from tests.api.web.going import go
from tests.api.web.journeys.conftest import mails
from tests.api.web.journeys.walk import Opened, approved_by_all, shown_draft


def test_from_the_morning_list_to_an_approved_re_order(opened: Opened, world: App) -> None:
    before = mails(world)
    page = opened("/")
    expect(page.locator(".top-rows li")).to_have_count(5)
    go(page, page.locator(".day-run_outs").get_by_role("link", name="MC-10432").first)
    expect(page.get_by_role("heading", level=1)).to_contain_text("MC-10432")
    expect(page.locator("picture.chart img")).to_be_visible()
    go(page, page.get_by_role("navigation").get_by_role("link", name="Versorgung"))
    page.get_by_label("MC-10432 für Abruf-Vorschlag wählen").check()
    page.get_by_role("button", name="Abruf-Vorschläge entwerfen").click()
    page.locator("#outcomes").get_by_role("link", name="Entwurf ansehen").click()
    draft = shown_draft(page)
    expect(page.locator("[data-part=facts]")).to_contain_text("MC-10432")
    assert approved_by_all(opened, page, world, draft).kind.value == "reorder"
    expect(page.locator("[data-part=head]")).to_contain_text("versendet")
    assert len(mails(world) - before) == 1
