"""Decisions in a real browser on the real application: edit, approve, reject, ask."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from agent.bootstrap import App
from agent.domain.draft.draft import Draft, DraftStatus, EventKind
from tests.api.web.approvals.desk import ACCOUNT, PRICE, choose, form, mails, part, shows, status
from tests.api.web.going import go


def test_from_the_list_by_an_edit_to_the_mail(
    opened: Callable[..., Page], propose: Callable[..., Draft], desk_app: App
) -> None:
    before, draft = mails(desk_app), propose(subject="Abruf im vierten Quartal")
    page = opened()
    go(page, page.get_by_role("link", name="E-Mail: Abruf im vierten Quartal"))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"E-Mail: {ACCOUNT}")
    shows(page.locator(".letter").first, draft.content.text)
    expect(part(page, "text")).to_contain_text("miriam.osei@nordwerk.example")
    expect(part(page, "head")).to_contain_text(draft.digest[:8])
    expect(part(page, "why")).to_contain_text("geht genau dieser Text im Namen von Katharina Brandt")

    choose(page, "Bearbeiten")
    expect(form(page).get_by_label("Text", exact=True)).to_have_js_property("value", draft.content.text)
    expect(page.locator(".decide-buttons")).to_be_hidden()  # else the old text could be approved beside the new one
    text = draft.content.text.replace("Guten Tag", "Sehr geehrte")
    form(page).get_by_label("Text", exact=True).fill(text)
    form(page).get_by_label("Kopie", exact=True).fill("frank.harms@nordwerk.example; holger.tietz@nordwerk.example")
    form(page).get_by_label("Warum ändern").fill("Anrede")
    form(page).get_by_role("button", name="Neue Fassung speichern").click()
    expect(part(page, "head")).to_contain_text("Fassung 2")
    expect(page.locator("#draft-title")).to_be_focused()
    expect(page.locator(".changes-lines ins").last).to_contain_text("Sehr geehrte Frau Dr. Osei,")
    expect(part(page, "text")).to_contain_text("frank.harms@nordwerk.example, holger.tietz@nordwerk.example")
    shows(page.locator(".letter").first, text)
    assert mails(desk_app) == before

    choose(page, "Freigeben")
    expect(part(page, "head")).to_contain_text("freigegeben von Katharina Brandt")
    expect(part(page, "head")).to_contain_text("versendet")  # looked for by itself
    expect(page.locator(".recipient-accepted")).to_have_count(3)
    expect(page.locator("#decide").get_by_role("button")).to_have_count(0)
    (mail,) = set(mails(desk_app)) - set(before)
    assert mail.stat().st_size > 500


def test_a_second_person_agrees_in_a_session_of_their_own(
    opened: Callable[..., Page], propose: Callable[..., Draft], desk_app: App
) -> None:
    draft = propose(PRICE, subject="Rabatt für 2027")
    page = opened()
    line = page.locator(".draft-line", has_text="Rabatt für 2027")
    expect(line).to_contain_text("Zweite Freigabe: Head of Sales")
    go(page, line.get_by_role("link"))
    expect(part(page, "review")).to_contain_text("Es fehlt noch: Key Account Management, Head of Sales")
    choose(page, "Freigeben")
    expect(part(page, "review")).to_contain_text("Katharina Brandt (Key Account Management)")
    expect(part(page, "why")).to_contain_text("Die zweite Freigabe muss jemand anderes geben.")
    expect(page.locator("#live")).to_contain_text("eine weitere Freigabe fehlt noch")
    expect(page.get_by_role("button", name="Freigeben")).to_have_count(0)
    assert status(desk_app, draft) is DraftStatus.PENDING

    second = opened(draft, user="h.sommer")
    expect(part(second, "review")).to_contain_text("Es fehlt noch: Head of Sales")
    second.get_by_text("Bemerkung zur Freigabe (optional)").first.click()
    second.get_by_label("Bemerkung zur Freigabe").fill("Einmalig.")
    choose(second, "Freigeben")
    expect(part(second, "head")).to_contain_text("freigegeben von Henrike Sommer")
    expect(part(second, "head")).to_contain_text("Einmalig.")
    expect(part(second, "review")).to_contain_text("Katharina Brandt <k.brandt@")


def test_who_has_no_say_reads_and_asks(opened: Callable[..., Page], propose: Callable[..., Draft]) -> None:
    page = opened(propose(), user="l.vogt", language="en")
    expect(part(page, "why")).to_contain_text("Others can approve this draft; you can ask back.")
    expect(page.locator("#decide .decide-buttons button")).to_have_text(["Ask back"])
    choose(page, "Ask back")
    form(page).get_by_role("button", name="Ask", exact=True).click()
    expect(form(page)).to_contain_text("Please write a few words.")
    form(page).get_by_label("Your question").fill("Is this the right period?")
    form(page).get_by_role("button", name="Ask", exact=True).click()
    expect(part(page, "record")).to_contain_text("Is this the right period?")
    expect(part(page, "head")).to_contain_text("waits for approval")


def test_a_rejection_needs_words_and_is_the_end(
    opened: Callable[..., Page], propose: Callable[..., Draft], desk_app: App
) -> None:
    draft = propose()
    page = opened(draft)
    waited = int(page.locator(".nav-count").inner_text().split()[0])
    choose(page, "Ablehnen")
    form(page).get_by_role("button", name="Endgültig ablehnen").click()
    expect(form(page)).to_contain_text("Bitte schreiben Sie ein paar Worte.")
    assert status(desk_app, draft) is DraftStatus.PENDING
    form(page).get_by_label("Warum lehnen Sie ab?").fill("Der Kunde hat schon angerufen.")
    form(page).get_by_role("button", name="Endgültig ablehnen").click()
    expect(part(page, "head")).to_contain_text("abgelehnt von Katharina Brandt")
    expect(part(page, "head")).to_contain_text("Der Kunde hat schon angerufen.")
    expect(page.locator("#decide").get_by_role("button")).to_have_count(0)
    expect(page.locator(".nav")).to_contain_text(f"{waited - 1} offen" if waited > 1 else "Freigaben")


def test_what_blocks_is_told_in_words_and_cannot_be_approved(
    opened: Callable[..., Page], propose: Callable[..., Draft]
) -> None:
    draft = propose(to=(), subject="Ohne Anschrift")
    page = opened(draft)
    expect(page.locator(".check-blocks").first).to_contain_text("✕ blockiert")
    expect(page.locator(".check-ok").first).to_contain_text("✓ in Ordnung")
    expect(part(page, "why")).to_contain_text("erst, wenn keine Prüfung mehr blockiert")
    expect(page.get_by_role("button", name="Freigeben")).to_have_count(0)
    expect(opened().locator(".draft-line", has_text="Ohne Anschrift")).to_contain_text("blockiert")


def test_two_clicks_are_one_decision(opened: Callable[..., Page], propose: Callable[..., Draft], desk_app: App) -> None:
    draft = propose()
    page = opened(draft)
    asked: list[Route] = []
    page.route("**/approve", lambda route: asked.append(route))
    page.get_by_role("button", name="Freigeben").evaluate("each => { each.click(); each.click(); }")
    expect(page.locator(".decide-buttons")).to_have_js_property("disabled", True)
    page.get_by_role("button", name="Freigeben").dispatch_event("click")
    asked[0].continue_()
    expect(part(page, "head")).to_contain_text("freigegeben von")
    assert len(asked) == 1
    assert [each.kind for each in desk_app.drafts.events(draft.id)].count(EventKind.APPROVED) == 1


def test_a_decision_is_made_by_keyboard_alone(
    opened: Callable[..., Page], propose: Callable[..., Draft], desk_app: App
) -> None:
    draft = propose()
    page = opened(draft)
    page.locator("#draft-title").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Freigeben":
            break
    page.keyboard.press("Enter")
    expect(part(page, "head")).to_contain_text("freigegeben von Katharina Brandt")
    expect(page.locator("#draft-title")).to_be_focused()
    assert status(desk_app, draft) is not DraftStatus.PENDING
