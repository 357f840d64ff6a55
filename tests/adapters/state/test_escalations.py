"""Escalation records in the database: everything comes back, one open record a contract, imports stay imports."""

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from agent.adapters.state.database import Database
from agent.adapters.state.escalations import SqlEscalations
from agent.adapters.state.history import SqlHistory
from agent.domain.errors import Conflict, NotFound
from agent.domain.escalation import rules
from agent.domain.escalation.clock import ReminderKind
from agent.domain.escalation.record import CauseKind, EscalationRecord, Stage
from agent.domain.escalation.sweep import Covering
from agent.domain.history import Escalation
from tests.sample_escalations import DAY_0, NOW, complete, imported, opened

pytestmark = pytest.mark.both_databases
SEEDED = Escalation("ES-1", "N", DAY_0, "RV-9", "call_off", "Saison", "k.brandt", "Plan strecken")


@pytest.fixture
def database(state_url: str) -> Iterator[Database]:
    database = Database(state_url)
    database.migrate()
    yield database
    database.dispose()


@pytest.fixture
def store(database: Database) -> SqlEscalations:
    return SqlEscalations(database)


@pytest.fixture
def history(database: Database) -> SqlHistory:
    return SqlHistory(database)


def test_everything_comes_back_and_the_figure_unrounded(store: SqlEscalations) -> None:
    record = complete(stage=Stage.REMINDER, sponsor="h.sommer", lesson="Früher fragen")
    record = dataclasses.replace(record, trigger=dataclasses.replace(record.trigger, value=0.1 + 0.2))  # type: ignore[type-var]
    record = rules.raised(record, Stage.SPONSORS, "Keine Antwort", NOW)
    assert store.open(record)
    assert store.get("E-1") == record
    closed = rules.closed(record, "Mail 4711", "Plan gestreckt", "", NOW)
    store.put(closed)
    assert store.get("E-1") == closed


def test_a_contract_has_one_open_record_and_one_a_month(store: SqlEscalations) -> None:
    assert store.open(opened())
    assert not store.open(opened(id="E-2")), "open"
    assert not store.open(opened(id="E-2", period="2026-12")), "still open in another month"
    assert store.open(opened(id="E-3", contract_id="RV-2"))
    assert store.open(opened(id="E-4", account_id="H"))
    store.put(dataclasses.replace(opened(), resolved_on=NOW.date()))
    assert not store.open(opened(id="E-5")), "the same month"
    assert store.open(opened(id="E-6", period="2026-12"))


def test_what_a_refused_record_was_tried_with_stays(database: Database, store: SqlEscalations) -> None:
    with database.together():
        assert store.open(opened())
        assert not store.open(opened(id="E-2"))
        assert store.open(opened(id="E-3", contract_id="RV-2"))
    assert [each.id for each in store.find(["N"])] == ["E-1", "E-3"]


def test_a_closed_one_is_not_reopened_beside_another(store: SqlEscalations) -> None:
    closed = dataclasses.replace(opened(), resolved_on=NOW.date())
    store.open(closed)
    store.open(opened(id="E-2", period="2026-12"))
    with pytest.raises(Conflict) as error:
        store.put(dataclasses.replace(closed, resolved_on=None))
    assert error.value.code == "escalations.other_open"
    assert store.get("E-1") == closed


def test_records_without_a_contract_do_not_stand_in_each_others_way(store: SqlEscalations) -> None:
    assert store.open(opened(contract_id=None, period=None))
    assert store.open(opened(id="E-2", contract_id=None, period=None))


def test_measures_are_replaced_as_a_whole(store: SqlEscalations, database: Database) -> None:
    store.open(complete())
    store.put(rules.with_measure_done(complete(), 2, NOW.date()))
    store.put(dataclasses.replace(complete(), measures=complete().measures[:1]))
    assert store.get("E-1").measures == complete().measures[:1]
    with database.reading() as session:
        assert session.execute(text("select count(*) from escalation_measures")).scalar() == 1


def test_an_unknown_one_is_told(store: SqlEscalations) -> None:
    for ask in (store.get, store.locked):
        with pytest.raises(NotFound):
            ask("nobody")


def test_find_by_account_and_state(store: SqlEscalations) -> None:
    store.open(dataclasses.replace(opened(), resolved_on=NOW.date()))
    store.open(opened(id="E-0", contract_id="RV-2", detected_on=DAY_0 - dt.timedelta(1)))
    store.open(opened(id="E-3", account_id="H"))

    def found(*accounts: str, is_open: bool | None = None) -> list[str]:
        return [each.id for each in store.find(accounts, is_open=is_open)]

    assert found("N") == ["E-0", "E-1"], "the oldest first"
    assert (found("N", is_open=True), found("N", is_open=False)) == (["E-0"], ["E-1"])
    assert found() == []
    assert found("N", "H", *map(str, range(1_000))) == ["E-0", "E-1", "E-3"], "more than one question may name"


def test_what_covers_a_contract(store: SqlEscalations) -> None:
    def resolved(key: str, day: dt.date) -> EscalationRecord:
        return opened(id=key, contract_id=key, resolved_on=day)

    store.open(opened())
    store.open(resolved("E-2", dt.date(2026, 10, 31)))
    store.open(resolved("E-3", dt.date(2026, 11, 1)))
    assert list(store.covering(dt.date(2026, 11, 1))) == [
        Covering("E-1", "N", "RV-1", "call_off", is_open=True),
        Covering("E-3", "N", "E-3", "call_off", is_open=False),
    ]


def test_an_import_counts_as_imported_until_somebody_changes_it(store: SqlEscalations, history: SqlHistory) -> None:
    history.seed([SEEDED], [])
    record = store.get("ES-1")
    assert record == imported(id="ES-1", contract_id="RV-9")
    store.put(rules.with_cause(record, CauseKind.KNOWN, "Projekt verschoben"))
    history.seed([SEEDED], [])
    kept = store.get("ES-1")
    assert (kept.imported, kept.cause.text, kept.imported_measure) == (False, "Projekt verschoben", "Plan strecken")


def test_an_import_may_bring_two_open_ones_of_a_contract(store: SqlEscalations, history: SqlHistory) -> None:
    history.seed([SEEDED, dataclasses.replace(SEEDED, id="ES-2")], [])
    assert len(store.find(["N"])) == 2


def test_kpis_read_whether_a_record_of_ours_is_complete(store: SqlEscalations, history: SqlHistory) -> None:
    history.seed([SEEDED], [])
    store.open(opened())
    store.open(complete(id="E-2", contract_id="RV-2"))
    found = {each.id: each for each in history.escalations()}
    assert {key: each.complete for key, each in found.items()} == {"ES-1": None, "E-1": False, "E-2": True}
    assert found["E-2"].measure == "Termin mit dem Einkauf; Material prüfen"
    assert found["ES-1"] == SEEDED


def test_a_reminder_is_given_once(store: SqlEscalations) -> None:
    record = opened()
    store.open(record)
    assert store.given(["E-1"]) == {}
    assert store.remind(record, ReminderKind.DAY_7, NOW)
    assert not store.remind(record, ReminderKind.DAY_7, NOW)
    assert store.remind(record, ReminderKind.DAY_11, NOW)
    assert store.given(["E-1", "E-2"]) == {"E-1": {ReminderKind.DAY_7, ReminderKind.DAY_11}}
    assert store.given([]) == {}
    assert store.given_at("E-1")[ReminderKind.DAY_7] == NOW


def test_another_record_under_the_same_imported_id_is_reminded_of_anew(
    store: SqlEscalations, history: SqlHistory
) -> None:
    history.seed([SEEDED], [])
    store.remind(store.get("ES-1"), ReminderKind.DAY_7, NOW)
    history.seed([SEEDED], [])
    assert store.given(["ES-1"]) == {"ES-1": {ReminderKind.DAY_7}}, "the same one was imported again"
    history.seed([dataclasses.replace(SEEDED, detected_on=NOW.date())], [])
    assert store.given(["ES-1"]) == {}


def test_rows_of_before_the_migration_are_read(store: SqlEscalations, database: Database) -> None:
    with database.transaction() as session:
        session.execute(
            text(
                "insert into escalations (id, account_id, contract_id, kpi, detected_on, cause, owner, measure,"
                " evidence, seeded) values ('old', 'N', 'RV-1', 'call_off', '2026-11-10', '', '', '', '', false)"
            )
        )
    old = store.get("old")
    assert (old.stage, old.trigger, old.measures, old.cause.kind) == (Stage.INVITATION, None, (), CauseKind.UNKNOWN)
