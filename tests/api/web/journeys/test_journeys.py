"""What a key account manager does in a day, from the first click to what leaves, in a real browser.

Nothing is scripted: the judge reads, the templates write, the outbox sends into its folder.
"""

from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from agent.bootstrap import App
from agent.domain.draft.draft import DraftStatus
from tests.api.web.approvals.desk import PRICE, proposer
from tests.api.web.going import go
from tests.api.web.journeys.conftest import journey, mails
from tests.api.web.journeys.walk import HEAD, KAM, Opened, approve, approved_by_all, shown_draft
from tests.sample_ndas import nda_de

pytestmark = pytest.mark.long  # the first journey is `test_re_order.py`


def test_from_a_contract_under_its_plan_to_the_invitation(opened: Opened, world: App) -> None:
    before = mails(world)
    page = opened("/accounts")
    go(page, page.get_by_role("link", name="Nordwerk Antriebe GmbH"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nordwerk Antriebe GmbH")
    page.get_by_role("button", name="Einladung zur Klärung").click()
    draft = shown_draft(page)
    expect(page.locator("[data-part=text]")).to_contain_text("RV-2024-017")
    assert approved_by_all(opened, page, world, draft).kind.value == "escalation"
    expect(page.locator("[data-part=head]")).to_contain_text("versendet")
    assert len(mails(world) - before) == 1


def test_a_briefing_before_a_meeting_is_read_and_taken_along(opened: Opened, world: App) -> None:
    page = opened("/accounts")
    go(page, page.get_by_role("link", name="Heliotec AG"))
    page.get_by_role("button", name="Briefing").click()
    draft = shown_draft(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Heliotec AG")
    assert len(page.locator("[data-part=text]").inner_text()) > 500
    answer = page.request.get(page.url.replace("/approvals/", "/api/drafts/") + "/document.pdf")
    assert answer.body()[:5] == b"%PDF-"
    assert world.drafts.get(draft).kind.value == "briefing"


def test_a_form_is_taken_without_scripts(opened: Opened, world: App) -> None:
    """Also the way of who presses a button before the scripts are there."""
    page = opened("/accounts/C-1002", ready="main", java_script_enabled=False)
    page.get_by_role("button", name="Briefing").click()
    page.wait_for_url("**/approvals/*")
    assert world.drafts.get(page.url.rpartition("/")[2]).kind.value == "briefing"


def test_an_account_plan_is_written_and_approved(opened: Opened, world: App) -> None:
    before = mails(world)
    page = opened("/accounts/C-1001")
    page.get_by_role("button", name="Account-Plan").click()
    draft = shown_draft(page)
    plan = approved_by_all(opened, page, world, draft)
    assert (plan.kind.value, plan.status) == ("account_plan", DraftStatus.SENT) or plan.status is DraftStatus.APPROVED
    assert mails(world) == before  # it stays inside


def proposal(page: Page, number: int) -> Locator:
    return page.locator(".ask").filter(has=page.get_by_role("button", name="Umformulieren", exact=True)).nth(number)


def rewrite(asked: Locator, words: str) -> None:
    asked.get_by_role("button", name="Umformulieren", exact=True).click()
    asked.get_by_label("Neuer Wortlaut").fill(words)
    asked.get_by_label("Warum weichen wir vom Vorschlag ab?").fill("So besprochen.")
    asked.locator(".choice-form button[type=submit]").click()
    expect(asked).to_have_attribute("data-choice", "rewrite")


def test_an_nda_goes_back_with_two_suggestions_in_our_own_words(opened: Opened, tmp_path: Path) -> None:
    document = docx.Document()
    extra = "Bei jedem Verstoß ist eine Vertragsstrafe von 250.000 EUR zu zahlen."
    for line in nda_de("Die Geheimhaltung gilt für zwanzig Jahre ab Unterzeichnung.", extra).splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "NDA Nordwerk.docx"))
    page = opened("/nda", ready="#file:enabled")
    page.locator("#file").set_input_files(tmp_path / "NDA Nordwerk.docx")
    expect(page.locator(".ask").first).to_be_visible(timeout=120_000)
    rewrite(proposal(page, 0), "Die Geheimhaltung gilt vier Jahre ab Unterzeichnung, wie besprochen.")
    rewrite(proposal(page, 1), "Eine Vertragsstrafe wird nicht vereinbart, wie besprochen.")
    address = page.url.replace("/nda/", "/api/nda/reviews/") + "/redline.docx"
    answer = page.request.get(address, params={"audience": "counterparty"})
    assert answer.ok
    (tmp_path / "redline.docx").write_bytes(answer.body())
    xml = docx.Document(str(tmp_path / "redline.docx")).element.xml
    assert xml.count("wie besprochen") >= 2
    assert "<w:ins " in xml


def test_a_second_person_agrees_and_it_leaves(opened: Opened, world: App) -> None:
    draft = proposer(world)(PRICE, subject="Rabatt für 2027")
    page = opened("/approvals?mine=true")
    go(page, page.get_by_role("link", name="Rabatt für 2027"))
    approve(page)
    assert world.drafts.get(draft.id).status is DraftStatus.PENDING
    head = opened("/approvals?mine=true", user=HEAD)
    go(head, head.get_by_role("link", name="Rabatt für 2027"))
    approve(head)
    expect(head.locator("[data-part=head]")).to_contain_text("freigegeben von Henrike Sommer")


def test_what_changed_meanwhile_is_not_approved(opened: Opened, world: App) -> None:
    draft = proposer(world)(subject="Überholter Entwurf")
    page = opened(f"/approvals/{draft.id}", foreseen=409)
    user = world.identity.user(KAM)
    world.approvals.reject(user, draft.id, draft.digest, "Anders besprochen")
    before = mails(world)
    page.locator("#decide").get_by_role("button", name="Freigeben", exact=True).click()
    expect(page.locator("#draft")).to_contain_text("abgelehnt")
    assert (world.drafts.get(draft.id).status, mails(world)) == (DraftStatus.REJECTED, before)


def test_a_file_that_is_too_large_is_told_and_the_page_goes_on(opened: Opened, tmp_path: Path) -> None:
    large = tmp_path / "zu groß.txt"
    large.write_bytes(b"x" * 1_200_000)
    page = opened("/nda", ready="#file:enabled")
    page.locator("#file").set_input_files(large)
    expect(page.get_by_role("alert").first).to_contain_text("1 MB")
    expect(page.locator("#file")).to_be_enabled()


def test_a_violation_of_the_policy_fails_a_test(browser: Browser, address: str) -> None:
    """Else a browser that tells nobody would pass every journey."""
    with pytest.raises(AssertionError, match="Content Security Policy"), journey(browser, address) as opened:
        violate(opened("/policies/files"))


def violate(page: Page) -> None:
    with page.expect_console_message():
        page.evaluate(
            "const each = document.createElement('script'); each.textContent = '1'; document.body.append(each)"
        )


def test_a_refusal_that_nobody_foresaw_fails_a_test(browser: Browser, address: str) -> None:
    with pytest.raises(AssertionError, match="404"), journey(browser, address) as opened:
        opened("/policies/clauses/NDA-NOBODY")
