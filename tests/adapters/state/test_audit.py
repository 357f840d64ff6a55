"""The stored chain: ordered under concurrency, sealed, persons by reference, broken by any change."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from alembic import command
from alembic.config import Config

from agent.adapters.clock import SystemClock
from agent.adapters.state.audit import SqlAudit
from agent.adapters.state.audit_rows import row_of
from agent.adapters.state.database import MIGRATIONS, Database
from agent.adapters.state.demo_users import DEMO_USERS
from agent.adapters.state.identity import SqlIdentity
from agent.domain.audit import DELETED, GENESIS, AuditEntry, AuditFilter, AuditFormat, ChainReport, Fault, digest_of
from agent.domain.errors import Unavailable
from tests.direct_sql import behind_the_back, raw

pytestmark = pytest.mark.both_databases
KEY = b"k" * 32


@pytest.fixture
def database(state_url: str) -> Iterator[Database]:
    database = Database(state_url)
    database.migrate()
    SqlIdentity(database).add(DEMO_USERS)
    yield database
    database.dispose()


@pytest.fixture
def audit(database: Database) -> SqlAudit:
    return SqlAudit(database, SystemClock(), KEY)


def fill(audit: SqlAudit, count: int) -> None:
    for number in range(count):
        audit.append("k.brandt", "nda_review.done", f"review-{number}", {"level": "red", "umlaut": "äß", "n": 1.5})


def column(database: Database, name: str = "actor") -> list[str]:
    return [str(row[0]) for row in raw(database.url, f"select {name} from audit_entries order by sequence")]  # noqa: S608


def test_what_is_stored_verifies(audit: SqlAudit) -> None:
    assert audit.verify() == ChainReport(0)
    fill(audit, 3)
    assert [entry.sequence for entry in audit.entries()] == [1, 2, 3]
    assert audit.verify() == ChainReport(3)


def test_many_writers_make_one_chain(audit: SqlAudit) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: audit.append("x", "y", str(number), {}), range(40)))
    assert audit.verify() == ChainReport(40)


def test_an_entry_is_lost_with_its_transaction_and_the_seal_with_it(database: Database, audit: SqlAudit) -> None:
    fill(audit, 2)
    with pytest.raises(RuntimeError):
        _fill_and_fail(database, audit)
    assert audit.verify() == ChainReport(2)
    with database.together():
        fill(audit, 3)
        assert audit.verify() == ChainReport(5), "the transaction sees its own"
    assert audit.verify() == ChainReport(5)


def _fill_and_fail(database: Database, audit: SqlAudit) -> None:
    with database.together():
        fill(audit, 1)
        raise RuntimeError


@pytest.mark.parametrize(
    ("damage", "report"),
    [
        ("update audit_entries set actor='m.yilmaz' where sequence=2", ChainReport(1, 2, Fault.CHANGED)),
        ("update audit_entries set details='{}' where sequence=2", ChainReport(1, 2, Fault.CHANGED)),
        ("update audit_entries set details='{ }'", ChainReport(0, 1, Fault.CHANGED)),
        ("update audit_entries set at=replace(at, 'T', ' ') where sequence=3", ChainReport(2, 3, Fault.CHANGED)),
        ("delete from audit_entries where sequence=2", ChainReport(1, 2, Fault.MISSING)),
        ("delete from audit_entries where sequence=4", ChainReport(3, 4, Fault.CUT)),
        ("delete from audit_entries", ChainReport(0, 1, Fault.CUT)),
        ("insert into audit_entries select 0, at, actor, action, subject, details, previous, digest"
         " from audit_entries where sequence=1", ChainReport(0, 1, Fault.ORDER)),
        ("insert into audit_entries select 5, at, actor, action, subject, details, digest, digest"
         " from audit_entries where sequence=4", ChainReport(4, 5, Fault.CHANGED)),
        ("delete from audit_head", ChainReport(4, None, Fault.UNSEALED)),
        ("update audit_head set sequence=3", ChainReport(4, None, Fault.SEAL)),
        ("update audit_head set digest=replace(digest, substr(digest, 1, 1), 'x')", ChainReport(4, None, Fault.SEAL)),
        ("update audit_head set seal=substr(seal, 1, 63) || 'x'", ChainReport(4, None, Fault.SEAL)),
        ("update audit_head set seal='x' || substr(seal, 2)", ChainReport(4, None, Fault.SECRET)),
    ],
)  # fmt: skip
def test_any_damage_is_named_and_stays_named(
    database: Database, audit: SqlAudit, damage: str, report: ChainReport
) -> None:
    _damaged(database, audit, damage, report)


@pytest.mark.sqlite_only  # PostgreSQL takes no such bytes
@pytest.mark.parametrize(
    ("damage", "report"),
    [
        ("update audit_entries set details=replace(details, ' ', '  ')", ChainReport(0, 1, Fault.CHANGED)),
        ("update audit_entries set digest=x'ff00' where sequence=2", ChainReport(1, 2, Fault.CHANGED)),
        ("update audit_entries set subject=cast(x'ff' as text) where sequence=2", ChainReport(1, 2, Fault.UNREADABLE)),
        ("update audit_head set seal=cast(x'ff00' as text)", ChainReport(0, None, Fault.SEAL)),
    ],
)  # fmt: skip
def test_damaged_bytes_are_named_and_stay_named(
    database: Database, audit: SqlAudit, damage: str, report: ChainReport
) -> None:
    _damaged(database, audit, damage, report)


def _damaged(database: Database, audit: SqlAudit, damage: str, report: ChainReport) -> None:
    fill(audit, 4)
    database.dispose()
    behind_the_back(database.url, damage)
    assert audit.verify() == report
    try:
        fill(audit, 2)
    except Unavailable:  # refused, where the secret is not the one of the seal or the head cannot be read
        assert report.fault in (Fault.SECRET, Fault.SEAL)
    assert not audit.verify().holds, "going on does not make it good"


def test_two_swapped_rows_are_named(database: Database, audit: SqlAudit) -> None:
    fill(audit, 4)
    move = "update audit_entries set sequence={} where sequence={}"
    behind_the_back(database.url, *(move.format(*pair) for pair in ((9, 2), (2, 3), (3, 9))))
    assert audit.verify() == ChainReport(1, 2, Fault.CHANGED)


def test_a_chain_cut_and_continued_stays_broken(database: Database, audit: SqlAudit) -> None:
    fill(audit, 4)
    behind_the_back(database.url, "delete from audit_entries where sequence>2")
    fill(audit, 3)
    assert audit.verify() == ChainReport(2, 3, Fault.MISSING)


def test_an_exchanged_last_entry_stays_named_when_the_chain_goes_on(database: Database, audit: SqlAudit) -> None:
    fill(audit, 3)
    third = audit.entries()[-1]
    row = (3, third.at, "system", "x", "y", {}, third.previous)
    change = (
        "update audit_entries set actor='system', action='x', subject='y', details='{}', digest='NEW' where sequence=3"
    )
    behind_the_back(database.url, change.replace("NEW", digest_of(*row)))
    assert audit.verify() == ChainReport(3, 3, Fault.UNLINKED)
    fill(audit, 1)
    assert audit.verify() == ChainReport(3, 4, Fault.UNLINKED), "the seal speaks of the entry that was there"


def test_with_another_secret_nothing_is_written_and_nobody_is_accused(database: Database, audit: SqlAudit) -> None:
    fill(audit, 2)
    foreign = SqlAudit(database, SystemClock(), b"f" * 32)
    assert foreign.verify() == ChainReport(2, None, Fault.SECRET)
    with pytest.raises(Unavailable, match=r"secret\.key"):
        fill(foreign, 1)
    with pytest.raises(Unavailable):
        foreign.export(AuditFormat.JSONL)
    assert audit.verify() == ChainReport(2)


def test_a_lost_secret_is_replaced_by_a_person_and_that_is_told(database: Database, audit: SqlAudit) -> None:
    fill(audit, 2)
    other = SqlAudit(database, SystemClock(), b"f" * 32)
    assert other.reseal("a.petersen", "secret")
    assert other.verify() == ChainReport(3)
    last = other.entries()[-1]
    assert (last.actor, last.action, last.details) == ("a.petersen", "audit.resealed", {"fault": "secret"})


def test_a_chain_that_does_not_hold_is_not_sealed(database: Database, audit: SqlAudit) -> None:
    fill(audit, 3)
    behind_the_back(database.url, "delete from audit_entries where sequence=2")
    assert not audit.reseal("a.petersen", "missing")
    assert audit.verify() == ChainReport(1, 2, Fault.MISSING)


def test_a_chain_from_before_the_seal_is_sealed_once(database: Database, audit: SqlAudit) -> None:
    fill(audit, 3)
    behind_the_back(database.url, "delete from audit_head", "update audit_entries set actor = actor")
    assert audit.seal_first()
    assert audit.verify() == ChainReport(3)
    behind_the_back(database.url, "delete from audit_entries where sequence=3")
    assert audit.seal_first()
    assert audit.verify().fault is Fault.CUT, "a head that is there is left alone"
    behind_the_back(database.url, "delete from audit_head", "delete from audit_entries where sequence=1")
    assert not audit.seal_first()
    assert not audit.verify().holds


def test_persons_stand_in_the_chain_by_reference(database: Database, audit: SqlAudit) -> None:
    audit.append("k.brandt", "draft.decided", "d1", {"by": ["h.sommer", {"user": "k.brandt"}], "n": 1})
    audit.append("k.brandt", "person.seen", "h.sommer", {})
    audit.append("system", "policy.changed", "policies", {})
    assert column(database)[0] == column(database)[1] != "k.brandt"
    assert column(database)[2] == "system"
    assert "sommer" not in str(column(database, "details")) + str(column(database, "subject"))
    first, second, third = audit.entries()
    assert (first.actor, first.details) == ("k.brandt", {"by": ["h.sommer", {"user": "k.brandt"}], "n": 1})
    assert (second.subject, third.actor) == ("h.sommer", "system")


def test_who_is_gone_meanwhile_gets_a_reference_to_nobody(database: Database, audit: SqlAudit) -> None:
    audit.append("x.gone@example.com", "nda_review.done", "r1", {})
    assert "gone" not in column(database)[0]
    assert audit.entries()[0].actor == DELETED


def test_a_database_from_before_the_references_and_the_seal_is_taken_over(empty_url: str) -> None:
    database = Database(empty_url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = database.engine
    command.upgrade(config, "0003")
    row = (1, datetime(2026, 1, 1, tzinfo=UTC), "k.brandt", "nda_review.done", "r1", {"level": "rot"}, GENESIS)
    with database.transaction() as session:
        session.add(row_of(AuditEntry(*row, digest=digest_of(*row))))
    database.migrate()
    SqlIdentity(database).add(DEMO_USERS)
    audit = SqlAudit(database, SystemClock(), KEY)
    assert audit.verify() == ChainReport(1, None, Fault.UNSEALED)
    assert audit.seal_first()
    audit.append("k.brandt", "nda_review.done", "r2", {})
    assert audit.verify() == ChainReport(2)
    assert [entry.actor for entry in audit.find(AuditFilter(actor="k.brandt"))] == ["k.brandt", "k.brandt"]
    assert column(database)[0] == "k.brandt" != column(database)[1]
    database.dispose()


def test_entries_are_found(audit: SqlAudit) -> None:
    fill(audit, 3)
    audit.append("h.sommer", "draft.approved", "d1", {})
    audit.append("h.sommer", "draft_x.approved", "d2", {})
    assert [entry.sequence for entry in audit.find(AuditFilter())] == [5, 4, 3, 2, 1]
    assert [entry.sequence for entry in audit.find(AuditFilter(limit=2))] == [5, 4]
    assert [entry.sequence for entry in audit.find(AuditFilter(actor="h.sommer", subject="d1"))] == [4]
    assert [entry.sequence for entry in audit.find(AuditFilter(action="draft_"))] == [5], "_ is no wildcard"
    assert audit.find(AuditFilter(since=date(2999, 1, 1))) == []
    assert len(audit.find(AuditFilter(since=date(2000, 1, 1)))) == 5


@pytest.mark.sqlite_only  # the same whatever it is read from
@pytest.mark.parametrize("count", [1, 1000, 1001])
def test_an_export_holds_the_whole_chain(database: Database, audit: SqlAudit, count: int) -> None:
    with database.together():
        fill(audit, count)
    found = list(audit.export(AuditFormat.JSONL))
    assert len(found) == count + 1
    assert audit.verify_export(iter(found)) == ChainReport(count)
    assert '"person": "k.brandt"' in found[0]
