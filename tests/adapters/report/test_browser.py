"""A report in a real browser: no scrolling sideways, readable in both schemes, prints on A4."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader

from agent.adapters.report import render_report
from agent.domain.language import Language
from tests.adapters.report import sample
from tests.api.web.conftest import CHROMIUM, FLAGS
from tests.api.web.test_looks import LOW_CONTRAST, TOO_WIDE

A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """The report as a file; fails on anything that the browser complains about or asks for."""
    contexts, problems = [], []

    def go(language: Language = Language.DE, **options: object) -> Page:
        path = tmp_path / "report.html"
        path.write_text(render_report(sample.review(result=sample.result(language)), language), encoding="utf-8")
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: problems.append(said.text))
        page.on("dialog", lambda dialog: problems.append(dialog.message))
        page.on("request", lambda request: problems.append(request.url) if request.url != path.as_uri() else None)
        page.goto(path.as_uri())
        return page

    yield go
    for context in contexts:
        context.close()
    assert problems == []


@pytest.mark.parametrize("language", list(Language))
def test_no_width_scrolls_sideways(opened: Open, language: Language) -> None:
    page = opened(language)
    for width in (320, 375, 768, 1200):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) <= 0, width


def test_text_stands_out_from_its_background(opened: Open) -> None:
    page = opened()
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        texts, low = page.evaluate(LOW_CONTRAST)
        assert texts > 200
        assert low == [], scheme


def test_a_link_leads_to_the_marked_passage_and_back(opened: Open) -> None:
    page = opened(viewport={"width": 375, "height": 700})
    page.locator("#finding-1 figcaption a").first.click()
    assert page.evaluate("document.querySelector(':target').textContent") == "ohne Verschulden "
    page.locator(".row:has(:target) .margin a").first.click()
    assert page.evaluate("document.querySelector(':target').id") == "finding-1"


def test_it_prints_on_a4_white_whatever_the_screen_with_the_warning_on_every_page(opened: Open, tmp_path: Path) -> None:
    page = opened(color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    pages = PdfReader(tmp_path / "report.pdf").pages
    assert len(pages) > 2
    for printed in pages:
        assert (printed.mediabox.width, printed.mediabox.height) == pytest.approx(A4, abs=1)
        assert "nicht an die Gegenseite weitergeben" in printed.extract_text()
