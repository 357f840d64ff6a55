"""The pages in a real browser: no script error, no refused resource; by keyboard; from a list to an approved draft."""

import threading
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from agent.adapters.facts.store import FactsStore
from agent.bootstrap import App
from agent.domain.draft.draft import DraftStatus
from agent.services.pages.kept import Kept
from tests.api.web.going import go

Opened = Callable[..., Page]
pytestmark = pytest.mark.long  # a fresh profile a test; `test_tour.py` looks at each kind of page


def test_a_day_that_takes_long_comes_after_the_page(
    opened: Opened, world: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    real = FactsStore.rows

    def slow(self: FactsStore, text: str, values: dict[str, object]) -> object:
        go.wait(60)
        return real(self, text, values)

    monkeypatch.setattr(FactsStore, "rows", slow)
    monkeypatch.setitem(world.__dict__, "kept", Kept(patience_s=0.01))
    page = opened("/accounts/C-1003")
    expect(page.locator(".waiting")).to_contain_text("werden zusammengestellt")
    go.set()
    expect(page.locator(".scorecard tbody tr:not(.more-row)")).to_have_count(18)
    world.kept.close()


def test_a_briefing_is_written_and_the_browser_goes_to_it(opened: Opened, world: App) -> None:
    page = opened("/accounts/C-1002")
    page.get_by_role("button", name="Briefing").click()
    page.wait_for_url("**/approvals/*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Heliotec AG")


def test_what_cannot_be_written_is_told_beside_the_buttons(opened: Opened) -> None:
    page = opened("/accounts/C-1003")
    page.get_by_role("button", name="Briefing").click()
    expect(page.locator("#write-answer")).to_contain_text("Kranich")
    assert page.url.endswith("/accounts/C-1003")


def test_a_quantity_is_set_in_the_list_corrected_and_released(opened: Opened) -> None:
    page = opened("/supply")
    row = page.locator(".supply-table tbody tr", has_text="MC-10433")
    row.get_by_text("Warum").click()
    form = row.locator(".override-form")
    form.get_by_label("Menge in Stück").fill("viele")
    form.get_by_label("Begründung").fill("Messe im Mai")
    form.get_by_role("button", name="Menge setzen").click()
    expect(row.get_by_role("alert")).to_contain_text("keine ganze Zahl")
    expect(form.get_by_label("Begründung")).to_have_value("Messe im Mai")
    form.get_by_label("Menge in Stück").fill("2.600")
    form.get_by_role("button", name="Menge setzen").click()
    expect(row.locator(".own-quantity")).to_contain_text("2.600 Stück gesetzt")
    expect(page.locator("#live")).to_have_text("Gespeichert.")
    row.get_by_role("button", name="Vorschlag wieder gelten lassen").click()
    expect(row.locator(".own-quantity")).not_to_contain_text("2.600 Stück gesetzt")


def test_from_the_list_to_an_approved_call_off_proposal(opened: Opened, world: App) -> None:
    page = opened("/supply", user="m.yilmaz")
    page.get_by_label("MC-10611 für Abruf-Vorschlag wählen").check()
    page.get_by_role("button", name="Abruf-Vorschläge entwerfen").click()
    outcome = page.locator("#outcomes")
    expect(outcome).to_contain_text("Brück & Söhne Landtechnik")
    go(page, outcome.get_by_role("link", name="Entwurf ansehen"))
    draft = page.url.rpartition("/")[2]
    page.get_by_role("button", name="Freigeben", exact=True).click()
    expect(page.locator("#live")).not_to_be_empty()
    given = world.drafts.consents(draft, 1)
    assert world.drafts.get(draft).status is not DraftStatus.PENDING or [each.user_id for each in given] == ["m.yilmaz"]


def test_accounts_are_searched_while_typing(opened: Opened) -> None:
    page = opened("/accounts")
    page.get_by_label("Suche nach Name").press_sequentially("solar", delay=20)
    expect(page.locator("#accounts tbody tr")).to_have_count(1)
    assert page.url.endswith("q=solar")


def test_the_chosen_scheme_shows_at_once_and_stays(opened: Opened) -> None:
    page = opened("/supply/MC-10432", color_scheme="light")
    colour = "document.body.computedStyleMap().get('background-color').toString()"
    page.get_by_label("Darstellung").select_option("Dunkel")
    assert page.evaluate(colour) == "rgb(16, 21, 27)"
    dark = page.url.replace("/supply/", "/charts/run-out/") + ".svg?theme=dark"
    expect(page.locator("picture.chart img")).to_have_js_property("currentSrc", dark)
    page.reload()
    assert page.evaluate(colour) == "rgb(16, 21, 27)"


def test_an_answer_that_fails_is_told_above_the_page(opened: Opened) -> None:
    page = opened("/supply")
    page.route("**/supply/drafts", lambda route: route.abort("connectionrefused"))
    page.get_by_role("button", name="Abruf-Vorschläge entwerfen").click()
    expect(page.locator(".fragment-problem")).to_contain_text("Der Server antwortet nicht")
