"""One look at each kind of page in one tab of a real browser; the others of this folder look at all that they do."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.api.web.conftest import Visit
from tests.api.web.desk.conftest import ask
from tests.api.web.going import READY
from tests.scripted_assistant import Scripted, with_figure

Shown = Callable[[str], Page]


@pytest.fixture(scope="module")
def tab(visit_once: Visit, address: str) -> Page:
    """A fresh profile takes three times as long as the next page of one."""
    return visit_once(f"{address}/policies/files", viewport={"width": 1280, "height": 900}, ready=READY)


@pytest.fixture
def shown(tab: Page, address: str) -> Shown:
    def page(path: str) -> Page:
        tab.goto(address + path)
        tab.wait_for_selector(READY, state="attached")
        return tab

    return page


def test_the_day_leads_to_an_article_and_back(shown: Shown) -> None:
    page = shown("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihr Tag, Katharina Brandt")
    page.get_by_role("link", name="MC-10518 Schwenklager SL 210 (Heliotec AG)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("MC-10518 Schwenklager SL 210")
    expect(page.locator("picture.chart img")).to_have_js_property("complete", True)
    assert page.locator("picture.chart img").evaluate("each => each.naturalWidth") > 500
    page.go_back()
    expect(page.locator(".top-rows li")).to_have_count(5)


def test_a_kpi_opens_by_keyboard_and_shows_what_moved_it(shown: Shown) -> None:
    page = shown("/accounts/C-1001")
    page.locator(".scorecard summary", has_text="Call-Off").focus()
    page.keyboard.press("Enter")
    part = page.locator(".scorecard tr", has_text="Call-Off").locator("+ .more-row .kpi-more")
    expect(part).to_contain_text("RV-2024-017")
    expect(part.locator("img")).to_be_visible()


def test_the_list_is_filtered_without_loading_the_page_and_the_address_follows(shown: Shown) -> None:
    page = shown("/supply")
    page.get_by_role("combobox", name="Kunde", exact=True).select_option("Nordwerk Antriebe GmbH")
    expect(page.locator(".supply-table tbody tr", has_text="Heliotec")).to_have_count(0)
    assert "account=C-1001" in page.url
    page.get_by_label("Leer innerhalb von").select_option("180")
    expect(page.locator(".supply-table tbody tr:not(.more-row)")).not_to_have_count(2)
    page.reload()
    expect(page.get_by_role("combobox", name="Kunde", exact=True)).to_have_value("C-1001")


def test_a_question_is_answered_with_figures_that_open_their_rows(shown: Shown, scripted: Scripted) -> None:
    scripted.then.append(with_figure)
    page = shown("/chat")
    ask(page, "Wie steht die Liefertreue?")
    answer = page.locator(".by-assistant[data-message]")
    expect(answer).to_contain_text("Die Liefertreue liegt bei 63,4 %.")
    answer.locator(".fact-ref").click()
    expect(answer.get_by_text("order_lines: O-1")).to_be_visible()
    page.wait_for_url("**/chat/*")
    page.reload()
    expect(page.locator(".by-user")).to_contain_text("Wie steht die Liefertreue?")
    expect(page.locator(".by-assistant[data-message]")).to_contain_text("63,4 %")


def test_the_file_of_a_rule_is_read(shown: Shown) -> None:
    page = shown("/policies/files")
    page.get_by_role("link", name="nda/term.yaml").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("nda/term.yaml")


def test_the_chain_is_verified_and_narrowed(shown: Shown) -> None:
    page = shown("/audit")
    page.get_by_role("link", name="Kette prüfen").click()
    expect(page.get_by_role("status", name="Die Kette hält")).to_be_visible()
    page.locator("input[name=action]").fill("nothing.like.it")
    page.keyboard.press("Enter")
    expect(page.locator("main tbody tr")).to_have_count(0)
