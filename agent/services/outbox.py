"""The outbox: the only sender. It sends what was approved, byte for byte, and knows what became of it.

One process sends at a time (`SenderTurn`), so whatever stands as claimed when it begins was left by one that died:
before transmitting nothing had left; after it the other side is asked, and where nobody can know, a person is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from agent.domain.draft.content import File
from agent.domain.draft.delivery import (
    Delivery,
    DeliveryStatus,
    Outgoing,
    RecipientState,
    RecipientStatus,
    addressed_to,
)
from agent.domain.draft.digest import same
from agent.domain.draft.draft import OWN, Channel, Draft, DraftEvent, DraftStatus, EventKind
from agent.domain.errors import BadInput, Conflict, NotFound, Unavailable
from agent.ports import Audit, Clock, Together
from agent.ports.drafts import ApprovalRules, Attachments, Deliveries, Drafts, OutgoingChannel, SenderTurn
from agent.services.draft_versions import DraftVersions

_ON_THE_WAY = frozenset({DraftStatus.APPROVED, DraftStatus.SENDING})
_ENDS = {
    DeliveryStatus.SENT: (DraftStatus.SENT, EventKind.SENT),
    DeliveryStatus.UNCERTAIN: (DraftStatus.UNCERTAIN, EventKind.UNCERTAIN),
    DeliveryStatus.FAILED: (DraftStatus.FAILED, EventKind.FAILED),
    DeliveryStatus.WAITING: (DraftStatus.APPROVED, EventKind.POSTPONED),
}


@dataclass(frozen=True, slots=True)
class Outbox:
    drafts: Drafts
    deliveries: Deliveries
    versions: DraftVersions
    attachments: Attachments
    channels: Mapping[Channel, OutgoingChannel]
    turn: SenderTurn
    rules: ApprovalRules
    together: Together
    audit: Audit
    clock: Clock

    def deliver(self, wait_s: float = 5.0) -> Sequence[Delivery]:
        """Send everything that is due; what became of each. Empty when another process is sending."""
        ended: list[Delivery] = []
        with self.turn.turn(wait_s) as mine:
            if mine:
                ended += [self._after_death(delivery) for delivery in self.deliveries.cut_off()]
                while (delivery := self._claim()) is not None:
                    ended.append(self._deliver(delivery))
        return ended

    def _claim(self) -> Delivery | None:
        with self.together.together():
            delivery = self.deliveries.claim(self.clock.now())
            if delivery is not None:
                self.drafts.move(delivery.draft_id, _ON_THE_WAY, DraftStatus.SENDING, delivery.digest)
                self._tell(delivery, EventKind.SENDING)
        return delivery

    def _after_death(self, delivery: Delivery) -> Delivery:
        if delivery.status is DeliveryStatus.CLAIMED:
            return self._end(delivery, self._again(delivery))
        try:
            sent = self.channels[delivery.channel].has_sent(delivery.message_id)
        except Exception:  # the other side cannot be asked now; the next run asks again, and the rest goes out
            return delivery
        if sent is None:
            return self._end(delivery, delivery.in_doubt())
        return self._end(delivery, delivery.settled() if sent else self._again(delivery))

    def _deliver(self, delivery: Delivery) -> Delivery:
        draft = self._stored(delivery)
        if draft is None or not self._is_approved(draft, delivery):
            return self._end(delivery, _failed(delivery, "outbox.tampered"))
        try:
            outgoing = self._outgoing(draft, delivery)
        except Unavailable as error:
            return self._end(delivery, _failed(delivery, error.code))
        begun = replace(delivery, status=DeliveryStatus.TRANSMITTING, attempts=delivery.attempts + 1)
        if not self.deliveries.update(begun, {DeliveryStatus.CLAIMED}):
            return begun
        return self._end(begun, self._transmit(begun, outgoing))

    def _stored(self, delivery: Delivery) -> Draft | None:
        """None for what cannot be read any more: it must not keep the others from leaving."""
        try:
            return self.drafts.version(delivery.draft_id, delivery.version)
        except (NotFound, Conflict):
            return None

    def _transmit(self, begun: Delivery, outgoing: Outgoing) -> Delivery:
        try:
            channel = self.channels[begun.channel]
            if channel.has_sent(begun.message_id):  # as after a backup was played back
                return begun.settled()
            return self._outcome(begun, channel.send(outgoing))
        except Unavailable as error:
            return self._outcome(replace(begun, problem=error.code), ())
        except BadInput as error:  # no channel takes it as it is stored: nothing has left
            return _failed(begun, "outbox.tampered" if error.values else error.code)
        except Exception:  # whatever broke, it may have left
            return begun.in_doubt()

    def _outcome(self, begun: Delivery, told: Sequence[RecipientState]) -> Delivery:
        """What the states of all recipients make of the delivery."""
        news = {state.address: state for state in told}
        after = replace(begun, recipients=tuple(news.get(each.address, each) for each in begun.recipients))
        if after.with_status(RecipientStatus.UNCERTAIN):
            # who was told to wait surely has not got it: nobody may take it for arrived there
            return replace(_refusing(after), status=DeliveryStatus.UNCERTAIN, problem="outbox.uncertain")
        if after.with_status(RecipientStatus.WAITING):
            return self._again(after) if after.attempts <= len(self.rules.waits()) else _final(_refusing(after))
        return _final(after)

    def _again(self, delivery: Delivery) -> Delivery:
        waits = self.rules.waits()
        tried = delivery.attempts if delivery.status is DeliveryStatus.TRANSMITTING else 0
        wait = waits[min(tried, len(waits)) - 1] if tried else None
        at = self.clock.now() if wait is None else self.clock.now() + wait
        return replace(delivery, status=DeliveryStatus.WAITING, next_attempt_at=at)

    def _is_approved(self, draft: Draft, delivery: Delivery) -> bool:
        """The last moment: what was stored is what was shown, and every person asked for said yes to it (I1, I2)."""
        given = {each.capacity: each for each in self.drafts.consents(draft.id, draft.version)}
        needed = {OWN, *draft.right.approvers}
        told = [given[each] for each in needed if each in given]
        everybody = len({each.user_id for each in told}) == len(needed)
        sealed = all(same(self.versions.seal(draft, each.capacity), each.digest) for each in told)
        intact = all(same(self.versions.digest(draft), digest) for digest in (delivery.digest, draft.digest))
        return (
            everybody
            and sealed
            and intact
            and draft.status is DraftStatus.SENDING
            and _goes_where_approved(draft, delivery)
        )

    def _outgoing(self, draft: Draft, delivery: Delivery) -> Outgoing:
        """Raises Unavailable for an attachment that is gone or changed."""
        content = draft.content
        files = [File(each.name, each.media_type, self.attachments.get(each.sha256)) for each in content.attachments]
        return Outgoing(
            message_id=delivery.message_id,
            sender=delivery.sender,
            sender_name=delivery.sender_name,
            at=delivery.approved_at,
            to=content.to,
            cc=content.cc,
            recipients=tuple(each.address for each in delivery.with_status(RecipientStatus.WAITING)),
            subject=content.subject,
            text=content.text,
            html=content.html,
            files=tuple(files),
            account=draft.account,
        )

    def _end(self, before: Delivery, after: Delivery) -> Delivery:
        status, event = _ENDS[after.status]
        with self.together.together():
            if not self.deliveries.update(after, {before.status}):
                return before
            self.drafts.move(after.draft_id, _ON_THE_WAY, status, after.digest)
            self._tell(after, event)
        return after

    def _tell(self, delivery: Delivery, event: EventKind) -> None:
        self.drafts.record(DraftEvent(delivery.draft_id, delivery.version, event, self.clock.now()))
        counts = {status.value: len(delivery.with_status(status)) for status in RecipientStatus}
        details = {"digest": delivery.digest, "attempts": delivery.attempts, "recipients": counts}
        self.audit.append("system", f"draft.{event.value}", delivery.draft_id, {**details, "code": delivery.problem})


def _goes_where_approved(draft: Draft, delivery: Delivery) -> bool:
    """The digest covers the draft and not the row of the outbox: its envelope must be the draft's."""
    told = tuple(each.address for each in delivery.recipients)
    its_own = delivery.message_id.startswith(f"<{draft.id}.{draft.version}@")
    return told == addressed_to(draft) and delivery.channel is draft.channel and its_own


def _failed(delivery: Delivery, problem: str) -> Delivery:
    return replace(delivery, status=DeliveryStatus.FAILED, problem=problem)


def _refusing(delivery: Delivery) -> Delivery:
    """Who still waits does not get it."""
    refused = tuple(
        replace(each, status=RecipientStatus.REFUSED) if each.status is RecipientStatus.WAITING else each
        for each in delivery.recipients
    )
    return replace(delivery, recipients=refused)


def _final(delivery: Delivery) -> Delivery:
    """Sent when anybody has it; who was refused stands beside it and is told."""
    if delivery.with_status(RecipientStatus.ACCEPTED):
        problem = "outbox.partly" if delivery.with_status(RecipientStatus.REFUSED) else ""
        return replace(delivery, status=DeliveryStatus.SENT, problem=problem)
    return _failed(delivery, delivery.problem or "outbox.refused")
