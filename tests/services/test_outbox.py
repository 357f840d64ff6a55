"""The outbox: what becomes of a delivery, whatever the other side says; by a channel that follows a script."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from agent.domain.draft.content import File
from agent.domain.draft.delivery import Delivery, DeliveryStatus, RecipientStatus
from agent.domain.draft.draft import Channel, Draft, DraftKind, DraftStatus
from agent.domain.errors import BadInput, Conflict, Forbidden, KamError, Unavailable
from tests.approvals_world import PRICE, TO, Scripted, Template, World

ONE, TWO, THREE = TO[0], "einkauf@nordwerk.example", "technik@nordwerk.example"
LATER, NEVER, LOST = (
    (RecipientStatus.WAITING, "451 later"),
    (RecipientStatus.REFUSED, "550 no"),
    (RecipientStatus.UNCERTAIN, ""),
)
DOWN = Unavailable("outbox.smtp.connect")


@pytest.fixture
def channel() -> Scripted:
    return Scripted()


@pytest.fixture
def world(approvals_template: Template, channel: Scripted) -> Iterator[World]:
    with approvals_template.opened(channel) as world:
        yield world


def three(world: World) -> Draft:
    return world.approved(cc=[TWO], bcc=[THREE])


def states(delivery: Delivery) -> list[str]:
    return [each.status.value for each in delivery.recipients]


def resolve(world: World, draft: Draft, user: str = "k.brandt", **how: Any) -> Draft:
    given = {"arrived": True, "reason": "Telefonat mit dem Kunden.", **how}
    return world.app.approvals.resolve(world.user(user), draft.id, draft.digest, **given)


def test_nothing_leaves_before_the_last_consent(world: World, channel: Scripted) -> None:
    draft = world.propose(commitments=PRICE)
    assert world.deliver() == []
    world.approve(draft)
    assert world.deliver() == []
    world.approve(draft, world.head)
    assert [each.status for each in world.deliver()] == [DeliveryStatus.SENT]
    assert world.deliver() == []
    assert len(channel.left) == 1


def test_exactly_what_was_approved_leaves(world: World, channel: Scripted) -> None:
    draft = world.approved(cc=[TWO], bcc=[THREE], files=[File("Plan.pdf", "application/pdf", b"%PDF-")])
    world.deliver()
    (out,) = channel.left
    content = draft.content
    assert (out.subject, out.text, out.html, out.to, out.cc) == (
        content.subject,
        content.text,
        content.html,
        content.to,
        content.cc,
    )
    assert out.recipients == (ONE, TWO, THREE)
    assert [(each.name, each.data) for each in out.files] == [("Plan.pdf", b"%PDF-")]
    assert (out.sender, out.sender_name) == ("k.brandt@melchers-components.example", "Katharina Brandt")
    assert out.at == world.delivery(draft).approved_at
    assert world.status(draft) is DraftStatus.SENT
    assert world.actions(draft) == ["draft.proposed", "draft.approved", "draft.sending", "draft.sent"]


def test_a_note_goes_to_the_crm(world: World, channel: Scripted) -> None:
    draft = world.approved(kind=DraftKind.CRM_NOTE)
    world.deliver()
    assert (channel.left[0].recipients, channel.left[0].account) == (("crm",), draft.account)
    assert world.delivery(draft).channel is Channel.CRM


def test_a_server_that_is_busy_gets_it_later_under_the_same_message_id(world: World, channel: Scripted) -> None:
    channel.script = [{ONE: LATER}, DOWN]
    draft = world.approved()
    waits = world.app.approval_rules.waits()
    for attempt in (1, 2):
        (delivery,) = world.deliver()
        assert (delivery.status, delivery.attempts) == (DeliveryStatus.WAITING, attempt)
        assert delivery.next_attempt_at == world.clock.now() + waits[attempt - 1]
        assert world.status(draft) is DraftStatus.APPROVED
        world.clock.moment = delivery.next_attempt_at - dt.timedelta(seconds=1)
        assert world.deliver() == [], "not before its time"
        world.clock.moment = delivery.next_attempt_at
    assert [each.status for each in world.deliver()] == [DeliveryStatus.SENT]
    assert {each.message_id for each in channel.tried} == {world.delivery(draft).message_id}
    assert len({replace(each, recipients=()) for each in channel.tried}) == 1, "the same bytes each time"


def test_after_the_last_try_it_has_failed(world: World, channel: Scripted) -> None:
    channel.script = [DOWN] * 50
    draft = world.approved()
    while world.status(draft) is DraftStatus.APPROVED:
        world.deliver()
        world.wait(days=1)
    assert len(channel.tried) == len(world.app.approval_rules.waits()) + 1
    assert (world.status(draft), world.delivery(draft).problem) == (DraftStatus.FAILED, DOWN.code)
    assert world.deliver() == []


def test_a_refusal_is_the_end_of_it(world: World, channel: Scripted) -> None:
    channel.script = [{ONE: NEVER}]
    draft = world.approved()
    (delivery,) = world.deliver()
    assert (delivery.status, delivery.problem, states(delivery)) == (
        DeliveryStatus.FAILED,
        "outbox.refused",
        ["refused"],
    )
    assert delivery.recipients[0].reply == "550 no"
    assert world.status(draft) is DraftStatus.FAILED


def test_one_refused_of_three_is_told_and_the_others_have_it(world: World, channel: Scripted) -> None:
    channel.script = [{TWO: NEVER}]
    draft = three(world)
    (delivery,) = world.deliver()
    assert (delivery.status, delivery.problem) == (DeliveryStatus.SENT, "outbox.partly")
    assert states(delivery) == ["accepted", "refused", "accepted"]
    assert world.status(draft) is DraftStatus.SENT


def test_only_who_still_waits_is_tried_again(world: World, channel: Scripted) -> None:
    channel.script = [{TWO: LATER, THREE: NEVER}, {TWO: LATER}]
    three(world)
    for _ in range(3):
        world.deliver()
        world.wait(days=1)
    assert [each.recipients for each in channel.tried] == [(ONE, TWO, THREE), (TWO,), (TWO,)]
    assert [each.to for each in channel.tried] == [TO] * 3, "the header names who it is for, each time"
    assert [(each.recipients) for each in channel.left] == [(ONE,), (TWO,)]


def test_who_was_put_off_while_the_rest_is_uncertain_is_never_taken_for_arrived(
    world: World, channel: Scripted
) -> None:
    channel.script = [{ONE: LATER, TWO: LOST, THREE: NEVER}]
    draft = three(world)
    (delivery,) = world.deliver()
    assert (delivery.status, states(delivery)) == (DeliveryStatus.UNCERTAIN, ["refused", "uncertain", "refused"])
    resolve(world, draft)
    delivery = world.delivery(draft)
    assert (states(delivery), delivery.problem) == (["refused", "accepted", "refused"], "outbox.partly")


@pytest.mark.parametrize(
    "breaks", [{ONE: LOST}, TimeoutError(), OSError("reset"), ValueError("a bug of ours")], ids=str
)
def test_what_may_have_left_is_uncertain_and_not_sent_again_by_itself(
    world: World, channel: Scripted, breaks: Any
) -> None:
    channel.script = [breaks]
    draft = world.approved()
    (delivery,) = world.deliver()
    assert (delivery.status, delivery.problem, states(delivery)) == (
        DeliveryStatus.UNCERTAIN,
        "outbox.uncertain",
        ["uncertain"],
    )
    world.wait(days=30)
    assert world.deliver() == []
    assert len(channel.tried) == 1
    assert world.status(draft) is DraftStatus.UNCERTAIN
    assert world.actions(draft)[-1] == "draft.uncertain"


def test_a_person_says_that_it_arrived(world: World, channel: Scripted) -> None:
    channel.script = [TimeoutError()]
    draft = world.approved()
    world.deliver()
    assert resolve(world, draft).status is DraftStatus.SENT
    assert states(world.delivery(draft)) == ["accepted"]
    assert world.deliver() == []
    assert world.actions(draft)[-1] == "draft.resolved"


@pytest.mark.parametrize("broken", [TimeoutError(), {ONE: NEVER}], ids=["uncertain", "failed"])
def test_a_person_has_it_sent_once_more_under_the_same_message_id(world: World, channel: Scripted, broken: Any) -> None:
    channel.script = [broken]
    draft = world.approved(cc=[TWO])
    if isinstance(broken, dict):
        channel.script = [{ONE: NEVER, TWO: NEVER}]
    world.deliver()
    assert resolve(world, draft, arrived=False).status is DraftStatus.APPROVED
    assert [each.status for each in world.deliver()] == [DeliveryStatus.SENT]
    assert len({each.message_id for each in channel.tried}) == 1
    assert channel.tried[-1].recipients == (ONE, TWO)


def test_only_who_decides_for_the_account_resolves_and_only_with_a_reason(world: World, channel: Scripted) -> None:
    channel.script = [TimeoutError()]
    draft = world.approved()
    world.deliver()
    wrong: list[tuple[type[KamError], dict[str, Any]]] = [
        (Forbidden, {"user": "l.vogt"}),
        (KamError, {"user": "m.yilmaz"}),
        (KamError, {"user": "a.petersen"}),
        (BadInput, {"reason": " "}),
    ]
    for kind, how in wrong:
        with pytest.raises(kind):
            resolve(world, draft, **how)
    with pytest.raises(Conflict):
        resolve(world, replace(draft, digest="0" * 64))
    assert world.status(draft) is DraftStatus.UNCERTAIN
    assert len(world.refusals(draft)) == 5
    resolve(world, draft)
    with pytest.raises(Conflict):
        resolve(world, draft, arrived=False)


def test_only_what_is_open_is_resolved(world: World) -> None:
    for draft in (world.propose(), world.approved()):
        with pytest.raises(Conflict):
            resolve(world, draft)
    sent = world.approved()
    world.deliver()
    with pytest.raises(Conflict):
        resolve(world, sent, arrived=False)


def test_a_damaged_attachment_keeps_the_mail_back(world: World, channel: Scripted) -> None:
    draft = world.approved(files=[File("Plan.pdf", "application/pdf", b"%PDF-")])
    (path,) = (world.home / "attachments").rglob(draft.content.attachments[0].sha256)
    path.write_bytes(b"%PDF+")
    (delivery,) = world.deliver()
    assert (delivery.status, delivery.problem, channel.tried) == (DeliveryStatus.FAILED, "outbox.attachment", [])
    path.write_bytes(b"%PDF-")
    resolve(world, draft, arrived=False)
    assert [each.status for each in world.deliver()] == [DeliveryStatus.SENT]


def test_what_no_channel_takes_has_not_left(world: World, channel: Scripted) -> None:
    channel.script = [BadInput("outbox.text")]
    world.approved()
    (delivery,) = world.deliver()
    assert (delivery.status, delivery.problem) == (DeliveryStatus.FAILED, "outbox.text")


def died(world: World, draft: Draft, status: DeliveryStatus) -> None:
    """As a sender leaves it that died in this state."""
    world.sql("update deliveries set status = ?, attempts = 1 where draft_id = ?", status.value, draft.id)
    world.sql("update drafts set status = 'sending' where id = ?", draft.id)


def test_who_died_before_transmitting_has_sent_nothing(world: World, channel: Scripted) -> None:
    draft = world.approved()
    died(world, draft, DeliveryStatus.CLAIMED)
    assert [each.status for each in world.deliver()] == [DeliveryStatus.WAITING, DeliveryStatus.SENT]
    assert len(channel.left) == 1


@pytest.mark.parametrize(
    ("knows", "becomes", "tried"), [(None, "uncertain", 0), (True, "sent", 0), (False, "waiting", 0)]
)
def test_who_died_while_transmitting_leaves_it_to_the_other_side_to_know(
    world: World, channel: Scripted, knows: bool | None, becomes: str, tried: int
) -> None:
    draft = world.approved()
    died(world, draft, DeliveryStatus.TRANSMITTING)
    channel.knows = knows
    (delivery,) = world.deliver()
    assert (delivery.status.value, len(channel.tried)) == (becomes, tried)


def test_a_side_that_cannot_be_asked_now_is_asked_again_and_the_rest_goes_out(
    world: World, channel: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = world.approved(), world.approved()
    died(world, first, DeliveryStatus.TRANSMITTING)

    def asked(self: Scripted, message_id: str) -> bool:
        if first.id in message_id:
            raise OSError("no route")
        return False

    monkeypatch.setattr(Scripted, "has_sent", asked)
    world.deliver()
    assert world.delivery(first).status is DeliveryStatus.TRANSMITTING
    assert world.status(second) is DraftStatus.SENT


def test_what_the_other_side_has_already_is_not_sent_again(world: World, channel: Scripted) -> None:
    draft = world.approved()
    channel.knows = True
    (delivery,) = world.deliver()
    assert (delivery.status, channel.tried) == (DeliveryStatus.SENT, [])
    assert world.status(draft) is DraftStatus.SENT


def test_one_that_nobody_can_read_does_not_keep_the_others_back(world: World, channel: Scripted) -> None:
    first, second = world.approved(), world.approved()
    world.sql("update deliveries set version = 99 where draft_id = ?", first.id)
    third = world.approved()
    world.sql("update draft_versions set content = '{}' where draft_id = ?", third.id)
    world.deliver()
    assert [world.status(second), world.delivery(first).problem, world.delivery(third).problem] == [
        DraftStatus.SENT,
        "outbox.tampered",
        "outbox.tampered",
    ]
    assert [each.message_id for each in channel.left] == [world.delivery(second).message_id]


def test_while_one_sends_another_does_not(world: World, channel: Scripted) -> None:
    world.approved()
    with world.app.outbox.turn.turn(0) as mine:
        assert mine
        assert world.app.outbox.deliver(wait_s=0.05) == []
    assert channel.tried == []
    assert len(world.deliver()) == 1


def test_the_end_and_its_entry_in_the_chain_are_one(
    world: World, channel: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = world.approved()
    append = type(world.app.audit).append

    def fails(self: object, actor: str, action: str, *rest: object) -> object:
        if action == "draft.sent":
            raise RuntimeError
        return append(self, actor, action, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(type(world.app.audit), "append", fails)
        with pytest.raises(RuntimeError):
            world.deliver()
    assert world.delivery(draft).status is DeliveryStatus.TRANSMITTING
    assert world.status(draft) is DraftStatus.SENDING
    assert [each.status for each in world.deliver()] == [DeliveryStatus.UNCERTAIN]
    assert len(channel.left) == 1
