"""What goes wrong in a real browser: a newer version, a server that is gone, a delivery that nobody knows of."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from agent.bootstrap import App
from agent.domain.draft.draft import Draft, DraftStatus
from agent.services.approvals import Edited
from tests.api.web.approvals.desk import choose, form, in_trouble, mails, part, status
from tests.api.web.going import go
from tests.api.web.sample_review import MARKUP

pytestmark = pytest.mark.long  # together these browsers take minutes


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


@pytest.fixture
def troubled(desk_app: App, propose: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch) -> Draft:
    """A draft of two recipients: one refused with a hostile answer, one of whom nobody knows."""
    return in_trouble(desk_app, propose(subject="Unklar zugestellt", cc=("frank.harms@nordwerk.example",)))


def test_an_uncertain_delivery_is_cleared_up_by_a_person(
    opened: Callable[..., Page], troubled: Draft, desk_app: App
) -> None:
    page = opened()
    expect(page.locator("section", has_text="Zustellung klären")).to_contain_text("Unklar zugestellt")
    go(page, page.get_by_role("link", name="Unklar zugestellt"))
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
