"""The second round in a browser: the next version is sent, what came back is shown in its groups."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from agent.domain.language import Language
from tests.api.web.canned import second_round
from tests.api.web.sample_review import MARKUP, REVIEW_ID, TEXT, result, review
from tests.api.web.test_intake import accept, field

pytestmark = pytest.mark.long  # together these browsers take minutes

Script = Callable[..., Callable[[Page], None]]
Visit = Callable[..., Page]
NEXT: FilePayload = {"name": "nda-2.txt", "mimeType": "text/plain", "buffer": b"text"}
MARKED = """() => [...document.querySelectorAll('mark.is-active')].map(mark => mark.textContent).join('')"""


@pytest.fixture
def round_page(visit: Visit, site: str, scripted: Script) -> Callable[..., Page]:
    return _round_page(visit, site, scripted)


@pytest.fixture(scope="module")
def seen(visit_once: Visit, site: str, scripted: Script) -> Page:
    """A second round in German, to look at only."""
    return _round_page(visit_once, site, scripted)()


def _round_page(visit: Visit, site: str, scripted: Script) -> Callable[..., Page]:
    def opened(
        language: Language = Language.DE,
        *,
        came: dict[str, Any] | None = None,
        document: dict[str, Any] | None = None,
        **options: Any,
    ) -> Page:
        shown = result(language) | {"round": came if came is not None else second_round(TEXT)}
        shown["document"] = document or shown["document"]
        stored = review(language, result=shown)
        address = f"{site}/nda/{REVIEW_ID}"
        options = {"viewport": {"width": 1600, "height": 900}} | options
        page = visit(address, language=language.value, script=scripted(stored), **options)
        page.wait_for_selector(".round")
        return page

    return opened


def test_the_groups_stand_with_the_dangerous_one_first(seen: Page) -> None:
    groups = seen.locator(".round-group summary")
    assert [each.inner_text().strip() for each in groups.all()] == [
        "Zusätzlich geändert 4 Stellen",
        "Abgelehnt 2 Stellen",
        "Noch nicht beantwortet 1 Stelle",
        "Geändert 1 Stelle",
        "Übernommen 1 Stelle",
    ]
    folds = seen.locator(".round-group").evaluate_all("all => all.map(each => each.open)")
    assert folds == [True, True, True, True, False]


def test_each_slip_says_what_it_is_and_leads_to_its_place(seen: Page) -> None:
    page = seen
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


def test_answers_show_before_asked_and_after(seen: Page) -> None:
    changed = seen.locator(".round-changed .redline")
    expect(changed.first.locator("del")).to_contain_text("500.000")
    expect(changed.first.locator("ins")).to_contain_text("angemessene")
    expect(changed.last.locator("del")).to_contain_text("angemessene")
    expect(changed.last.locator("ins")).to_contain_text("250.000 EUR")
    expect(seen.locator(".round-declined .redline ins")).to_have_text("fünf Jahre")
    accepted = seen.locator(".round-accepted")
    accepted.locator("summary").click()
    expect(accepted.locator(".redline del")).to_be_visible()
    expect(accepted.locator(".redline del")).to_have_text("mündlich")
    accepted.locator("summary").click()


def test_what_is_open_still_stands_as_our_proposal(seen: Page) -> None:
    group = seen.locator(".round-open")
    expect(group).to_contain_text("Unsere Änderung steht noch als Vorschlag in der Datei.")
    expect(group.locator("h5")).to_have_text("Wir haben verlangt")
    expect(group.locator("del")).to_have_text("wöchentlich")
    expect(group.locator("ins")).to_have_text("monatlich")
    group.get_by_role("button", name="Im Text zeigen").click()
    assert seen.evaluate(MARKED) == "monatlich"


def test_a_comment_asked_for_no_certain_wording(seen: Page) -> None:
    comment = seen.locator(".round-declined .round-item").last
    expect(comment).to_contain_text("Kommentar: Wir hatten um eine Änderung gebeten.")
    expect(comment.locator(".redline")).to_have_text("Ausschließlicher Gerichtsstand ist Graz.")
    assert comment.locator("ins, del").count() == 0


def test_a_strike_is_no_comment(round_page: Callable[..., Page]) -> None:
    came = second_round(TEXT)
    accepted, _, declined = came["answers"][:3]
    taken = accepted | {"asked": "", "after": "", "start": 0, "end": 0}
    nothing = taken | {"before": "", "outcome": "changed"}  # nothing stood there and no wording was asked for
    came["answers"] = [taken, declined | {"asked": ""}, nothing]
    page = round_page(Language.EN, came=came)
    expect(page.locator(".round-accepted del")).to_have_text("mündlich")
    expect(page.locator(".round-declined del")).to_have_text("unbefristet fort")
    comment = page.locator(".round-item", has_text="Comment: we had asked for a change.")
    expect(comment).to_have_count(1)
    assert comment.locator(".redline").count() == 0


def test_a_change_in_a_header_or_footer_leads_to_its_place(round_page: Callable[..., Page]) -> None:
    head, foot = "Entwurf 7 📎\n", "\nVertraulich bis 2040"
    text = head + TEXT + foot
    margins = [{"start": 0, "end": len(head)}, {"start": len(text) - len(foot), "end": len(text)}]
    places = [(head.index("7"), head.index("7") + 1), (text.index("2040"), len(text)), (len(text), len(text))]
    slips = [
        {"kind": "changed", "before": "x", "after": text[start:end], "topics": [], "start": start, "end": end}
        for start, end in places
    ]
    document = result(Language.DE)["document"] | {"text": text, "margins": margins}
    page = round_page(came=second_round(TEXT) | {"answers": [], "slipped_in": slips}, document=document)
    for at, marked in enumerate(("7", "2040", "")):
        page.locator(".round-slipped").get_by_role("button", name="Im Text zeigen").nth(at).click()
        assert page.evaluate(MARKED) == marked
        expect(page.locator("mark.is-active")).to_be_in_viewport()


def test_the_previous_review_is_a_click_away(seen: Page) -> None:
    link = seen.locator(".round a")
    expect(link).to_have_text("NDA 1.docx")
    expect(link).to_have_attribute("href", "/nda/00000000-0000-4000-8000-000000000002")


def test_empty_groups_say_so(round_page: Callable[..., Page]) -> None:
    came = second_round(TEXT) | {"answers": [], "slipped_in": []}
    page = round_page(came=came)
    assert page.locator(".round-empty").count() == 4
    assert "Noch nicht beantwortet" not in page.locator(".round").inner_text()  # goes without saying
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
