"""The whole way on the real application: drop a real file, see the steps, the findings, the passages."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.sample_ndas import nda_de

Visit = Callable[..., Page]

ENGLISH = """Mutual Non-Disclosure Agreement

between Vantage Pumps Ltd, Leeds, and Melchers Components GmbH, Bremen (each a "Party"), dated 15 March 2026

1. Purpose
The Parties are considering the supply of pump housings (the "Purpose"). Each Party may use the Confidential
Information of the other Party solely for the Purpose.

2. Confidential Information
Confidential Information means all technical and commercial information that a Party discloses to the other in any
form, whether or not it is marked as confidential, including information disclosed orally.

3. Duties
The Receiving Party shall keep the Confidential Information secret, protect it with at least reasonable care and
disclose it only to those employees and advisers who need to know it and are bound by equivalent duties.

4. Exceptions
These duties do not apply to information that is or becomes public without breach, was already known, is lawfully
received from a third party or is independently developed.

5. Penalty
For each breach the Receiving Party shall pay a contractual penalty of EUR 250,000, regardless of fault.

6. Term
The duties of confidentiality continue for twenty (20) years after the end of this Agreement.

7. General
Amendments require written form. This Agreement is governed by the laws of Germany. The courts of Bremen, Germany,
have exclusive jurisdiction.
"""


@pytest.fixture
def german_nda(tmp_path: Path) -> Path:
    document = docx.Document()
    for line in nda_de(term="Die Geheimhaltung gilt für zwanzig Jahre ab Unterzeichnung.").splitlines():
        document.add_paragraph(line)
    path = tmp_path / "NDA Nordwerk.docx"
    document.save(str(path))
    return path


@pytest.fixture
def english_nda(tmp_path: Path) -> Path:
    path = tmp_path / "NDA Vantage.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    return path


def upload(page: Page, path: Path) -> None:
    page.set_input_files("#file", path)
    expect(page.locator("#report-title, .card-error")).to_be_visible(timeout=60_000)


def finding(page: Page, topic: str) -> Locator:
    return page.locator(".finding").filter(has=page.get_by_role("heading", name=topic, exact=True))


def test_a_german_nda_from_upload_to_passage(visit: Visit, server: str, german_nda: Path) -> None:
    page = visit(f"{server}/nda", viewport={"width": 1600, "height": 900})
    upload(page, german_nda)
    expect(page.locator("#report-title")).to_have_text("NDA Nordwerk.docx")
    expect(page.locator(".banner.level-red")).to_contain_text("Rot:")
    assert page.locator(".finding").count() == 28
    page.locator(".filter.verdict-contradicts").click()
    term = finding(page, "Laufzeit und Fortgeltung")
    expect(term.locator(".badges")).to_contain_text("Rote Linie")
    expect(term.locator("blockquote").first).to_contain_text("zwanzig Jahre")
    term.locator(".quote-link").first.click()
    expect(page.locator("mark.is-active").first).to_be_in_viewport()
    marked = "".join(page.locator("mark.is-active").all_text_contents())
    assert "zwanzig Jahre" in marked
    assert page.locator(".contract-text").inner_text().count("zwanzig Jahre") == 1
    expect(page.locator(".facts")).to_contain_text("Nordwerk Antriebe GmbH")


def test_an_english_nda_from_upload_to_passage(visit: Visit, server: str, english_nda: Path) -> None:
    page = visit(f"{server}/nda", language="en", viewport={"width": 375, "height": 812})
    upload(page, english_nda)
    expect(page.locator(".banner.level-red")).to_contain_text("Red:")
    penalty = finding(page, "Contractual penalty")
    expect(penalty.locator(".badges")).to_contain_text("contradicts")
    penalty.locator(".quote-link").first.click()
    assert "EUR 250,000" in "".join(page.locator("mark.is-active").all_text_contents())
    page.get_by_role("button", name="Back to the finding").click()
    expect(penalty).to_be_focused()
    expect(page.locator(".facts")).to_contain_text("€250,000.00")


def test_from_decision_to_redline_second_round_and_register(visit: Visit, server: str, german_nda: Path) -> None:
    """The whole loop on the real server: what we ask for comes back as the next version."""
    page = visit(f"{server}/nda", viewport={"width": 1600, "height": 900}, accept_downloads=True)
    page.select_option("#account", "Nordwerk Antriebe GmbH")
    upload(page, german_nda)
    term = finding(page, "Laufzeit und Fortgeltung").locator(".ask")
    term.get_by_role("button", name="Annehmen").click()
    expect(term).to_contain_text("Angenommen von Katharina Brandt")
    others = page.locator(".ask[data-choice=open]")
    for _ in range(others.count()):
        asked = page.locator(f"#{others.first.get_attribute('id')}")
        asked.get_by_role("button", name="Ablehnen").click()
        asked.get_by_label("Warum verzichten wir darauf?").fill("Nicht nötig.")
        asked.get_by_role("button", name="Ablehnung speichern").click()
        expect(asked).to_have_attribute("data-choice", "reject")
    page.reload()
    expect(term).to_contain_text("Angenommen von Katharina Brandt")  # the server keeps it
    with page.expect_download() as download:
        page.get_by_role("link", name="Word mit Änderungen, für die Gegenseite").click()
    redline = german_nda.with_name("redline.docx")
    download.value.save_as(redline)
    page.set_input_files("#next-file", redline)
    # the other side has neither accepted nor rejected it
    expect(page.locator(".round-open")).to_contain_text("1 Stelle", timeout=60_000)
    expect(page.locator(".round-empty").first).to_contain_text("Zusätzlich geändert")
    expect(page.locator(".tracked")).to_contain_text("nachverfolgte Änderung")
    page.get_by_role("button", name="Ins Register aufnehmen").click()
    page.get_by_label("Unterzeichnet am").fill("2026-11-20")
    page.locator(".record").get_by_role("button", name="Aufnehmen", exact=True).click()
    page.get_by_role("link", name="Zum Register").click()
    expect(page.locator(".entry")).to_contain_text("Nordwerk Antriebe GmbH")


def test_what_is_no_nda_is_refused_and_reviewed_when_wanted(visit: Visit, server: str, tmp_path: Path) -> None:
    recipe = tmp_path / "<b>Rezept.txt"
    recipe.write_text("Zutaten: Mehl, Zucker, Eier und Butter. Alles verrühren und eine Stunde backen.\n" * 10, "utf-8")
    page = visit(f"{server}/nda")
    upload(page, recipe)
    expect(page.get_by_role("alert")).to_contain_text("„<b>Rezept.txt“ ist nach Titel und Inhalt keine")
    page.get_by_role("button", name="Trotzdem prüfen").click()
    expect(page.locator("#report-title")).to_have_text("<b>Rezept.txt", timeout=60_000)
    expect(page.locator(".coverage")).to_contain_text("auf Ihren Wunsch")


def test_a_broken_file_is_refused_with_what_to_do_next(visit: Visit, server: str, tmp_path: Path) -> None:
    broken = tmp_path / "vertrag.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + b"\x00" * 200)
    page = visit(f"{server}/nda", language="en")
    upload(page, broken)
    expect(page.get_by_role("alert")).to_contain_text("It was not reviewed.")
    page.get_by_role("link", name="New review").click()
    expect(page.locator(".history-link")).to_contain_text("not reviewed")


def test_language_and_user_are_switched_on_the_page(visit: Visit, server: str) -> None:
    page = visit(f"{server}/nda")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Review a non-disclosure agreement")
    page.select_option("#user", "l.vogt")
    expect(page.locator("#account")).to_have_count(0)
    expect(page.locator("#user")).to_have_value("l.vogt")
    page.get_by_role("button", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")


def test_somebody_elses_review_is_told_not_to_exist(visit: Visit, server: str, english_nda: Path) -> None:
    page = visit(f"{server}/nda")
    upload(page, english_nda)
    address = page.url
    other = visit(f"{server}/nda")
    other.select_option("#user", "m.yilmaz")
    expect(other.locator("#account")).to_contain_text("Vantage Pumps Ltd")
    told = other.goto(address)
    assert told
    assert told.status == 404
    expect(other.get_by_role("heading", level=1)).to_have_text("Diese Prüfung kann nicht gezeigt werden")
    expect(other.locator(".problem")).to_contain_text("gibt es nicht")
    other.get_by_role("button", name="English").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("This review cannot be shown")
    other.select_option("#user", "l.vogt")  # may see it: the address stays
    expect(other.locator("#report-title")).to_have_text("NDA Vantage.txt")
    assert other.url == address
    other.select_option("#user", "m.yilmaz")  # may not: the list
    expect(other.locator("#dropzone")).to_be_visible()
    assert other.url.endswith("/nda")


def test_a_user_without_the_role_is_told_so(visit: Visit, server: str, english_nda: Path) -> None:
    page = visit(f"{server}/nda")
    page.select_option("#user", "a.petersen")
    expect(page.locator("#account")).to_have_count(0)
    expect(page.locator("#file")).to_be_enabled()
    page.set_input_files("#file", english_nda)
    expect(page.locator("#upload-error")).to_contain_text("Dafür brauchen Sie eine dieser Rollen")
