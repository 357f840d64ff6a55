"""How the approvals pages look in a real browser: contrast, widths, names, headings."""

from itertools import pairwise
from typing import Literal

import pytest
from playwright.sync_api import Page

from agent.bootstrap import App
from agent.domain.draft.content import File
from agent.services.approvals import Edited
from tests.api.web.approvals.desk import LONG, PRICE, Visit, choose, form, in_trouble, opener, proposer
from tests.api.web.test_looks import HEADINGS, LOW_CONTRAST, TOO_WIDE, UNNAMED

pytestmark = pytest.mark.long  # together these browsers take minutes


@pytest.fixture(scope="module")
def looked_at(visit_once: Visit, address: str, desk_app: App) -> dict[str, Page]:
    """The list, a card with a form open and one with a troubled delivery; a test sets width and scheme."""
    propose, opened = proposer(desk_app), opener(visit_once, address)
    files = (File("Abrufplan_Nordwerk_2026_Q4.xlsx", "application/vnd.ms-excel", b"1" * 5000),)
    draft = propose(LONG, files=files, bcc=("holger.tietz@nordwerk.example",))
    user = desk_app.identity.user("k.brandt")
    text = draft.content.text.replace("Zeile der Liste: x\n", "Neue Zeile\n")
    draft = desk_app.approvals.edit(user, draft.id, draft.digest, Edited(text=text), "Kürzer")
    trouble = in_trouble(desk_app, propose(subject="Zweifel", cc=("frank.harms@nordwerk.example",)))
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
