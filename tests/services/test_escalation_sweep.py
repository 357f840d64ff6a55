"""The sweep: every broken contract gets one record, whoever looks how often."""

import dataclasses
import datetime as dt
import multiprocessing
from collections.abc import Callable, Iterator
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest

from agent.bootstrap.escalations import EscalationParts
from agent.domain.errors import Forbidden
from agent.domain.escalation.record import CauseKind, EscalationRecord, Facing
from agent.domain.history import Escalation
from tests.escalations_world import AURELIA, BRANDT, HELIOTEC, PETERSEN, SOMMER, VOGT, YILMAZ, fill, on, parts, user
from tests.kpi_world import TODAY

BROKEN = {"1": ("N", 6_996.0), "2": ("H", 9_000.0), "3": ("A", 1_000.0), "4": ("H", 7_000.0)}
ONE = {"1": ("N", 6_996.0)}


@pytest.fixture
def built(home: Path) -> Iterator[EscalationParts]:
    built = parts(home)
    yield built
    built.database.dispose()


def contracts(records: Any) -> list[str | None]:
    return sorted(each.contract_id for each in records)


def resolve(built: EscalationParts, record: EscalationRecord) -> None:
    desk, who = built.escalations, user(built, SOMMER)
    desk.cause(who, record.id, CauseKind.KNOWN, "Projekt verschoben")
    for facing in Facing:
        desk.add_measure(who, record.id, "Termin", BRANDT, record.detected_on, facing)
    desk.close(who, record.id, "Mail 4711", "Plan gestreckt")


def test_what_is_below_the_threshold_unrounded_opens(built: EscalationParts) -> None:
    fill(built, BROKEN)
    report = built.escalation_sweep.sweep()
    assert (report.contracts, contracts(report.opened)) == (4, ["RV-1", "RV-3"])
    record = next(each for each in report.opened if each.contract_id == "RV-1")
    assert (record.detected_on, record.owner, record.imported) == (TODAY, BRANDT, False)
    trigger = record.trigger
    assert trigger is not None
    assert (trigger.value, trigger.numerator, trigger.denominator) == (0.6996, 6_996.0, 10_000.0)
    assert (trigger.period, trigger.definition, trigger.version) == ("2026-11-22", "call_off", "1")
    assert {(row.table, row.key) for row in trigger.rows} == {("contract_lines", "L-1"), ("order_lines", "O-1")}
    assert built.escalation_store.get(record.id) == record


def test_the_figure_is_that_of_the_kpi(built: EscalationParts) -> None:
    fill(built, ONE)
    (record,) = built.escalation_sweep.sweep().opened
    (kpi,) = built.kpis.query(user(built, BRANDT), "call_off", "Nordwerk Antriebe GmbH")
    assert record.trigger is not None
    assert (record.trigger.value, record.trigger.digest, record.trigger.as_of) == (kpi.value, kpi.digest, kpi.age.as_of)
    assert {(row.table, row.key) for row in kpi.sums.rows or ()} == {
        (row.table, row.key) for row in record.trigger.rows
    }


def test_a_second_run_opens_nothing_and_the_next_day_neither(built: EscalationParts) -> None:
    fill(built, BROKEN)
    built.escalation_sweep.sweep()
    assert list(built.escalation_sweep.sweep().opened) == []
    later = on(built, TODAY + dt.timedelta(40))
    assert list(later.escalation_sweep.sweep().opened) == [], "still open in another month"
    later.database.dispose()


def test_without_data_nothing_opens(built: EscalationParts) -> None:
    fill(built, {})
    report = built.escalation_sweep.sweep()
    assert (report.contracts, list(report.opened)) == (0, [])


def test_an_imported_record_counts(built: EscalationParts) -> None:
    fill(built, ONE)
    built.history.seed([Escalation("ES-1", "N", dt.date(2026, 9, 1), "RV-1", "otif")], [])
    assert list(built.escalation_sweep.sweep().opened) == []
    built.history.seed([Escalation("ES-1", "H", dt.date(2026, 9, 1), "RV-1")], [])
    assert contracts(built.escalation_sweep.sweep().opened) == ["RV-1"], "that of another customer does not"


def test_a_contract_that_recovered_is_told_and_not_closed(built: EscalationParts) -> None:
    fill(built, ONE)
    (record,) = built.escalation_sweep.sweep().opened
    fill(built, {"1": ("N", 9_000.0)})
    report = built.escalation_sweep.sweep()
    assert (list(report.opened), list(report.recovered)) == ([], [record])
    assert built.escalation_store.get(record.id).is_open
    german = built.escalation_view.swept(report, user(built, BRANDT).language)["message"]
    assert "Rahmenvertrag RV-1 erreicht wieder 70 %" in german


def test_closed_and_broken_in_a_later_month_opens_a_new_one(built: EscalationParts) -> None:
    fill(built, ONE)
    (record,) = built.escalation_sweep.sweep().opened
    resolve(built, record)
    assert list(built.escalation_sweep.sweep().opened) == [], "what was agreed needs time to show"
    later = on(built, dt.date(2026, 12, 1))
    (again,) = later.escalation_sweep.sweep().opened
    assert again.id != record.id
    assert (again.contract_id, again.period, again.detected_on) == ("RV-1", "2026-12", dt.date(2026, 12, 1))
    later.database.dispose()


def test_by_hand_only_the_own_accounts_and_only_by_who_works_on_them(built: EscalationParts) -> None:
    fill(built, BROKEN)
    for key in (VOGT, PETERSEN):
        with pytest.raises(Forbidden):
            built.escalation_sweep.sweep_as(user(built, key))
    assert contracts(built.escalation_sweep.sweep_as(user(built, BRANDT)).opened) == ["RV-1"]
    assert contracts(built.escalation_sweep.sweep_as(user(built, SOMMER)).opened) == ["RV-3"]
    fill(built, {"1": ("N", 9_000.0), "3": ("A", 9_000.0)})
    assert contracts(built.escalation_sweep.sweep_as(user(built, YILMAZ)).recovered) == ["RV-3"], "nobody else's"


def test_who_sees_every_account_by_another_role_sweeps_the_own_ones(built: EscalationParts) -> None:
    fill(built, BROKEN)
    brandt = user(built, BRANDT)
    both = dataclasses.replace(brandt, roles=brandt.roles | user(built, VOGT).roles)
    assert contracts(built.escalation_sweep.sweep_as(both).opened) == ["RV-1"]


def test_an_account_of_nobody_has_no_owner_yet(built: EscalationParts) -> None:
    fill(built, BROKEN)
    built.identity.assign({BRANDT: {HELIOTEC}, YILMAZ: {AURELIA}})
    owners = {each.contract_id: each.owner for each in built.escalation_sweep.sweep().opened}
    assert owners == {"RV-1": "", "RV-3": YILMAZ}


def test_record_and_audit_entry_are_one(built: EscalationParts, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(built, ONE)

    class Broken:
        def append(self, *_: object) -> None:
            raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setitem(built.__dict__, "audit", Broken())
        with pytest.raises(OSError, match="disk full"):
            built.escalation_sweep.sweep()
    assert built.escalation_store.find(["N"]) == []
    del built.__dict__["escalation_sweep"]
    (record,) = built.escalation_sweep.sweep().opened
    entry = built.audit.entries()[-1]
    assert (entry.actor, entry.action, entry.subject) == ("system", "escalation.opened", record.id)
    assert entry.details == {"kpi": "call_off", "period": "2026-11", "rows": 2}


class Slow:
    """Triggers of a sweep in whose way something comes after it has decided, and before it writes."""

    def __init__(self, real: Any, meanwhile: Callable[[], object]) -> None:
        self._real, self._meanwhile = real, meanwhile

    def call_offs(self, *arguments: Any) -> Any:
        return self._real.call_offs(*arguments)

    def triggers(self, *arguments: Any) -> Any:
        self._meanwhile()
        return self._real.triggers(*arguments)


def slowly(built: EscalationParts, meanwhile: Callable[[], object]) -> list[EscalationRecord]:
    slow = Slow(built.escalation_triggers, meanwhile)
    return list(dataclasses.replace(built.escalation_sweep, triggers=slow).sweep().opened)  # type: ignore[arg-type]


def test_a_sweep_that_was_faster_is_seen(built: EscalationParts) -> None:
    fill(built, ONE)
    other = parts(built.settings.home)
    assert slowly(built, other.escalation_sweep.sweep) == []
    assert len(built.escalation_store.find(["N"])) == 1
    other.database.dispose()


def test_an_import_that_was_faster_is_seen(built: EscalationParts) -> None:
    fill(built, ONE)
    record = Escalation("ES-1", "N", TODAY, "RV-1", "call_off")
    assert slowly(built, lambda: built.history.seed([record], [])) == []
    assert [each.id for each in built.escalation_store.find(["N"])] == ["ES-1"]


def sweep_at_once(home: str, barrier: Barrier) -> None:
    built = parts(Path(home))
    assert built.facts.accounts()
    barrier.wait(60)
    built.escalation_sweep.sweep()
    built.database.dispose()


def test_two_processes_at_once_open_one_record_a_contract(built: EscalationParts) -> None:
    fill(built, {str(number): ("N", 100.0 * number) for number in range(1, 61)})
    assert built.identity.users()
    built.facts_store.close()
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    processes = [context.Process(target=sweep_at_once, args=(str(built.settings.home), barrier)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    found = contracts(built.escalation_store.find(["N"]))
    assert len(found) == len(set(found)) == 60
    opened = [entry for entry in built.audit.entries() if entry.action == "escalation.opened"]
    assert len(opened) == 60
