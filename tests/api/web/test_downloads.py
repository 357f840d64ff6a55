"""The files of a review in a browser: links that download, and what is said when one cannot be made."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.api.web.canned import Decided
from tests.api.web.sample_review import MARKUP

Opened = tuple[Page, Decided]


def test_the_files_are_links_that_download(desk: Callable[..., Opened]) -> None:
    page, _ = desk()
    links = page.locator(".downloads a")
    paths = [str(link.get_attribute("href")).rsplit("/", 1)[1] for link in links.all()]
    assert paths == [
        "redline.docx?audience=internal",
        "redline.docx?audience=counterparty",
        "report.html",
        "report.json",
    ]
    assert all(link.get_attribute("download") == "" for link in links.all())
    header = {"content-disposition": "attachment; filename=\"a.docx\"; filename*=UTF-8''NDA%20gepr%C3%BCft.docx"}
    page.route("**/redline.docx*", lambda route: route.fulfill(body=b"PK", headers=header))
    with page.expect_download() as download:
        links.first.click()
    assert download.value.suggested_filename == "NDA geprüft.docx"
    assert download.value.path().read_bytes() == b"PK"


def test_a_file_that_cannot_be_made_is_told(desk: Callable[..., Opened]) -> None:
    page, _ = desk()

    def refuse(route: Route) -> None:
        route.fulfill(status=422, json={"error": {"code": "redline.x", "message": f"Die Word-Datei fehlt. {MARKUP}"}})

    page.route("**/redline.docx*", refuse)
    page.locator(".downloads a").first.click()
    told = page.locator(".downloads [role=alert]")
    expect(told).to_have_text(f"„Word mit Änderungen, intern“ wurde nicht geladen. Die Word-Datei fehlt. {MARKUP}")
