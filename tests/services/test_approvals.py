"""Decisions on drafts: who may, once, on exactly what was shown, and every refusal stands in the chain."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from agent.domain.draft.content import File
from agent.domain.draft.draft import OWN, Draft, DraftKind, DraftStatus
from agent.domain.errors import BadInput, Conflict, Forbidden, KamError, NotFound, Unavailable
from agent.services.approvals import Edited
from tests.approvals_world import CAPACITY, FOREIGN, PRICE, PRICE_AND_CONTRACT, World

pytestmark = pytest.mark.both_databases

Decision = Callable[[World, Draft, str], Draft]
DECISIONS: dict[str, Decision] = {
    "approve": lambda world, draft, user: world.app.approvals.approve(world.user(user), draft.id, draft.digest),
    "edit": lambda world, draft, user: world.app.approvals.edit(
        world.user(user), draft.id, draft.digest, Edited(text="Anders.")
    ),
    "reject": lambda world, draft, user: world.app.approvals.reject(world.user(user), draft.id, draft.digest, "Nein."),
    "ask": lambda world, draft, user: world.app.approvals.ask(world.user(user), draft.id, draft.digest, "Warum?"),
}
EACH = pytest.mark.parametrize("decide", DECISIONS.values(), ids=DECISIONS)


def refused(world: World, draft: Draft, kind: type[KamError], code: str, decide: Callable[[], object]) -> None:
    """Refused for this reason, with an entry that says so, and with nothing changed."""
    before, consents = world.get(draft), world.app.drafts.consents(draft.id, draft.version)
    with pytest.raises(kind) as refusal:
        decide()
    assert refusal.value.code == code
    assert world.refusals(draft)[-1] == code
    assert world.get(draft) == before
    assert world.app.drafts.consents(draft.id, draft.version) == consents
    assert world.holds


def test_an_approval_puts_exactly_what_was_shown_into_the_outbox(world: World) -> None:
    draft = world.propose(bcc=["ablage@m.example"])
    approved = world.approve(draft, reason="Passt.")
    assert approved.status is DraftStatus.APPROVED
    delivery = world.delivery(draft)
    assert (delivery.digest, delivery.version) == (draft.digest, 1)
    assert [each.address for each in delivery.recipients] == ["s.kroeger@nordwerk.example", "ablage@m.example"]
    assert delivery.sender == "k.brandt@melchers-components.example"
    assert delivery.message_id == f"<{draft.id}.1@melchers-components.example>"
    (consent,) = world.app.drafts.consents(draft.id, 1)
    assert (consent.user_id, consent.capacity, consent.reason) == ("k.brandt", OWN, "Passt.")
    assert world.actions(draft) == ["draft.proposed", "draft.approved"]


def test_an_internal_draft_ends_with_the_approval(world: World) -> None:
    draft = world.approved(kind=DraftKind.BRIEFING)
    assert world.status(draft) is DraftStatus.APPROVED
    assert world.app.deliveries.of(draft.id) is None
    assert world.deliver() == []


def test_the_chain_holds_no_word_of_a_person(world: World) -> None:
    draft = world.propose()
    world.app.approvals.ask(world.kam, draft.id, draft.digest, "Geheimnis?")
    world.app.approvals.reject(world.kam, draft.id, draft.digest, "Geheimnis!")
    rows = [each for each in world.app.audit.entries() if each.subject == draft.id]
    assert all("Geheim" not in str(each.details) and "kroeger" not in str(each.details) for each in rows)
    assert [each.note for each in world.app.drafts.events(draft.id)] == ["", "Geheimnis?", "Geheimnis!"]


@pytest.mark.parametrize("text", ["", "  \n ", "–", "\u200b"])
def test_a_rejection_and_a_question_need_words(world: World, text: str) -> None:
    draft, approvals = world.propose(), world.app.approvals
    for say in (approvals.reject, approvals.ask):
        with pytest.raises(BadInput):
            say(world.kam, draft.id, draft.digest, text)
    assert world.status(draft) is DraftStatus.PENDING


def test_a_question_leaves_it_waiting_and_stands_in_its_history(world: World) -> None:
    draft = world.propose()
    assert world.app.approvals.ask(world.legal, draft.id, draft.digest, "Warum?").status is DraftStatus.PENDING
    assert [each.kind.value for each in world.app.drafts.events(draft.id)] == ["proposed", "asked"]
    assert world.approve(draft).status is DraftStatus.APPROVED


@EACH
@pytest.mark.parametrize("digest", ["0" * 64, "", "not a digest", "\ud800"])
def test_a_decision_on_something_else_than_what_waits_is_stale(world: World, decide: Decision, digest: str) -> None:
    draft = world.propose()
    seen = replace(draft, digest=digest)
    refused(world, draft, Conflict, "drafts.stale", lambda: decide(world, seen, "k.brandt"))


def test_the_digest_may_be_typed_in_capitals(world: World) -> None:
    draft = world.propose()
    approved = world.app.approvals.approve(world.kam, draft.id, f" {draft.digest.upper()} ")
    assert approved.status is DraftStatus.APPROVED


def _time_is_over(world: World) -> None:
    world.wait(days=5)
    world.app.approvals.expire()


ENDS: dict[str, Callable[[World, Draft], object]] = {
    "approved": lambda world, draft: world.approve(draft),
    "rejected": lambda world, draft: DECISIONS["reject"](world, draft, "k.brandt"),
    "expired": lambda world, _draft: _time_is_over(world),
    "superseded": lambda world, draft: world.propose(text="Neu.", replaces=draft.id),
    "sent": lambda world, draft: (world.approve(draft), world.deliver()),
}


@EACH
@pytest.mark.parametrize("end", ENDS)
def test_what_is_decided_is_decided(world: World, decide: Decision, end: str) -> None:
    draft = world.propose()
    ENDS[end](world, draft)
    assert world.status(draft).value == end
    refused(world, draft, Conflict, f"drafts.is.{end}", lambda: decide(world, draft, "k.brandt"))


@EACH
def test_after_its_time_nobody_decides_on_it_although_no_schedule_has_run(world: World, decide: Decision) -> None:
    draft = world.propose()
    world.clock.moment = draft.expires_at
    with pytest.raises(Conflict) as refusal:
        decide(world, draft, "k.brandt")
    assert refusal.value.code == "drafts.is.expired"
    assert world.status(draft) is DraftStatus.EXPIRED
    assert world.actions(draft) == ["draft.proposed", "draft.expired", "draft.refused"]
    assert world.app.deliveries.of(draft.id) is None


def test_the_schedule_ends_what_waited_too_long_and_nothing_else(world: World) -> None:
    old = world.propose()
    world.wait(days=1)
    fresh = world.propose()
    world.clock.moment = old.expires_at
    assert (world.app.approvals.expire(), world.app.approvals.expire()) == (1, 0)
    assert (world.status(old), world.status(fresh)) == (DraftStatus.EXPIRED, DraftStatus.PENDING)


@EACH
@pytest.mark.parametrize("user", ["m.yilmaz", "a.petersen", "o.keller"])
def test_for_who_may_not_see_it_there_is_no_such_draft(world: World, decide: Decision, user: str) -> None:
    draft = world.propose()
    refused(world, draft, NotFound, "drafts.unknown", lambda: decide(world, draft, user))


@pytest.mark.parametrize("decision", ["approve", "edit", "reject"])
def test_legal_sees_a_draft_and_decides_only_where_it_is_asked(world: World, decision: str) -> None:
    draft = world.propose()
    decide = DECISIONS[decision]
    refused(world, draft, Forbidden, "drafts.no_right", lambda: decide(world, draft, "l.vogt"))


def test_a_department_that_is_asked_may_reject_but_not_rewrite(world: World) -> None:
    draft = world.propose(commitments=CAPACITY)
    edit = DECISIONS["edit"]
    refused(world, draft, Forbidden, "drafts.no_right", lambda: edit(world, draft, "o.keller"))
    assert DECISIONS["reject"](world, draft, "o.keller").status is DraftStatus.REJECTED


@pytest.mark.parametrize("draft_id", ["", "x" * 500, "Sabine Kröger", "' or 1=1 --"])
def test_the_chain_keeps_no_foreign_words_of_an_id_that_is_none(world: World, draft_id: str) -> None:
    with pytest.raises(NotFound):
        world.app.approvals.approve(world.kam, draft_id, "0" * 64)
    assert [(each.subject, each.details) for each in world.app.audit.entries()] == [("-", {"code": "drafts.unknown"})]


ORDERS = [
    (PRICE, ["k.brandt", "h.sommer"]),
    (PRICE, ["h.sommer", "k.brandt"]),
    (PRICE, ["j.both", "z.head"]),
    (CAPACITY, ["o.keller", "k.brandt"]),
    (PRICE_AND_CONTRACT, ["l.vogt", "k.brandt", "h.sommer"]),
    (PRICE_AND_CONTRACT, ["h.sommer", "l.vogt", "t.deputy"]),
]


@pytest.mark.parametrize(("commitments", "users"), ORDERS)
def test_it_leaves_when_everybody_who_is_asked_has_agreed_in_whatever_order(
    world: World, commitments: tuple[object, ...], users: list[str]
) -> None:
    draft = world.propose(world.user("j.both") if "j.both" in users else None, commitments=commitments)
    for user in users[:-1]:
        assert world.approve(draft, world.user(user)).status is DraftStatus.PENDING
        assert world.app.deliveries.of(draft.id) is None
    assert world.approve(draft, world.user(users[-1])).status is DraftStatus.APPROVED
    agreed = {each.user_id: each.capacity for each in world.app.drafts.consents(draft.id, 1)}
    assert (set(agreed), set(agreed.values())) == (set(users), {OWN, *draft.right.approvers})
    owner = next(user for user, capacity in agreed.items() if capacity == OWN)
    assert world.delivery(draft).sender == world.user(owner).email, "in the name of who is responsible"
    assert world.actions(draft) == ["draft.proposed", *["draft.consented"] * (len(users) - 1), "draft.approved"]
    assert [each.status.value for each in world.deliver()] == ["sent"]


@pytest.mark.parametrize("user", ["k.brandt", "h.sommer", "j.both"])
def test_the_second_approval_is_somebody_elses(world: World, user: str) -> None:
    draft = world.propose(world.user("j.both") if user == "j.both" else None, commitments=PRICE)
    world.approve(draft, world.user(user))
    again = lambda: world.approve(draft, world.user(user))  # noqa: E731
    refused(world, draft, Conflict, "drafts.second_is_first", again)


def test_the_same_consent_is_not_given_twice_by_two_people(world: World) -> None:
    draft = world.propose(commitments=PRICE_AND_CONTRACT)
    world.approve(draft)
    deputy = lambda: world.approve(draft, world.user("t.deputy"))  # noqa: E731
    refused(world, draft, Conflict, "drafts.consented", deputy)


def test_a_key_account_manager_with_a_second_role_is_no_second_person_for_their_own_draft(world: World) -> None:
    draft = world.propose(world.user("j.both"), commitments=PRICE)
    world.approve(draft, world.user("j.both"))
    assert [each.capacity for each in world.app.drafts.consents(draft.id, 1)] == [OWN]


def test_an_edit_makes_a_new_version_to_which_nobody_has_agreed(world: World) -> None:
    draft = world.propose(commitments=PRICE)
    world.approve(draft, world.head)
    edited = world.app.approvals.edit(world.kam, draft.id, draft.digest, Edited(text="Anders."), "Kürzer.")
    assert (edited.version, edited.content.text, edited.typed) == (2, "Anders.", True)
    assert edited.digest != draft.digest
    assert world.app.drafts.consents(draft.id, 2) == []
    assert edited.right.approvers == ("head_of_sales",), "what its maker knows still counts"
    before = world.app.desk.before(world.kam, edited)
    assert before is not None
    assert before.content.text == draft.content.text
    assert world.approve(edited).status is DraftStatus.PENDING
    assert world.approve(edited, world.head).status is DraftStatus.APPROVED
    assert world.delivery(draft).version == 2


def test_an_edit_is_checked_again(world: World) -> None:
    draft = world.propose()
    text = "Wir senken den Preis für alle Artikel um 20 %."
    edited = world.app.approvals.edit(world.kam, draft.id, draft.digest, Edited(text=text))
    assert edited.right.approvers == ("head_of_sales",)
    assert world.approve(edited).status is DraftStatus.PENDING


@pytest.mark.parametrize(
    "edited",
    [
        Edited(),
        Edited(text=" "),
        Edited(subject="A\r\nB: c"),
        Edited(to=["a@x.example\nBcc: b@evil.example"]),
        Edited(text="{{F:nothing}}"),
    ],
)
def test_an_edit_that_says_nothing_or_cannot_be_sent_is_refused(world: World, edited: Edited) -> None:
    draft = world.propose()
    with pytest.raises(BadInput) as refusal:
        world.app.approvals.edit(world.kam, draft.id, draft.digest, edited)
    assert world.refusals(draft) == [refusal.value.code]
    assert world.get(draft) == draft


def test_recipients_can_be_moved_and_removed(world: World) -> None:
    draft = world.propose(cc=["einkauf@nordwerk.example"])
    edited = world.app.approvals.edit(world.kam, draft.id, draft.digest, Edited(to=["einkauf@nordwerk.example"], cc=[]))
    assert (edited.content.to, edited.content.cc) == (("einkauf@nordwerk.example",), ())


def test_what_a_check_blocks_is_not_approved(world: World) -> None:
    for blocked in (
        world.propose(text="Ihr Abruf steht bei 71,5 %.", typed=False),
        world.propose(text=f"Bei {FOREIGN} geht das auch."),
        world.propose(to=["fremd@nirgends.example"], typed=False),
    ):
        approve = lambda draft=blocked: world.approve(draft)  # noqa: E731
        refused(world, blocked, BadInput, "drafts.blocked", approve)
        assert world.app.deliveries.of(blocked.id) is None


def test_what_is_not_the_key_account_managers_is_approved_by_nobody(world: World) -> None:
    draft = world.propose(text="Ihr Paket ist unterwegs, die Sendungsnummer folgt.")
    assert draft.right.blocked_by == ("inside_sales",)
    for user in ("k.brandt", "h.sommer"):
        with pytest.raises(BadInput):
            world.approve(draft, world.user(user))


def test_an_attachment_that_is_gone_is_not_approved(world: World) -> None:
    draft = world.propose(files=[File("Plan.pdf", "application/pdf", b"%PDF-")])
    for path in (world.home / "attachments").rglob(draft.content.attachments[0].sha256):
        path.unlink()
    refused(world, draft, Unavailable, "outbox.attachment", lambda: world.approve(draft))


def test_the_decision_and_its_entry_in_the_chain_are_one(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, kam = world.propose(), world.kam

    def fails(*_args: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(type(world.app.audit), "append", fails)
        for decide in DECISIONS.values():
            with pytest.raises(RuntimeError):
                decide(world, draft, kam.id)
    assert world.get(draft) == draft
    assert world.app.drafts.consents(draft.id, 1) == []
    assert world.app.deliveries.of(draft.id) is None
    assert [each.kind.value for each in world.app.drafts.events(draft.id)] == ["proposed"]
