"""Mails over the demo world: what the user says, what the facts say, and what is refused."""

from dataclasses import replace
from typing import Any

import pytest

from agent.domain.draft.draft import DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.domain.errors import BadInput, NotFound
from agent.domain.facts.fact import FactOrigin
from agent.domain.language import Language
from tests.services.gathering.drafting_world import (
    ACCOUNTS,
    BRUECK,
    DE,
    EN,
    HELIOTEC,
    KRANICH,
    NORDWERK,
    DraftingWorld,
    edited,
    failing,
    missed,
    without_fact,
)

_POINTS = {
    DE: (
        "Die Muster für das Folgeprojekt liegen bei uns bereit.",
        "Unser Werk ist vom 24.12.2026 bis zum 01.01.2027 zu.",
    ),
    EN: (
        "The samples of the follow-up project are with us.",
        "Our plant is closed from 24 December 2026 to 1 January 2027.",
    ),
}


@pytest.mark.long
@pytest.mark.parametrize("purpose", ["follow_up", "information", "forecast_request", "reply"])
@pytest.mark.parametrize("language", [DE, EN])
@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_account_gets_a_mail_for_each_purpose(
    world: DraftingWorld, account: str, language: Language, purpose: str
) -> None:
    points = () if purpose == "forecast_request" else _POINTS[language]
    assert not missed(world.letter("email", account, language=language, purpose=purpose, points=points))


def test_figures_of_the_user_are_facts_of_the_user(world: DraftingWorld) -> None:
    draft = world.letter("email", NORDWERK, language=DE, purpose="information", points=_POINTS[DE])
    typed = [fact for fact in draft.content.facts if fact.origin is FactOrigin.USER]
    assert {fact.value for fact in typed} == {"2026-12-24", "2027-01-01"}
    assert [check.ok for check in draft.checks if check.id == "C-FACT"] == [False]
    assert not any(check.id == "C-FACT" for check in draft.blocking)


def test_a_figure_that_nobody_typed_blocks(world: DraftingWorld) -> None:
    user = world.manager(NORDWERK)
    brief = world.steps.gather(user, DraftRequest(DraftKind.EMAIL, NORDWERK, purpose="information", points=_POINTS[DE]))
    composed = world.steps.compose(brief)
    invented = replace(composed, text=composed.text.replace("24.12.2026", "23.12.2026"))
    assert "C-FACT" in {check.id for check in world.steps.check(user, brief, invented).blocking}


def test_a_marker_in_the_users_words_is_no_marker(world: DraftingWorld) -> None:
    draft = world.letter("email", NORDWERK, language=DE, purpose="info", points=("Stand: {{F:contribution_margin}}",))
    assert "((F:contribution_margin))" in draft.content.text


def test_the_follow_up_of_a_released_product_needs_no_points(world: DraftingWorld) -> None:
    draft = world.letter("email", HELIOTEC, language=DE, purpose="Nachfassen")
    assert draft.content.subject == "MC-10527: Rahmenvertrag und erster Abruf"


@pytest.mark.parametrize(
    ("account", "asked", "code"),
    [
        (HELIOTEC, {"purpose": "information", "points": ("Wo ist das Paket mit den Teilen?",)}, "routed"),
        (HELIOTEC, {"purpose": "Frage zur offenen Rechnung", "points": ("Ist sie bezahlt?",)}, "routed"),
        (BRUECK, {"contact": "Sven Maurer", "points": ("Ein Punkt.",)}, "no_address"),
        (HELIOTEC, {"contact": "Stefan Brandl", "purpose": "reply", "points": ("Ja.",)}, "no_inbound"),
        (KRANICH, {"purpose": "follow_up"}, "points"),
        (HELIOTEC, {"purpose": "follow_up", "article": "MC-10518"}, "not_released"),
        (HELIOTEC, {"points": ("a b",) * 9}, "points_many"),
    ],
)
def test_refusals_tell_why(world: DraftingWorld, account: str, asked: dict[str, Any], code: str) -> None:
    with pytest.raises(BadInput) as refused:
        world.letter("email", account, **asked)
    assert refused.value.code == f"drafting.email.{code}"
    assert all(refused.value.text(language) for language in Language)


def test_what_the_user_promises_needs_its_right(world: DraftingWorld) -> None:
    points = ("Wir gewähren Ihnen 5 % Rabatt auf MC-10518.",)
    draft = world.letter("email", HELIOTEC, language=DE, purpose="information", points=points)
    assert draft.right.approvers


def test_only_stored_people_get_mail(world: DraftingWorld) -> None:
    with pytest.raises(NotFound):
        world.letter("email", HELIOTEC, contact="Uwe Brück", points=("Ein Punkt.",))


def test_a_forecast_is_not_asked_for_before_the_day_the_customer_promised(world: DraftingWorld) -> None:
    draft = world.letter("email", HELIOTEC, language=DE, purpose="forecast_request")
    assert "wie besprochen bis zum 04.12.2026" in draft.content.text
    assert not missed(draft)


def test_a_late_reply_says_so(world: DraftingWorld) -> None:
    draft = world.letter("email", BRUECK, language=DE, purpose="reply", points=("Das passt so für uns.",))
    assert "Meine Antwort kommt spät" in draft.content.text


def test_a_reference_is_one_that_is_stored(world: DraftingWorld) -> None:
    draft = world.letter("email", NORDWERK, language=DE, purpose="reply", points=("Das passt so für uns.",))
    assert "vielen Dank für Ihre E-Mail vom 02.11.2026" in draft.content.text
    assert "T7.3" in failing(without_fact(draft, "reference"))
    plain = world.letter("email", NORDWERK, language=DE, purpose="follow_up", points=("Ein Punkt ist offen.",))
    assert "vom" not in plain.content.text.split("Mit freundlichen")[0]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("bis zum 27.11.2026", "bald", "T7.4"),
        ("1. Quartal 2027", "2. Quartal 2027", "T7.5"),
        ("Sehr geehrte Frau Kröger,", "", "T7.2"),
        ("So erkennen wir früh", "Bei unserer Marge erkennen wir früh", "T7.6"),
        ("Mit freundlichen Grüßen", "Tschüss", "T7.8"),
        ("So erkennen wir früh", "So erkennen wir " + "sehr " * 150 + "früh", "T7.9"),
        ("sende ich Ihnen bis zum 03.12.2026", "sende ich Ihnen zu", "T7.10"),
    ],
)
def test_each_line_of_the_rubric_can_fail(world: DraftingWorld, before: str, after: str, line: str) -> None:
    draft = world.letter("email", NORDWERK, language=DE, purpose="forecast_request")
    assert line in failing(edited(draft, before, after))


def test_subject_and_right_can_fail(world: DraftingWorld) -> None:
    draft = world.letter("email", NORDWERK, language=DE, purpose="forecast_request")
    assert "T7.1" in failing(replace(draft, content=replace(draft.content, subject="AW: AW: Forecast 2027")))
    assert "T7.1" in failing(replace(draft, content=replace(draft.content, subject="x y " * 20)))
    assert "T7.7" in failing(replace(draft, right=replace(draft.right, blocked_by=("quality",))))
