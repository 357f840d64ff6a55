"""The monthly, quarterly and half-yearly report: every KPI of every account of the user, and of nobody else's."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from agent.adapters.facts.store import FactsStore
from agent.domain.document_model.block import Heading, ItemList, Picture, Table
from agent.domain.document_model.document import Document, FileFormat
from agent.domain.errors import BadInput, Forbidden
from agent.domain.kpi.definition import KPI_IDS
from agent.domain.language import Language
from agent.services import kpi_pack
from agent.services.kpi_pack import KpiPack
from agent.services.kpi_pack_periods import FREQUENCIES, Rhythm
from tests.approvals_world import FOREIGN, HELIOTEC, NORDWERK, World, facts, opened
from tests.facts_world import Rows, customer, publish
from tests.kpi_world import contract, merged

KRANICH = "Kranich Medizintechnik GmbH & Co. KG"
OURS = {NORDWERK, HELIOTEC, KRANICH}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    home = tmp_path_factory.mktemp("pack") / "home"
    store = FactsStore(home / "facts")
    publish(store, **tables_of_the_world())
    store.close()
    with opened(home) as made:
        yield made


def tables_of_the_world() -> dict[str, Rows]:
    """Nordwerk missed the call-off of a contract that has ended, Kranich is far behind with one that runs."""
    tables = merged(dict(facts()), contract("4", "K", 1000, dt.date(2027, 10, 31)))
    revenue = [
        {"id": f"R{year}", "customer_id": "H", "month": dt.date(year, month, 1), "revenue": amount}
        for year, amount in ((2025, 1000), (2026, 1100))
        for month in range(1, 11)
    ]
    talk = {"customer_id": "N", "contact_id": "P1", "date": dt.date(2026, 8, 3), "direction": "both"}
    return {
        **tables,
        "activities": [talk],
        "customers": [*tables["customers"], customer("K", KRANICH)],
        "revenue": revenue,
    }


@pytest.fixture(scope="module")
def pack(world: World) -> KpiPack:
    return world.app.kpi_pack


@pytest.fixture(scope="module")
def month(world: World, pack: KpiPack) -> Document:
    return pack.report(world.kam, Rhythm.MONTH, Language.DE)


@pytest.fixture(scope="module")
def single(world: World, pack: KpiPack) -> Document:
    return pack.report(world.kam, Rhythm.MONTH, Language.DE, NORDWERK)


def tables(document: Document, column: str) -> list[Table]:
    return [each for each in document.blocks if isinstance(each, Table) and column in each.head]


def scorecards(document: Document) -> dict[str, dict[str, dict[str, str]]]:
    """By account and KPI: the cells by column."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    account = ""
    for each in document.blocks:
        if isinstance(each, Heading) and each.level == 2:
            account = each.text.rsplit(" (", 1)[0]
        if isinstance(each, Table) and "Grund" in each.head:
            rows = {row[0]: dict(zip(each.head, row, strict=True)) for row in each.rows}
            found[account] = found.get(account, {}) | rows
    return found


def test_every_account_has_all_kpis(world: World, month: Document) -> None:
    names = {each.name.de for each in world.app.kpi_rules.definitions()}
    assert len(names) == len(KPI_IDS) == 18
    found = scorecards(month)
    assert set(found) == OURS
    for rows in found.values():
        assert {name.removesuffix(" (intern)") for name in rows} == names


def test_a_row_tells_status_trend_and_reason(month: Document) -> None:
    row = scorecards(month)[NORDWERK]["Call-Off (Abrufquote)"]
    assert row["Ziel"] == "mindestens 70 %"
    assert row["Zeitraum"] == "31.10.2026"
    assert row["Status"] == "✗ Ziel verfehlt (ungerundet 69,96 %)"
    assert row["Grund"] == "Vertrag RV-1: 70,0 %"
    met = scorecards(month)[HELIOTEC]["Call-Off (Abrufquote)"]
    assert (met["Status"], met["Grund"]) == ("✓ Ziel erreicht", "")


def test_the_arrow_tells_the_way_and_the_word_whether_it_is_good(world: World, pack: KpiPack) -> None:
    september = pack.report(world.kam, Rhythm.MONTH, Language.DE, NORDWERK, "2026-09")
    row = scorecards(september)[f"{NORDWERK}"]["Call-Off (Abrufquote)"]
    assert row["Trend"] == "↑ besser (0,0 %)"
    october = scorecards(pack.report(world.kam, Rhythm.MONTH, Language.DE, NORDWERK))[NORDWERK]
    assert october["Call-Off (Abrufquote)"]["Trend"].startswith("↓ schlechter")


def test_a_missing_target_is_told(month: Document) -> None:
    assert scorecards(month)[HELIOTEC]["Umsatzentwicklung zum Vorjahr"]["Status"] == "○ Ziel nicht gesetzt"


@pytest.mark.parametrize("rhythm", list(Rhythm))
def test_the_kpis_of_the_rhythm_come_first(world: World, pack: KpiPack, rhythm: Rhythm) -> None:
    document = pack.report(world.kam, rhythm, Language.DE, NORDWERK)
    first = tables(document, "Grund")[0]
    wanted = [each.name.de for each in world.app.kpi_rules.definitions() if each.frequency in FREQUENCIES[rhythm]]
    assert [row[0].removesuffix(" (intern)") for row in first.rows] == wanted


def test_the_rhythms_share_all_kpis_out_between_them(world: World) -> None:
    told = [
        each.id for one in Rhythm for each in world.app.kpi_rules.definitions() if each.frequency in FREQUENCIES[one]
    ]
    assert sorted(told) == sorted(KPI_IDS)


def test_all_accounts_are_counted(month: Document) -> None:
    (overview,) = tables(month, "Klasse")
    assert {row[0] for row in overview.rows} == OURS
    assert all(sum(map(int, row[2:6])) == 18 for row in overview.rows)
    (by_kpi,) = [each for each in tables(month, "Größte Abweichung") if each is not overview]
    assert len(by_kpi.rows) == 18
    assert all(sum(map(int, row[2:6])) == 3 for row in by_kpi.rows)


def test_one_account_has_no_table_of_accounts(single: Document) -> None:
    assert tables(single, "Klasse") == []
    assert set(scorecards(single)) == {NORDWERK}
    assert single.title.endswith(NORDWERK)


def test_nothing_of_somebody_elses_account(world: World, month: Document) -> None:
    assert FOREIGN not in str(month.blocks)
    assert "RV-3" not in str(month.blocks)
    with pytest.raises(Forbidden):
        world.app.kpi_pack.report(world.kam, Rhythm.MONTH, Language.DE, FOREIGN)


def test_who_reports_is_the_key_account_manager_or_the_head_of_sales(world: World, pack: KpiPack) -> None:
    for user_id in ("l.vogt", "o.keller"):
        with pytest.raises(Forbidden):
            pack.report(world.user(user_id), Rhythm.MONTH, Language.DE)
    assert FOREIGN in str(pack.report(world.head, Rhythm.QUARTER, Language.EN).blocks)


def test_without_accounts_there_is_no_report(world: World, pack: KpiPack) -> None:
    with pytest.raises(BadInput) as refused:
        pack.report(replace(world.kam, accounts=frozenset()), Rhythm.MONTH, Language.DE)
    assert refused.value.code == "kpi.no_accounts"


def test_of_many_accounts_the_neediest_are_shown(world: World, pack: KpiPack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kpi_pack, "MOST_ACCOUNTS", 1)
    document = pack.report(world.kam, Rhythm.MONTH, Language.DE)
    assert list(scorecards(document)) == [tables(document, "Klasse")[0].rows[0][0]]
    assert "Einzeln gezeigt: 1 von 3 Kunden" in str(document.blocks)


def test_escalations_run_outs_and_contacts_are_told(world: World, pack: KpiPack, month: Document) -> None:
    heads = [each.text for each in month.blocks if isinstance(each, Heading)]
    assert "Was ansteht (Stand 22.11.2026)" in heads
    assert "Keine offene Eskalation." in str(month.blocks)
    (contacts,) = tables(month, "Letzter Kontakt")
    assert contacts.rows[0][0] == "Sabine Kröger"
    swept = world.app.escalation_sweep.sweep_as(world.kam)
    again = pack.report(world.kam, Rhythm.MONTH, Language.DE)
    (escalations,) = tables(again, "Frist")
    assert {row[0] for row in escalations.rows} == {each.id for each in swept.opened}
    assert {row[2] for row in escalations.rows} == {"RV-1", "RV-4"}
    assert "Tag 0 von 14" in escalations.rows[0]


def test_growth_stands_beside_each_other(month: Document) -> None:
    (growth,) = tables(month, "Freigegeben ohne Vertrag")
    rows = {row[0]: row for row in growth.rows}
    assert rows[HELIOTEC][1] == "+10,0 %"


def test_what_is_missed_has_a_next_step_and_a_chart(single: Document) -> None:
    steps = [item for each in single.blocks if isinstance(each, ItemList) for item in each.items]
    assert any(item.startswith("Call-Off (Abrufquote): ") for item in steps)
    alts = [image.alt for each in single.blocks if isinstance(each, Picture) for image in each.images]
    assert any("RV-1" in alt for alt in alts)


def test_it_is_internal_and_dated(month: Document) -> None:
    assert month.marking == "intern – nicht weitergeben"
    assert month.title == "Monatsbericht Oktober 2026"
    assert "Datenstand 22.11.2026" in str(month.blocks)
    assert month.made_at.date() == dt.date(2026, 11, 22)


def test_it_is_english_where_asked_for(world: World, pack: KpiPack) -> None:
    document = pack.report(world.kam, Rhythm.HALF_YEAR, Language.EN)
    assert document.title == "Half-yearly report H1 2026"
    german = {"Kennzahl", "Grund", "Zeitraum", "Kunde", "verfehlt"}
    heads = [cell for each in document.blocks if isinstance(each, Table) for cell in each.head]
    assert not any(word in cell for cell in heads for word in german)


def test_a_wrong_period_is_refused(world: World, pack: KpiPack) -> None:
    with pytest.raises(BadInput):
        pack.report(world.kam, Rhythm.QUARTER, Language.DE, period="2026-10")


@pytest.mark.parametrize("file_format", list(FileFormat))
def test_it_can_be_written(world: World, month: Document, file_format: FileFormat) -> None:
    written: Any = world.app.office.write(month, file_format)
    assert written == world.app.office.write(month, file_format)
    assert len(written) > 20_000
