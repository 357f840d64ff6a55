"""What moved since a draft was made reopens it: nobody approves yesterday's figures or yesterday's rules."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.domain.draft.draft import DraftStatus
from agent.domain.errors import Conflict
from agent.settings import Settings, shipped_policies
from tests.approvals_world import PRICE, World, copied, opened, prepared, quick_folder
from tests.facts_world import AS_OF

CALL_OFF = "Ihr Abruf steht bei {{F:call_off}}."


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with quick_folder() as folder:
        yield prepared(folder / "template")


@pytest.fixture
def world(template: Path) -> Iterator[World]:
    with opened(copied(template)) as world:
        yield world


def reopened(world: World, draft_id: str, digest: str) -> str:
    with pytest.raises(Conflict) as refusal:
        world.app.approvals.approve(world.kam, draft_id, digest)
    assert refusal.value.code == "drafts.moved"
    return str(refusal.value)


def test_a_figure_that_changed_reopens_the_draft_with_the_new_one(world: World) -> None:
    draft = world.propose(text=CALL_OFF, typed=False, commitments=PRICE)
    world.approve(draft, world.head)
    world.publish(5000)
    assert "call_off" in reopened(world, draft.id, draft.digest)
    fresh = world.get(draft)
    assert (fresh.version, fresh.status) == (2, DraftStatus.PENDING)
    assert (draft.content.text, fresh.content.text) == (
        "Ihr Abruf steht bei 70,0 %.",
        "Ihr Abruf steht bei 50,0 %.",
    )
    assert world.app.drafts.consents(draft.id, 2) == [], "who agreed to the old figure has not agreed to the new one"
    assert fresh.right.approvers == ("head_of_sales",)
    assert world.actions(draft)[-2:] == ["draft.refreshed", "draft.refused"]
    world.approve(fresh)
    assert world.approve(fresh, world.head).status is DraftStatus.APPROVED
    assert [each.status.value for each in world.deliver()] == ["sent"]


def test_newer_facts_that_say_the_same_change_nothing(world: World) -> None:
    draft = world.propose(text=CALL_OFF, typed=False)
    world.publish(as_of=AS_OF + dt.timedelta(hours=1), heliotec=1)
    assert world.approve(draft).status is DraftStatus.APPROVED


def test_a_draft_without_figures_does_not_care_for_newer_facts(world: World) -> None:
    draft = world.propose()
    world.publish(1)
    assert world.approve(draft).status is DraftStatus.APPROVED


def test_other_rules_reopen_the_draft(template: Path) -> None:
    home = copied(template)
    policies = home / "policies"
    shutil.copytree(shipped_policies(), policies)
    with opened(home, policies=policies) as world:
        draft = world.propose(commitments=PRICE)
        file = policies / "decision_rights.yaml"
        before, after = file.read_text(encoding="utf-8"), "department: legal"
        start = before.index("id: price_outside_corridor")
        file.write_text(
            before[:start] + before[start:].replace("department: head_of_sales", after, 1), encoding="utf-8"
        )
        assert "rules" in reopened(world, draft.id, draft.digest)
        fresh = world.get(draft)
        assert fresh.right.approvers == ("legal",)
        world.approve(fresh)
        assert world.approve(fresh, world.legal).status is DraftStatus.APPROVED
        assert isinstance(world.app.settings, Settings)


def test_a_check_that_was_good_and_no_longer_is_reopens_the_draft(world: World) -> None:
    """Neither figures nor rules moved: the data have grown old, and who decides has to see that first."""
    draft = world.propose(text=CALL_OFF, typed=False)
    assert [each.id for each in draft.checks if each.id == "C-FRESH" and each.ok] == ["C-FRESH"]
    world.wait(hours=30)
    reopened(world, draft.id, draft.digest)
    fresh = world.get(draft)
    assert (fresh.version, fresh.content, fresh.right) == (2, draft.content, draft.right)
    (told,) = (each for each in fresh.checks if each.id == "C-FRESH")
    assert (told.ok, told.blocking) == (False, False)
    assert world.approve(fresh).status is DraftStatus.APPROVED, "now that it has been seen"


@pytest.mark.parametrize("called", [6996 * (1 + 1e-12), 6996 * (1 - 1e-12)])
def test_a_sum_that_differs_in_its_last_bits_has_not_moved(world: World, called: float) -> None:
    draft = world.propose(text=CALL_OFF, typed=False)
    world.publish(called)
    (read,) = world.app.draft_facts.refresh(world.head, draft.account, draft.content.facts)
    assert read.value != draft.content.facts[0].value
    assert world.approve(draft).status is DraftStatus.APPROVED


def test_a_figure_that_moved_a_little_more_than_that_has(world: World) -> None:
    draft = world.propose(text=CALL_OFF, typed=False)
    world.publish(6996 * (1 + 1e-6))
    reopened(world, draft.id, draft.digest)


def test_a_contract_price_that_a_person_makes_up_needs_a_second_approval(world: World) -> None:
    draft = world.propose(text="Guten Tag Frau Kröger,\n\ngemäß RV-2024-017 gilt ein Stückpreis von 0,10 €.")
    assert draft.right.approvers == ("head_of_sales",)
