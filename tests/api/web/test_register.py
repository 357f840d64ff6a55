"""The register in a browser: what it shows, how an NDA is recorded and ended."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from agent.domain.language import Language
from tests.api.web.canned import deviation, entry, install_register
from tests.api.web.sample_review import MARKUP, REVIEW_ID, result, review

Script = Callable[..., Callable[[Page], None]]
Visit = Callable[..., Page]
SUGGESTED = {
    "account": "Heliotec AG",
    "document_name": "NDA Heliotec.docx",
    "in_force_until": "2029-03-15",
    "message": "Der Eintrag hält fest, dass eine unterzeichnete NDA vorliegt.",
}
ENTRIES = [
    entry(
        "e1",
        account="Kranich Medizintechnik GmbH & Co. KG",
        state="expired",
        state_label="abgelaufen",
        in_force_until="2026-11-01",
        days_left=-21,
        message="Die NDA mit Kranich ist am 01.11.2026 abgelaufen.",
    ),
    entry(
        "e2",
        account=f"Nordwerk {MARKUP}",
        state="ending",
        state_label="läuft ab",
        in_force_until="2026-12-20",
        days_left=28,
        notice=30,
        message=f"Die NDA läuft in 28 Tagen ab. {MARKUP}",
        note=MARKUP,
        deviations=[deviation(), deviation(accepted_by="l.vogt", consent="akzeptiert von Dr. Lorenz Vogt")],
        review_id=REVIEW_ID,
    ),
    entry("e3", state="open_ended", state_label="in Kraft, unbefristet", in_force_until=None, days_left=None),
    entry("e4", state="ended", state_label="beendet", ended_on="2026-06-30", days_left=None, end_reason="Neue NDA"),
]


@pytest.fixture
def register(visit: Visit, site: str, scripted: Script) -> Callable[..., Page]:
    return _register(visit, site, scripted)


@pytest.fixture(scope="module")
def seen(visit_once: Visit, site: str, scripted: Script) -> Page:
    """The register in German, to look at only."""
    return _register(visit_once, site, scripted)()


def _register(visit: Visit, site: str, scripted: Script) -> Callable[..., Page]:
    def opened(entries: list[dict[str, Any]] | None = None, language: str = "de", **options: Any) -> Page:
        def script(page: Page) -> None:
            scripted(review(Language(language), result=result(Language(language))))(page)
            install_register(page, ENTRIES if entries is None else entries)

        page = visit(f"{site}/nda", language=language, script=script, **options)
        page.wait_for_selector("#register-entries > *")
        return page

    return opened


@pytest.fixture
def recording(visit: Visit, site: str, scripted: Script) -> Callable[..., Page]:
    """The page of a review, its suggestion for the register canned."""

    def opened(account: str | None = "Heliotec AG", language: str = "de") -> Page:
        stored = review(Language(language), result=result(Language(language)), account=account)
        page = visit(f"{site}/nda/{REVIEW_ID}", language=language, script=scripted(stored))
        page.route("**/register-suggestion", lambda route: route.fulfill(json=SUGGESTED))
        page.wait_for_selector(".record")
        return page

    return opened


def take(page: Page, address: str, answer: dict[str, Any], status: int = 201) -> list[dict[str, Any]]:
    """Answer what is posted to an address; returns what was sent."""
    sent: list[dict[str, Any]] = []

    def post(route: Route) -> None:
        if route.request.method != "POST":
            route.fallback()
            return
        sent.append(json.loads(route.request.post_data or ""))
        route.fulfill(status=status, json=answer)

    page.route(address, post)
    return sent


def row(page: Page, entry_id: str) -> Locator:
    return page.locator(f"#entry-{entry_id}")


def test_the_register_lists_what_is_urgent_first_with_its_notice(seen: Page) -> None:
    page = seen
    ids = page.locator(".entry").evaluate_all("all => all.map(each => each.id)")
    assert ids == ["entry-e1", "entry-e2", "entry-e3", "entry-e4"]
    expect(row(page, "e1").locator(".entry-notice")).to_contain_text("am 01.11.2026 abgelaufen")
    expect(row(page, "e1")).to_contain_text("seit 21 Tagen")
    expect(row(page, "e2")).to_contain_text("noch 28 Tage")
    expect(row(page, "e3").locator(".cell-until")).to_contain_text("unbefristet")
    expect(row(page, "e3").locator(".entry-notice")).to_have_count(0)
    expect(row(page, "e4")).to_contain_text("am 30.06.2026: Neue NDA")
    expect(row(page, "e4").get_by_role("button")).to_have_count(0)
    assert page.locator(".timeline").count() == 4


def test_deviations_unfold_and_tell_whether_somebody_agreed(seen: Page) -> None:
    folded = row(seen, "e2").locator("details")
    expect(folded.locator("li").first).to_be_hidden()
    folded.locator("summary", has_text="2 Abweichungen").click()
    expect(folded.locator("li").first).to_contain_text("ohne dokumentierte Zustimmung (zuständig: Rechtsabteilung)")
    expect(folded.locator("li").last).to_contain_text("akzeptiert von Dr. Lorenz Vogt")
    folded.locator("summary").click()


def test_hostile_names_and_notes_are_text(seen: Page) -> None:
    expect(row(seen, "e2").locator("strong").first).to_have_text(f"Nordwerk {MARKUP}")
    expect(row(seen, "e2").locator(".entry-note")).to_have_text(MARKUP)
    assert seen.locator("main img").count() == 0


@pytest.mark.parametrize(("width", "table"), [(375, False), (1200, False), (1920, True)])
def test_it_is_a_table_where_there_is_room_and_cards_elsewhere(seen: Page, width: int, table: bool) -> None:
    seen.set_viewport_size({"width": width, "height": 900})
    tops = row(seen, "e2").locator("td").evaluate_all("all => all.map(each => each.getBoundingClientRect().top)")
    assert (len(set(tops)) == 1) is table
    # told as a table either way
    assert seen.get_by_role("table", name="NDA-Register").get_by_role("row").count() == 5


def test_an_empty_register_says_how_entries_come(register: Callable[..., Page]) -> None:
    expect(register([]).locator("#register-entries")).to_contain_text("„Ins Register aufnehmen“")


def test_an_entry_leads_to_its_review(register: Callable[..., Page]) -> None:
    page = register()
    row(page, "e2").get_by_role("link", name="Zur Prüfung").click()
    expect(page.locator("#report-title")).to_be_visible()
    assert page.url.endswith(f"/nda/{REVIEW_ID}")


def test_an_nda_is_ended_with_day_and_reason(register: Callable[..., Page]) -> None:
    page = register()
    sent = take(page, "**/api/nda/register/e3/end", entry("e3"), 200)
    row(page, "e3").get_by_role("button", name="NDA mit Heliotec AG als beendet vermerken").click()
    form = row(page, "e3").locator("form")
    form.get_by_label("Beendet am").fill("2024-01-01")
    form.get_by_role("button", name="Ende vermerken").click()
    expect(form).to_contain_text("zwischen der Unterzeichnung und heute")
    expect(form).to_contain_text("Bitte geben Sie einen Grund an.")
    form.get_by_label("Beendet am").fill("2026-11-20")
    form.get_by_label("Grund").fill("Neue NDA gezeichnet")
    form.get_by_role("button", name="Ende vermerken").click()
    expect(row(page, "e3")).to_be_focused()  # the register was loaded again
    assert sent == [{"on": "2026-11-20", "reason": "Neue NDA gezeichnet"}]


def test_recording_says_that_nothing_is_signed_and_sends_the_entry(recording: Callable[..., Page]) -> None:
    page = recording()
    sent = take(page, "**/api/nda/register", entry("e9"))
    record = page.locator(".record")
    expect(record).to_contain_text("unterschrieben wird hier nichts")
    expect(record).to_contain_text("Wer entscheidet, steht in der Empfehlung")
    record.get_by_role("button", name="Ins Register aufnehmen").click()
    expect(record).to_contain_text(SUGGESTED["message"])
    expect(record.get_by_label("Unterzeichnet am")).to_be_focused()
    expect(record.get_by_label("In Kraft bis")).to_have_value("2029-03-15")
    record.get_by_label("Unterzeichnet am").fill("2026-11-20")
    record.get_by_label("Notiz").fill("Original bei Legal")
    record.get_by_role("button", name="Aufnehmen", exact=True).click()
    expect(record.locator(".record-done")).to_have_text(
        "Aufgenommen: NDA mit Heliotec AG, unterzeichnet am 20.11.2026. Zum Register"
    )
    assert sent == [
        {
            "account": "Heliotec AG",
            "signed_on": "2026-11-20",
            "in_force_until": "2029-03-15",
            "review_id": REVIEW_ID,
            "document_name": "NDA Heliotec.docx",
            "note": "Original bei Legal",
        }
    ]
    record.get_by_role("link", name="Zum Register").click()
    expect(page.locator("#register-title")).to_be_in_viewport()


def test_the_day_of_signing_is_needed_and_not_in_the_future(recording: Callable[..., Page]) -> None:
    page = recording()
    sent = take(page, "**/api/nda/register", entry("e9"))
    record = page.locator(".record")
    record.get_by_role("button", name="Ins Register aufnehmen").click()
    complaints = {"2026-11-23": "liegt in der Zukunft", "": "Bitte geben Sie ein vollständiges Datum an."}
    for signed, told in complaints.items():
        record.get_by_label("Unterzeichnet am").fill(signed)
        record.get_by_role("button", name="Aufnehmen", exact=True).click()
        expect(record).to_contain_text(told)
        expect(record.get_by_label("Unterzeichnet am")).to_be_focused()
    assert sent == []


def test_a_refused_entry_keeps_what_was_typed(recording: Callable[..., Page]) -> None:
    page = recording(language="en")
    take(page, "**/api/nda/register", {"error": {"code": "x", "message": f"No such account. {MARKUP}"}}, 422)
    record = page.locator(".record")
    record.get_by_role("button", name="Add to the register").click()
    record.get_by_label("Signed on").fill("2026-11-20")
    record.get_by_label("Note").fill("kept")
    record.get_by_role("button", name="Record", exact=True).click()
    expect(record.get_by_role("alert").last).to_contain_text(
        f"The register was not changed; what you entered is kept. No such account. {MARKUP}"
    )
    expect(record.get_by_label("Note")).to_have_value("kept")


def test_a_review_without_an_account_cannot_be_recorded(recording: Callable[..., Page]) -> None:
    record = recording(account=None).locator(".record")
    expect(record.get_by_role("button")).to_have_count(0)
    expect(record).to_contain_text("keinem Kunden zugeordnet")
