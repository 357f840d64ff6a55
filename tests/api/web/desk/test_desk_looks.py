"""How the pages look in a real browser: contrast, widths, names, headings, in both schemes and languages."""

from itertools import pairwise
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.api.web.conftest import Visit
from tests.api.web.going import READY
from tests.api.web.test_looks import HEADINGS, LOW_CONTRAST, TOO_WIDE, UNNAMED

pytestmark = pytest.mark.long  # seven profiles take a quarter of a minute

VIEWS = {
    "today": "/",
    "accounts": "/accounts",
    "account": "/accounts/C-1001",
    "supply": "/supply?days=180",
    "article": "/supply/MC-10432",
    "chat": "/chat",
    "problem": "/accounts/nobody",
}


@pytest.fixture(scope="module")
def looked_at(visit_once: Visit, address: str) -> dict[str, Page]:
    """Each once, half of them in English, with everything unfolded; a test sets width and scheme."""
    pages = {}
    for at, (name, path) in enumerate(VIEWS.items()):
        pages[name] = visit_once(address + path, ready=READY, language="en" if at % 2 else "de")
        pages[name].locator("main details").evaluate_all("all => all.forEach(each => { each.open = true; })")
        pages[name].wait_for_load_state("networkidle")
    return pages


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_text_stands_out_from_its_background(
    looked_at: dict[str, Page], view: str, scheme: Literal["light", "dark"]
) -> None:
    page = looked_at[view]
    page.set_viewport_size({"width": 1600, "height": 900})
    page.emulate_media(color_scheme=scheme)
    texts, low = page.evaluate(LOW_CONTRAST)
    assert texts > 10
    assert low == []


@pytest.mark.parametrize("view", VIEWS)
def test_no_width_scrolls_sideways(looked_at: dict[str, Page], view: str) -> None:
    for width in (320, 375, 768, 1024, 1280, 1920):
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


@pytest.mark.parametrize("view", VIEWS)
def test_on_paper_nothing_to_operate_is_left(looked_at: dict[str, Page], view: str) -> None:
    page = looked_at[view]
    page.emulate_media(media="print")
    shown = page.evaluate(
        "() => [...document.querySelectorAll('.button, .nav, .switches')].filter(each => each.checkVisibility()).length"
    )
    page.emulate_media(media="screen")
    assert shown == 0
