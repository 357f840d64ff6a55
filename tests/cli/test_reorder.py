"""kam reorder: tables that a person reads, JSON that tells the same, wrong calls in one line."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from agent.adapters.clock import SystemClock
from agent.adapters.forecasting import StatsForecaster
from agent.bootstrap import App
from agent.cli import reorder as command
from agent.domain.errors import BadInput, Forbidden, NotFound
from agent.domain.language import Language
from agent.services.forecasts import Forecasts
from tests.cli.conftest import Shell
from tests.conftest import TODAY
from tests.facts_world import world
from tests.services.test_pictures import wired_pictures
from tests.services.test_reorders import TABLES, wired


class Reorder:
    """`kam reorder` over a world of its own."""

    def __init__(self, app: App, folder: Path, patch: pytest.MonkeyPatch) -> None:
        store = world(folder, **TABLES)
        forecasts = Forecasts(StatsForecaster(store), SystemClock(TODAY), app.audit)
        built = SimpleNamespace(
            user=app.user,
            reorders=wired(app, store),
            forecasts=forecasts,
            pictures=wired_pictures(app, store),
            charts=app.charts,
        )

        @contextmanager
        def opened() -> Iterator[SimpleNamespace]:
            yield built

        patch.setattr(command, "app", opened)
        self.language = Language.DE
        patch.setattr(command, "language", lambda: self.language)

    def __call__(self, *args: str) -> Result:
        return CliRunner().invoke(command.reorder, args)

    def text(self, *args: str, language: Language = Language.DE) -> str:
        self.language = language
        done = self(*args)
        assert done.exit_code == 0, done.exception
        return done.output

    def json(self, *args: str) -> Any:
        return json.loads(self.text(*args, "--json"))


@pytest.fixture
def reorder(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reorder:
    return Reorder(app, tmp_path / "facts", monkeypatch)


def test_proposals_as_a_table_and_as_json(reorder: Reorder) -> None:
    table, shown = reorder.text("propose"), reorder.json("propose")
    (proposal,) = shown["proposals"]
    assert (proposal["article"], shown["uncomputed"]) == ("MC-LOW", {"no_stock": 1})
    line = next(line for line in table.splitlines() if line.startswith("MC-LOW"))
    assert str(int(proposal["quantity"])) in line
    assert "05.12.2026" in line
    assert "Der Bestelltermin ist überschritten." in table
    assert "Ohne Bestandszeile, daher ohne Vorschlag: 1 Artikel." in table
    assert "Musterwerte" in table


def test_one_article_tells_why_in_both_languages(reorder: Reorder) -> None:
    german = reorder.text("propose", "--article", "MC-LOW")
    english = reorder.text("propose", "--article", "MC-LOW", language=Language.EN)
    assert "Warum dieser Vorschlag?" in german
    assert "Servicegrad 98,0 %" in german
    assert "service level 98.0%" in english
    assert german.count("\n") == english.count("\n")
    assert reorder.text("propose", "--article", "MC-UNKNOWN").startswith("MC-UNKNOWN  Teil MC-UNKNOWN  (Nordwerk")


def test_run_outs_say_cause_and_next_step(reorder: Reorder) -> None:
    text, shown = reorder.text("runouts", "--days", "30"), reorder.json("runouts")
    assert [each["article"] for each in shown["run_outs"]] == ["MC-EMPTY", "MC-LOW"]
    assert "Wareneingang überfällig: 60 Stück, erwartet seit 18.11.2026." in text
    assert "Kein Abruf vorhanden." in text


def test_an_empty_article_says_what_covers_it(reorder: Reorder) -> None:
    german, english = reorder.text("runouts"), reorder.text("runouts", language=Language.EN)
    line = next(line for line in german.splitlines() if line.startswith("MC-EMPTY"))
    assert "leer bis 23.11.2026" in line
    assert "Die überfällige Bestellung (60) deckt das, wenn sie wie gerechnet am 23.11.2026 eintrifft;" in german
    assert "The overdue order (60) covers it if it arrives on 23 November 2026 as assumed;" in english
    shown = {each["article"]: each["relief"] for each in reorder.json("runouts")["run_outs"]}
    assert shown["MC-LOW"] is None
    assert (shown["MC-EMPTY"]["day"], shown["MC-EMPTY"]["quantity"]) == ("2026-11-23", 60)
    why = reorder.text("propose", "--article", "MC-EMPTY")
    assert "deckt das" in why
    assert "fehlen 0" not in why


def test_containers_show_fill_and_free_room(reorder: Reorder) -> None:
    (group,) = reorder.json("propose", "--containers")["containers"]
    assert group["fill"] + group["free"] == pytest.approx(group["containers"])
    assert "Nordwerk Antriebe GmbH" in reorder.text("propose", "--containers")


def test_a_quantity_is_set_shown_kept_and_released(reorder: Reorder) -> None:
    proposed = reorder.json("propose")["proposals"][0]["proposed"]
    told = reorder.text("override", "MC-LOW", "--quantity", "75", "--reason", "Kunde verschiebt")
    assert "75 Stück statt" in told
    assert "Kunde verschiebt" in reorder.text("propose")
    shown = reorder.json("propose")["proposals"][0]
    assert (shown["quantity"], shown["proposed"]) == (75, proposed)
    assert reorder.json("release", "MC-LOW") == {"article": "MC-LOW", "quantity": proposed, "proposed": proposed}


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (("propose", "--account", "Vantage Pumps Ltd"), Forbidden),
        (("propose", "--article", "MC-CANARY"), Forbidden),
        (("runouts", "--days", "0"), BadInput),
        (("override", "MC-LOW", "--quantity", "-1", "--reason", "x"), BadInput),
        (("override", "MC-LOW", "--quantity", "nan", "--reason", "x"), BadInput),
        (("override", "MC-LOW", "--quantity", "5", "--reason", " "), BadInput),
        (("release", "MC-LOW"), NotFound),
    ],
)
def test_refusals_are_errors_with_a_text(reorder: Reorder, args: tuple[str, ...], error: type[Exception]) -> None:
    done = reorder(*args)
    assert isinstance(done.exception, error)
    assert done.output == ""


def test_wrong_usage_is_told(reorder: Reorder) -> None:
    assert reorder("propose", "--containers", "--article", "MC-LOW").exit_code == 2
    assert reorder("runouts", "--days", "many").exit_code == 2


def test_a_forecast_run_says_what_it_did(reorder: Reorder) -> None:
    assert reorder.json("forecast")["silent"] == 6
    assert "6 Artikel ohne Bedarf" in reorder.text("forecast")


def test_the_expected_stock_is_drawn_beside_the_answer(reorder: Reorder, tmp_path: Path) -> None:
    svg, png = tmp_path / "stock.svg", tmp_path / "stock.PNG"
    told = reorder("propose", "--article", "MC-LOW", "--chart", str(svg))
    assert told.stdout == reorder.text("propose", "--article", "MC-LOW")
    assert "MC-LOW" in svg.read_text(encoding="utf-8")
    assert "Sicherheitsbestand" in svg.read_text(encoding="utf-8")
    shown = json.loads(reorder("propose", "--article", "MC-LOW", "--json", "--chart", str(png)).stdout)
    assert shown["proposals"][0]["article"] == "MC-LOW"
    assert png.read_bytes().startswith(b"\x89PNG")


def test_a_chart_that_cannot_be_drawn_is_told_and_nothing_is_written(reorder: Reorder, tmp_path: Path) -> None:
    file = tmp_path / "stock.svg"
    alone = reorder("propose", "--chart", str(file))
    assert (alone.exit_code, "--article" in alone.output) == (2, True)
    foreign = reorder("propose", "--article", "MC-CANARY", "--chart", str(file))
    assert isinstance(foreign.exception, Forbidden)
    wrong = reorder("propose", "--article", "MC-LOW", "--chart", str(file.with_suffix(".pdf")))
    assert isinstance(wrong.exception, BadInput)
    assert [path.name for path in tmp_path.glob("stock*")] == []


def test_a_wrong_suffix_ends_with_2_before_the_work(kam: Shell, tmp_path: Path) -> None:
    done = kam("reorder", "propose", "--article", "MC-10432", "--chart", tmp_path / "stock.pdf")
    assert (done.returncode, done.stdout) == (2, "")
    assert "stock.pdf" in done.stderr
    assert kam("reorder", "propose", "--chart", tmp_path / "stock.svg").returncode == 2
    assert not (tmp_path / "home" / "facts").exists()
