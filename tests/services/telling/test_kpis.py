"""KPIs told over a small world: no data, no target, the unrounded 70 % rule, old data."""

import datetime as dt
from pathlib import Path

import pytest

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.draft.checks.fact import orphans
from agent.domain.draft.markers import render
from agent.domain.kpi.definition import KPI_IDS
from agent.domain.language import Language
from agent.domain.messages import codes
from agent.services.kpis import Kpis
from agent.services.telling import kpi_list, kpi_one, kpi_words
from agent.tools import toolset
from tests.facts_world import customer, world
from tests.kpi_world import (
    HEAD,
    HELIOTEC,
    KAM,
    KRANICH,
    NORDWERK,
    SetClock,
    contract,
    merged,
    small_world,
    wired,
)


@pytest.fixture
def kpis(tmp_path: Path) -> Kpis:
    return wired(small_world(tmp_path))[0]


def text(answer: ToolAnswer, language: Language = Language.DE) -> str:
    shown = render(answer.text, answer.facts, language)
    assert not orphans(shown, answer.facts, language), shown
    return shown


def one(kpis: Kpis, kpi: str, account: str, language: Language = Language.DE) -> str:
    (result,) = kpis.query(KAM, kpi, account)
    course, moved_by = kpis.trend(KAM, kpi, account, periods=6), kpis.contributors(KAM, kpi, account)
    return text(kpi_one.one(result, course, moved_by, language), language)


def test_a_miss_that_rounding_hides_is_told_unrounded(kpis: Kpis) -> None:
    """69.96 % is below 70 %."""
    assert "69,96 %** – Ziel verfehlt (mindestens 70 %)" in one(kpis, "call_off", NORDWERK)
    assert "69.96%** – target missed (at least 70%)" in one(kpis, "call_off", NORDWERK, Language.EN)


def test_a_met_target_offers_nothing(kpis: Kpis) -> None:
    told = one(kpis, "call_off", HELIOTEC)
    assert "90,0 %** – Ziel erreicht" in told
    assert "Soll ich" not in told


@pytest.mark.parametrize("language", list(Language))
def test_no_data_says_so(kpis: Kpis, language: Language) -> None:
    word = {Language.DE: "keine Daten**", Language.EN: "no data**"}[language]
    assert word in one(kpis, "otif", KRANICH, language).splitlines()[0]


def test_growth_carries_its_sign(kpis: Kpis) -> None:
    assert "+10,0 %** – Ziel nicht gesetzt" in one(kpis, "revenue_yoy", HELIOTEC)


@pytest.mark.parametrize("language", list(Language))
def test_old_data_are_told_with_the_figure(tmp_path: Path, language: Language) -> None:
    late = wired(small_world(tmp_path), SetClock(dt.date(2026, 11, 29)))[0]
    word = {Language.DE: "Die Daten sind 7 Tage alt", Language.EN: "The data are 7 days old"}[language]
    assert word in one(late, "call_off", NORDWERK, language)


def test_several_customers_the_worst_first(kpis: Kpis) -> None:
    results = kpis.query(HEAD, "call_off", rows=True)
    told = text(kpi_list.of_accounts(results, [], Language.DE))
    assert told.startswith("**Call-Off (Abrufquote): 2 verfehlen das Ziel, 1 im Ziel, 1 ohne Daten**")
    lines = [line for line in told.splitlines() if line.startswith("| ")][2:]
    assert [line.split(" | ")[0] for line in lines] == [
        "| Aurelia SE",
        f"| {NORDWERK}",
        f"| {KRANICH}",
        f"| {HELIOTEC}",
    ]


def test_a_contract_below_is_told_though_the_customer_meets_the_target(tmp_path: Path) -> None:
    """R: 70 % holds for each frame contract."""
    tables = merged(contract("1", "N", 9500), contract("2", "N", 6000))
    kpis = wired(world(tmp_path, customers=[customer("N", NORDWERK)], **tables))[0]
    (result,) = kpis.query(KAM, "call_off", NORDWERK)
    answer = kpi_one.one(result, [], kpis.contributors(KAM, "call_off", NORDWERK), Language.DE)
    assert "Ziel erreicht" in text(answer)
    assert "Vertrag RV-2 liegt unter 70 %: Eskalation prüfen." in text(answer)
    assert answer.data["offer"]["args"] == {"account": NORDWERK, "contract": "RV-2"}


def test_every_step_that_is_offered_has_its_words_and_its_tool() -> None:
    tools = {each.name for each in toolset.tools(None)}  # type: ignore[arg-type]  # nothing is built
    for name in kpi_words.STEPS.values():
        assert f"telling.offer.{name}" in codes()
        assert name in tools
    assert set(kpi_words.STEPS) <= set(KPI_IDS)
