"""The second round in a browser: the next version is sent, what came back is shown in its groups."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from agent.domain.language import Language
from tests.api.web.canned import second_round
from tests.api.web.sample_review import MARKUP, REVIEW_ID, TEXT, result, review
from tests.api.web.test_intake import accept, field

Script = Callable[..., Callable[[Page], None]]
Visit = Callable[..., Page]
NEXT: FilePayload = {"name": "nda-2.txt", "mimeType": "text/plain", "buffer": b"text"}
MARKED = """() => [...document.querySelectorAll('mark.is-active')].map(mark => mark.textContent).join('')"""


@pytest.fixture
def round_page(visit: Visit, site: str, scripted: Script) -> Callable[..., Page]:
    def opened(language: Language = Language.DE, *, came: dict[str, Any] | None = None, **options: Any) -> Page:
        shown = result(language) | {"round": came if came is not None else second_round(TEXT)}
        stored = review(language, result=shown)
        address = f"{site}/nda/{REVIEW_ID}"
        options = {"viewport": {"width": 1600, "height": 900}} | options
        page = visit(address, language=language.value, script=scripted(stored), **options)
        page.wait_for_selector(".round")
        return page

    return opened


def test_the_groups_stand_with_the_dangerous_one_first(round_page: Callable[..., Page]) -> None:
    page = round_page()
    groups = page.locator(".round-group summary")
    assert [each.inner_text().strip() for each in groups.all()] == [
        "Zusätzlich geändert 4 Stellen",
        "Abgelehnt 1 Stelle",
        "Geändert 1 Stelle",
        "Übernommen 1 Stelle",
    ]
    assert page.locator(".round-group").evaluate_all("all => all.map(each => each.open)") == [True, True, True, False]


def test_each_slip_says_what_it_is_and_leads_to_its_place(round_page: Callable[..., Page]) -> None:
    page = round_page()
    slips = page.locator(".round-slipped .round-item")
    titles = [each.inner_text() for each in slips.locator("h4").all()]
    assert titles == [
        "Neu: ohne Bezug zu unseren Klauseln",
        "Geändert: Gerichtsstand und Schiedsgericht",
        "Verschoben: Laufzeit und Fortgeltung",
        "Entfernt: Anwendbares Recht",
    ]
    expect(slips.nth(1).locator("del")).to_contain_text("Wien")
    expect(slips.nth(1).locator("ins")).to_contain_text("Graz")
    slips.nth(0).get_by_role("button", name="Im Text zeigen").click()
    assert page.evaluate(MARKED) == "auf eigene Kosten"
    slips.nth(3).get_by_role("button", name="Im Text zeigen").click()
    expect(page.locator("mark.is-place.is-active")).to_be_in_viewport()
    page.get_by_role("button", name="Zurück zum Befund").click()
    expect(slips.nth(3)).to_be_focused()


def test_answers_show_before_asked_and_after(round_page: Callable[..., Page]) -> None:
    page = round_page()
    changed = page.locator(".round-changed .redline")
    expect(changed.first.locator("del")).to_contain_text("500.000")
    expect(changed.first.locator("ins")).to_contain_text("angemessene")
    expect(changed.last.locator("del")).to_contain_text("angemessene")
    expect(changed.last.locator("ins")).to_contain_text("250.000 EUR")
    expect(page.locator(".round-declined .redline ins")).to_have_text("fünf Jahre")
    page.locator(".round-accepted summary").click()
    expect(page.locator(".round-accepted .redline del")).to_have_text("mündlich")


def test_the_previous_review_is_a_click_away(round_page: Callable[..., Page]) -> None:
    link = round_page().locator(".round a")
    expect(link).to_have_text("NDA 1.docx")
    expect(link).to_have_attribute("href", "/nda/00000000-0000-4000-8000-000000000002")


def test_empty_groups_say_so(round_page: Callable[..., Page]) -> None:
    came = second_round(TEXT) | {"answers": [], "slipped_in": []}
    page = round_page(came=came)
    assert page.locator(".round-empty").count() == 4
    page.locator(".round-empty summary").first.click()
    expect(page.locator(".round-empty").first).to_contain_text("Außer unseren Vorschlägen wurde nichts geändert.")


def test_hostile_words_of_the_other_side_are_text(round_page: Callable[..., Page]) -> None:
    came = second_round(TEXT)
    came["slipped_in"][0]["after"] = MARKUP
    came["answers"][1]["after"] = MARKUP
    came["previous"]["document_name"] = MARKUP
    page = round_page(Language.EN, came=came)
    expect(page.locator(".round-slipped ins").first).to_have_text(MARKUP)
    expect(page.locator(".round a")).to_have_text(MARKUP)
    assert page.locator("main img").count() == 0


def test_a_first_round_has_no_such_section(visit: Visit, site: str, scripted: Script) -> None:
    stored = review(Language.DE, result=result(Language.DE) | {"round": None})
    page = visit(f"{site}/nda/{REVIEW_ID}", script=scripted(stored))
    page.wait_for_selector(".finding")
    assert page.locator(".round").count() == 0


def test_the_next_version_is_sent_with_the_last_review_and_its_account(round_page: Callable[..., Page]) -> None:
    page = round_page()
    bodies = accept(page, review(Language.DE))
    page.set_input_files("#next-file", NEXT)
    expect(page.locator(".next-version [role=status]")).to_be_empty()
    sent = {name: field(bodies[0], name) for name in ("previous", "account", "language")}
    assert sent == {"previous": REVIEW_ID, "account": "Heliotec AG", "language": "de"}


def test_a_next_version_that_cannot_be_sent_is_told_where_it_was_chosen(round_page: Callable[..., Page]) -> None:
    page = round_page()
    page.set_input_files("#next-file", {**NEXT, "buffer": b""})
    expect(page.locator(".next-version [role=alert]")).to_contain_text("enthält keinen Text")
