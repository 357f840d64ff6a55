"""kam kpi as a KAM reads it, in German and English, and its JSON."""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.call_off import DuckCallOffs
from agent.adapters.facts.store import FactsStore
from agent.cli import kpi as command
from agent.cli.kpi_text import sparkline
from agent.domain.errors import BadInput, Forbidden
from agent.domain.identity import User
from agent.domain.kpi.definition import KPI_IDS
from agent.domain.language import Language
from agent.services.accounts import Accounts
from agent.services.kpi_view import KpiView
from agent.services.pictures import Pictures
from tests.facts_world import customer, world
from tests.kpi_world import (
    FOREIGN,
    HELIOTEC,
    KAM,
    KRANICH,
    NOBODY,
    NORDWERK,
    SetClock,
    contract,
    merged,
    small_world,
    wired,
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> FactsStore:
    return small_world(tmp_path_factory.mktemp("facts"))


class Shell:
    """Runs the command over the small world, as one user, in one language."""

    def __init__(self, store: FactsStore, patch: pytest.MonkeyPatch) -> None:
        self.store, self.patch = store, patch

    def run(
        self, *arguments: str, language: Language = Language.DE, user: User = KAM, clock: SetClock | None = None
    ) -> Result:
        kpis, _ = wired(self.store, clock)
        accounts, at = Accounts(DuckFacts(self.store)), clock or SetClock()
        pictures = Pictures(accounts, kpis, None, DuckCallOffs(self.store), at)  # type: ignore[arg-type]
        built = SimpleNamespace(user=lambda: user, kpis=kpis, kpi_view=KpiView(), pictures=pictures, charts=Drawn())

        @contextmanager
        def app() -> Iterator[Any]:
            yield built

        self.patch.setattr(command, "app", app)
        self.patch.setattr(command, "language", lambda: language)
        return CliRunner().invoke(command.kpi, arguments)

    def text(self, *arguments: str, **options: Any) -> str:
        result = self.run(*arguments, **options)
        assert result.exception is None, result.exception
        return result.output

    def json(self, *arguments: str, **options: Any) -> list[dict[str, Any]]:
        results: list[dict[str, Any]] = json.loads(self.text(*arguments, "--json", **options))["results"]
        return results


@pytest.fixture
def shell(store: FactsStore, monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(store, monkeypatch)


def line(text: str, label: str) -> str:
    return next(each.removeprefix(label).strip() for each in text.splitlines() if each.startswith(label))


def test_one_figure_is_told_with_everything_behind_it_in_german(shell: Shell) -> None:
    text = shell.text("call_off", "--account", NORDWERK)
    assert text.splitlines()[0].endswith(NORDWERK)
    assert line(text, "Wert") == "70,0 %"
    assert line(text, "Ziel") == "mindestens 70 %"
    assert line(text, "Status") == "✗ Ziel verfehlt (ungerundet 69,96 %)"
    assert line(text, "Zeitraum") == "22.11.2026"
    assert line(text, "Berechnung") == "6.996,00 € / 10.000,00 €, n = 1"
    assert line(text, "Ausgeschlossen") == "keine"
    assert line(text, "Warum") == "✗ Vertrag RV-1: 70,0 % (ungerundet 69,96 %), 6.996,00 € / 10.000,00 €"
    assert line(text, "Parameter") == "abgelaufene Verträge zählen noch: 365 Tage"
    assert line(text, "Zeilen").startswith("2 dahinter")
    assert line(text, "Daten") == "Datenstand 22.11.2026"
    assert line(text, "Definition").startswith("call_off, Version 1 (")
    assert line(text, "Nächster Schritt")
    assert line(text, "Formel")


def test_the_same_in_english(shell: Shell) -> None:
    text = shell.text("call_off", "--account", NORDWERK, language=Language.EN)
    assert line(text, "Value") == "70.0%"
    assert line(text, "Target") == "at least 70%"
    assert line(text, "Status") == "✗ target missed (unrounded 69.96%)"
    assert line(text, "Period") == "22 November 2026"
    assert line(text, "Computed") == "€6,996.00 / €10,000.00, n = 1"


def test_the_trend_shows_twelve_periods(shell: Shell) -> None:
    text = shell.text("call_off", "--account", NORDWERK)
    bars, values = text[text.index("Verlauf") :].splitlines()[:2]
    assert bars.split()[1] == "·▁▁▁▁▁▁▁▁█▇▇"
    assert "31.12.2025 … 22.11.2026" in bars
    assert values.strip().startswith("– · 0,0 %")
    assert values.strip().endswith("70,0 %")


def test_no_data_and_no_target_are_said_in_words(shell: Shell) -> None:
    without = shell.text("call_off", "--account", KRANICH)
    assert line(without, "Wert") == "keine Daten"
    assert line(without, "Status") == "– keine Daten"
    assert "0 %" not in line(without, "Wert")
    assert "no data" in shell.text("call_off", "--account", KRANICH, language=Language.EN)
    assert line(shell.text("revenue_yoy", "--account", HELIOTEC), "Ziel") == "Ziel nicht gesetzt"
    english = shell.text("revenue_yoy", "--account", HELIOTEC, language=Language.EN)
    assert (line(english, "Value"), line(english, "Status")) == ("+10.0%", "○ target not set")


def test_a_portfolio_is_an_aligned_table_with_the_worst_first(shell: Shell) -> None:
    head, *rows = shell.text("call_off").splitlines()
    assert [row[0] for row in rows[:3]] == ["✗", "–", "✓"]
    assert [row[3 : 3 + len(name)] for row, name in zip(rows, [NORDWERK, KRANICH, HELIOTEC], strict=False)] == [
        NORDWERK,
        KRANICH,
        HELIOTEC,
    ]
    end = head.index("Wert") + len("Wert")
    assert [row[:end].rstrip()[-1] for row in rows[:3]] == ["%", "n", "%"]  # right-aligned figures
    assert rows[-1] == "Datenstand 22.11.2026"


def test_all_of_one_account_is_a_table(shell: Shell) -> None:
    rows = shell.text("all", "--account", NORDWERK).splitlines()
    assert len([row for row in rows if row[:1] in {"✗", "✓", "○", "–"}]) == len(KPI_IDS)


def test_rows_are_listed_where_asked_for(shell: Shell) -> None:
    assert "contract_lines/L-1" not in shell.text("call_off", "--account", NORDWERK)
    listed = line(shell.text("call_off", "--account", NORDWERK, "--rows"), "Zeilen")
    assert listed == "contract_lines/L-1  order_lines/O-1"
    assert "contract_lines/L-2" in shell.text("call_off", "--rows")


def test_a_trend_column_comes_where_asked_for(shell: Shell) -> None:
    assert "Verlauf" not in shell.text("call_off").splitlines()[0]
    assert "Verlauf" in shell.text("call_off", "--trend").splitlines()[0]


def test_the_json_is_the_documented_one(shell: Shell) -> None:
    (result,) = shell.json("call_off", "--account", NORDWERK)
    public = "kpi account period value unit numerator denominator n target status exclusions rows as_of definition"
    assert set(public.split()) <= set(result)
    assert result["kpi"] == "call_off"
    assert result["account"] == NORDWERK
    assert result["period"] == "2026-11-22"
    assert result["value"] == pytest.approx(0.6996)
    assert (result["unit"], result["status"], result["target"]) == ("ratio", "breach", 0.7)
    assert (result["numerator"], result["denominator"], result["n"]) == (6996, 10_000, 1)
    assert result["rows"] == [{"table": "contract_lines", "key": "L-1"}, {"table": "order_lines", "key": "O-1"}]
    assert dt.datetime.fromisoformat(result["as_of"]).tzinfo is not None
    assert {"id": "call_off", "version": "1"}.items() <= result["definition"].items()
    assert len(result["definition"]["digest"]) == 12
    assert len(result["trend"]) == 12
    (worst,) = result["contributors"]
    assert (worst["id"], worst["status"], worst["unrounded_text"]) == ("RV-1", "breach", "69,96 %")
    assert result["sums_unit"] == "EUR"
    assert result["class"] == "customer"


def test_json_of_an_account_without_data_is_null(shell: Shell) -> None:
    (result,) = shell.json("call_off", "--account", KRANICH)
    assert [result[name] for name in ("value", "numerator", "denominator", "n")] == [None, None, None, 0]
    assert (result["status"], result["rows"], result["exclusions"]) == ("no_data", [], [])


def test_json_of_a_portfolio_leaves_the_rows_out_unless_asked(shell: Shell) -> None:
    assert [each["rows"] for each in shell.json("call_off")] == [[], [], []]
    assert sum(len(each["rows"]) for each in shell.json("call_off", "--rows")) == 4
    assert all("trend" not in each for each in shell.json("call_off"))
    assert all(len(each["trend"]) == 12 for each in shell.json("call_off", "--trend"))


def test_exclusions_are_counted_with_their_reason(shell: Shell) -> None:
    (result,) = shell.json("call_off", "--account", NORDWERK, "--period", "2025")
    assert result["exclusions"] == [{"reason": "not_started", "n": 1, "message": "Vertrag noch nicht begonnen"}]
    text = shell.text("call_off", "--account", NORDWERK, "--period", "2025")
    assert line(text, "Ausgeschlossen") == "1 × Vertrag noch nicht begonnen"


def test_the_period_asked_for_is_the_one_answered(shell: Shell) -> None:
    for period in ("2026", "2026-Q3", "2026-10", "2026-06/2026-11"):
        (result,) = shell.json("otif", "--account", NORDWERK, "--period", period)
        assert result["period"] == period
    assert "3. Quartal 2026" in shell.text("otif", "--account", NORDWERK, "--period", "2026-Q3")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("otif", "--account", FOREIGN), Forbidden),
        (("otiff",), BadInput),
        (("otif", "--period", "soon"), BadInput),
        (("otif", "--period", "2027"), BadInput),
    ],
)
def test_what_cannot_be_answered_is_refused(shell: Shell, arguments: tuple[str, ...], error: type[Exception]) -> None:
    result = shell.run(*arguments)
    assert isinstance(result.exception, error)
    assert result.output == ""


def test_someone_without_accounts_is_told_so(shell: Shell) -> None:
    assert "kein Kunde zugeordnet" in shell.text("otif", user=NOBODY)
    assert shell.json("otif", user=NOBODY) == []


@pytest.mark.parametrize("language", Language)
def test_old_data_and_data_from_the_future_are_said(shell: Shell, language: Language) -> None:
    old = shell.text("call_off", clock=SetClock(dt.date(2026, 12, 1)), language=language)
    ahead = shell.text("call_off", clock=SetClock(dt.date(2025, 1, 1)), language=language)
    said = {Language.DE: ("älter als 24 Stunden (9 Tage)", "nach dem heutigen Tag"), Language.EN: ("older", "after")}
    assert said[language][0] in old
    assert said[language][1] in ahead


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([0.0, 0.5, 1.0], "▁▅█"),
        ([None, 1.0, 1.0], "·▄▄"),
        ([None, None], "··"),
        ([], ""),
        ([-1.0, 1.0], "▁█"),
    ],
)
def test_bars_run_from_the_smallest_to_the_largest(values: list[float | None], shown: str) -> None:
    assert sparkline(values) == shown


def test_every_kpi_can_be_printed_in_both_languages(shell: Shell) -> None:
    for language in Language:
        for kpi in KPI_IDS:
            text = shell.text(kpi, "--account", HELIOTEC, "--rows", language=language)
            assert len(text.splitlines()) > 8
            assert "kpi." not in text


class Drawn:
    """Pictures that are as small as pictures can be."""

    def svg(self, chart: Any, language: Language) -> str:
        return f"<svg><title>{chart.heading(language)}</title></svg>"


@pytest.mark.parametrize("language", Language)
def test_a_contract_is_told_with_its_own_figure_and_where_it_was_drawn(
    shell: Shell, tmp_path: Path, language: Language
) -> None:
    path = tmp_path / "c.svg"
    result = shell.run("call_off", "--contract", "RV-1", "--chart", str(path), language=language)
    assert result.exception is None
    assert "RV-1" in result.stdout
    assert {Language.DE: "69,96 %", Language.EN: "69.96%"}[language] in result.stdout
    assert HELIOTEC not in result.stdout
    assert str(path) in result.stderr
    assert "RV-1" in path.read_text(encoding="utf-8")


def test_a_contract_as_json_says_nothing_else(shell: Shell, tmp_path: Path) -> None:
    chart = ("--chart", f"{tmp_path}/c.svg")
    result = shell.run("call_off", "--contract", "RV-1", "--account", NORDWERK, *chart, "--json")
    told = json.loads(result.stdout)
    assert (told["contract"], told["value"]) == ("RV-1", pytest.approx(0.6996))


@pytest.mark.parametrize("key", ["RV-1", "RV-3", "RV-9"])
def test_a_contract_of_another_account_is_as_unknown_as_none(shell: Shell, tmp_path: Path, key: str) -> None:
    result = shell.run("call_off", "--contract", key, "--account", HELIOTEC, "--chart", f"{tmp_path}/c.svg")
    assert isinstance(result.exception, Forbidden)
    assert result.exception.code == "charts.contract"
    assert list(tmp_path.iterdir()) == []


def test_a_contract_stands_for_today_only(shell: Shell, tmp_path: Path) -> None:
    chart = ("--chart", f"{tmp_path}/c.svg")
    for arguments in (("call_off", "--contract", "RV-1", "--period", "2026-10"), ("otif", "--contract", "RV-1")):
        error = shell.run(*arguments, *chart).exception
        assert isinstance(error, BadInput)
        assert error.code == "system.usage.contract"


def test_a_contract_is_told_without_a_picture_too(shell: Shell) -> None:
    assert "69,96 %" in shell.text("call_off", "--contract", "RV-1")
    assert json.loads(shell.text("call_off", "--contract", "RV-1", "--json"))["contract"] == "RV-1"


def test_a_chart_of_an_internal_figure_says_so(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "m.svg"
    result = shell.run("contribution_margin", "--account", HELIOTEC, "--chart", str(path))
    assert result.exception is None
    assert "(intern)" in path.read_text(encoding="utf-8")
    assert str(path) in result.stderr


def test_a_list_marks_what_is_internal(shell: Shell) -> None:
    rows = [row for row in shell.text("all", "--account", NORDWERK).splitlines() if NORDWERK in row]
    internal = {each["kpi"] for each in shell.json("all", "--account", NORDWERK) if each["class"] == "internal"}
    assert len([row for row in rows if "(intern)" in row]) == len(internal) == 5
    assert "(internal)" in shell.text("cross_selling", language=Language.EN)


def test_a_list_shows_periods_as_people_write_them(shell: Shell) -> None:
    for language, day, month in ((Language.DE, "22.11.2026", "Okt 2026"), (Language.EN, "22 Nov 2026", "Oct 2026")):
        text = shell.text("all", language=language)
        assert day in text
        assert month in text
        assert "2026-1" not in text


def test_a_contract_below_the_target_is_told_where_the_account_meets_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contracts = [contract(str(each), "N", 9900) for each in range(1, 8)]
    tables = merged(*contracts, contract("LOW", "N", 6996))
    shell = Shell(world(tmp_path, customers=[customer("N", NORDWERK)], **tables), monkeypatch)
    (result,) = shell.json("call_off", "--account", NORDWERK)
    assert result["status"] == "ok"
    text = shell.text("call_off", "--account", NORDWERK)
    told = "Vertrag RV-LOW liegt unter 70 %: Eskalation prüfen"
    assert line(text, "Nächster Schritt") == line(text, "Hinweise") == told
    assert text.count("Vertrag RV-") == 2 + 5  # twice that, and the five worst
    assert text.count("✗") == 1
    assert "below 70%" in shell.text("call_off", "--account", NORDWERK, language=Language.EN)


def test_one_day_is_one_day(shell: Shell) -> None:
    for language, words in ((Language.DE, "(1 Tag)"), (Language.EN, "(1 day)")):
        clock = SetClock(dt.date(2026, 11, 23))
        clock.moment += dt.timedelta(hours=15)
        assert words in shell.text("call_off", clock=clock, language=language)
