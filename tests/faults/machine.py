"""Drafts under whatever order of things: people, time, crashes, servers and somebody with access to the database.

The machine does, and keeps beside it what it may expect; what has left is compared with what people said yes to.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from agent.adapters.state.tables import DraftRow
from agent.domain.draft.delivery import Outgoing, RecipientState, RecipientStatus
from agent.domain.draft.draft import OWN, Draft, DraftStatus
from agent.domain.errors import KamError, Unavailable
from agent.domain.identity import User
from agent.domain.rights.commitment import Commitment
from agent.services.approvals import Edited
from tests.approvals_world import CAPACITY, PRICE, PRICE_AND_CONTRACT, TO, World, copied
from tests.conftest import Databases
from tests.direct_sql import raw

USERS = ("k.brandt", "t.deputy", "j.both", "h.sommer", "z.head", "l.vogt", "o.keller", "m.yilmaz", "a.petersen")
TEXTS = (
    "Wir melden uns.",
    "Vielen Dank für das Gespräch.",
    "Wir senken den Preis um 4 %.",
    "Ihr Abruf: {{F:call_off}}.",
)
SPEAKERS = {"head_of_sales": "h.sommer", "legal": "l.vogt", "operations": "o.keller"}
WHICH = st.integers(0, 5)
CC, THIEF = "einkauf@nordwerk.example", "dieb@evil.example"
FINAL = {DraftStatus.REJECTED, DraftStatus.EXPIRED, DraftStatus.SUPERSEDED, DraftStatus.SENT}
S = DraftStatus
NEXT = {
    S.PENDING: {S.APPROVED, S.REJECTED, S.EXPIRED, S.SUPERSEDED},
    S.APPROVED: {S.SENDING, S.SENT, S.UNCERTAIN, S.FAILED},
    S.SENDING: {S.APPROVED, S.SENT, S.UNCERTAIN, S.FAILED},
    S.UNCERTAIN: {S.SENT, S.APPROVED, S.FAILED},
    S.FAILED: {S.SENT, S.APPROVED, S.UNCERTAIN},
}


class Crash(BaseException):
    """The process is gone: nobody catches it."""


@dataclass
class Fate:
    """A channel that does to each message what was drawn, and remembers over crashes what it took."""

    plans: list[str] = field(default_factory=list)
    taken: list[Outgoing] = field(default_factory=list)
    knows: bool = False

    def send(self, outgoing: Outgoing) -> list[RecipientState]:
        plan = self.plans.pop(0) if self.plans else "ok"
        if plan == "crash before":
            raise Crash
        if plan == "down":
            raise Unavailable("outbox.smtp.connect")
        told = [RecipientState(each, _state(plan, at)) for at, each in enumerate(outgoing.recipients)]
        got = tuple(each.address for each in told if each.status is RecipientStatus.ACCEPTED)
        if got or plan in ("crash after", "silent"):
            self.taken.append(replace(outgoing, recipients=got or outgoing.recipients))
        if plan == "crash after":
            raise Crash
        if plan == "silent":
            return [RecipientState(each, RecipientStatus.UNCERTAIN) for each in outgoing.recipients]
        return told

    def has_sent(self, message_id: str) -> bool | None:
        return any(each.message_id == message_id for each in self.taken) if self.knows else None

    @property
    def copies(self) -> Counter[tuple[str, str]]:
        return Counter((out.message_id, each) for out in self.taken for each in out.recipients)


def _state(plan: str, at: int) -> RecipientStatus:
    if plan == "later":
        return RecipientStatus.WAITING
    if plan == "refused" or (plan == "half" and at):
        return RecipientStatus.REFUSED
    return RecipientStatus.WAITING if plan == "half later" and at else RecipientStatus.ACCEPTED


PLANS = ("ok", "ok", "later", "half", "half later", "refused", "down", "silent", "crash before", "crash after")


@dataclass
class Known:
    """What the machine has seen of one draft: who said yes to which digest, and what that digest showed."""

    shown: dict[str, Draft] = field(default_factory=dict)
    yes: dict[str, set[str]] = field(default_factory=dict)  # users by digest
    status: DraftStatus = DraftStatus.PENDING
    again: int = 0  # how often a person had it sent once more


class Approvals(RuleBasedStateMachine):
    template: Path  # a home, with users
    shared: Mapping[str, Any]  # parts that only read, for all examples
    users: Mapping[str, User]  # nobody changes them
    databases: Databases  # each example has its own

    def __init__(self) -> None:
        super().__init__()
        self.channel = Fate()
        self._kept = ExitStack()
        home = copied(self.template, self._kept.enter_context(self.databases()))
        self.world = World(home, self.channel, self.shared)
        self.known: dict[str, Known] = {}

    @initialize(texts=st.tuples(st.sampled_from(TEXTS), st.sampled_from(TEXTS)))
    def begin(self, texts: tuple[str, str]) -> None:
        self.propose(texts[0], ())
        self.propose(texts[1], PRICE)

    def teardown(self) -> None:
        assert self.world.holds, "the audit chain"
        self.world.close()
        shutil.rmtree(self.world.home)
        self._kept.close()

    @rule(text=st.sampled_from(TEXTS), commitments=st.sampled_from([(), (), PRICE, CAPACITY, PRICE_AND_CONTRACT]))
    def propose(self, text: str, commitments: tuple[Commitment, ...]) -> None:
        draft = self.world.propose(self.users["k.brandt"], text=text, commitments=commitments)
        self.known[draft.id] = Known({draft.digest: draft})

    @rule(which=WHICH)
    def replace_one(self, which: int) -> None:
        self._with_one(which, lambda draft: self._seen(self._proposed(draft)))

    def _proposed(self, draft: Draft) -> Draft:
        return self.world.propose(self.users["k.brandt"], text="Neu.", replaces=draft.id)

    @rule(which=WHICH, user=st.sampled_from(USERS))
    def approve(self, which: int, user: str) -> None:
        def yes(draft: Draft) -> None:
            self.world.approve(draft, self.users[user])
            self.known[draft.id].yes.setdefault(draft.digest, set()).add(user)

        self._with_one(which, yes)

    @rule(
        which=WHICH,
        plans=st.lists(st.sampled_from(PLANS), max_size=3),
        knows=st.booleans(),
    )
    def everybody_approves_and_it_goes_out(self, which: int, plans: list[str], knows: bool) -> None:
        self._with_one(which, self._everybody)
        self.deliver(plans, knows)

    def _everybody(self, draft: Draft) -> None:
        for user in self._asked(draft):
            self._yes(draft, user)

    def _asked(self, draft: Draft) -> list[str]:
        return ["k.brandt", *(SPEAKERS[each] for each in draft.right.approvers)]

    def _yes(self, draft: Draft, user: str) -> None:
        self.world.approve(draft, self.users[user])
        self.known[draft.id].yes.setdefault(draft.digest, set()).add(user)

    @rule(which=WHICH, user=st.sampled_from(USERS), text=st.sampled_from(TEXTS), more=st.booleans())
    def edit(self, which: int, user: str, text: str, more: bool) -> None:
        change = Edited(text=text, cc=[CC] if more else [])
        edit = self.world.app.approvals.edit
        self._with_one(which, lambda draft: self._seen(edit(self.users[user], draft.id, draft.digest, change)))

    @rule(which=WHICH, user=st.sampled_from(USERS), ask=st.booleans())
    def reject_or_ask(self, which: int, user: str, ask: bool) -> None:
        approvals = self.world.app.approvals
        say = approvals.ask if ask else approvals.reject
        self._with_one(which, lambda draft: say(self.users[user], draft.id, draft.digest, "Darum."))

    @rule(hours=st.sampled_from([1, 1, 30, 130]))
    def time_goes_by(self, hours: int) -> None:
        self.world.wait(hours=hours)
        self.world.app.approvals.expire()

    @rule(plans=st.lists(st.sampled_from(PLANS), max_size=4), knows=st.booleans())
    def deliver(self, plans: list[str], knows: bool) -> None:
        self.channel.plans, self.channel.knows = plans, knows
        try:
            self.world.deliver()
        except Crash:
            self.world.again()

    @rule(
        which=WHICH,
        at=st.sampled_from(["draft.approved", "draft.consented", "draft.sent", "draft.sending"]),
    )
    def crash(self, which: int, at: str) -> None:
        """In the middle of a transaction, when its entry goes into the chain."""
        audit = self.world.app.audit
        append = audit.append

        def crash(actor: str, action: str, *rest: Any) -> Any:
            if action == at:
                raise Crash
            return append(actor, action, *rest)

        audit.append = crash  # type: ignore[assignment]
        try:
            self._with_one(which, lambda draft: self._yes(draft, "k.brandt"))
            self.world.deliver()
        except Crash:
            self.world.again()
        finally:
            audit.append = append  # type: ignore[method-assign]

    @rule(which=WHICH, user=st.sampled_from(USERS), arrived=st.booleans())
    def resolve(self, which: int, user: str, arrived: bool) -> None:
        def resolved(draft: Draft) -> None:
            given = {"arrived": arrived, "reason": "Nachgefragt."}
            self.world.app.approvals.resolve(self.users[user], draft.id, draft.digest, **given)  # type: ignore[arg-type]
            self.known[draft.id].again += not arrived

        self._with_one(which, resolved)

    @rule(which=WHICH, what=st.sampled_from(["text", "to", "right", "envelope", "consent"]))
    def tamper(self, which: int, what: str) -> None:
        if self.known:
            TAMPERING[what](self.world, self._chosen(which))

    def _chosen(self, which: int) -> str:
        """In the order they were made: what is drawn must not depend on chance of our own."""
        return list(self.known)[which % len(self.known)]

    def _with_one(self, which: int, act: Any) -> None:
        if self.known:
            self._try(self._chosen(which), act)

    def _try(self, draft_id: str, act: Any) -> None:
        """A refusal is all right; what is not is found by the invariants."""
        try:
            draft = self.world.app.desk.get(self.users["h.sommer"], draft_id)
            self._seen(draft)
            act(draft)
        except KamError:
            pass

    def _seen(self, draft: Draft) -> None:
        self.known.setdefault(draft.id, Known()).shown[draft.digest] = draft

    @invariant()
    def what_left_is_what_the_right_people_agreed_to(self) -> None:
        for out in self.channel.taken:
            known = self._behind(out.message_id)
            assert any(self._agreed(known, digest, out) for digest in known.shown), out

    def _agreed(self, known: Known, digest: str, out: Outgoing) -> bool:
        shown = known.shown[digest]
        content = shown.content
        same = (out.text, out.html, out.subject, out.to, out.cc) == (
            content.text,
            content.html,
            content.subject,
            content.to,
            content.cc,
        )
        return (
            same
            and set(out.recipients) <= set(content.recipients)
            and self._enough(shown, known.yes.get(digest, set()))
        )

    def _enough(self, draft: Draft, said_yes: set[str]) -> bool:
        """Somebody who owns the account, and for each department another one who speaks for it."""
        people = [self.users[name] for name in said_yes]
        return _covered([OWN, *draft.right.approvers], people, draft)

    @invariant()
    def each_message_arrives_once_unless_a_person_had_it_sent_again(self) -> None:
        for (message_id, _recipient), count in self.channel.copies.items():
            assert count <= 1 + self._behind(message_id).again

    def _behind(self, message_id: str) -> Known:
        return next(known for draft_id, known in self.known.items() if message_id.startswith(f"<{draft_id}."))

    @invariant()
    def nobody_leaves_a_final_state(self) -> None:
        for draft_id, known in self.known.items():
            status = DraftStatus(self._stored(draft_id))
            if status is not known.status:
                assert status in _reachable(known.status), (known.status, status)
            known.status = status

    def _stored(self, draft_id: str) -> str:
        with self.world.app.database.reading() as session:
            return session.scalars(select(DraftRow.status).where(DraftRow.id == draft_id)).one()


def _replaced(table: str, column: str, old: str, new: str) -> Callable[[World, str], None]:
    """In the text as it is stored, in every version."""

    def tamper(world: World, draft_id: str) -> None:
        query = f"select version, cast(\"{column}\" as text) from {table} where draft_id = '{draft_id}'"  # noqa: S608
        for version, text in raw(world.app.database.url, query):
            change = f'update {table} set "{column}" = ? where draft_id = ? and version = ?'  # noqa: S608
            world.sql(change, text.replace(old, new) + " ", draft_id, version)

    return tamper


def _consent_forged(world: World, draft_id: str) -> None:
    world.sql(
        "update draft_consents set capacity = 'head_of_sales' where draft_id = ? and capacity = 'legal'"
        # a version with both has nothing left to forge
        " and version not in (select version from draft_consents where draft_id = ? and capacity = 'head_of_sales')",
        draft_id,
        draft_id,
    )


TAMPERING: dict[str, Callable[[World, str], None]] = {
    "text": _replaced("draft_versions", "content", "Wir", "Ihr"),
    "to": _replaced("draft_versions", "content", TO[0], THIEF),
    "right": _replaced("draft_versions", "right", "alignment", "alone"),
    "envelope": _replaced("deliveries", "recipients", TO[0], THIEF),
    "consent": _consent_forged,
}


def _covered(needed: list[str], people: list[User], draft: Draft) -> bool:
    """Whether each capacity can be given by a person of its own."""
    if not needed:
        return True
    first, *rest = needed
    able = [each for each in people if _can(each, first, draft)]
    return any(_covered(rest, [other for other in people if other is not each], draft) for each in able)


def _can(user: User, capacity: str, draft: Draft) -> bool:
    roles = {role.value for role in user.roles}
    if capacity == OWN:
        return bool(roles & {"kam", "head_of_sales"}) and user.may_see(draft.account)
    return capacity in roles


def _reachable(status: DraftStatus) -> set[DraftStatus]:
    """What several steps at once may lead to."""
    found: set[DraftStatus] = set()
    waiting = [status]
    while waiting:
        for each in NEXT.get(waiting.pop(), set()) - found:
            found.add(each)
            waiting.append(each)
    return found
