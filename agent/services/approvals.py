"""Decisions on drafts: nothing leaves without one (I1), and each is made once.

A decision is a compare-and-set on the digest that the person saw. The approval and the entry of the outbox are one
transaction. What is refused is told, recorded, and changes nothing.
"""

import re
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from agent.domain.draft.addresses import address, addresses, sender_name, subject
from agent.domain.draft.content import Content
from agent.domain.draft.delivery import Delivery, DeliveryStatus, RecipientState, addressed_to
from agent.domain.draft.digest import same
from agent.domain.draft.draft import OWN, Channel, Consent, Draft, DraftEvent, DraftStatus, EventKind
from agent.domain.draft.markers import markers_in
from agent.domain.errors import BadInput, Conflict, Forbidden, KamError
from agent.domain.identity import Role, User
from agent.domain.phrase import Phrase
from agent.domain.typed import cleaned, says_nothing
from agent.ports import Audit, Clock, Identity, Together
from agent.ports.drafts import ApprovalEffects, Deliveries, Drafts
from agent.services.draft_versions import DraftVersions
from agent.services.drafts import DraftDesk, decided, may_own, with_content, written

LONGEST_REASON = 2_000
_ID = re.compile(r"[0-9a-f-]{36}")
_PENDING = frozenset({DraftStatus.PENDING})
_TO_RESOLVE = frozenset({DraftStatus.UNCERTAIN, DraftStatus.FAILED})


@dataclass(frozen=True, slots=True)
class Edited:
    """What a person changed; None leaves a part as it is."""

    text: str | None = None
    subject: str | None = None
    to: Sequence[str] | None = None
    cc: Sequence[str] | None = None
    bcc: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class Approvals:
    """What people do with drafts."""

    desk: DraftDesk
    drafts: Drafts
    deliveries: Deliveries
    versions: DraftVersions
    identity: Identity
    effects: ApprovalEffects
    together: Together
    audit: Audit
    clock: Clock

    def approve(self, user: User, draft_id: str, digest: str, reason: str = "") -> Draft:
        """Say yes to exactly what was shown. With every consent that the right demands, the draft is approved.

        Raises Conflict when it is decided, expired, changed, or its facts or rules moved since (then a new version
        waits), Forbidden without the right, BadInput ``drafts.blocked`` while a check blocks, Unavailable when an
        attachment is gone or is not what it was.
        """
        with self._recorded(user, draft_id):
            reason = _reason(reason)
            draft = self._open(user, draft_id, digest)
            capacity = self._capacity(user, draft)
            self._require_current(user, draft)
            with self.together.together():
                self._consent(user, draft, capacity, reason)
        return self.desk.get(user, draft_id)

    def opened(self, user: User, draft_id: str, digest: str) -> Draft:
        """The draft, pending and exactly as the person saw it: what a dialogue about it begins with. Raises NotFound,
        Conflict."""
        with self._recorded(user, draft_id):
            return self._open(user, draft_id, digest)

    def edit(self, user: User, draft_id: str, digest: str, edited: Edited, reason: str = "") -> Draft:
        """Make a new version from what a person typed; consents to the one before no longer count."""
        with self._recorded(user, draft_id):
            reason = _reason(reason)
            draft = self._open(user, draft_id, digest)
            _require_own(user, draft)
            content = _changed(draft.content, edited, draft.channel)
            if content == draft.content:
                raise BadInput("drafts.unchanged", draft=draft_id)
            fresh = self.versions.made(user, with_content(draft, content))
            self._add(user, draft, fresh, EventKind.EDITED, reason)
        return self.desk.get(user, draft_id)

    def reject(self, user: User, draft_id: str, digest: str, reason: str) -> Draft:
        """End it. Needs a reason."""
        with self._recorded(user, draft_id):
            reason = _needed(reason)
            draft = self._open(user, draft_id, digest)
            if not may_own(user, draft) and not self._departments(user, draft):
                raise Forbidden("drafts.no_right", draft=draft_id)
            with self.together.together():
                self._move(draft, DraftStatus.REJECTED)
                self._tell(user, draft, EventKind.REJECTED, reason)
        return self.desk.get(user, draft_id)

    def ask(self, user: User, draft_id: str, digest: str, question: str) -> Draft:
        """Ask back; the draft goes on waiting."""
        with self._recorded(user, draft_id):
            question = _needed(question)
            draft = self._open(user, draft_id, digest)
            with self.together.together():
                self._move(draft, DraftStatus.PENDING)
                self._tell(user, draft, EventKind.ASKED, question)
        return self.desk.get(user, draft_id)

    def resolve(self, user: User, draft_id: str, digest: str, *, arrived: bool, reason: str) -> Draft:
        """Say what became of a delivery that is uncertain or failed: it arrived, or it goes out once more."""
        with self._recorded(user, draft_id):
            reason = _needed(reason)
            draft = self.desk.get(user, draft_id)
            _require_digest(draft, digest)
            _require_own(user, draft)
            if draft.status not in _TO_RESOLVE:
                raise decided(draft)
            with self.together.together():
                self._resolve(draft, arrived=arrived)
                self._tell(user, draft, EventKind.RESOLVED, reason, arrived=arrived)
        return self.desk.get(user, draft_id)

    def expire(self) -> int:
        """End what waited too long; the number of drafts. For the schedule."""
        due = self.drafts.due(self.clock.now())
        return sum(self._expire(draft) for draft in due)

    def _expire(self, draft: Draft) -> bool:
        with self.together.together():
            if not self.drafts.move(draft.id, _PENDING, DraftStatus.EXPIRED, None):
                return False
            self._tell(None, draft, EventKind.EXPIRED, "")
        return True

    def _open(self, user: User, draft_id: str, digest: str) -> Draft:
        """The draft, pending and exactly as the person saw it."""
        draft = self.desk.get(user, draft_id)
        if draft.status is DraftStatus.PENDING and draft.expires_at <= self.clock.now():
            self._expire(draft)
            draft = self.desk.get(user, draft_id)
        if draft.status is not DraftStatus.PENDING:
            raise decided(draft)
        _require_digest(draft, digest)
        return draft

    def _capacity(self, user: User, draft: Draft) -> str:
        """For whom this person says yes. Raises Forbidden, Conflict ``drafts.consented``."""
        given = self.drafts.consents(draft.id, draft.version)
        if any(consent.user_id == user.id for consent in given):
            raise Conflict("drafts.second_is_first", draft=draft.id)
        taken = {consent.capacity for consent in given}
        for department in self._departments(user, draft):
            if department not in taken:
                return department
        _require_own(user, draft)
        if OWN in taken:
            raise Conflict("drafts.consented", draft=draft.id)
        return OWN

    def _departments(self, user: User, draft: Draft) -> list[str]:
        """Whom this person may consent for. Who made the draft for an account of their own decides as its key
        account manager, whatever else they are."""
        if Role.KAM in user.roles and user.may_see(draft.account) and draft.created_by == user.id:
            return []
        return self.desk.speaks_for(user, draft)

    def _require_current(self, user: User, draft: Draft) -> None:
        """What waits is still what today's facts and rules would make. Otherwise a new version waits."""
        fresh = self.versions.again(draft)
        if not same(fresh.digest, draft.digest) or _worse(draft, fresh):
            fresh = self.versions.again(replace(fresh, version=draft.version + 1))
            self._add(user, draft, fresh, EventKind.REFRESHED, "")
            raise Conflict("drafts.moved", draft=draft.id, what=_moved(draft, fresh))
        for each in draft.content.attachments:
            self.desk.attachments.get(each.sha256)
        if fresh.blocking:
            first = fresh.blocking[0]
            raise BadInput("drafts.blocked", draft=draft.id, why=Phrase(first.code, first.values))

    def _consent(self, user: User, draft: Draft, capacity: str, reason: str) -> None:
        seal = self.versions.seal(draft, capacity)
        consent = Consent(draft.id, draft.version, seal, user.id, capacity, self.clock.now(), reason)
        self._move(draft, DraftStatus.PENDING)  # somebody may have been faster
        if not self.drafts.consent(consent):
            raise Conflict("drafts.consented", draft=draft.id)
        given = {each.capacity: each for each in self.drafts.consents(draft.id, draft.version)}
        if {OWN, *draft.right.approvers} <= set(given):
            self._approve(user, draft, given[OWN], reason)
        else:
            self._tell(user, draft, EventKind.CONSENTED, reason, capacity=capacity)

    def _approve(self, user: User, draft: Draft, own: Consent, reason: str) -> None:
        self._move(draft, DraftStatus.APPROVED)
        if draft.channel is not Channel.NONE:
            self.deliveries.enqueue(self._delivery(draft, own))
        self.effects.approved(self.identity.user(own.user_id), draft)
        self._tell(user, draft, EventKind.APPROVED, reason, right=list(draft.right.rows))

    def _delivery(self, draft: Draft, own: Consent) -> Delivery:
        sender, now = self.identity.user(own.user_id), self.clock.now()
        return Delivery(
            id=str(uuid.uuid4()),
            draft_id=draft.id,
            version=draft.version,
            digest=draft.digest,
            channel=draft.channel,
            message_id=f"<{draft.id}.{draft.version}@{sender.email.rpartition('@')[2]}>",
            sender=address(sender.email),  # refused here rather than when nobody looks any more
            sender_name=sender_name(sender.name),
            approved_at=now,
            status=DeliveryStatus.WAITING,
            recipients=tuple(RecipientState(each) for each in addressed_to(draft)),
            next_attempt_at=now,
        )

    def _resolve(self, draft: Draft, *, arrived: bool) -> None:
        delivery = self.deliveries.of(draft.id)
        if delivery is None:
            raise decided(draft)
        after = delivery.settled() if arrived else delivery.once_more(self.clock.now())
        stored = self.deliveries.update(after, {DeliveryStatus.UNCERTAIN, DeliveryStatus.FAILED})
        status = DraftStatus.SENT if arrived else DraftStatus.APPROVED
        if not stored or not self.drafts.move(draft.id, _TO_RESOLVE, status, draft.digest):
            raise decided(self.drafts.get(draft.id))

    def _add(self, user: User, draft: Draft, fresh: Draft, kind: EventKind, reason: str) -> None:
        with self.together.together():
            if not self.drafts.add_version(fresh, draft.digest):
                raise self._faster(draft)
            self._tell(user, fresh, kind, reason, before=draft.digest)

    def _move(self, draft: Draft, after: DraftStatus) -> None:
        if not self.drafts.move(draft.id, _PENDING, after, draft.digest):
            raise self._faster(draft)

    def _faster(self, draft: Draft) -> Conflict:
        now = self.drafts.get(draft.id)
        return decided(now) if now.status is not DraftStatus.PENDING else Conflict("drafts.stale", draft=draft.id)

    def _tell(self, user: User | None, draft: Draft, kind: EventKind, note: str, **details: object) -> None:
        actor = user.id if user else ""
        self.drafts.record(DraftEvent(draft.id, draft.version, kind, self.clock.now(), actor, note))
        told = {"version": draft.version, "digest": draft.digest, **details}
        self.audit.append(actor or "system", f"draft.{kind.value}", draft.id, told)

    @contextmanager
    def _recorded(self, user: User, draft_id: str) -> Iterator[None]:
        """A refusal has its entry, too, outside of the transaction that it takes back."""
        try:
            yield
        except KamError as error:
            subject_id = draft_id if _ID.fullmatch(draft_id) else "-"  # the chain holds no foreign words
            self.audit.append(user.id, "draft.refused", subject_id, {"code": error.code})
            raise


def _require_own(user: User, draft: Draft) -> None:
    if not may_own(user, draft):
        raise Forbidden("drafts.no_right", draft=draft.id)


def _require_digest(draft: Draft, digest: str) -> None:
    if not same(draft.digest, digest.strip().casefold()):
        raise Conflict("drafts.stale", draft=draft.id)


def _changed(content: Content, edited: Edited, channel: Channel) -> Content:
    changes: dict[str, object] = {}
    if edited.text is not None and edited.text.strip() != content.text:
        text = written(edited.text, channel)
        changes |= {"text": text, "template": text if markers_in(text) else ""}
    if edited.subject is not None:
        changes["subject"] = subject(edited.subject)
    people = {name: getattr(edited, name) for name in ("to", "cc", "bcc")}
    if any(value is not None for value in people.values()):
        whole = [getattr(content, name) if value is None else value for name, value in people.items()]
        changes.update(zip(people, addresses(*whole), strict=True))
    return replace(content, **changes)  # type: ignore[arg-type]


def _worse(draft: Draft, fresh: Draft) -> bool:
    """True when a check that was shown as good no longer is: figures that have grown old, a contact that is gone.

    Whoever decides has to see that first; what blocks is told as such."""
    good = {check.id for check in draft.checks if check.ok}
    return any(check.id in good and not check.ok and not check.blocking for check in fresh.checks)


def _moved(draft: Draft, fresh: Draft) -> Phrase:
    """What a person has to look at again."""
    if draft.content.facts != fresh.content.facts or draft.content.text != fresh.content.text:
        before = {fact.id: fact.value for fact in draft.content.facts}
        names = sorted(fact.id for fact in fresh.content.facts if before.get(fact.id, fact) != fact.value)
        return Phrase("drafts.moved.facts", {"names": ", ".join(names)})
    return Phrase("drafts.moved.rules")


def _reason(text: str) -> str:
    return cleaned(text, LONGEST_REASON)


def _needed(text: str) -> str:
    reason = _reason(text)
    if says_nothing(reason):
        raise BadInput("drafts.reason")
    return reason
