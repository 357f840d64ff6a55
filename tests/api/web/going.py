"""From one page to the next in a browser."""

from playwright.sync_api import Locator, Page

READY = "#user:enabled"  # a page whose scripts are there


def go(page: Page, link: Locator) -> None:
    """By a link to the next page, until its scripts are there; before, its forms are sent as plain ones."""
    with page.expect_navigation():
        link.click()
    page.wait_for_selector(READY, state="attached")
