"""What can be measured of the looks: contrast, width, columns, focus, names for screen readers."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from agent.domain.language import Language
from tests.api.web.canned import Decided, decision, deviation, entry, install_register, second_round
from tests.api.web.sample_review import TEXT, result, review

pytestmark = pytest.mark.long  # together these browsers take minutes

Script = Callable[..., Callable[[Page], None]]
Visit = Callable[..., Page]

MADE = [
    decision("NDA-TERM", "reject", reason="Der Kunde besteht darauf."),
    decision("NDA-PENALTY", "accept"),
    decision("NDA-GOVERNING-LAW", "rewrite", "Es gilt Schweizer Recht.", "So besprochen."),
]
ENTRIES = [
    entry(
        f"e{at}",
        account="Kranich Medizintechnik GmbH & Co. KG",
        document_name="Geheimhaltungsvereinbarung_Kranich_Medizintechnik_Fassung_3_unterzeichnet.pdf",
        state=state,
        state_label=state,
        notice=30,
        message="Die NDA läuft in 28 Tagen ab (20.12.2026). Es entscheidet: Rechtsabteilung.",
        deviations=[deviation()],
        ended_on="2026-06-30",
        note="Original liegt bei Legal.",
    )
    for at, state in enumerate(("expired", "ending", "in_force", "open_ended", "ended"))
]
# WCAG 2.2, 1.4.3: relative luminance of every visible text against the nearest opaque background
LOW_CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const low = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let texts = 0;
  for (let node; node = walker.nextNode();) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || element.closest('script, .skip, option')) continue;
    texts += 1;
    const [a, b] = [light(rgb(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) low.push(`${ratio.toFixed(2)} ${element.className} ${node.data.trim().slice(0, 40)}`);
  }
  return [texts, low];
}"""
COLUMNS = """() => [...document.querySelectorAll('.sides')[0].children].map(side => side.getBoundingClientRect().top)"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .filter(each => each.checkVisibility()).map(each => Number(each.tagName[1]))"""
UNNAMED = """() => [...document.querySelectorAll('button, select, input, textarea, progress, a[href]')]
  .filter(each => each.checkVisibility())
  .filter(each => !(each.textContent.trim() || each.labels?.length || each.getAttribute('aria-label') ||
    document.getElementById(each.getAttribute('aria-labelledby'))?.textContent))
  .map(each => each.outerHTML)"""


@pytest.fixture
def shown(visit: Visit, site: str, scripted: Script) -> Callable[..., Page]:
    return _shown(visit, site, scripted)


@pytest.fixture(scope="module")
def seen(visit_once: Visit, site: str, scripted: Script) -> Callable[..., Page]:
    """Each view once as it comes, and once with everything unfolded; a test sets the width that it needs."""

    @cache
    def opened(view: str, language: Language = Language.DE, *, unfolded: bool = False) -> Page:
        page = _shown(visit_once, site, scripted)(view, language)
        if unfolded:
            unfold(page, view)
        return page

    return opened


def _shown(visit: Visit, site: str, scripted: Script) -> Callable[..., Page]:
    def opened(view: str, language: Language = Language.DE, **options: Any) -> Page:
        stored = review(language, result=result(language) | {"round": second_round(TEXT)})
        address = f"{site}/nda/{stored['id']}" if view == "report" else f"{site}/nda"

        def script(page: Page) -> None:
            scripted(stored)(page)
            Decided(stored, MADE).install(page)
            install_register(page, ENTRIES)

        page = visit(address, language=language.value, script=script, **options)
        page.wait_for_selector(".decision p" if view == "report" else ".history-link")
        page.wait_for_selector(".ask" if view == "report" else ".entry")
        return page

    return opened


def unfold(page: Page, view: str) -> None:
    """Show everything that can be shown: folds, forms."""
    page.locator("main details").evaluate_all("all => all.forEach(each => { each.open = true; })")
    if view == "report":
        page.locator(".choice-rewrite").first.click()
        page.locator(".choice-form button[type=submit]").click()  # its complaint
        page.locator(".finding").first.focus()
    else:
        page.locator(".end .button:visible").first.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["start", "report"])
def test_text_stands_out_from_its_background(
    seen: Callable[..., Page], view: str, scheme: Literal["light", "dark"]
) -> None:
    page = seen(view, unfolded=True)
    page.set_viewport_size({"width": 1600, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.keyboard.press("n")  # a marked passage too
    texts, low = page.evaluate(LOW_CONTRAST)
    assert texts > (15 if view == "start" else 200)
    assert low == []


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("view", ["start", "report"])
def test_no_width_scrolls_sideways(seen: Callable[..., Page], view: str, language: Language) -> None:
    page = seen(view, language, unfolded=True)
    for width in (320, 375, 768, 900, 1200, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) <= 0, width


@pytest.mark.parametrize(("width", "beside"), [(899, False), (900, True)])
def test_draft_and_position_stand_side_by_side_where_there_is_room(
    seen: Callable[..., Page], width: int, beside: bool
) -> None:
    page = seen("report")
    page.set_viewport_size({"width": width, "height": 900})
    draft, position = page.evaluate(COLUMNS)
    assert (draft == position) is beside


@pytest.mark.parametrize("view", ["start", "report"])
def test_everything_to_operate_has_a_name(seen: Callable[..., Page], view: str) -> None:
    page = seen(view, unfolded=True)
    assert page.evaluate(UNNAMED) == []
    assert page.locator("h1:visible").count() == 1


@pytest.mark.parametrize("view", ["start", "report"])
def test_headings_leave_no_level_out(seen: Callable[..., Page], view: str) -> None:
    levels = seen(view).evaluate(HEADINGS)
    assert levels[0] == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))


@pytest.mark.parametrize(("width", "beside"), [(1199, False), (1200, True), (1920, True)])
def test_the_text_stands_beside_the_findings_where_there_is_room(
    seen: Callable[..., Page], width: int, beside: bool
) -> None:
    page = seen("report")
    page.set_viewport_size({"width": width, "height": 900})
    findings, text = (page.locator(place).bounding_box() for place in (".desk-findings", ".contract"))
    assert findings
    assert text
    assert (text["x"] >= findings["x"] + findings["width"]) is beside
    page.locator(".finding").nth(4).scroll_into_view_if_needed()
    if beside:  # sticky, with a scroll of its own
        expect(page.locator(".contract-text")).to_be_in_viewport()
        assert page.locator(".contract-text").evaluate("each => each.scrollHeight > each.clientHeight")


def test_the_file_button_is_reached_and_operated_by_keyboard(shown: Callable[..., Page]) -> None:
    page = shown("start")
    page.locator("#account").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#file")).to_be_focused()
    outline = page.locator("label[for=file]").evaluate("each => getComputedStyle(each).outlineStyle")
    assert outline == "solid"
    page.evaluate(
        """() => document.getElementById('file').addEventListener('click', event => {
             event.preventDefault(); window.opened = event.isTrusted; })"""
    )
    page.keyboard.press("Enter")
    page.wait_for_function("window.opened")
