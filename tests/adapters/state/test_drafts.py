"""Drafts in the state database: nothing is lost on the way in and out, and of many only one is first."""

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from agent.adapters.state.database import Database
from agent.adapters.state.demo_users import DEMO_USERS
from agent.adapters.state.drafts import SqlDrafts
from agent.adapters.state.identity import SqlIdentity
from agent.domain.draft.draft import OWN, Consent, DraftEvent, DraftKind, DraftStatus, EventKind
from agent.domain.errors import Conflict, NotFound, Unavailable
from agent.domain.facts.fact import FactOrigin
from tests.direct_sql import behind_the_back
from tests.sample_drafts import CONTENT, DRAFT, FACT, NOW, draft

pytestmark = pytest.mark.both_databases
PENDING = {DraftStatus.PENDING}


@pytest.fixture
def database(state_url: str) -> Iterator[Database]:
    database = Database(state_url)
    database.migrate()
    SqlIdentity(database).add(DEMO_USERS)
    yield database
    database.dispose()


@pytest.fixture
def drafts(database: Database) -> SqlDrafts:
    return SqlDrafts(database)


def test_a_draft_comes_back_as_it_went_in(drafts: SqlDrafts) -> None:
    drafts.create(DRAFT)
    assert drafts.get(DRAFT.id) == DRAFT
    assert drafts.version(DRAFT.id, 1) == DRAFT


@pytest.mark.parametrize("value", [0.1 + 0.2, 1e308, 5, 5.0, None, "MC-10432", "Brück & Söhne „x“ 𝄞 \u202f"])
def test_a_figure_comes_back_as_it_went_in(drafts: SqlDrafts, value: float | str | None) -> None:
    fact = replace(FACT, value=value, as_of=None, origin=FactOrigin.USER)
    kept = replace(DRAFT, content=replace(CONTENT, facts=(fact,)))
    drafts.create(kept)
    back = drafts.get(DRAFT.id).content.facts[0].value
    assert (back, type(back)) == (value, type(value))


def test_the_same_request_makes_one_draft(drafts: SqlDrafts) -> None:
    drafts.create(DRAFT)
    second = replace(draft(2), request_id="r-1")
    assert drafts.create(second).id == DRAFT.id
    with pytest.raises(NotFound):
        drafts.get(second.id)


def test_the_same_request_of_two_people_makes_two_drafts(drafts: SqlDrafts) -> None:
    drafts.create(DRAFT)
    second = replace(draft(2), request_id="r-1", created_by="m.yilmaz")
    assert drafts.create(second) == drafts.get(second.id) == second
    assert drafts.create(replace(draft(3), request_id="r-1")).id == DRAFT.id


def test_of_many_with_the_same_request_one_is_made(drafts: SqlDrafts) -> None:
    asked = [replace(draft(number), request_id="r-9") for number in range(20)]
    with ThreadPoolExecutor(8) as many:
        made = {each.id for each in many.map(drafts.create, asked)}
    assert len(made) == 1
    assert len(drafts.find(set(DraftStatus), None, 100)) == 1


def test_a_new_version_replaces_the_one_that_was_seen_and_only_that(drafts: SqlDrafts) -> None:
    drafts.create(DRAFT)
    second = replace(DRAFT, version=2, digest="e" * 64, content=replace(CONTENT, text="Neu"))
    assert not drafts.add_version(second, "x" * 64)
    assert drafts.add_version(second, DRAFT.digest)
    assert not drafts.add_version(replace(second, version=3), DRAFT.digest)
    assert drafts.get(DRAFT.id) == second
    assert drafts.version(DRAFT.id, 1).content == CONTENT


def test_a_decided_draft_gets_no_new_version(drafts: SqlDrafts) -> None:
    drafts.create(DRAFT)
    drafts.move(DRAFT.id, PENDING, DraftStatus.REJECTED, DRAFT.digest)
    assert not drafts.add_version(replace(DRAFT, version=2), DRAFT.digest)


def test_a_move_needs_status_and_digest(drafts: SqlDrafts) -> None:
    drafts.create(DRAFT)
    assert not drafts.move(DRAFT.id, PENDING, DraftStatus.APPROVED, "x" * 64)
    assert not drafts.move(DRAFT.id, {DraftStatus.SENT}, DraftStatus.APPROVED, DRAFT.digest)
    assert not drafts.move("nobody", PENDING, DraftStatus.APPROVED, None)
    assert drafts.get(DRAFT.id).status is DraftStatus.PENDING
    assert drafts.move(DRAFT.id, PENDING, DraftStatus.APPROVED, None)
    assert not drafts.move(DRAFT.id, PENDING, DraftStatus.APPROVED, None)


def test_of_many_moves_one_wins(drafts: SqlDrafts) -> None:
    drafts.create(DRAFT)
    with ThreadPoolExecutor(8) as many:
        ends = [DraftStatus.APPROVED, DraftStatus.REJECTED] * 20
        won = sum(many.map(lambda end: drafts.move(DRAFT.id, PENDING, end, DRAFT.digest), ends))
    assert won == 1


def test_inside_of_a_transaction_the_latest_state_is_read(database: Database, drafts: SqlDrafts) -> None:
    drafts.create(DRAFT)
    with database.together():
        assert drafts.get(DRAFT.id).status is DraftStatus.PENDING
        drafts.move(DRAFT.id, PENDING, DraftStatus.APPROVED, DRAFT.digest)
        assert drafts.get(DRAFT.id).status is DraftStatus.APPROVED


def test_drafts_are_found_by_status_and_account_the_latest_first(drafts: SqlDrafts) -> None:
    for number, account in enumerate(["A", "B", "A"]):
        drafts.create(draft(number, account=account, created_at=NOW + dt.timedelta(minutes=number)))
    ids = [draft(number).id for number in range(3)]
    assert [each.id for each in drafts.find(PENDING, None, 10)] == ids[::-1]
    assert [each.id for each in drafts.find(PENDING, ["A"], 10)] == [ids[2], ids[0]]
    assert [each.id for each in drafts.find(PENDING, ["A"], 1)] == [ids[2]]
    assert drafts.find(PENDING, [], 10) == drafts.find({DraftStatus.SENT}, None, 10) == []


def test_due_is_what_is_pending_when_its_time_is_over(drafts: SqlDrafts) -> None:
    drafts.create(draft(1))
    drafts.create(draft(2))
    drafts.move(draft(2).id, PENDING, DraftStatus.REJECTED, None)
    assert drafts.due(DRAFT.expires_at - dt.timedelta(microseconds=1)) == []
    assert [each.id for each in drafts.due(DRAFT.expires_at)] == [draft(1).id]


def consent(user: str, capacity: str, version: int = 1) -> Consent:
    return Consent(DRAFT.id, version, "c" * 64, user, capacity, NOW, "Ja")


def test_a_person_and_a_capacity_say_yes_once_to_a_version(drafts: SqlDrafts) -> None:
    drafts.create(DRAFT)
    assert drafts.consent(consent("k.brandt", OWN))
    assert not drafts.consent(consent("k.brandt", "legal")), "the same person"
    assert not drafts.consent(consent("h.sommer", OWN)), "the same capacity"
    assert drafts.consent(consent("h.sommer", "head_of_sales"))
    assert {each.capacity: each.user_id for each in drafts.consents(DRAFT.id, 1)} == {
        OWN: "k.brandt",
        "head_of_sales": "h.sommer",
    }
    assert drafts.consents(DRAFT.id, 2) == []
    assert consent("k.brandt", OWN) in drafts.consents(DRAFT.id, 1)


def test_the_history_keeps_its_order(drafts: SqlDrafts) -> None:
    drafts.create(DRAFT)
    events = [
        DraftEvent(DRAFT.id, 1, EventKind.PROPOSED, NOW, "k.brandt"),
        DraftEvent(DRAFT.id, 1, EventKind.ASKED, NOW - dt.timedelta(hours=1), "h.sommer", "Warum?"),
        DraftEvent(DRAFT.id, 1, EventKind.EXPIRED, NOW),
    ]
    for event in events:
        drafts.record(event)
    assert drafts.events(DRAFT.id) == events


def test_a_failed_transaction_leaves_no_half_draft(database: Database, drafts: SqlDrafts) -> None:
    with pytest.raises(Unavailable):
        drafts.create(replace(DRAFT, created_by="nobody"))
    assert drafts.find(set(DraftStatus), None, 10) == []


@pytest.mark.sqlite_only  # PostgreSQL takes none of these
@pytest.mark.parametrize(
    "change",
    [
        "update draft_versions set content = 'x' || substr(content, 2)",
        "update draft_versions set content = cast(x'7bff' as text)",
        "update draft_versions set content = json_set(content, '$.subject', json('{}'))",
        "update draft_versions set content = json_set(content, '$.to', json('[1]'))",
        "update draft_versions set commitments = '[{'",
        """update draft_versions set "right" = json_set("right", '$.approvers', json('[{}]'))""",
        "update drafts set version = 'x'",
        "update drafts set expires_at = 'soon'",
        "update drafts set created_by = cast(x'ff' as text)",
    ],
)
def test_bytes_that_nobody_can_read_are_told_and_hide_no_other(
    database: Database, drafts: SqlDrafts, change: str
) -> None:
    _unreadable(database, drafts, change)


@pytest.mark.parametrize(
    "change",
    [
        "update draft_versions set content = '{}'",
        "update draft_versions set content = '[]'",
        "update draft_versions set version = 7",
        "delete from draft_versions",
        'update draft_versions set "right" = \'{"verdict": "of course"}\'',
        "update draft_versions set checks = '[1]'",
        "update drafts set kind = 'telegram'",
        "update drafts set status = 'loved'",
    ],
)
def test_a_row_that_nobody_can_read_is_told_and_hides_no_other(
    database: Database, drafts: SqlDrafts, change: str
) -> None:
    _unreadable(database, drafts, change)


def _unreadable(database: Database, drafts: SqlDrafts, change: str) -> None:
    drafts.create(DRAFT)
    behind_the_back(database.url, change)
    drafts.create(draft(2))
    with pytest.raises(Conflict) as refusal:
        drafts.get(DRAFT.id)
    assert refusal.value.code == "drafts.tampered"
    assert [each.id for each in drafts.find(set(DraftStatus), None, 10)] == [draft(2).id]
    for wanted in (set(DraftStatus), PENDING):
        listed = {each.id: each for each in drafts.find(wanted, None, 10, figures=False)}
        assert {each: found.unreadable for each, found in listed.items()} == {DRAFT.id: True, draft(2).id: False}
        stub = listed[DRAFT.id]
        assert (stub.account, stub.digest, stub.content.subject) == (DRAFT.account, "", "")
    assert [each.id for each in drafts.due(DRAFT.expires_at)] == [draft(2).id]


@pytest.mark.parametrize("kind", ["email", "telegram", "price_preparation"])
def test_a_stub_shows_itself_to_nobody_who_may_not_see_its_kind(
    database: Database, drafts: SqlDrafts, kind: str
) -> None:
    drafts.create(DRAFT)
    behind_the_back(database.url, "update drafts set kind = :kind", kind=kind)
    behind_the_back(database.url, "update draft_versions set content = '[]'")
    (stub,) = drafts.find(PENDING, None, 10, figures=False)
    assert stub.kind is (DraftKind.EMAIL if kind == "email" else DraftKind.PRICE_PREPARATION)


@pytest.mark.sqlite_only  # PostgreSQL takes no such time
def test_a_broken_consent_is_told(database: Database, drafts: SqlDrafts) -> None:
    _broken_history(database, drafts, "update draft_consents set at = 'yesterday'")


def test_a_broken_event_is_told(database: Database, drafts: SqlDrafts) -> None:
    _broken_history(database, drafts, "update draft_events set kind = 'loved'")


def _broken_history(database: Database, drafts: SqlDrafts, change: str) -> None:
    drafts.create(DRAFT)
    drafts.record(DraftEvent(DRAFT.id, 1, EventKind.PROPOSED, NOW, "k.brandt"))
    drafts.consent(consent("k.brandt", OWN))
    behind_the_back(database.url, change)
    read = drafts.events if "events" in change else lambda draft_id: drafts.consents(draft_id, 1)
    with pytest.raises(Conflict) as refusal:
        read(DRAFT.id)
    assert refusal.value.code == "drafts.tampered"
