"""The report in a browser: what it shows, where its quotes lead, that foreign text stays text."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from agent.domain.language import Language
from tests.api.web.sample_review import MARKUP, result, review

pytestmark = pytest.mark.long  # together these browsers take minutes

Script = Callable[..., Callable[[Page], None]]
Visit = Callable[..., Page]
WIDE = {"width": 1600, "height": 900}
PHONE = {"width": 375, "height": 812}

ORDER = """() => [...document.querySelectorAll('.finding')].map(card => card.dataset.verdict)"""
SHOWN = """() => [...document.querySelectorAll('.finding')].filter(card => card.checkVisibility())
  .map(card => card.dataset.verdict)"""
MARKED = """() => [...document.querySelectorAll('mark.is-active')].map(mark => mark.textContent).join('')"""


@pytest.fixture
def report(visit: Visit, site: str, scripted: Script) -> Callable[..., Page]:
    return _report(visit, site, scripted)


@pytest.fixture(scope="module")
def seen(visit_once: Visit, site: str, scripted: Script) -> Page:
    """A report in German, to look at only."""
    return _report(visit_once, site, scripted)()


def _report(visit: Visit, site: str, scripted: Script) -> Callable[..., Page]:
    def opened(language: Language = Language.DE, *, changed: dict[str, Any] | None = None, **options: Any) -> Page:
        stored = review(language, result=changed or result(language))
        page = visit(
            f"{site}/nda/{stored['id']}",
            language=options.pop("page_language", language.value),
            script=scripted(stored),
            **({"viewport": WIDE} | options),
        )
        page.wait_for_selector(".finding")
        return page

    return opened


def card(page: Page, title: str) -> Locator:
    return page.locator(".finding").filter(has=page.get_by_role("heading", name=title, exact=True))


def test_findings_stand_worst_first_and_conforming_ones_are_folded(report: Callable[..., Page]) -> None:
    page = report()
    verdicts = page.evaluate(ORDER)
    # a missing red line stands before a contradicted negotiable clause
    assert verdicts[:4] == ["contradicts", "contradicts", "missing", "contradicts"]
    rank = ["contradicts", "missing", "deviates", "unclear", "conforms"]
    assert verdicts[3:] == sorted(verdicts[3:], key=rank.index)
    assert "conforms" not in page.evaluate(SHOWN)
    page.locator(".conforming summary").click()
    assert "conforms" in page.evaluate(SHOWN)


def test_a_count_filters_by_its_verdict_and_gives_all_back(seen: Page) -> None:
    page = seen
    before = page.evaluate(SHOWN)
    for verdict in ("contradicts", "missing", "deviates", "unclear", "conforms"):
        button = page.locator(f".filter.verdict-{verdict}")
        count = int(button.locator(".filter-count").inner_text())
        button.click()
        assert page.evaluate(SHOWN) == [verdict] * count
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".findings [role=status]")).to_contain_text(str(count))
        button.click()
        assert page.evaluate(SHOWN) == before


def test_every_quote_is_highlighted_at_its_place_despite_wide_characters(report: Callable[..., Page]) -> None:
    page = report()
    page.locator(".filter.verdict-all").click()
    page.locator(".conforming summary").click()
    quotes = {f"finding-{at + 1}": finding["quotes"] for at, finding in enumerate(result(Language.DE)["findings"])}
    quoted = {name: items for name, items in quotes.items() if items}
    assert len(quoted) == 10
    for name, items in quoted.items():
        page.locator(f"#{name} .side .quote-link").first.click()
        assert page.evaluate(MARKED) == "".join(item["text"] for item in items)


def test_a_click_on_a_quote_scrolls_to_it_and_back(report: Callable[..., Page]) -> None:
    for viewport in (WIDE | {"height": 500}, PHONE):
        page = report(viewport=viewport)
        place = page.locator("mark", has_text="Gerichtsstand ist")
        expect(place).not_to_be_in_viewport()
        card(page, "Gerichtsstand und Schiedsgericht").locator("blockquote").click()
        expect(place).to_be_in_viewport()
        page.get_by_role("button", name="Zurück zum Befund").click()
        expect(card(page, "Gerichtsstand und Schiedsgericht")).to_be_in_viewport()
        expect(card(page, "Gerichtsstand und Schiedsgericht")).to_be_focused()


def test_the_way_back_opens_what_a_filter_hides(report: Callable[..., Page]) -> None:
    page = report()
    card(page, "Vertragsstrafe").locator(".quote-link").click()
    page.locator(".filter.verdict-deviates").click()
    expect(card(page, "Vertragsstrafe")).to_be_hidden()
    page.get_by_role("button", name="Zurück zum Befund").click()
    expect(card(page, "Vertragsstrafe")).to_be_focused()


def test_n_and_p_lead_from_finding_to_finding_and_the_text_follows(report: Callable[..., Page]) -> None:
    page = report()
    page.keyboard.press("n")
    expect(card(page, "Vertragsstrafe")).to_be_focused()
    assert "250.000 EUR" in page.evaluate(MARKED)
    page.keyboard.press("n")
    expect(card(page, "Laufzeit und Fortgeltung")).to_be_focused()
    assert page.evaluate(MARKED) == "Die Pflichten gelten danach unbefristet fort."
    page.keyboard.press("p")
    expect(card(page, "Vertragsstrafe")).to_be_focused()
    page.keyboard.press("p")
    expect(card(page, "Vertragsstrafe")).to_be_focused()  # the first one


def test_letters_typed_into_a_field_go_nowhere(seen: Page) -> None:
    seen.locator("#user").focus()
    seen.keyboard.press("n")
    expect(seen.locator("#user")).to_be_focused()


def test_foreign_text_is_shown_and_never_run(seen: Page) -> None:
    page = seen
    for summary in page.locator(".coverage summary").all():
        summary.click()
    assert "pwned" not in page.title().replace(MARKUP, "")
    assert page.locator("main img").count() == 0
    assert page.locator("main a[href]:not([href^='#'], [href^='/nda'], [href^='/api/nda/reviews/'])").count() == 0
    for place in ("#report-title", ".contract-text", ".tracked", ".opinion"):
        expect(page.locator(place).first).to_contain_text(MARKUP)


@pytest.mark.parametrize(
    ("language", "shown", "confidence"),
    [
        (
            Language.DE,
            ["15.03.2026", "gegenseitig", "Österreich", "Graz (Österreich)", "3 Jahre", "250.000,00 €"],
            "sehr sicher (97 %)",
        ),
        (
            Language.EN,
            ["15 March 2026", "mutual", "Austria", "Graz (Austria)", "3 years", "€250,000.00"],
            "very sure (97%)",
        ),
    ],
)
def test_facts_and_confidence_are_written_as_the_reader_expects(
    report: Callable[..., Page], language: Language, shown: list[str], confidence: str
) -> None:
    page = report(language)
    facts = page.locator(".facts").inner_text().replace("\xa0", " ")
    for value in shown:
        assert value in facts
    assert confidence in page.locator(".finding .badges").first.inner_text().replace("\xa0", " ")


def test_what_the_draft_does_not_say_is_not_stated(report: Callable[..., Page]) -> None:
    silent = result(Language.DE)
    nothing = dict.fromkeys(("date", "mutual", "governing_law", "venue", "term_years", "survival_years", "penalty_eur"))
    silent["document"] |= nothing | {"parties": [], "unlimited": False}
    facts = report(changed=silent).locator(".fact")
    assert facts.count() == 9
    assert facts.get_by_text("nicht angegeben").count() == 8  # all but the language


def test_a_fact_leads_to_its_passage(seen: Page) -> None:
    seen.get_by_role("button", name="3 Jahre").click()
    assert seen.evaluate(MARKED) == "drei Jahre"


def test_pages_that_were_not_read_are_told(report: Callable[..., Page]) -> None:
    notes = report(changed=result(Language.DE, complete=False)).locator(".coverage").inner_text()
    assert "Ohne lesbaren Text: Seite 3 und 4." in notes
    assert "vollständig gelesen" not in notes
    assert "Durch Texterkennung gelesen: Seite 2." in notes


def test_tracked_changes_are_listed_by_author_and_deletions_said_to_be_out(seen: Page) -> None:
    page = seen
    expect(page.locator(".coverage")).to_contain_text("2 nachverfolgte Änderungen")
    by_eva, by_nobody = page.locator(".tracked details").all()
    expect(by_eva.locator("summary")).to_have_text(f"Eva {MARKUP}: 1 nachverfolgte Änderung")
    expect(by_eva.locator("ins")).to_have_text("unabhängig vom Verschulden")
    expect(by_nobody.locator("summary")).to_have_text("ohne Namen: 1 nachverfolgte Änderung")
    expect(by_nobody.locator("li")).to_have_text("gelöscht, nicht mitgeprüft: höchstens 10.000 EUR")


def test_a_judged_change_carries_its_verdict_and_leads_to_its_place(report: Callable[..., Page]) -> None:
    changed = result(Language.DE)
    start = changed["document"]["text"].index("unabhängig vom Verschulden")
    changed["document"]["coverage"]["changes"][0] |= {
        "start": start,
        "end": start + len("unabhängig vom Verschulden"),
        "findings": [{"policy_id": "penalty", "topic": "penalty", "verdict": "contradicts"}],
    }
    page = report(changed=changed)
    inserted = page.locator(".tracked li").first
    expect(inserted.locator(".badges")).to_have_text("Vertragsstrafe widerspricht")
    inserted.get_by_role("button", name="Im Text zeigen").click()
    assert page.evaluate(MARKED) == "unabhängig vom Verschulden"
    page.get_by_role("button", name="Zurück zum Befund").click()
    expect(inserted).to_be_focused()
    assert page.locator(".tracked li").last.get_by_role("button").count() == 0  # a deletion has no place


def test_a_second_opinion_stands_beside_the_verdict(seen: Page) -> None:
    finding = card(seen, "Berechtigte Personen")
    expect(finding.locator(".badges")).to_contain_text("widerspricht")
    opinion = finding.locator(".opinion")
    expect(opinion).to_contain_text("Zweite Meinung (test-model)")
    expect(opinion).to_contain_text("weicht ab")
    expect(opinion).to_contain_text("1 Zitat wurde verworfen")


def test_unusual_clauses_notes_and_the_judge_are_shown(seen: Page) -> None:
    page = seen
    expect(page.locator(".unusual blockquote")).to_contain_text("zwölf Erstmuster")
    page.locator(".unusual .quote-link").click()
    assert "zwölf Erstmuster" in page.evaluate(MARKED)
    expect(page.get_by_text("Ein Hinweis.")).to_be_visible()
    judge = page.locator(".judge")
    expect(judge).to_contain_text("Prüfmodell cues-3 · Trefferquote 0,812")
    expect(judge).to_contain_text("F1 Widerspruch (micro) 0,655 · new_measure 0,5")
    expect(judge).to_contain_text("Gemessen an: selbst verfassten deutschen NDAs")


@pytest.mark.parametrize("level", ["red", "amber", "green"])
def test_the_recommendation_is_told_by_words_and_a_drawing_too(report: Callable[..., Page], level: str) -> None:
    changed = result(Language.DE)
    changed["recommendation"] = {"level": level, "text": "Der Text der Empfehlung."}
    banner = report(changed=changed).locator(".banner")
    expect(banner.locator("h2")).to_contain_text("Empfehlung:")
    expect(banner).to_contain_text("Der Text der Empfehlung.")
    assert banner.locator("svg").count() == 1


def test_a_report_in_the_other_language_says_so(report: Callable[..., Page]) -> None:
    page = report(Language.EN, page_language="de")
    expect(page.get_by_text("Dieser Bericht wurde auf Englisch geschrieben")).to_be_visible()
    expect(page.locator(".banner p")).to_have_attribute("lang", "en")
    expect(page.locator(".finding blockquote").first).to_have_attribute("lang", "de")


def test_suggested_wording_can_be_copied(report: Callable[..., Page]) -> None:
    page = report(permissions=["clipboard-read", "clipboard-write"])
    finding = card(page, "Vertragsstrafe")
    finding.get_by_role("button", name="Kopieren").first.click()
    expect(finding.get_by_role("button", name="Kopiert")).to_be_visible()
    proposal = next(each for each in result(Language.DE)["proposals"] if each["topic"] == "penalty")
    assert page.evaluate("navigator.clipboard.readText()") == proposal["text"]


def test_a_review_from_before_the_proposals_shows_the_policys_wording(report: Callable[..., Page]) -> None:
    old = result(Language.DE)
    wording = next(each for each in old["findings"] if each["topic"] == "penalty")["suggestion"]
    del old["proposals"]
    page = report(changed=old)
    expect(card(page, "Vertragsstrafe").locator(".proposal-text").first).to_have_text(wording["preferred"])
    assert page.locator(".ask, .bar").count() == 0
    expect(page.locator(".downloads")).to_contain_text("keine Vorschläge")


def test_the_address_shows_the_same_review_after_a_reload(report: Callable[..., Page]) -> None:
    page = report()
    page.reload()
    expect(page.locator("#report-title")).to_be_visible()
    page.get_by_role("link", name="Neue Prüfung").click()
    expect(page.locator("#dropzone")).to_be_visible()
    assert page.url.endswith("/nda")
    page.locator(".history-link").click()
    expect(page.locator("#report-title")).to_be_visible()
    page.go_back()
    expect(page.locator("#dropzone")).to_be_visible()
    page.go_forward()
    expect(page.locator("#report-title")).to_be_visible()


def test_paper_gets_recommendation_and_findings_without_buttons(report: Callable[..., Page]) -> None:
    page = report()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    for shown in (".banner", ".facts", ".finding", ".conforming .finding"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in (".filters", ".contract", ".switches", ".print-button", ".quote-link"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".conforming .finding").first).to_be_hidden()
