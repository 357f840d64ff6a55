"""In a browser: alone under the strictest policy and inside a page under the product's, without a complaint."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, sync_playwright

from agent.adapters.charts import MatplotlibCharts
from agent.domain.language import Language
from api.security import LOCKED_DOWN
from tests.adapters.charts.conftest import CHARTS

CHROMIUM = Path("/usr/bin/chromium")
ALONE = {"content-security-policy": "default-src 'none'; sandbox"}
NAMES = ("trend", "curve", "call-off", "trend with a nasty name")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def test_no_policy_is_offended_and_all_is_drawn(browser: Browser, charts: MatplotlibCharts) -> None:
    pictures = [charts.svg(CHARTS[name], Language.DE) for name in NAMES]
    inside = f"<!doctype html><html lang=de><meta charset=utf-8><title>x</title>{''.join(pictures)}"

    def answer(route: Route) -> None:
        if route.request.url.endswith("/alone.svg"):
            route.fulfill(body=pictures[0], content_type="image/svg+xml", headers=ALONE)
        elif route.request.url.endswith("/page"):
            route.fulfill(body=inside, content_type="text/html", headers=LOCKED_DOWN)
        else:
            route.fulfill(status=404)

    page = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/*", answer)
    page.goto("http://charts.test/alone.svg")
    assert page.evaluate("getComputedStyle(document.querySelector('text')).fontWeight") == "700"
    page.goto("http://charts.test/page")
    assert page.get_by_role("img", name="OTIF", exact=False).count() >= 1
    hatched = page.locator("svg").first.locator("pattern").count()
    assert hatched == 1
    assert page.evaluate("getComputedStyle(document.querySelector('svg text')).fontSize") == "20px"
    assert [url for url in asked if not url.endswith(("/alone.svg", "/page", "/favicon.ico"))] == []
    assert [text for text in complaints if "favicon" not in text and "404" not in text] == []
    page.close()
