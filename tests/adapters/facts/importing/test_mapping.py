"""Exports that look otherwise: the mapping file, its SELECTs, SQL scripts."""

import datetime as dt
from pathlib import Path

import pytest

from agent.adapters.facts.importing.files import FactsFolder
from agent.adapters.facts.importing.mapping_file import read_mapping
from agent.domain.errors import BadInput
from agent.domain.language import Language
from tests.adapters.facts.importing.conftest import Importing, Query

EXPORT = "AB-1|Nordwerk|1.250,50|15.03.2026\nAB-2|Heliotec|12,5|31.02.2026\nAB-3|Heliotec\nAB-4|Heliotec|7|1.4.2026\n"
MAPPING = """
sources:
  ab: {file: auftraege.txt, delimiter: "|", columns: [nummer, kunde, menge, wunsch], encoding: utf-8}
tables:
  customers: SELECT DISTINCT kunde AS id, kunde AS name, 'A' AS class FROM ab
  order_lines: |
    SELECT _line, nummer AS id, kunde AS customer_id, menge AS quantity, wunsch AS requested_on FROM ab; -- all
"""


@pytest.fixture
def mapping(folder: Path) -> Path:
    path = folder.parent / "mapping.yaml"
    path.write_text(MAPPING, encoding="utf-8")
    (folder / "auftraege.txt").write_text(EXPORT, encoding="utf-8")
    return path


def read_all(folder: Path, mapping: Path) -> None:
    with FactsFolder().open(folder, mapping) as (sources, _):
        for source in sources:
            list(source.rows)


def bad(folder: Path, mapping: Path, text: str) -> BadInput:
    mapping.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as error:
        read_all(folder, mapping)
    return error.value


def test_a_select_makes_the_tables_and_the_same_rules_hold(load: Importing, query: Query, mapping: Path) -> None:
    report = load(mapping=mapping)
    assert query("SELECT id, quantity, requested_on FROM order_lines ORDER BY id") == [
        ("AB-1", 1250.5, dt.date(2026, 3, 15)),
        ("AB-4", 7, dt.date(2026, 4, 1)),
    ]
    assert [(row.origin, row.line, row.code) for row in report.refused] == [
        ("mapping.yaml: order_lines", 2, "facts.row.date")
    ]


FILES = MAPPING.split("tables:")[0]
ENDLESS = """
sources:
  ab: {file: auftraege.txt, delimiter: "|", columns: [nummer, kunde, menge, wunsch]}
tables:
  customers: |
    WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT 1 - i FROM n)
    SELECT DISTINCT i AS id, i AS name, 'A' AS class FROM n
"""


def test_a_query_without_end_is_stopped(folder: Path, mapping: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agent.adapters.facts.importing.mapping._LONGEST_S", 0.3)
    assert bad(folder, mapping, ENDLESS).code == "facts.mapping.slow"


def test_a_query_of_rows_without_end_is_stopped(folder: Path, mapping: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agent.adapters.facts.importing.mapping._MOST_ROWS", 50_000)
    text = f"{FILES}tables:\n  stock: SELECT i AS id FROM range(60000) AS r(i)\n"  # noqa: S608 - the text of a mapping
    assert bad(folder, mapping, text).code == "facts.mapping.rows"


def test_a_query_that_needs_too_much_memory_is_told(
    folder: Path, mapping: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = {"threads": "1", "memory_limit": "30MB", "max_temp_directory_size": "0KB"}
    monkeypatch.setattr("agent.adapters.facts.importing.mapping._CLOSED", closed)
    text = f"{FILES}tables:\n  stock: SELECT list(i) AS id FROM range(50000000) AS r(i)\n"  # noqa: S608 - the text of a mapping
    assert bad(folder, mapping, text).code == "facts.mapping.memory"


def test_rows_of_a_source_that_cannot_be_read_are_told(folder: Path, mapping: Path) -> None:
    with FactsFolder().open(folder, mapping) as (_, notes):
        (note,) = notes
    assert note.text(Language.EN) == ("auftraege.txt: 1 row could not be read (line 3) and was passed over.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sources: {}\ntables: {}\n", "Line 1: the value of “sources”"),
        ("sources:\n  a: {file: a.csv}\n", "“tables” is missing"),
        ("sources:\n  a: {file: a.csv, fiel: b}\ntables: {stock: SELECT 1}\n", "Line 2: “sources.a.fiel” is unknown"),
        ("sources:\n  a: {file: ../secret.csv}\ntables: {stock: x}\n", "Line 2: “../secret.csv” is not inside"),
        ("sources:\n  a:\n    file: /etc/passwd\ntables: {stock: x}\n", "Line 3: “/etc/passwd” is not inside"),
        ("sources:\n  a: {file: 'C:\\a.csv'}\ntables: {stock: x}\n", "is not inside"),
        ("sources:\n  a: {file: a.csv, encoding: klingon}\ntables: {stock: x}\n", "no encoding “klingon”"),
        ("sources:\n  a: {file: a.csv, format: pdf}\ntables: {stock: x}\n", "must be one of 'csv', 'xlsx'"),
        ("sources:\n  a: {file: a.sql, format: sqlite_script}\ntables: {stock: x}\n", "needs the name of its table"),
        ("sources:\n  a: {file: a.xlsx, format: xlsx, delimiter: ;}\ntables: {stock: x}\n", "for CSV files only"),
        ("sources:\n  a: {file: a.csv}\ntables: {umsatz: x}\n", "unknown table: umsatz"),
        ("sources:\n  a b: {file: a.csv}\ntables: {stock: x}\n", "the value of “sources.a b”"),
        ("- a\n", "the value of “–”"),
        ("sources: [\n", "no valid YAML in line 2"),
        ("\x00", "no valid YAML"),
        ("", "the value of “–”"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_told_with_its_line(folder: Path, mapping: Path, text: str, told: str) -> None:
    error = bad(folder, mapping, text)
    assert told in str(error)
    assert "Es wurde nichts verändert." in error.text(Language.DE)


HEAD = "sources:\n  ab: {file: auftraege.txt, delimiter: '|', columns: [a, b, c, d]}\ntables:\n  stock: "


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("SELECT nothing FROM ab", "sql"),
        ("SELECT a::INTEGER AS id FROM ab", "sql"),  # fails at a row only
        ("SELEKT", "sql"),
        ("DELETE FROM ab", "select"),
        ("SELECT 1; SELECT 2", "select"),
        ("COPY ab TO 'stolen.csv'", "select"),
        ("ATTACH 'x.duckdb'", "select"),
        ("SELECT * FROM read_csv('/etc/passwd')", "sql"),
        ("SELECT * FROM '/etc/passwd'", "sql"),
        ("SELECT * FROM read_text('/etc/passwd')", "sql"),
        ("SELECT * FROM glob('/*')", "sql"),
        ("SELECT * FROM sniff_csv('auftraege.txt')", "sql"),
    ],
)
def test_a_query_reads_its_sources_and_nothing_else(folder: Path, mapping: Path, query: str, code: str) -> None:
    error = bad(folder, mapping, f'{HEAD}"{query}"\n')
    assert error.code == f"facts.mapping.{code}"
    assert "stock" in str(error)


def test_a_missing_source_is_told(folder: Path, mapping: Path) -> None:
    (folder / "auftraege.txt").unlink()
    error = bad(folder, mapping, MAPPING)
    assert error.code == "facts.file.unreadable"
    assert "auftraege.txt" in str(error)


def test_a_missing_mapping_is_told(folder: Path, mapping: Path) -> None:
    mapping.unlink()
    with pytest.raises(BadInput, match=r"mapping\.yaml cannot be read"), FactsFolder().open(folder, mapping):
        pass


def test_the_shipped_examples_are_valid() -> None:
    for path in sorted((Path(__file__).parents[3] / "golden").glob("*.yaml")):
        assert read_mapping(path).tables


SCRIPT = """
PRAGMA foreign_keys = off;
CREATE TABLE [Kunden](Nr INTEGER PRIMARY KEY, Name TEXT, Bild BLOB);
INSERT INTO Kunden VALUES (1, 'Müller', X'FFD8'), (2, 'Weiß', NULL);
"""


DUMPED = """
sources:
  k: {file: dump.sql, format: sqlite_script, table: TABLE}
tables:
  customers: SELECT Nr AS id, Name AS name, 'B' AS class FROM k
"""
NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) INSERT INTO Kunden SELECT i, '', '' FROM n"


def scripted(folder: Path, mapping: Path, script: str, table: str = "Kunden") -> None:
    (folder / "dump.sql").write_text(script, encoding="utf-8")
    mapping.write_text(DUMPED.replace("TABLE", table), encoding="utf-8")


def test_a_dump_is_run_in_memory(load: Importing, query: Query, folder: Path, mapping: Path) -> None:
    scripted(folder, mapping, SCRIPT)
    load(mapping=mapping)
    assert query("SELECT id, name FROM customers ORDER BY id") == [("1", "Müller"), ("2", "Weiß")]


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH 'stolen.db' AS other;",
        "VACUUM INTO 'stolen.db';",
        "PRAGMA temp_store_directory = '/tmp';",
        "PRAGMA journal_mode = wal;",
        "CREATE VIRTUAL TABLE v USING fts5(a);",
        "SELECT load_extension('/tmp/evil');",
        "SELECT zeroblob(2000000000);",
        "INSERT INTO Kunden VALUES (1);",
    ],
)
def test_a_dump_reaches_no_file(folder: Path, mapping: Path, statement: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    scripted(folder, mapping, SCRIPT + statement)
    with pytest.raises(BadInput) as error, FactsFolder().open(folder, mapping):
        pass
    assert error.value.code == "facts.file.script"
    assert not (folder / "stolen.db").exists()


def test_an_endless_dump_is_stopped(folder: Path, mapping: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agent.adapters.facts.importing.sqlite_script._SECONDS", 0.2)
    scripted(folder, mapping, f"{SCRIPT}{NUMBERS} WHERE i < 0;")
    with pytest.raises(BadInput, match="interrupted"), FactsFolder().open(folder, mapping):
        pass


def test_a_table_that_the_dump_does_not_make_is_told(folder: Path, mapping: Path) -> None:
    scripted(folder, mapping, SCRIPT, "Orders")
    with pytest.raises(BadInput, match="no such table"), FactsFolder().open(folder, mapping):
        pass
