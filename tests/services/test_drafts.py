"""The desk: who may propose a draft, who may see it, and what is stored."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from agent.domain.draft.content import File
from agent.domain.draft.draft import DraftKind, DraftStatus
from agent.domain.errors import BadInput, Conflict, Forbidden, KamError, NotFound, Unavailable
from agent.domain.language import Language
from agent.services.approvals import Edited
from tests.approvals_world import CAPACITY, FOREIGN, HELIOTEC, NORDWERK, TEXT, TO, World
from tests.faults.tampering import Tamper, version, within


def test_what_was_proposed_waits_exactly_as_it_was_meant(world: World) -> None:
    draft = world.propose(cc=["einkauf@nordwerk.example"], bcc=["k.brandt@melchers-components.example"])
    assert (draft.status, draft.version, draft.account) == (DraftStatus.PENDING, 1, NORDWERK)
    assert (draft.content.text, draft.content.to) == (TEXT, TO)
    assert draft.content.html.startswith("<p>Guten Tag Frau Kröger,</p>")
    assert world.app.desk.get(world.kam, draft.id) == draft
    assert [each.kind.value for each in world.app.desk.history(world.kam, draft.id)] == ["proposed"]
    assert world.actions(draft) == ["draft.proposed"]
    assert draft.expires_at > draft.created_at == world.clock.now()


def test_a_marker_becomes_a_figure_with_its_fact(world: World) -> None:
    draft = world.propose(text="Ihr Abruf steht bei {{F:call_off}}.", typed=False)
    assert draft.content.text == "Ihr Abruf steht bei 70,0 %."
    assert [(each.id, each.value) for each in draft.content.facts] == [("call_off", 0.6996)]
    assert draft.blocking == ()


def test_a_figure_that_no_fact_says_blocks_and_one_that_a_person_typed_is_shown_as_such(world: World) -> None:
    text = "Ihr Abruf steht bei 71,5 %."
    assert [each.id for each in world.propose(text=text, typed=False).blocking] == ["C-FACT"]
    typed = world.propose(text=text, typed=True)
    assert typed.blocking == ()
    assert [(each.origin.value, each.value) for each in typed.content.facts] == [("user", 0.715)]


@pytest.mark.parametrize("user", ["l.vogt", "a.petersen", "o.keller"])
def test_who_has_no_accounts_to_decide_for_proposes_nothing(world: World, user: str) -> None:
    with pytest.raises(Forbidden):
        world.propose(world.user(user))
    assert world.app.desk.find(world.head) == []


@pytest.mark.parametrize("account", [FOREIGN, "Nobody Ltd", ""])
def test_nobody_proposes_for_an_account_of_somebody_else(world: World, account: str) -> None:
    with pytest.raises(Forbidden):
        world.propose(account=account)


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject": "Hallo\r\nBcc: x@evil.example"},
        {"subject": "Hallo\nX: y"},
        {"to": ["a@x.example\r\nBcc: b@evil.example"]},
        {"to": ["a@x.example,b@evil.example"]},
        {"cc": ["Boss <a@x.example>"]},
        {"bcc": ["a@x.example\n"]},
        {"text": " \n–\n "},
        {"text": "x" * 100_001},
        {"text": "\u202eHallo"},
        {"subject": ""},
        {"text": "{{F:call_off"},
        {"text": "{{F:nothing_like_that}}"},
        {"kind": DraftKind.BRIEFING, "to": TO},
        {"files": [File("../../etc/passwd", "text/plain", b"x")]},
        {"files": [File("a\r\nX: y.pdf", "text/plain", b"x")]},
    ],
    ids=lambda wrong: "-".join(wrong),
)
def test_what_cannot_be_sent_is_refused_and_not_stored(world: World, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        world.propose(**wrong)
    assert world.app.desk.find(world.kam) == []


def test_an_address_stands_once(world: World) -> None:
    draft = world.propose(to=[*TO, TO[0].upper()], cc=TO, bcc=["neu@nordwerk.example", *TO])
    assert (draft.content.to, draft.content.cc, draft.content.bcc) == (TO, (), ("neu@nordwerk.example",))


def test_the_same_request_makes_one_draft_however_often_it_arrives(world: World) -> None:
    kam = world.kam
    with ThreadPoolExecutor(4) as many:
        made = {each.id for each in many.map(lambda _: world.propose(kam, request_id="slack-1"), range(8))}
    assert len(made) == 1
    assert world.actions() == ["draft.proposed"]


def test_the_same_request_of_somebody_else_is_another_one(world: World) -> None:
    own = world.propose(request_id="slack-1")
    other = world.propose(world.user("m.yilmaz"), account=FOREIGN, request_id="slack-1")
    assert (other.account, other.created_by, other.id == own.id) == (FOREIGN, "m.yilmaz", False)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Etwas anderes."},
        {"subject": "Etwas anderes"},
        {"to": ["b@nordwerk.example"]},
        {"cc": ["b@nordwerk.example"]},
        {"files": [File("a.txt", "text/plain", b"x")]},
        {"kind": DraftKind.ESCALATION},
        {"account": HELIOTEC},
        {"language": Language.EN},
    ],
    ids=lambda change: next(iter(change)),
)
def test_one_request_cannot_ask_for_two_things(world: World, change: dict[str, Any]) -> None:
    draft = world.propose(request_id="slack-1")
    with pytest.raises(Conflict) as refusal:
        world.propose(request_id="slack-1", **change)
    assert (refusal.value.code, refusal.value.values["draft"]) == ("drafts.request_reused", draft.id)
    assert [each.id for each in world.app.desk.find(world.head)] == [draft.id]


def test_a_request_is_known_after_its_draft_was_edited_and_by_a_machine_that_words_it_anew(world: World) -> None:
    draft = world.propose(request_id="slack-1")
    world.app.approvals.edit(world.kam, draft.id, draft.digest, Edited(text="Bearbeitet."))
    assert world.propose(request_id="slack-1").id == draft.id
    written = world.propose(request_id="slack-2", typed=False)
    assert world.propose(request_id="slack-2", typed=False, text="Anders gesagt.").id == written.id


def test_one_mail_goes_to_a_hundred_at_most(world: World) -> None:
    many = [f"a{number}@nordwerk.example" for number in range(101)]
    assert len(world.propose(to=many[:50], cc=many[50:100]).content.recipients) == 100
    with pytest.raises(BadInput) as refusal:
        world.propose(to=many[:50], bcc=many[50:])
    assert refusal.value.code == "outbox.address.many"
    draft = world.propose()
    with pytest.raises(BadInput):
        world.app.approvals.edit(world.kam, draft.id, draft.digest, Edited(to=many))


def test_attachments_have_room_for_so_many_and_no_more(world: World) -> None:
    files = [File(f"{number}.txt", "text/plain", b"x" * 10) for number in range(21)]
    assert len(world.propose(files=files[:20]).content.attachments) == 20
    with pytest.raises(BadInput) as refusal:
        world.propose(files=files)
    assert refusal.value.code == "drafts.too_many_files"
    desk = world.app.__dict__["desk"] = replace(world.app.desk, max_bytes=199)
    assert "0.000199 MB" in _refused(world, files[:20]).text(Language.EN)
    assert desk.find(world.kam)[0].content.attachments[0].size == 10
    world.propose(files=files[:19])


def _refused(world: World, files: list[File]) -> KamError:
    with pytest.raises(BadInput) as refusal:
        world.propose(files=files)
    assert refusal.value.code == "drafts.files_too_large"
    return refusal.value


def test_a_draft_says_who_made_it_and_nobody_else_did(world: World) -> None:
    draft = world.propose()
    for other in ("h.sommer", "deleted-person-0123456789ab"):
        author = "" if other.startswith("deleted") else draft.author
        world.sql("update drafts set created_by = ?, author = ?", other, author)
        with pytest.raises(Conflict) as refusal:
            world.app.desk.get(world.kam, draft.id)
        assert refusal.value.code == "drafts.tampered"


def test_the_draft_of_somebody_who_was_forgotten_can_still_be_read(world: World) -> None:
    draft = world.propose(world.user("t.deputy"))
    world.app.people.forget(world.user("a.petersen"), "t.deputy")
    kept = world.app.desk.get(world.kam, draft.id)
    assert (kept.content, kept.created_by == "t.deputy") == (draft.content, False)


BROKEN = (
    pytest.param(version("content", "x{}"), id="no JSON", marks=pytest.mark.sqlite_only),  # PostgreSQL takes none
    pytest.param(within("right", "verdict", to="of course"), id="verdict"),
    pytest.param(
        lambda world, draft: world.sql("delete from draft_versions where draft_id = ?", draft.id), id="no version"
    ),
)


@pytest.mark.parametrize("change", BROKEN)
def test_a_draft_that_nobody_can_read_is_listed_and_nothing_can_be_done_with_it(world: World, change: Tamper) -> None:
    broken, other = world.propose(), world.propose()
    change(world, broken)
    lines = [world.app.draft_view.line(each, Language.DE) for each in world.app.desk.find(world.kam)]
    assert {line["id"]: (line["unreadable"], line["blocked"]) for line in lines} == {
        broken.id: (True, True),
        other.id: (False, False),
    }
    (line,) = (each for each in lines if each["unreadable"])
    assert (line["subject"], line["status_name"]) == ("", "nicht lesbar, verändert")
    for act in (lambda: world.app.desk.get(world.kam, broken.id), lambda: world.approve(broken)):
        with pytest.raises(Conflict) as refusal:
            act()
        assert refusal.value.code == "drafts.tampered"
    assert world.app.desk.find(world.user("m.yilmaz")) == []
    assert world.app.deliveries.of(broken.id) is None


@pytest.mark.parametrize("change", BROKEN)
def test_an_approved_draft_that_nobody_can_read_does_not_leave(world: World, change: Tamper) -> None:
    broken, other = world.approved(), world.approved()
    change(world, broken)
    assert {each.draft_id: each.status.value for each in world.deliver()} == {broken.id: "failed", other.id: "sent"}


def test_a_lost_secret_is_told_as_such(world: World) -> None:
    draft = world.propose()
    (world.home / "secret.key").unlink()
    world.again()
    with pytest.raises(Unavailable) as refusal:
        world.app.desk.get(world.kam, draft.id)
    assert refusal.value.code == "audit.fault.secret"


def test_a_replacement_supersedes_what_waited(world: World) -> None:
    first = world.propose()
    second = world.propose(text="Neu.", replaces=first.id)
    assert (world.status(first), world.status(second)) == (DraftStatus.SUPERSEDED, DraftStatus.PENDING)
    assert world.actions(first) == ["draft.proposed", "draft.superseded"]


def test_what_is_decided_is_not_replaced_and_nothing_is_stored_then(world: World) -> None:
    first = world.approved()
    with pytest.raises(Conflict):
        world.propose(replaces=first.id)
    assert [each.id for each in world.app.desk.find(world.kam)] == [first.id]
    assert world.status(first) is DraftStatus.APPROVED


def test_only_who_decides_for_the_account_replaces_its_draft(world: World) -> None:
    foreign = world.propose(world.user("m.yilmaz"), account=FOREIGN)
    own = world.propose()
    for user, replaced in ((world.kam, foreign), (world.user("m.yilmaz"), own)):
        with pytest.raises(KamError):
            world.propose(user, account=NORDWERK if user == world.kam else FOREIGN, replaces=replaced.id)
    with pytest.raises(KamError):
        world.propose(account=HELIOTEC, replaces=own.id)
    assert {world.status(foreign), world.status(own)} == {DraftStatus.PENDING}


SEES = {
    "k.brandt": True,
    "t.deputy": True,
    "h.sommer": True,
    "l.vogt": True,
    "m.yilmaz": False,
    "a.petersen": False,
    "o.keller": False,
}


@pytest.mark.parametrize(("user", "sees"), SEES.items())
def test_who_may_see_a_draft(world: World, user: str, sees: bool) -> None:
    draft = world.propose()
    assert bool(world.app.desk.find(world.user(user))) is sees
    if sees:
        assert world.app.desk.get(world.user(user), draft.id) == draft
        return
    for look in (world.app.desk.get, world.app.desk.history):
        with pytest.raises(NotFound) as refusal:
            look(world.user(user), draft.id)
        assert refusal.value.code == "drafts.unknown", "not told apart from one that does not exist"


def test_a_department_sees_what_waits_for_its_consent_and_nothing_else(world: World) -> None:
    operations = world.user("o.keller")
    asked, other = world.propose(commitments=CAPACITY), world.propose()
    assert [each.id for each in world.app.desk.find(operations)] == [asked.id]
    assert world.app.desk.get(operations, asked.id) == asked
    with pytest.raises(NotFound):
        world.app.desk.get(operations, other.id)


def test_a_department_finds_what_waits_for_it_behind_many_others(world: World) -> None:
    asked = world.propose(commitments=CAPACITY)
    sample = world.get(world.propose())
    for number in range(250):
        fresh = replace(sample, id=f"{number:08d}{sample.id[8:]}", created_at=sample.created_at.replace(year=2027))
        world.app.drafts.create(fresh)
    assert [each.id for each in world.app.desk.find(world.user("o.keller"))] == [asked.id]


def test_a_price_preparation_is_for_those_who_may_know_margins(world: World) -> None:
    draft = world.propose(kind=DraftKind.PRICE_PREPARATION)
    assert world.app.desk.get(world.head, draft.id) == draft
    for user in (world.legal, world.user("o.keller"), world.user("m.yilmaz")):
        with pytest.raises(NotFound):
            world.app.desk.get(user, draft.id)
        assert world.app.desk.find(user) == []


def test_an_attachment_is_kept_and_shown_to_who_sees_the_draft(world: World) -> None:
    draft = world.propose(files=[File("Plan.pdf", "application/pdf", b"%PDF-")])
    (attachment,) = draft.content.attachments
    assert (attachment.name, attachment.size) == ("Plan.pdf", 5)
    assert world.app.desk.file(world.kam, draft.id, attachment.sha256) == (attachment, b"%PDF-")
    with pytest.raises(NotFound):
        world.app.desk.file(world.kam, draft.id, "ab" * 32)
    with pytest.raises(NotFound):
        world.app.desk.file(world.user("m.yilmaz"), draft.id, attachment.sha256)


def test_a_proposal_and_its_entry_in_the_chain_are_kept_or_lost_together(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, kam = world.propose(), world.kam
    with monkeypatch.context() as broken:
        broken.setattr(type(world.app.audit), "append", _fails)
        with pytest.raises(RuntimeError):
            world.propose(kam, replaces=kept.id)
    assert [each.id for each in world.app.desk.find(kam)] == [kept.id]
    assert world.status(kept) is DraftStatus.PENDING
    assert [each.kind.value for each in world.app.desk.history(kam, kept.id)] == ["proposed"]


def _fails(*_args: object) -> None:
    raise RuntimeError
