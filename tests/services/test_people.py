"""Forgetting a person: nothing tells who they were, everything they did stays, the chain holds."""

import dataclasses
import datetime as dt
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from agent.adapters.state.audit import SqlAudit
from agent.adapters.state.demo_users import DEMO_USERS
from agent.adapters.state.tables import (
    AccountPlanRow,
    DecisionRow,
    DeliveryRow,
    DraftRow,
    EscalationRow,
    OverrideRow,
    PersonRow,
    RegisterRow,
    ReviewRow,
    UserRow,
)
from agent.bootstrap import App
from agent.domain.audit import DELETED, AuditEntry, AuditFilter
from agent.domain.errors import Conflict, Forbidden, KamError, NotFound
from agent.domain.identity import Role, User
from tests.direct_sql import contents

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
GOES = "m.yilmaz"
TRACES = ("m.yilmaz", "yılmaz", "murat")


def admin(app: App) -> User:
    return app.identity.user("a.petersen")


def work(app: App) -> None:
    """Something of every kind that a person leaves behind."""
    audit = app.audit
    audit.append(GOES, "nda_review.requested", "r1", {"sha256": "0" * 64})
    audit.append("k.brandt", "draft.consented", "d1", {"by": GOES})
    deviation = {"policy_id": "p", "topic": "term", "accepted_by": "Dr. Lorenz Vogt, Murat Yılmaz"}
    with app.database.transaction() as session:
        session.add(_review())
        session.flush()
        session.add(_decision())
        session.add(_entry([deviation]))
        session.add(OverrideRow(article_id="a", quantity=1, reason="", proposed=None, set_by=GOES, set_at=NOW))
        session.add(AccountPlanRow(id="p", account_id="c", approved_on=NOW.date(), approved_by=GOES, title="", seeded=False))  # fmt: skip  # noqa: E501
        session.add(_escalation())


def _review() -> ReviewRow:
    return ReviewRow(id="r1", created_at=NOW, created_by=GOES, document_name="n", sha256="0", language="de", anyway=False, status="done", step="")  # fmt: skip  # noqa: E501


def _decision() -> DecisionRow:
    return DecisionRow(review_id="r1", proposal_id="p", choice="accept", text="", reason="", decided_by=GOES, decided_at=NOW, agreed=True)  # fmt: skip  # noqa: E501


def _entry(deviations: list[dict[str, str]]) -> RegisterRow:
    return RegisterRow(id="n1", account="A", document_name="n", signed_on=NOW.date(), review_id="r1", deviations=deviations, recorded_by=GOES, recorded_at=NOW, end_reason="", note="")  # fmt: skip  # noqa: E501


def _escalation() -> EscalationRow:
    return EscalationRow(id="e", account_id="c", kpi="otif", detected_on=NOW.date(), cause="", owner="Murat Yılmaz", measure="", evidence="", seeded=False)  # fmt: skip  # noqa: E501


def delivery(app: App, status: str) -> None:
    """A message in the person's name, approved and on its way."""
    address = app.identity.user(GOES).email
    with app.database.transaction() as session:
        session.add(DraftRow(id="d1", kind="email", account="A", language="de", status="approved", version=1, digest="0" * 64, created_by=GOES, created_at=NOW, expires_at=NOW))  # fmt: skip  # noqa: E501
        session.flush()
        session.add(DeliveryRow(id="x1", draft_id="d1", version=1, digest="0" * 64, channel="mail", message_id="m", sender=address, sender_name="Murat Yılmaz", approved_at=NOW, status=status, recipients=[], attempts=0, problem=""))  # fmt: skip  # noqa: E501


def stored(app: App) -> str:
    """Everything in the database; in its files, where it has some, the write-ahead log included."""
    return contents(app.database.url).decode("utf-8", "replace").lower()


def test_a_forgotten_person_is_no_user_any_more(app: App) -> None:
    assert app.people.forget(admin(app), GOES)
    with pytest.raises(NotFound):
        app.identity.user(GOES)
    assert GOES not in {user.id for user in app.identity.users()}
    with app.database.reading() as session:
        (row,) = [row for row in session.query(UserRow) if row.email.endswith("@deleted.invalid")]
        assert (row.roles, row.memberships) == ([], [])
    for gone in (row.id, GOES):
        with pytest.raises(NotFound):
            app.identity.user(gone)
        with pytest.raises(NotFound, match="kam people list"):
            app.people.forget(admin(app), gone)


def test_what_they_did_stays_and_the_chain_holds(app: App) -> None:
    work(app)
    before = app.audit.verify().entries
    app.people.forget(admin(app), GOES)
    assert app.audit.verify().holds
    last, consent, request = app.audit.find(AuditFilter(limit=3))
    assert (request.actor, consent.details, app.audit.verify().entries) == (DELETED, {"by": DELETED}, before + 1)
    assert (last.actor, last.action, last.subject) == ("a.petersen", "person.forgotten", DELETED)
    with app.database.reading() as session:
        review, decision, override = session.get(ReviewRow, "r1"), session.query(DecisionRow).one(), session.query(OverrideRow).one()  # fmt: skip  # noqa: E501
        assert review is not None
        assert review.created_by == decision.decided_by == override.set_by != GOES
        assert "Dr. Lorenz Vogt, gelöschte Person" in session.query(RegisterRow).one().deviations[0]["accepted_by"]
        assert "gelöschte Person" in session.query(EscalationRow).one().owner


def test_nothing_stored_tells_who_it_was(app: App) -> None:
    work(app)
    app.database.dispose()
    before = stored(app)
    assert all(trace in before for trace in TRACES), "or the search finds nothing at any rate"
    assert app.people.forget(admin(app), GOES)
    after = stored(app)
    assert [trace for trace in TRACES if trace in after] == []
    assert "k.brandt" in after, "what is stored is read"
    assert app.audit.verify().holds


@pytest.mark.sqlite_only  # rows deleted on a server are the server's task
def test_while_somebody_reads_the_files_keep_traces_and_that_is_told(app: App, home: Path) -> None:
    work(app)
    with closing(sqlite3.connect(home / "state.sqlite3")) as reader:
        reader.execute("begin")
        reader.execute("select * from users").fetchall()
        assert not app.people.forget(admin(app), GOES)
        assert "m.yilmaz" in stored(app)
    assert app.people.purge(admin(app))
    assert "m.yilmaz" not in stored(app)


def test_who_is_gone_does_not_come_back_with_the_demo_users(app: App) -> None:
    app.people.forget(admin(app), GOES)
    app.identity.seed(DEMO_USERS)
    assert GOES not in {user.id for user in app.identity.users()}


def test_the_references_of_the_others_stay(app: App) -> None:
    work(app)
    app.people.forget(admin(app), GOES)
    with app.database.reading() as session:
        people = {row.user_id for row in session.query(PersonRow)}
    assert people == {None, "k.brandt", "a.petersen"}


@pytest.mark.parametrize("user", ["k.brandt", "h.sommer", "l.vogt"])
def test_only_an_admin_sees_and_forgets_people(app: App, user: str) -> None:
    who = app.identity.user(user)
    for refused in (app.people.list, app.people.purge, lambda each: app.people.forget(each, GOES)):
        with pytest.raises(Forbidden):
            refused(who)
    assert app.identity.user(GOES)


def refused(app: App, user: User, person: str, code: str) -> None:
    before = app.audit.verify().entries
    with pytest.raises(KamError) as refusal:
        app.people.forget(user, person)
    assert refusal.value.code == code
    assert app.identity.user(person)
    last = app.audit.find(AuditFilter(limit=1))[0]
    assert (last.action, last.subject, last.details) == ("person.forget_refused", person, {"code": code})
    assert app.audit.verify().entries == before + 1


def test_nobody_forgets_themselves(app: App) -> None:
    refused(app, admin(app), "a.petersen", "people.yourself")


def test_the_last_admin_stays(app: App) -> None:
    stale = dataclasses.replace(admin(app), id="b.admin")  # the session of one who is no user any more
    refused(app, stale, "a.petersen", "people.last_admin")
    app.identity.add([dataclasses.replace(stale, email="b.admin@example.com", roles=frozenset({Role.ADMIN}))])
    app.people.forget(stale, "a.petersen")


@pytest.mark.parametrize("status", ["waiting", "claimed", "transmitting", "uncertain"])
def test_who_has_messages_on_the_way_stays(app: App, status: str) -> None:
    delivery(app, status)
    refused(app, admin(app), GOES, "people.messages_wait")


@pytest.mark.parametrize("status", ["sent", "failed"])
def test_a_message_that_left_keeps_nobody(app: App, status: str) -> None:
    delivery(app, status)
    app.people.forget(admin(app), GOES)
    with app.database.reading() as session:
        sent = session.query(DeliveryRow).one()
    assert sent.sender.endswith("@deleted.invalid")
    assert "gelöschte" in sent.sender_name
    assert [trace for trace in TRACES if trace in stored(app)] == []


def test_a_failure_forgets_nothing(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    work(app)

    append = SqlAudit.append

    def fail(self: SqlAudit, actor: str, action: str, subject: str, details: Mapping[str, object]) -> AuditEntry:
        if action == "person.forgotten":
            raise Conflict("audit.not_resealed")
        return append(self, actor, action, subject, details)

    monkeypatch.setattr(SqlAudit, "append", fail)
    with pytest.raises(Conflict):
        app.people.forget(admin(app), GOES)
    assert app.identity.user(GOES).accounts
    assert app.audit.entries()[0].actor == GOES
