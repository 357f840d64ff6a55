"""kam data import and info: tables a person reads, the documented JSON, how refusals end."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from agent.cli import context
from agent.cli.data import data
from agent.domain.errors import BadInput, Unavailable
from agent.domain.language import Language

Kam = Callable[..., Result]


@pytest.fixture
def kam(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kam]:
    monkeypatch.setenv("KAM_HOME", str(home))
    monkeypatch.setenv("KAM_TODAY", "2026-11-22")

    def run(*args: str, **env: str) -> Result:
        context._app.cache_clear()
        return CliRunner().invoke(data, args, env=env)

    yield run
    context._app.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "export"
    folder.mkdir()
    rows = ["id;name;class;Umsatzklasse", "C1;Nordwerk;Key;1", "C2;Heliotec;A;2", "C3;;A;3", "C1;Doppelt;A;4"]
    (folder / "customers.csv").write_text("\n".join(rows), encoding="utf-8")
    return folder


def test_a_table_tells_what_was_taken_and_why_not(kam: Kam, folder: Path) -> None:
    done = kam("import", str(folder))
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Import abgeschlossen. Version 20261122T")
    assert lines[2].split() == ["Tabelle", "Quelle", "übernommen", "abgelehnt", "unbekannte", "Spalten"]
    assert lines[3].split() == ["customers", "customers.csv", "2", "2", "Umsatzklasse"]
    assert lines[5] == "Abgelehnte Zeilen (2):"
    assert lines[6:8] == [
        "  customers.csv: Zeile 4: „name“ ist leer.",
        "  customers.csv: Zeile 5: die id „C1“ steht schon in Zeile 2.",
    ]
    refused = Path(lines[8].removeprefix("Vollständige Liste: "))
    assert len(refused.read_text(encoding="utf-8-sig").splitlines()) == 3
    assert lines[-1] == (
        "  Es gibt keine Zuordnung von Kunden zu Benutzern (account_team): Katharina Brandt bekam alle 2 Kunden."
    )


def test_in_english(kam: Kam, folder: Path) -> None:
    lines = kam("import", str(folder), KAM_LANGUAGE="en").stdout.splitlines()
    assert lines[6] == "  customers.csv: Line 4: “name” is empty."


def test_json_has_the_documented_shape(kam: Kam, folder: Path) -> None:
    shown = json.loads(kam("import", str(folder), "--json").stdout)
    assert set(shown) == {"version", "tables", "refused", "refused_file", "notes"}
    assert shown["tables"] == [
        {
            "table": "customers",
            "origin": "customers.csv",
            "taken": 2,
            "refused": 2,
            "reasons": {"facts.row.required": 1, "facts.row.duplicate": 1},
            "unknown_columns": ["Umsatzklasse"],
        }
    ]
    assert shown["refused"][1] == {
        "table": "customers",
        "origin": "customers.csv",
        "line": 5,
        "code": "facts.row.duplicate",
        "column": "id",
        "value": "C1",
        "reason": "Zeile 5: die id „C1“ steht schon in Zeile 2.",
    }


def test_a_mapping_and_a_fresh_start(kam: Kam, folder: Path, tmp_path: Path) -> None:
    kam("import", str(folder))
    (folder / "customers.csv").rename(folder / "kunden.csv")
    mapping = tmp_path / "mapping.yaml"
    query = "SELECT id, coalesce(name, 'ohne Namen') AS name, class FROM kunden WHERE name IS DISTINCT FROM 'Doppelt'"
    mapping.write_text(f'sources: {{kunden: {{file: kunden.csv}}}}\ntables: {{customers: "{query}"}}\n')
    shown = json.loads(kam("import", str(folder), "--mapping", str(mapping), "--from-scratch", "--json").stdout)
    assert [(table["origin"], table["taken"], table["refused"]) for table in shown["tables"]] == [
        ("mapping.yaml: customers", 3, 0)
    ]


@pytest.mark.parametrize("content", ["", "id;name\nC1;a\n", "id;name;class\nC1;a;Z\n", "id;name;class\n"])
def test_a_refusal_is_one_line_and_says_what_to_do(kam: Kam, folder: Path, content: str) -> None:
    (folder / "customers.csv").write_text(content)
    done = kam("import", str(folder))
    assert isinstance(done.exception, BadInput)  # the entry point ends with 2 and prints its text
    text = done.exception.text(Language.DE)
    assert "Es wurde nichts verändert. Bitte" in text
    assert "\n" not in text
    assert isinstance(kam("info").exception, Unavailable)


def test_info_tells_source_age_and_rows(kam: Kam, folder: Path) -> None:
    kam("import", str(folder))
    lines = kam("info").stdout.splitlines()
    assert lines[0].startswith("Daten aus: Dateien. Stand: 22.11.2026, ")
    assert lines[0].endswith(" (gerade eben)")
    assert lines[4].split() == ["customers", "2"]
    shown = json.loads(kam("info", "--json").stdout)
    assert (shown["source"], shown["warning"], shown["tables"]["customers"]) == ("import", None, 2)


def test_old_facts_are_warned_of_first(kam: Kam, folder: Path) -> None:
    kam("import", str(folder))
    first = kam("info", KAM_TODAY="2026-11-25").stdout.splitlines()[0]
    assert first.startswith("Die Daten sind älter als 24 Stunden (vor ")
    assert json.loads(kam("info", "--json", KAM_TODAY="2026-11-25").stdout)["warning"] == first
