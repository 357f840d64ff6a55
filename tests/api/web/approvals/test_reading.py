"""What the approvals pages show in a real browser, and to whom."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from agent.bootstrap import App
from agent.domain.draft.content import File
from agent.domain.draft.draft import Draft
from tests.api.web.approvals.desk import GREETING, LONG, choose, form, part, shows
from tests.api.web.sample_review import MARKUP

pytestmark = pytest.mark.long  # together these browsers take minutes


def test_figures_show_where_they_come_from(opened: Callable[..., Page], propose: Callable[..., Draft]) -> None:
    draft = propose()
    page = opened(draft)
    rows = page.locator(".facts-table tbody tr")
    expect(rows.first).to_contain_text("Call-Off")
    expect(rows.first).to_contain_text("Regel call_off")
    rows.first.locator("summary").click()
    expect(rows.first).to_contain_text("contract_lines: CL-")
    expect(rows.filter(has_text="4.711")).to_contain_text("von Hand eingegeben, nicht aus den Daten")


def test_hostile_text_is_text_everywhere(opened: Callable[..., Page], propose: Callable[..., Draft]) -> None:
    link = "https://evil.example/x [klick](https://evil.example) <a href='https://evil.example'>x</a> {{ 7*7 }}"
    name = "<img src=x onerror=alert(1)>.html"
    draft = propose(
        f"{MARKUP}\n\n{link}\n\n{GREETING}", subject=f"Betreff {MARKUP}", files=(File(name, "text/html", b"<b>"),)
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
    page = opened(propose(files=(File("Übersicht.html", "text/html", b"<b>1</b>"),)), accept_downloads=True)
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
