"""The list of reviews in a browser: search, filter, pages."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from agent.domain.language import Language
from tests.api.web.canned import install_register
from tests.api.web.sample_review import MARKUP, review

pytestmark = pytest.mark.long  # together these browsers take minutes

Visit = Callable[..., Page]


def _reviews(count: int) -> list[dict[str, Any]]:
    levels = ("red", "amber", "green")
    accounts = ("Heliotec AG", "Nordwerk Antriebe GmbH", None)
    made = [
        review(
            Language.DE, id=f"r{at}", document_name=f"NDA {at:02}.docx", level=levels[at % 3], account=accounts[at % 3]
        )
        for at in range(count)
    ]
    running = review(Language.DE, id="open", document_name=MARKUP, level=None, status="running", account=None)
    return [running, *made]


@pytest.fixture
def listed(visit: Visit, site: str) -> Callable[..., Page]:
    def opened(reviews: list[dict[str, Any]], language: str = "de") -> Page:
        def script(page: Page) -> None:
            page.route("**/api/nda/reviews", lambda route: route.fulfill(json=reviews))
            install_register(page, [])

        page = visit(f"{site}/nda", language=language, script=script)
        page.wait_for_selector("#history > *")
        return page

    return opened


def names(page: Page) -> list[str]:
    return page.locator(".history-name").all_inner_texts()


def test_twenty_stand_on_a_page_and_the_rest_on_the_next(listed: Callable[..., Page]) -> None:
    page = listed(_reviews(44))
    assert len(names(page)) == 20
    expect(page.locator(".pages")).to_contain_text("1–20 von 45")
    expect(page.get_by_role("button", name="Neuere")).to_be_disabled()
    page.get_by_role("button", name="Ältere").click()
    page.get_by_role("button", name="Ältere").click()
    expect(page.locator(".pages")).to_contain_text("41–45 von 45")
    expect(page.get_by_role("button", name="Ältere")).to_be_disabled()
    assert names(page)[-1] == "NDA 43.docx"


def test_few_reviews_need_no_pages(listed: Callable[..., Page]) -> None:
    assert listed(_reviews(19)).locator(".pages").count() == 0


def test_level_account_and_words_narrow_the_list(listed: Callable[..., Page]) -> None:
    page = listed(_reviews(30))
    page.get_by_label("Empfehlung").select_option("red")
    expect(page.locator(".list-count")).to_have_text("10 Prüfungen")
    page.locator("#history-filter [name=account]").select_option("Heliotec AG")
    expect(page.locator(".list-count")).to_have_text("10 Prüfungen")  # every third one is both
    page.get_by_label("Suche nach Datei, Kunde oder Person").fill("brandt 03")
    assert names(page) == ["NDA 03.docx"]
    page.get_by_label("Empfehlung").select_option("green")
    expect(page.locator("#history")).to_contain_text("Keine Prüfung passt zu diesem Filter.")


def test_what_has_no_result_can_be_listed_alone(listed: Callable[..., Page]) -> None:
    page = listed(_reviews(5), language="en")
    page.get_by_label("Recommendation").select_option("open")
    assert names(page) == [MARKUP]
    expect(page.locator(".history-link .badge")).to_have_text("running")
    expect(page.locator(".list-count")).to_have_text("1 review")
    assert page.locator("main img").count() == 0


def test_the_filter_survives_a_look_at_a_review(listed: Callable[..., Page]) -> None:
    page = listed(_reviews(30))
    page.route("**/api/nda/reviews/r3", lambda route: route.fulfill(json=review(Language.DE, status="failed")))
    page.get_by_label("Empfehlung").select_option("red")
    page.locator(".history-link", has_text="NDA 03").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.go_back()
    expect(page.locator(".list-count")).to_have_text("10 Prüfungen")
    expect(page.get_by_label("Empfehlung")).to_have_value("red")


def test_an_empty_list_says_so(listed: Callable[..., Page]) -> None:
    expect(listed([]).locator("#history")).to_have_text("Noch keine Prüfungen.")
