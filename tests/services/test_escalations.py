"""Work on escalations: who may, what is refused, and that a change and its entry are one."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent.bootstrap.escalations import EscalationParts
from agent.domain.errors import BadInput, Conflict, Forbidden, KamError, NotFound
from agent.domain.escalation.record import CauseKind, EscalationRecord, Facing, Stage
from agent.domain.history import Escalation
from agent.services.escalations import Which
from tests.escalations_world import BRANDT, PETERSEN, SOMMER, VOGT, YILMAZ, fill, on, parts, user
from tests.kpi_world import HELIOTEC, NORDWERK, TODAY

DUE = TODAY + dt.timedelta(2)
IMPORTED = Escalation("ES-1", "H", dt.date(2026, 11, 10), "RV-2", "call_off", "Saison", BRANDT, "Plan strecken")


@pytest.fixture
def built(home: Path) -> Iterator[EscalationParts]:
    built = parts(home)
    fill(built, {"1": ("N", 6_996.0), "2": ("H", 500.0), "3": ("A", 9_000.0)})
    built.history.seed([IMPORTED], [])
    built.escalation_sweep.sweep()
    yield built
    built.database.dispose()


@pytest.fixture
def record(built: EscalationParts) -> EscalationRecord:
    return next(each for each in built.escalations.find(user(built, BRANDT)) if not each.imported)


def completed(built: EscalationParts, record_id: str) -> EscalationRecord:
    desk, me = built.escalations, user(built, BRANDT)
    desk.cause(me, record_id, CauseKind.ASSUMED, "Projekt verschoben")
    desk.add_measure(me, record_id, "Termin mit dem Einkauf", "Katharina Brandt", DUE, Facing.CUSTOMER)
    return desk.add_measure(
        me, record_id, "Material prüfen", "h.sommer@melchers-components.example", DUE, Facing.INTERNAL
    )


def refused(built: EscalationParts, act: Callable[[], object], code: str) -> None:
    """It is told, recorded, and nothing has changed."""
    before = built.escalation_store.find(["N", "H", "A"])
    with pytest.raises(KamError) as error:
        act()
    assert error.value.code == code
    assert built.escalation_store.find(["N", "H", "A"]) == before
    entry = built.audit.entries()[-1]
    assert (entry.action, entry.details) == ("escalation.refused", {"code": code})


def test_the_way_from_the_sweep_to_the_closed_record(built: EscalationParts, record: EscalationRecord) -> None:
    after = completed(built, record.id)
    assert [each.owner for each in after.measures] == [BRANDT, SOMMER]
    assert after.cause.kind is CauseKind.ASSUMED
    me = user(built, BRANDT)
    built.escalations.finish_measure(me, record.id, 1)
    closed = built.escalations.close(me, record.id, "Protokoll.docx vom 22.11.", "Plan gestreckt", "Früher fragen")
    assert (closed.resolved_on, closed.result, closed.lesson) == (TODAY, "Plan gestreckt", "Früher fragen")
    actions = [entry.action for entry in built.audit.entries() if entry.subject == record.id]
    assert actions == [
        "escalation.opened",
        "escalation.cause",
        "escalation.measure_added",
        "escalation.measure_added",
        "escalation.measure_done",
        "escalation.closed",
    ]
    assert not any("Einkauf" in str(entry.details) for entry in built.audit.entries()), "the chain holds no texts"


def test_nothing_is_closed_while_something_is_missing(built: EscalationParts, record: EscalationRecord) -> None:
    me, desk = user(built, BRANDT), built.escalations
    refused(built, lambda: desk.close(me, record.id, "Mail 4711", "Plan gestreckt"), "escalations.incomplete")
    completed(built, record.id)
    refused(built, lambda: desk.close(me, record.id, "---", "Plan gestreckt"), "escalations.evidence")
    refused(built, lambda: desk.close(me, record.id, "Mail 4711", " "), "escalations.result")


@pytest.mark.parametrize(
    ("key", "code"),
    [(YILMAZ, "escalations.unknown"), (PETERSEN, "escalations.unknown"), (VOGT, "escalations.no_right")],
)
def test_only_the_manager_of_the_account_and_the_head_of_sales_work_on_it(
    built: EscalationParts, record: EscalationRecord, key: str, code: str
) -> None:
    desk, who, today = built.escalations, user(built, key), TODAY
    for act in (
        lambda: desk.cause(who, record.id, CauseKind.KNOWN, "Projekt verschoben"),
        lambda: desk.assign(who, record.id, owner=key),
        lambda: desk.stage(who, record.id, Stage.REMINDER, "Keine Antwort"),
        lambda: desk.add_measure(who, record.id, "Termin", key, today, Facing.INTERNAL),
        lambda: desk.finish_measure(who, record.id, 1),
        lambda: desk.close(who, record.id, "Mail 4711", "Plan gestreckt"),
        lambda: desk.reopen(who, record.id, "Widerruf"),
    ):
        refused(built, act, code)


def test_who_sees_an_account_by_another_role_is_no_manager_of_it(
    built: EscalationParts, record: EscalationRecord
) -> None:
    """A key account manager who also is Legal sees every account, and works on the own ones only."""
    yilmaz = user(built, YILMAZ)
    both = dataclasses.replace(yilmaz, roles=yilmaz.roles | user(built, VOGT).roles)
    assert built.escalations.get(both, record.id).id == record.id
    refused(built, lambda: built.escalations.cause(both, record.id, CauseKind.KNOWN, "x y"), "escalations.no_right")


def test_the_head_of_sales_may(built: EscalationParts, record: EscalationRecord) -> None:
    after = built.escalations.assign(user(built, SOMMER), record.id, sponsor="Henrike Sommer")
    assert (after.owner, after.sponsor) == (BRANDT, SOMMER)
    assert built.escalations.assign(user(built, SOMMER), record.id, sponsor="").sponsor == ""


def test_lists_are_those_of_the_own_accounts(built: EscalationParts) -> None:
    desk = built.escalations
    assert len(desk.find(user(built, BRANDT))) == 2
    assert [each.account_id for each in desk.find(user(built, BRANDT), account=HELIOTEC)] == ["H"]
    assert list(desk.find(user(built, YILMAZ))) == []
    assert list(desk.find(user(built, PETERSEN))) == []
    assert len(desk.find(user(built, VOGT))) == 2, "Legal reads"
    with pytest.raises(Forbidden):
        desk.find(user(built, YILMAZ), account=NORDWERK)


def test_an_unknown_record_reads_like_somebody_elses(built: EscalationParts, record: EscalationRecord) -> None:
    codes = set()
    for key in ("nobody", record.id):
        with pytest.raises(NotFound) as error:
            built.escalations.get(user(built, YILMAZ), key)
        codes.add(error.value.code)
    assert codes == {"escalations.unknown"}


def test_the_chain_holds_no_foreign_words(built: EscalationParts) -> None:
    with pytest.raises(NotFound):
        built.escalations.cause(user(built, BRANDT), "Frau Kröger", CauseKind.KNOWN, "x y")
    assert built.audit.entries()[-1].subject == "-"


@pytest.mark.parametrize(
    "owner", ["", "Einkauf", "k.brandt, h.sommer", "Katharina Brandt und Henrike Sommer", "Brandt"]
)
def test_a_measure_has_exactly_one_owner(built: EscalationParts, record: EscalationRecord, owner: str) -> None:
    me, desk = user(built, BRANDT), built.escalations
    refused(built, lambda: desk.add_measure(me, record.id, "Termin", owner, DUE, Facing.INTERNAL), "escalations.nobody")


def test_closed_ones_are_left_alone_until_they_are_reopened(built: EscalationParts, record: EscalationRecord) -> None:
    me, desk = user(built, BRANDT), built.escalations
    refused(built, lambda: desk.reopen(me, record.id, "Widerruf"), "escalations.is_open")
    completed(built, record.id)
    desk.close(me, record.id, "Mail 4711", "Plan gestreckt")
    refused(built, lambda: desk.cause(me, record.id, CauseKind.KNOWN, "x y"), "escalations.closed")
    refused(built, lambda: desk.close(me, record.id, "Mail 4712", "Anders"), "escalations.closed")
    refused(built, lambda: desk.reopen(me, record.id, " "), "escalations.reason")
    again = desk.reopen(me, record.id, "Kunde widerruft")
    assert (again.is_open, again.detected_on, len(again.measures)) == (True, TODAY, 2)
    assert [each.id for each in desk.find(me, Which.CLOSED)] == []


def test_one_is_not_reopened_beside_another(built: EscalationParts, record: EscalationRecord) -> None:
    completed(built, record.id)
    me = user(built, BRANDT)
    built.escalations.close(me, record.id, "Mail 4711", "Plan gestreckt")
    later = on(built, dt.date(2026, 12, 1))
    assert [each.account_id for each in later.escalation_sweep.sweep().opened] == ["N"]
    with pytest.raises(Conflict) as error:
        later.escalations.reopen(me, record.id, "Kunde widerruft")
    assert error.value.code == "escalations.other_open"
    assert later.audit.entries()[-1].details == {"code": "escalations.other_open"}
    later.database.dispose()


def test_an_imported_one_becomes_ours_with_its_figure_of_day_0(built: EscalationParts) -> None:
    me = user(built, BRANDT)
    after = built.escalations.cause(me, "ES-1", CauseKind.KNOWN, "Saison")
    assert after.trigger is not None
    assert (after.imported, after.trigger.value, after.trigger.period) == (False, 0.05, "2026-11-10")
    built.history.seed([], [])
    assert built.escalations.get(me, "ES-1") == after
    assert list(built.escalation_sweep.sweep().opened) == []


def test_an_imported_one_of_a_contract_that_nobody_knows_has_no_figure(built: EscalationParts) -> None:
    built.history.seed([IMPORTED, dataclasses.replace(IMPORTED, id="ES-2", contract_id="RV-99")], [])
    me = user(built, BRANDT)
    assert built.escalations.cause(me, "ES-2", CauseKind.KNOWN, "Saison").trigger is None
    completed(built, "ES-2")
    assert not built.escalations.close(me, "ES-2", "Mail 4711", "Plan gestreckt").is_open


def test_a_refused_first_change_leaves_an_import_an_import(built: EscalationParts) -> None:
    me = user(built, BRANDT)
    refused(built, lambda: built.escalations.cause(me, "ES-1", CauseKind.KNOWN, "-"), "escalations.cause")
    assert built.escalations.get(me, "ES-1").imported


def test_change_and_entry_are_one(built: EscalationParts, record: EscalationRecord) -> None:
    class Broken:
        def append(self, _actor: str, action: str, *_: object) -> None:
            if action != "escalation.refused":
                raise OSError("disk full")

    desk = dataclasses.replace(built.escalations, audit=Broken())  # type: ignore[arg-type]
    with pytest.raises(OSError, match="disk full"):
        desk.cause(user(built, BRANDT), record.id, CauseKind.KNOWN, "Saison")
    assert built.escalation_store.get(record.id) == record


def test_figures_of_today_stand_beside_those_of_day_0(built: EscalationParts, record: EscalationRecord) -> None:
    fill(built, {"1": ("N", 9_000.0)})
    now = built.escalations.current(record)
    assert now is not None
    assert record.trigger is not None
    assert (record.trigger.value, now.value) == (0.6996, 0.9)


def test_long_ids_and_nothing_to_assign_are_told(built: EscalationParts, record: EscalationRecord) -> None:
    me = user(built, BRANDT)
    with pytest.raises(BadInput):
        built.escalations.get(me, "x" * 500)
    refused(built, lambda: built.escalations.assign(me, record.id), "escalations.unchanged")


def test_the_kpi_counts_a_record_of_ours_only_when_it_is_complete(
    built: EscalationParts, record: EscalationRecord
) -> None:
    def documented() -> float | None:
        (kpi,) = built.kpis.query(user(built, BRANDT), "escalations_documented", NORDWERK)
        return kpi.value

    assert documented() == 0.0
    completed(built, record.id)
    assert documented() == 1.0
    built.escalations.close(user(built, BRANDT), record.id, "Mail 4711", "Plan gestreckt")
    assert documented() == 1.0
    (on_time,) = built.kpis.query(user(built, BRANDT), "escalations_on_time", NORDWERK)
    assert on_time.value == 1.0
    built.escalations.reopen(user(built, BRANDT), record.id, "Widerruf")
    (on_time,) = built.kpis.query(user(built, BRANDT), "escalations_on_time", NORDWERK)
    assert (on_time.value, on_time.sums.exclusions) == (None, {"running": 1})
