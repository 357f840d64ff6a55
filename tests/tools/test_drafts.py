"""Draft tools: a draft waits, nothing leaves, and the same call of a run makes one draft only."""

import json
from typing import Any

import pytest

from agent.domain.draft.draft import DraftKind, DraftStatus
from agent.domain.language import Language
from tests.tools_world import HELIOTEC, KRANICH, NORDWERK, Asking, Said

DRAFTS: list[tuple[str, dict[str, Any], DraftKind, str]] = [
    ("draft_escalation", {"contract": "RV-2024-017"}, DraftKind.ESCALATION, NORDWERK),
    ("draft_account_plan", {"account": HELIOTEC}, DraftKind.ACCOUNT_PLAN, HELIOTEC),
    ("draft_email", {"contact": "Sabine Kröger", "purpose": "forecast_request"}, DraftKind.EMAIL, NORDWERK),
    ("draft_briefing", {"date": "2026-11-23"}, DraftKind.BRIEFING, NORDWERK),
    ("draft_price_preparation", {"account": HELIOTEC}, DraftKind.PRICE_PREPARATION, HELIOTEC),
]


def only(said: Said) -> str:
    assert said.answer is not None, said.told
    (draft_id,) = said.answer.drafts
    return draft_id


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("name", "args", "kind", "account"), DRAFTS, ids=lambda value: str(value))
def test_each_makes_a_draft_that_waits(
    ask: Asking, name: str, args: dict[str, Any], kind: DraftKind, account: str, language: Language
) -> None:
    said = ask(name, language, **args)
    stored = ask.app.desk.get(ask.user("k.brandt"), only(said))
    assert (stored.kind, stored.account, stored.status) == (kind, account, DraftStatus.PENDING)
    assert said.answer is not None
    assert list(said.answer.links) == [f"/approvals/{stored.id}"]
    assert not said.unexplained, said.text
    assert ("Es wurde nichts versendet." if language is Language.DE else "Nothing was sent.") in said.text


def test_nothing_has_left(ask: Asking) -> None:
    ask("draft_escalation", contract="RV-2024-017")
    assert not list(ask.app.settings.outbox_folder.glob("*.eml"))


def test_the_same_call_of_a_run_makes_one_draft(ask: Asking) -> None:
    first = ask("draft_escalation", contract="RV-2024-017", number=9_001)
    again = ask("draft_escalation", contract="RV-2024-017", number=9_001)
    other = ask("draft_escalation", contract="RV-2024-017", number=9_002)
    assert only(first) == only(again) != only(other)


def test_the_number_of_another_draft_is_refused(ask: Asking) -> None:
    ask("draft_escalation", contract="RV-2024-017", number=9_003)
    error = json.loads(ask("draft_account_plan", account=HELIOTEC, number=9_003).told)["error"]
    assert (error["code"], error["advice"]) == ("drafts.request_reused", "stop")


def test_the_language_overrides_that_of_the_contact(ask: Asking) -> None:
    draft = ask.app.desk.get(ask.user("k.brandt"), only(ask("draft_escalation", account=HELIOTEC, language="en")))
    assert draft.language is Language.EN


def test_a_reorder_says_who_else_has_to_agree_and_is_made_once(ask: Asking) -> None:
    said = ask("draft_reorder", article="MC-10518")
    assert ask.app.desk.get(ask.user("k.brandt"), only(said)).kind is DraftKind.REORDER
    assert "Zweite Freigabe: Operations" in said.text
    assert not said.unexplained
    again = json.loads(ask("draft_reorder", Language.EN, article="MC-10518").told)["error"]
    assert again["code"] == "drafting.reorder.duplicate"


def test_what_blocks_it_is_told_in_words(ask: Asking) -> None:
    said = ask("draft_email", account=NORDWERK, points=["Unsere Marge liegt bei 12 %."])
    assert said.answer is not None, said.told
    assert "Noch nicht freizugeben" in said.text
    assert "- blockiert: " in said.text
    assert said.answer.data["blocked"]
    assert not said.unexplained


def test_one_point_may_come_alone(ask: Asking) -> None:
    said = ask("draft_email", account=NORDWERK, points="Bitte bestätigen Sie den Besuch.")
    assert "Besuch" in ask.app.desk.get(ask.user("k.brandt"), only(said)).content.text


def test_the_next_meeting_says_whose_briefing_it_is(ask: Asking) -> None:
    draft = ask.app.desk.get(ask.user("k.brandt"), only(ask("draft_briefing")))
    assert draft.account == NORDWERK


@pytest.mark.parametrize(
    ("name", "args", "code"),
    [
        ("draft_escalation", {"contract": "RV-9999-001"}, "telling.error.contract"),
        ("draft_reorder", {"article": "MC-99999"}, "telling.error.article"),
        ("draft_email", {"contact": "Max Niemand"}, "telling.error.person"),
        ("draft_escalation", {"account": KRANICH}, "drafting.escalation.none"),
        ("draft_account_plan", {}, "telling.error.account"),
        ("draft_briefing", {"date": "tomorrow"}, "telling.error.arguments"),
        ("draft_email", {"account": NORDWERK, "points": ["x"] * 9}, "telling.error.arguments"),
    ],
)
def test_what_cannot_be_drafted_is_told(ask: Asking, name: str, args: dict[str, Any], code: str) -> None:
    error = json.loads(ask(name, **args).told)["error"]
    assert (error["code"], error["advice"]) == (code, "adjust")


def test_who_may_not_draft_is_refused(ask: Asking) -> None:
    error = json.loads(ask("draft_account_plan", user="l.vogt", account=HELIOTEC).told)["error"]
    assert (error["code"], error["advice"]) == ("access.role", "stop")


def test_a_refused_try_is_on_record(ask: Asking) -> None:
    ask("draft_account_plan", user="k.brandt", account=HELIOTEC)
    before = len(ask.app.audit.entries())
    ask("draft_account_plan", user="l.vogt", account=HELIOTEC)
    last = ask.app.audit.entries()[-1]
    assert len(ask.app.audit.entries()) == before + 1
    assert (last.action, last.details["code"]) == ("draft.refused", "access.role")


def test_what_waits_is_listed_with_its_links(ask: Asking) -> None:
    draft_id = only(ask("draft_escalation", contract="RV-2024-017"))
    said = ask("list_approvals")
    assert "warten auf die Freigabe" in said.text.splitlines()[0]
    assert said.answer is not None
    assert f"/approvals/{draft_id}" in said.answer.links
    assert ask("list_approvals", status="approved").text.startswith("**Es gibt keine solchen Entwürfe.**")
    assert draft_id not in json.loads(ask("list_approvals", user="m.yilmaz", status="all").told)["data"]["drafts"]
