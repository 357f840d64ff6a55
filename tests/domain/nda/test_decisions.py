"""What a choice needs, and whose consent it needs."""

from dataclasses import replace

import pytest

from agent.domain.errors import BadInput
from agent.domain.identity import Role, User
from agent.domain.nda.decisions import checked, is_agreed, proposals_of
from agent.domain.nda.policy import Severity
from agent.domain.nda.redline.proposal import Action, Choice
from tests.sample_reviews import PROPOSALS, result

BY_ID = {proposal.id: proposal for proposal in proposals_of(result())}


def somebody(*roles: Role) -> User:
    return User("x", "X", "x@example", frozenset(roles), frozenset())


def test_proposals_are_read_from_the_public_json() -> None:
    assert list(BY_ID) == PROPOSALS
    assert BY_ID["NDA-COPIES"].action is Action.COMMENT
    assert BY_ID["NDA-PENALTY"].severity is Severity.RED_LINE
    assert proposals_of(None) == proposals_of({}) == []


@pytest.mark.parametrize(
    ("choice", "text", "reason", "stored"),
    [
        (Choice.ACCEPT, "", "", ("", "")),
        (Choice.ACCEPT, "dropped", " why ", ("", "why")),
        (Choice.REJECT, "dropped", "why", ("", "why")),
        (Choice.REWRITE, " new\r\ntext ", "why", ("new\ntext", "why")),
    ],
)
def test_a_text_is_kept_for_a_rewriting_only(choice: Choice, text: str, reason: str, stored: tuple[str, str]) -> None:
    assert checked(choice, text, reason) == stored


@pytest.mark.parametrize(
    ("choice", "text", "reason", "code"),
    [
        (Choice.REJECT, "", " \n", "decisions.reason_missing"),
        (Choice.REWRITE, "new", "", "decisions.reason_missing"),
        (Choice.REWRITE, " \t", "why", "decisions.text_missing"),
        (Choice.REWRITE, "x" * 5_001, "why", "typed.too_long"),
        (Choice.REWRITE, "a\0b", "why", "typed.characters"),
        (Choice.REJECT, "", "x" * 1_000_000, "typed.too_long"),
        (Choice.ACCEPT, "", "\ud800", "typed.characters"),
    ],
)
def test_what_is_missing_or_unfit_is_refused(choice: Choice, text: str, reason: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        checked(choice, text, reason)
    assert refused.value.code == code


@pytest.mark.parametrize("choice", [Choice.REJECT, Choice.REWRITE])
@pytest.mark.parametrize(
    ("proposal", "role", "agreed"),
    [
        ("NDA-PENALTY", Role.KAM, False),
        ("NDA-PENALTY", Role.HEAD_OF_SALES, False),
        ("NDA-PENALTY", Role.LEGAL, True),
        ("NDA-EXCLUSIVITY", Role.LEGAL, False),  # management decides: nobody in the demo
        ("NDA-COPIES", Role.KAM, False),  # negotiable, but not by the KAM alone
        ("NDA-COPIES", Role.LEGAL, True),
    ],
)
def test_a_position_is_given_up_by_the_department_that_decides_only(
    choice: Choice, proposal: str, role: Role, agreed: bool
) -> None:
    assert is_agreed(BY_ID[proposal], choice, somebody(role)) is agreed


def test_asking_for_our_own_wording_needs_nobody() -> None:
    assert all(is_agreed(proposal, Choice.ACCEPT, somebody(Role.KAM)) for proposal in BY_ID.values())


def test_what_is_for_information_is_anybodys() -> None:
    informed = replace(BY_ID["NDA-COPIES"], severity=Severity.INFORMATION)
    assert is_agreed(informed, Choice.REJECT, somebody(Role.KAM))
