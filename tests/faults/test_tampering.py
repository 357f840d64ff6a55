"""One byte changed anywhere voids a draft: at display, at the approval and at the last moment (I1, I2)."""

import uuid
from collections.abc import Iterator

import pytest

from agent.domain.draft.content import File
from agent.domain.draft.delivery import DeliveryStatus
from agent.domain.draft.draft import Draft, DraftStatus
from agent.domain.errors import Conflict, Unavailable
from tests.approvals_world import PRICE, Scripted, Template, World
from tests.direct_sql import raw
from tests.faults.tampering import AFTERWARDS, COVERED, ELSEWHERE, Tamper

EVERYWHERE = {**COVERED, **ELSEWHERE}
AT_LAST = {**EVERYWHERE, **AFTERWARDS}


@pytest.fixture
def channel() -> Scripted:
    return Scripted()


@pytest.fixture
def world(approvals_template: Template, channel: Scripted) -> Iterator[World]:
    with approvals_template.opened(channel) as world:
        yield world


@pytest.fixture
def draft(world: World) -> Draft:
    """One that has everything that can be changed, and needs two people."""
    return world.propose(
        text="Guten Tag Frau Kröger,\n\nIhr Abruf steht bei {{F:call_off}}.\n\nViele Grüße",
        cc=["einkauf@nordwerk.example"],
        bcc=["ablage@m.example"],
        files=[File("Plan.pdf", "application/pdf", b"%PDF-")],
        commitments=PRICE,
    )


def approved(world: World, draft: Draft) -> None:
    world.approve(draft)
    world.approve(draft, world.head)
    assert world.status(draft) is DraftStatus.APPROVED


def test_untouched_it_leaves(world: World, channel: Scripted, draft: Draft) -> None:
    approved(world, draft)
    assert [each.status for each in world.deliver()] == [DeliveryStatus.SENT]
    assert len(channel.left) == 1
    assert channel.left[0].recipients == draft.content.recipients


@pytest.mark.parametrize("tamper", COVERED.values(), ids=COVERED)
def test_what_was_changed_is_not_shown(world: World, draft: Draft, tamper: Tamper) -> None:
    tamper(world, draft)
    with pytest.raises(Conflict) as refusal:
        world.app.desk.get(world.kam, draft.id)
    assert refusal.value.code == "drafts.tampered"


@pytest.mark.parametrize("tamper", EVERYWHERE.values(), ids=EVERYWHERE)
def test_what_was_changed_is_not_approved(world: World, channel: Scripted, draft: Draft, tamper: Tamper) -> None:
    world.approve(draft, world.head)
    tamper(world, draft)
    for _ in range(2):
        with pytest.raises((Conflict, Unavailable)) as refusal:
            world.approve(draft)
        assert refusal.value.code in ("drafts.tampered", "outbox.attachment")
        assert world.refusals(draft)[-1] == refusal.value.code
    assert world.app.deliveries.of(draft.id) is None
    assert not world.deliver()
    assert not channel.tried
    assert world.holds


@pytest.mark.parametrize("tamper", AT_LAST.values(), ids=AT_LAST)
def test_what_was_changed_after_the_approval_does_not_leave(
    world: World, channel: Scripted, draft: Draft, tamper: Tamper
) -> None:
    untouched = world.approved()
    approved(world, draft)
    tamper(world, draft)
    world.deliver()
    world.wait(days=1)
    world.deliver()
    assert [each.message_id for each in channel.tried] == [world.delivery(untouched).message_id]
    assert world.delivery(draft).status is DeliveryStatus.FAILED
    assert world.delivery(draft).problem in ("outbox.tampered", "outbox.attachment")
    assert world.holds


def test_an_approval_that_nobody_gave_does_not_leave(world: World, channel: Scripted) -> None:
    """Who can write to the database copies the digest that stands there, and says yes for others."""
    model, draft = world.approved(), world.propose()
    world.deliver()
    world.sql(
        "insert into draft_consents select ?, version, capacity, ?, user_id, at, reason from draft_consents"
        " where draft_id = ?",
        *(draft.id, draft.digest, model.id),
    )
    _enqueue(world, model, draft)
    assert [each.status for each in world.deliver()] == [DeliveryStatus.FAILED]
    assert len(channel.tried) == 1


def test_the_consent_of_one_department_is_not_that_of_another(world: World, channel: Scripted) -> None:
    model, draft = world.approved(), world.propose(commitments=PRICE)
    world.deliver()
    world.approve(draft)
    (own,) = world.app.drafts.consents(draft.id, 1)
    world.sql(
        "insert into draft_consents select draft_id, version, 'head_of_sales', digest, 'h.sommer', at, reason from"
        " draft_consents where draft_id = ? and capacity = ?",
        *(draft.id, own.capacity),
    )
    _enqueue(world, model, draft)
    assert [each.status for each in world.deliver()] == [DeliveryStatus.FAILED]
    assert len(channel.tried) == 1


def _enqueue(world: World, model: Draft, draft: Draft) -> None:
    """A row of the outbox made from a real one."""
    world.sql("update drafts set status = 'approved' where id = ?", draft.id)
    world.sql(
        "insert into deliveries (id, draft_id, version, digest, channel, message_id, sender, sender_name, approved_at,"
        " status, recipients, attempts, next_attempt_at, problem) select ?, ?, version, ?, channel, ?, sender,"
        " sender_name, approved_at, 'waiting', recipients, 0, approved_at, ''"
        " from deliveries where draft_id = ?",
        *(str(uuid.uuid4()), draft.id, draft.digest, f"<{draft.id}.1@melchers-components.example>", model.id),
    )
    query = f"select cast(recipients as text) from deliveries where draft_id = '{model.id}'"  # noqa: S608
    told = raw(world.app.database.url, query)[0][0].replace("accepted", "waiting")
    world.sql("update deliveries set recipients = ? where draft_id = ?", told, draft.id)
