"""The approvals pages in a real browser on the real application: read, edit, approve, refuse, clear up."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest
import uvicorn
from playwright.sync_api import Locator, Page, Route, expect

from agent.bootstrap import App, build
from agent.domain.draft.delivery import DeliveryStatus
from agent.domain.draft.draft import Draft, DraftKind, DraftStatus, EventKind
from agent.domain.language import Language
from agent.services.approvals import Edited
from agent.services.drafts import NewFile, Proposal
from agent.settings import Settings
from api.app import create_app
from tests.api.web.conftest import _serving
from tests.api.web.sample_review import MARKUP
from tests.api.web.test_looks import HEADINGS, LOW_CONTRAST, TOO_WIDE, UNNAMED

Visit = Callable[..., Page]
ACCOUNT = "Nordwerk Antriebe GmbH"
READY = "#user:enabled"
LETTER = "Guten Tag Frau Dr. Osei,\n\nder Abruf liegt bei {{F:call_off}}; wir hatten 4.711 Stück besprochen.\n\n"
GREETING = "Mit freundlichen Grüßen\nKatharina Brandt"
PRICE = f"Guten Tag,\n\nwir gewähren Ihnen 30 % Rabatt auf alle Artikel.\n\n{GREETING}"
LONG = LETTER + "\n".join(f"Zeile der Liste: {'x' * at}" for at in range(1, 41)) + f"\n\n{GREETING}"


@pytest.fixture(scope="module")
def desk_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("approvals")
    app = build(Settings(home=folder / "home", cache=folder / "cache", today=dt.date(2026, 11, 22)))
    yield app
    app.close()


@pytest.fixture(scope="module")
def address(desk_app: App) -> Iterator[str]:
    with _serving(uvicorn.Config(create_app(desk_app), port=0, log_level="error", lifespan="off")) as found:
        yield found


@pytest.fixture
def propose(desk_app: App) -> Callable[..., Draft]:
    return _propose(desk_app)


def _propose(app: App) -> Callable[..., Draft]:
    def made(text: str = LETTER + GREETING, **values: Any) -> Draft:
        proposal = Proposal(
            kind=DraftKind.EMAIL,
            account=ACCOUNT,
            text=text,
            language=Language.DE,
            subject="Abruf im Rahmenvertrag",
            to=("miriam.osei@nordwerk.example",),
            typed=True,
        )
        return app.desk.propose(app.identity.user("k.brandt"), replace(proposal, **values))

    return made


@pytest.fixture
def opened(visit: Visit, address: str) -> Callable[..., Page]:
    return _opened(visit, address)


def _opened(visit: Visit, address: str) -> Callable[..., Page]:
    def opened(draft: Draft | None = None, **options: Any) -> Page:
        path = "/approvals" if draft is None else f"/approvals/{draft.id}"
        wanted = {"viewport": {"width": 1600, "height": 1000}, "ready": READY} | options
        return visit(address + path, **wanted)

    return opened


def choose(page: Page, name: str) -> None:
    page.locator("#decide").get_by_role("button", name=name, exact=True).click()


def form(page: Page) -> Locator:
    return page.locator(".decide-form")


def shows(letter: Locator, text: str) -> None:
    """Exactly, white space too."""
    expect(letter).to_have_js_property("innerText", text)


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[data-part={name}]")


def mails(app: App) -> list[Path]:
    return sorted((app.settings.home / "outbox").glob("*.eml"))


def status(app: App, draft: Draft) -> DraftStatus:
    return app.drafts.get(draft.id).status


def test_from_the_list_by_an_edit_to_the_mail(
    opened: Callable[..., Page], propose: Callable[..., Draft], desk_app: App
) -> None:
    before, draft = mails(desk_app), propose(subject="Abruf im vierten Quartal")
    page = opened()
    page.get_by_role("link", name="E-Mail: Abruf im vierten Quartal").click()
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
    line.get_by_role("link").click()
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
    draft = propose(to=(), subject="Ohne Empfänger")
    page = opened(draft)
    expect(page.locator(".check-blocks").first).to_contain_text("✕ blockiert")
    expect(page.locator(".check-ok").first).to_contain_text("✓ in Ordnung")
    expect(part(page, "why")).to_contain_text("erst, wenn keine Prüfung mehr blockiert")
    expect(page.get_by_role("button", name="Freigeben")).to_have_count(0)
    expect(opened().locator(".draft-line", has_text="Ohne Empfänger")).to_contain_text("blockiert")


def test_a_version_changed_meanwhile_is_loaded_and_what_was_typed_stays(
    opened: Callable[..., Page], propose: Callable[..., Draft], desk_app: App
) -> None:
    draft, user = propose(), desk_app.identity.user("k.brandt")
    page = opened(draft)
    choose(page, "Bearbeiten")
    form(page).get_by_label("Text", exact=True).fill("Mein langer Text, der nicht verloren gehen darf.")
    desk_app.approvals.edit(user, draft.id, draft.digest, Edited(subject="Von anderswo"))
    form(page).get_by_role("button", name="Neue Fassung speichern").click()
    expect(page.get_by_role("alert")).to_contain_text("Inzwischen geändert")
    page.get_by_role("button", name="Aktuelle Fassung laden").click()
    expect(part(page, "head")).to_contain_text("Fassung 2")
    expect(page.get_by_role("alert")).to_contain_text("Was Sie eingegeben haben, ist erhalten")
    expect(form(page).get_by_label("Text", exact=True)).to_have_value(
        "Mein langer Text, der nicht verloren gehen darf."
    )
    expect(form(page).get_by_label("Betreff")).to_have_value("Von anderswo")  # untouched: it follows
    form(page).get_by_role("button", name="Neue Fassung speichern").click()
    expect(part(page, "head")).to_contain_text("Fassung 3")
    content = desk_app.drafts.get(draft.id).content
    assert (content.subject, content.text) == ("Von anderswo", "Mein langer Text, der nicht verloren gehen darf.")


def test_what_was_typed_stays_when_somebody_else_has_decided(
    opened: Callable[..., Page], propose: Callable[..., Draft], desk_app: App
) -> None:
    draft, user = propose(), desk_app.identity.user("k.brandt")
    page = opened(draft)
    choose(page, "Ablehnen")
    form(page).get_by_label("Warum lehnen Sie ab?").fill("Meine Gründe.")
    desk_app.approvals.reject(user, draft.id, draft.digest, "Schneller.")
    form(page).get_by_role("button", name="Endgültig ablehnen").click()
    page.get_by_role("button", name="Aktuelle Fassung laden").click()
    expect(page.get_by_role("alert")).to_contain_text("lässt sich nicht mehr entscheiden")
    expect(form(page).get_by_label("Warum lehnen Sie ab?")).to_have_value("Meine Gründe.")
    expect(form(page).get_by_role("button", name="Endgültig ablehnen")).to_be_disabled()


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


def test_a_server_that_is_gone_is_told_and_the_words_stay(
    opened: Callable[..., Page], propose: Callable[..., Draft]
) -> None:
    page = opened(propose())
    choose(page, "Rückfrage")
    form(page).get_by_label("Ihre Rückfrage").fill("Stimmt das?")
    page.route("**/ask", lambda route: route.abort("connectionrefused"))
    form(page).get_by_role("button", name="Rückfrage stellen").click()
    expect(page.get_by_role("alert")).to_contain_text("Nicht ausgeführt. Der Server antwortet nicht.")
    expect(form(page).get_by_label("Ihre Rückfrage")).to_have_value("Stimmt das?")
    expect(form(page).get_by_role("button", name="Rückfrage stellen")).to_be_enabled()


def test_figures_show_where_they_come_from(opened: Callable[..., Page], propose: Callable[..., Draft]) -> None:
    draft = propose()
    page = opened(draft)
    rows = page.locator(".facts-table tbody tr")
    expect(rows.first).to_contain_text("Call-Off")
    expect(rows.first).to_contain_text("Regel call_off")
    rows.first.locator("summary").click()
    expect(rows.first).to_contain_text("contract_lines: CL-")
    expect(rows.filter(has_text="4.711")).to_contain_text("von Hand eingegeben, nicht aus den Daten")


@pytest.fixture
def troubled(desk_app: App, propose: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch) -> Draft:
    """A draft of two recipients: one refused with a hostile answer, one of whom nobody knows."""
    return _troubled(desk_app, propose(subject="Unklar zugestellt", cc=("frank.harms@nordwerk.example",)))


def _troubled(app: App, draft: Draft) -> Draft:
    app.approvals.approve(app.identity.user("k.brandt"), draft.id, draft.digest)
    delivery = app.deliveries.of(draft.id)
    assert delivery is not None
    first, second = delivery.in_doubt().recipients
    refused = replace(second, status=type(second.status).REFUSED, reply=f"550 {MARKUP}")
    assert app.deliveries.update(replace(delivery.in_doubt(), recipients=(first, refused)), {DeliveryStatus.WAITING})
    assert app.drafts.move(draft.id, {DraftStatus.APPROVED}, DraftStatus.UNCERTAIN, draft.digest)
    return draft


def test_an_uncertain_delivery_is_cleared_up_by_a_person(
    opened: Callable[..., Page], troubled: Draft, desk_app: App
) -> None:
    page = opened()
    expect(page.locator("section", has_text="Zustellung klären")).to_contain_text("Unklar zugestellt")
    page.get_by_role("link", name="Unklar zugestellt").click()
    expect(page.locator(".recipient-uncertain")).to_contain_text("! unklar")
    expect(page.locator(".recipient-refused")).to_contain_text(f"550 {MARKUP}")
    expect(part(page, "why")).to_contain_text("kann sie doppelt bekommen")
    buttons = page.locator("#decide .decide-buttons button")
    expect(buttons).to_have_text(["Ist angekommen", "Noch einmal senden"])
    choose(page, "Ist angekommen")
    form(page).get_by_label("Woher wissen Sie das?").fill("Antwort per Telefon.")
    form(page).get_by_role("button", name="Als angekommen vermerken").click()
    expect(part(page, "head")).to_contain_text("Antwort per Telefon.")
    assert status(desk_app, troubled) is DraftStatus.SENT


def test_an_uncertain_delivery_is_sent_once_more_when_a_person_says_so(
    opened: Callable[..., Page], troubled: Draft, desk_app: App
) -> None:
    before = mails(desk_app)
    page = opened(troubled)
    choose(page, "Noch einmal senden")
    form(page).get_by_label("noch einmal hinaus").fill("Nicht angekommen.")
    form(page).get_by_role("button", name="Noch einmal senden").click()
    expect(page.locator(".recipient-accepted")).to_have_count(2)
    assert len(mails(desk_app)) == len(before) + 1


def test_hostile_text_is_text_everywhere(opened: Callable[..., Page], propose: Callable[..., Draft]) -> None:
    link = "https://evil.example/x [klick](https://evil.example) <a href='https://evil.example'>x</a> {{ 7*7 }}"
    name = "<img src=x onerror=alert(1)>.html"
    draft = propose(
        f"{MARKUP}\n\n{link}\n\n{GREETING}", subject=f"Betreff {MARKUP}", files=(NewFile(name, "text/html", b"<b>"),)
    )
    page = opened(draft)
    shows(page.locator(".letter").first, draft.content.text)
    expect(part(page, "text").locator("strong").first).to_have_text(f"Betreff {MARKUP}")
    expect(page.locator(".draft-files a")).to_have_text(name)
    choose(page, "Rückfrage")
    form(page).get_by_label("Ihre Rückfrage").fill(MARKUP)
    form(page).get_by_role("button", name="Rückfrage stellen").click()
    expect(part(page, "record")).to_contain_text(MARKUP)
    choose(page, "Bearbeiten")
    expect(form(page).get_by_label("Text", exact=True)).to_have_js_property("value", draft.content.text)
    assert page.locator("main img, main script, main [onerror], main b").count() == 0
    hrefs = page.locator("main a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert all(
        href in ("/approvals", "#decide-title") or href.startswith(f"/api/drafts/{draft.id}/attachments/")
        for href in hrefs
    )
    line = opened().locator(".draft-line", has_text="Betreff <")
    expect(line.get_by_role("link")).to_contain_text(MARKUP)
    assert line.locator("img").count() == 0


def test_an_attachment_is_saved_and_never_shown(opened: Callable[..., Page], propose: Callable[..., Draft]) -> None:
    page = opened(propose(files=(NewFile("Übersicht.html", "text/html", b"<b>1</b>"),)), accept_downloads=True)
    with page.expect_download() as download:
        page.get_by_role("link", name="Übersicht.html").click()
    assert download.value.suggested_filename == "Übersicht.html"
    assert Path(download.value.path()).read_bytes() == b"<b>1</b>"


def test_a_long_text_is_folded_and_whole(opened: Callable[..., Page], propose: Callable[..., Draft]) -> None:
    draft = propose(LONG)
    page = opened(draft)
    head, rest = page.locator(".letter").nth(0), page.locator(".letter-rest .letter")
    expect(rest).to_be_hidden()
    page.get_by_text("Alles zeigen (").click()
    expect(rest).to_be_visible()
    assert head.text_content() + rest.text_content() == draft.content.text  # type: ignore[operator]


def test_an_expired_draft_can_only_be_read(
    opened: Callable[..., Page], propose: Callable[..., Draft], desk_app: App
) -> None:
    draft = propose(subject="Zu spät")
    old = replace(draft, id="00000000-0000-4000-8000-0000000000ff", expires_at=desk_app.clock.now() - dt.timedelta(1))
    desk_app.drafts.create(replace(old, digest=desk_app.draft_versions.digest(old)))
    page = opened(old)
    expect(part(page, "why")).to_contain_text("Die Frist ist abgelaufen.")
    expect(page.locator("#decide").get_by_role("button")).to_have_count(0)
    line = opened().locator(".draft-line", has_text="Zu spät").filter(has_text="Frist abgelaufen")
    expect(line.first).to_be_visible()


def test_what_expires_first_stands_on_top(opened: Callable[..., Page], propose: Callable[..., Draft]) -> None:
    propose()
    page = opened()
    times = page.locator(".approvals-part").last.locator("time")
    shown = times.evaluate_all("all => all.map(each => each.dateTime)")
    assert shown == sorted(shown)
    assert len(shown) > 1


def test_the_list_is_filtered_and_the_navigation_counts(
    opened: Callable[..., Page], propose: Callable[..., Draft], desk_app: App
) -> None:
    propose()
    refused = propose(subject="Abgelehnt")
    desk_app.approvals.reject(desk_app.identity.user("k.brandt"), refused.id, refused.digest, "Nicht nötig.")
    page = opened(language="en")
    open_ones = page.locator(".approvals-part").last.locator(".draft-line").count()
    expired = page.locator(".draft-line", has_text="time is over").count()
    expect(page.locator(".nav-count")).to_have_text(f"{open_ones - expired} open")
    page.get_by_role("link", name="Rejected, expired, replaced").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Drafts: Rejected, expired, replaced")
    expect(page.locator(".draft-line", has_text="Abgelehnt")).to_contain_text("– rejected")
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Approvals").click()
    expect(page.locator(".draft-filters [aria-current]")).to_have_text("Open")


def test_without_scripts_everything_can_be_read(opened: Callable[..., Page], propose: Callable[..., Draft]) -> None:
    draft = propose(LONG)
    page = opened(draft, java_script_enabled=False, ready="#user")
    expect(page.locator(".letter").first).to_have_text(re.compile("^Guten Tag"), use_inner_text=True)
    page.get_by_text("Alles zeigen (").click()
    expect(page.locator(".letter-rest .letter")).to_contain_text(GREETING.split("\n")[1])
    assert "Lesen können Sie hier ohne JavaScript" in page.content()
    expect(page.locator("main time").first).to_contain_text("22.11.2026")


@pytest.mark.parametrize("language", ["de", "en"])
def test_somebody_elses_draft_is_told_on_a_page(
    opened: Callable[..., Page], propose: Callable[..., Draft], language: str
) -> None:
    page = opened(propose(), user="m.yilmaz", language=language)
    titles = {"de": "Das kann nicht gezeigt werden", "en": "This cannot be shown"}
    expect(page.get_by_role("heading", level=1)).to_have_text(titles[language])
    assert page.locator("#draft").count() == 0
    page.locator(".problem a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text({"de": "Freigaben", "en": "Approvals"}[language])


@pytest.fixture(scope="module")
def looked_at(visit_once: Visit, address: str, desk_app: App) -> dict[str, Page]:
    """The list, a card with a form open and one with a troubled delivery; a test sets width and scheme."""
    propose, opened = _propose(desk_app), _opened(visit_once, address)
    files = (NewFile("Abrufplan_Nordwerk_2026_Q4.xlsx", "application/vnd.ms-excel", b"1" * 5000),)
    draft = propose(LONG, files=files, bcc=("holger.tietz@nordwerk.example",))
    user = desk_app.identity.user("k.brandt")
    text = draft.content.text.replace("Zeile der Liste: x\n", "Neue Zeile\n")
    draft = desk_app.approvals.edit(user, draft.id, draft.digest, Edited(text=text), "Kürzer")
    trouble = _troubled(desk_app, propose(subject="Zweifel", cc=("frank.harms@nordwerk.example",)))
    propose(to=(), subject="Ohne Empfänger, mit einem langen Betreff, der in einer Zeile keinen Platz hat")
    propose(PRICE)
    pages = {"list": opened(), "card": opened(draft), "trouble": opened(trouble)}
    pages["card"].locator("main details").evaluate_all("all => all.forEach(each => { each.open = true; })")
    choose(pages["card"], "Bearbeiten")
    form(pages["card"]).get_by_role("button", name="Neue Fassung speichern").click()  # its complaint
    choose(pages["trouble"], "Ist angekommen")
    return pages


VIEWS = ("list", "card", "trouble")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_text_stands_out_from_its_background(
    looked_at: dict[str, Page], view: str, scheme: Literal["light", "dark"]
) -> None:
    page = looked_at[view]
    page.set_viewport_size({"width": 1600, "height": 900})
    page.emulate_media(color_scheme=scheme)
    texts, low = page.evaluate(LOW_CONTRAST)
    assert texts > 25
    assert low == []


@pytest.mark.parametrize("view", VIEWS)
def test_no_width_scrolls_sideways(looked_at: dict[str, Page], view: str) -> None:
    for width in (320, 375, 768, 1024, 1200, 1920):
        looked_at[view].set_viewport_size({"width": width, "height": 900})
        assert looked_at[view].evaluate(TOO_WIDE) <= 0, width


@pytest.mark.parametrize("view", VIEWS)
def test_everything_to_operate_has_a_name_and_headings_leave_no_level_out(
    looked_at: dict[str, Page], view: str
) -> None:
    page = looked_at[view]
    assert page.evaluate(UNNAMED) == []
    levels = page.evaluate(HEADINGS)
    assert levels[0] == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))


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
