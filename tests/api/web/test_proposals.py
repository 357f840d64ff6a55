"""Deciding on proposals in a browser: by mouse, by keyboard, with a server that refuses; redlines."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from agent.domain.language import Language
from tests.api.web.canned import Decided, decision
from tests.api.web.sample_review import MARKUP, result

Opened = tuple[Page, Decided]


def ask(page: Page, topic: str) -> Locator:
    """The proposal in the card of a topic."""
    return page.locator(".finding").filter(has=page.get_by_role("heading", name=topic, exact=True)).locator(".ask")


def press(asked: Locator, name: str) -> None:
    asked.get_by_role("button", name=name, exact=True).click()


def proposal(topic: str, language: Language = Language.DE) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in result(language)["proposals"] if each["topic"] == topic)
    return found


def test_every_proposal_stands_in_the_card_of_its_policy(seen_desk: Opened) -> None:
    page, decided = seen_desk
    assert page.locator(".ask").count() == len(decided.proposals) > 5
    for each in decided.proposals:
        owner = page.locator(".finding").filter(has_text=f"{each['policy_id']}, Fassung")
        assert owner.locator(".ask").count() == 1


@pytest.mark.parametrize("topic", ["term", "governing_law", "need_to_know", "exclusions"])
def test_struck_words_are_the_drafts_and_new_ones_are_ours(seen_desk: Opened, topic: str) -> None:
    page, decided = seen_desk
    at = next(at for at, each in enumerate(decided.proposals) if each["topic"] == topic)
    shown = page.locator(f"#proposal-{at + 1} .redline")
    old, new = shown.evaluate(
        """each => ['INS', 'DEL'].map(left => [...each.childNodes]
             .filter(node => node.nodeName !== left).map(node => node.textContent).join(''))"""
    )
    assert old == decided.proposals[at]["original"]
    assert new == decided.proposals[at]["text"]


def test_a_comment_changes_nothing_and_shows_its_note(seen_desk: Opened) -> None:
    page, _ = seen_desk
    asked = ask(page, "Gerichtsstand und Schiedsgericht")
    expect(asked.get_by_role("heading")).to_have_text("Vorschlag: Kommentar, der Text bleibt")
    assert asked.locator("ins, del").count() == 0
    expect(asked.locator(".ask-note")).to_have_text(proposal("venue")["note"])


def test_a_proposal_leads_to_its_place_and_back(desk: Callable[..., Opened]) -> None:
    page, _ = desk(viewport={"width": 375, "height": 812})
    asked = ask(page, "Ausnahmen von der Geheimhaltung")
    press(asked, "Stelle im Text zeigen")
    expect(page.locator("mark.is-place.is-active")).to_be_in_viewport()
    page.get_by_role("button", name="Zurück zum Befund").click()
    expect(asked).to_be_focused()
    expect(asked).to_be_in_viewport()


def test_accepting_tells_who_and_when_and_can_be_undone(desk: Callable[..., Opened]) -> None:
    page, decided = desk()
    total = len(decided.proposals)
    expect(page.locator(".bar-text")).to_have_text(f"0 von {total} Vorschlägen entschieden")
    asked = ask(page, "Vertragsstrafe")
    press(asked, "Annehmen")
    expect(asked.locator(".decision")).to_contain_text("Angenommen von Katharina Brandt am 22.11.2026")
    expect(page.locator(".bar-text")).to_have_text(f"1 von {total} Vorschlägen entschieden")
    expect(page.locator("#live")).to_have_text(
        f"Vertragsstrafe: Vorschlag angenommen. 1 von {total} Vorschlägen entschieden"
    )
    expect(asked.get_by_role("button", name="Annehmen")).to_have_attribute("aria-pressed", "true")
    press(asked, "Rückgängig")
    expect(asked.locator(".decision")).to_be_empty()
    expect(asked).to_be_focused()  # the pressed button is gone
    assert decided.made == {}


def test_rejecting_needs_a_reason_and_warns_where_consent_is_missing(desk: Callable[..., Opened]) -> None:
    page, decided = desk()
    asked = ask(page, "Vertragsstrafe")
    press(asked, "Ablehnen")
    reason = asked.get_by_label("Warum verzichten wir darauf?")
    expect(reason).to_be_focused()
    reason.fill("   ")
    press(asked, "Ablehnung speichern")
    expect(asked).to_contain_text("Bitte geben Sie einen Grund an.")
    expect(reason).to_have_attribute("aria-invalid", "true")
    assert decided.sent == []
    reason.fill(f"Kunde besteht darauf {MARKUP}")
    press(asked, "Ablehnung speichern")
    expect(asked.locator(".unagreed")).to_contain_text("Abgelehnt ohne Zustimmung von Rechtsabteilung:")
    expect(asked.locator(".decision-reason")).to_have_text(f"Grund: Kunde besteht darauf {MARKUP}")
    expect(page.locator(".bar .unagreed")).to_have_text(" 1 Entscheidung ist ohne die nötige Zustimmung gefallen.")
    assert page.locator("main img").count() == 0
    assert decided.sent == [{"choice": "reject", "reason": f"Kunde besteht darauf {MARKUP}"}]


def test_rewriting_starts_from_the_proposal_and_can_take_the_fallback(desk: Callable[..., Opened]) -> None:
    page, decided = desk()
    asked = ask(page, "Laufzeit und Fortgeltung")
    press(asked, "Umformulieren")
    words = asked.get_by_label("Neuer Wortlaut")
    expect(words).to_be_focused()
    expect(words).to_have_value(proposal("term")["text"])
    press(asked, "Rückfallposition einsetzen")
    expect(words).to_have_value(proposal("term")["fallback"])
    words.fill("Die Pflichten gelten danach vier Jahre fort.")
    expect(asked.locator(".redline ins")).to_have_text("vier Jahre")  # shown while it is typed
    asked.get_by_label("Warum weichen wir vom Vorschlag ab?").fill("So besprochen.")
    press(asked, "Wortlaut speichern")
    expect(asked.locator(".decision")).to_contain_text("Umformuliert von Katharina Brandt")
    expect(asked.locator(".redline ins")).to_have_text("vier Jahre")
    text = "Die Pflichten gelten danach vier Jahre fort."
    assert decided.sent == [{"choice": "rewrite", "reason": "So besprochen.", "text": text}]


def test_leaving_the_form_shows_the_proposal_again(desk: Callable[..., Opened]) -> None:
    page, _ = desk()
    asked = ask(page, "Laufzeit und Fortgeltung")
    before = asked.locator(".redline").inner_text()
    press(asked, "Umformulieren")
    asked.get_by_label("Neuer Wortlaut").fill("anders")
    press(asked, "Abbrechen")
    expect(asked).to_be_focused()
    assert asked.locator(".redline").inner_text() == before
    assert asked.locator("form").count() == 0


def test_a_failed_save_says_what_was_not_saved_and_keeps_the_text(desk: Callable[..., Opened]) -> None:
    page, decided = desk()
    asked = ask(page, "Laufzeit und Fortgeltung")
    press(asked, "Umformulieren")
    asked.get_by_label("Neuer Wortlaut").fill("Vier Jahre.")
    asked.get_by_label("Warum weichen wir vom Vorschlag ab?").fill("So besprochen.")
    decided.failing = f"Die Datenbank antwortet nicht. {MARKUP}"
    press(asked, "Wortlaut speichern")
    told = asked.get_by_role("alert")
    expect(told).to_contain_text("Die Entscheidung zu „Laufzeit und Fortgeltung“ wurde nicht gespeichert")
    expect(told).to_contain_text(decided.failing)
    expect(asked.get_by_label("Neuer Wortlaut")).to_have_value("Vier Jahre.")
    expect(asked.get_by_label("Warum weichen wir vom Vorschlag ab?")).to_have_value("So besprochen.")
    decided.failing = None
    press(asked, "Wortlaut speichern")
    expect(asked.locator(".decision")).to_contain_text("Umformuliert")
    expect(told).to_be_empty()


def test_the_consent_of_legal_is_not_for_others_to_take_back(desk: Callable[..., Opened]) -> None:
    consent = decision(
        "NDA-TERM", "rewrite", "Vier Jahre.", "Vertretbar.", decided_by_name="Dr. Lorenz Vogt", agreed=True
    )
    page, decided = desk(made=[consent])
    decided.failing = f"Dieser Vorschlag wurde von Dr. Lorenz Vogt mit dem Recht dazu entschieden. {MARKUP}"
    decided.status = 403
    asked = ask(page, "Laufzeit und Fortgeltung")
    for name in ("Annehmen", "Rückgängig"):
        press(asked, name)
        expect(asked.get_by_role("alert")).to_contain_text(
            f"Die Entscheidung zu „Laufzeit und Fortgeltung“ wurde nicht gespeichert; was Sie geschrieben haben, bleibt"
            f" stehen. {decided.failing}"
        )
        expect(asked).to_have_attribute("data-choice", "rewrite")
        expect(asked.locator(".decision")).to_contain_text("Umformuliert von Dr. Lorenz Vogt")
        expect(asked.get_by_role("button", name="Annehmen")).to_be_enabled()
    assert list(decided.made.values()) == [consent]


def test_a_server_that_is_gone_is_told_in_the_same_way(desk: Callable[..., Opened]) -> None:
    page, _ = desk()
    page.route("**/decisions/*", lambda route: route.abort("connectionrefused"))
    asked = ask(page, "Vertragsstrafe")
    press(asked, "Annehmen")
    expect(asked.get_by_role("alert")).to_contain_text("nicht gespeichert")
    expect(asked.get_by_role("alert")).to_contain_text("Der Server antwortet nicht.")
    expect(asked.get_by_role("button", name="Annehmen")).to_have_attribute("aria-pressed", "false")


def test_decisions_that_do_not_load_are_told_and_loaded_again(desk: Callable[..., Opened]) -> None:
    page, decided = desk(failing="Die Datenbank antwortet nicht.")
    expect(page.locator(".bar [role=alert]")).to_contain_text("Die bisherigen Entscheidungen sind nicht geladen")
    decided.failing = None
    decided.made["NDA-TERM"] = decision("NDA-TERM", "accept")
    page.get_by_role("button", name="Erneut laden").click()
    expect(page.locator(".bar-text")).to_contain_text("1 von")
    expect(page.get_by_role("button", name="Erneut laden")).to_be_hidden()


def test_the_rest_is_accepted_at_once(desk: Callable[..., Opened]) -> None:
    page, decided = desk(made=[decision("NDA-TERM", "reject", reason="Kunde besteht darauf")])
    total = len(decided.proposals)
    expect(page.locator(".bar-text")).to_have_text(f"1 von {total} Vorschlägen entschieden")
    page.get_by_role("button", name="Übrige annehmen").click()
    expect(page.locator(".bar-text")).to_have_text(f"{total} von {total} Vorschlägen entschieden")
    expect(page.get_by_role("button", name="Übrige annehmen")).to_be_disabled()
    expect(ask(page, "Laufzeit und Fortgeltung")).to_have_attribute("data-choice", "reject")
    told = page.locator(".downloads [role=status]")
    expect(told).to_contain_text(f"{total - 1} von {total} Vorschlägen: {total - 1} angenommen, 0 umformuliert, 0 noch")
    expect(told).to_contain_text("Abgelehnte bleiben draußen (1).")


def test_a_r_and_e_decide_on_the_finding_that_has_the_focus(desk: Callable[..., Opened]) -> None:
    page, decided = desk()
    expect(page.locator(".keys")).to_contain_text("a annehmen, r ablehnen, e umformulieren")
    page.keyboard.press("a")  # nothing has the focus
    page.keyboard.press("n")
    page.keyboard.press("a")
    penalty = ask(page, "Vertragsstrafe")
    expect(penalty).to_have_attribute("data-choice", "accept")
    page.keyboard.press("n")
    page.keyboard.press("r")
    term = ask(page, "Laufzeit und Fortgeltung")
    expect(term.get_by_label("Warum verzichten wir darauf?")).to_be_focused()
    page.keyboard.type("ja, aber nur hier: rear")  # letters are letters in a field
    expect(term.get_by_label("Warum verzichten wir darauf?")).to_have_value("ja, aber nur hier: rear")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(term).to_have_attribute("data-choice", "reject")
    expect(term).to_be_focused()
    page.keyboard.press("e")
    expect(term.get_by_label("Neuer Wortlaut")).to_be_focused()
    assert [each["choice"] for each in decided.sent] == ["accept", "reject"]


def test_english_words_on_the_english_page(desk: Callable[..., Opened]) -> None:
    page, decided = desk(Language.EN)
    asked = ask(page, "Contractual penalty")
    press(asked, "Reject")
    asked.get_by_label("Why do we not ask for it?").fill("The customer insists.")
    press(asked, "Save the rejection")
    expect(asked.locator(".unagreed")).to_contain_text("Rejected without the agreement of")
    expect(page.locator(".bar-text")).to_have_text(f"1 of {len(decided.proposals)} proposals decided")


def test_hostile_wording_is_text_in_redlines(desk: Callable[..., Opened]) -> None:
    hostile = result(Language.DE)
    for each in hostile["proposals"]:
        each |= {"text": f"{each['text']} {MARKUP}", "fallback": MARKUP, "note": MARKUP}
    page, _ = desk(changed=hostile)
    page.locator(".ask details").evaluate_all("all => all.forEach(each => { each.open = true; })")
    assert page.locator("main img").count() == 0
    expect(ask(page, "Vertragsstrafe").locator(".ask-note")).to_have_text(MARKUP)


def test_paper_shows_what_was_decided(desk: Callable[..., Opened]) -> None:
    page, _ = desk(made=[decision("NDA-TERM", "reject", reason="Kunde besteht darauf")])
    term = ask(page, "Laufzeit und Fortgeltung")
    expect(term.locator(".decision")).to_contain_text("Abgelehnt von")
    page.emulate_media(media="print")
    for shown in (".redline", ".decision", ".unagreed"):
        expect(term.locator(shown)).to_be_visible()
    for hidden in (".choices .button", ".downloads", ".jumps", ".bar progress", ".nav"):
        expect(page.locator(hidden).first).to_be_hidden()
