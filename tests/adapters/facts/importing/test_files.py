"""Folders, Excel and Parquet files; everything in a folder that is no table."""

import datetime as dt
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from agent.adapters.facts.importing.files import FactsFolder
from agent.adapters.facts.importing.folder import folder_sources
from agent.adapters.facts.importing.parquet_rows import open_parquet
from agent.adapters.facts.importing.xlsx_rows import open_xlsx
from agent.domain.errors import BadInput
from tests.adapters.facts.importing.conftest import Importing, Query


def workbook(path: Path, *sheets: tuple[str, Sequence[Sequence[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def read_all(folder: Path) -> None:
    with FactsFolder().open(folder, None) as (sources, _):
        for source in sources:
            list(source.rows)


def bad(folder: Path) -> BadInput:
    with pytest.raises(BadInput) as error:
        read_all(folder)
    return error.value


def test_excel_with_typed_and_written_values(load: Importing, query: Query, folder: Path) -> None:
    rows = [
        ["id", "customer_id", "quantity", "price", "requested_on", "cancelled", None],
        ["1", "C1", 1250, 1.125, dt.datetime.fromisoformat("2026-03-15"), True, None],
        [2, "C1", 12.5, "1.250,50", "16.03.2026", "nein", None],
        [None] * 7,
        [3, "C2", "31 Stück", None, None, None, None],
        [4, "C2", "#REF!", None, None, None, None],
    ]
    workbook(folder / "Order_Lines.XLSX", ("Tabelle1", rows))
    report = load()
    found = query("SELECT id, quantity, price, requested_on, cancelled FROM order_lines ORDER BY id")
    assert found == [
        ("1", 1250, 1.125, dt.date(2026, 3, 15), True),
        ("2", 12.5, 1250.5, dt.date(2026, 3, 16), False),
    ]
    assert [(row.line, row.code) for row in report.refused] == [(5, "facts.row.number"), (6, "facts.row.formula")]


def test_the_sheet_named_like_the_table_comes_first(tmp_path: Path) -> None:
    path = workbook(tmp_path / "stock.xlsx", ("Info", [["x"]]), ("Stock", [[], ["id", "article_id"], ["1", "A"]]))
    found = open_xlsx(path, "stock")
    assert (found.columns, list(found.rows())) == (("id", "article_id"), [(3, ("1", "A"))])
    assert open_xlsx(path, "forecasts").columns == ("x",)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "xlsx"),
        (b"PK\x03\x04broken", "xlsx"),
        (b"id;name\n1;a\n", "xlsx"),
        (b"\xd0\xcf\x11\xe0old format", "xlsx"),
    ],
)
def test_a_broken_excel_file_is_told(folder: Path, content: bytes, code: str) -> None:
    (folder / "stock.xlsx").write_bytes(content)
    assert bad(folder).code == f"facts.file.{code}"


def test_an_empty_sheet_is_told(folder: Path) -> None:
    workbook(folder / "stock.xlsx", ("Tabelle1", []))
    assert bad(folder).code == "facts.file.empty"


def rezip(path: Path, change: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in (parts | change).items():
            package.writestr(name, data)


def test_a_bomb_is_refused_before_it_is_unpacked(folder: Path) -> None:
    path = workbook(folder / "stock.xlsx", ("Tabelle1", [["id"]]))
    rezip(path, {"xl/worksheets/sheet1.xml": b" " * 60_000_000})
    assert path.stat().st_size < 200_000
    assert bad(folder).code == "facts.file.bomb"


def test_a_document_type_is_refused(folder: Path) -> None:
    path = workbook(folder / "stock.xlsx", ("Tabelle1", [["id"]]))
    rezip(path, {"xl/workbook.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><workbook/>'})
    assert bad(folder).code == "facts.file.xlsx"


def test_a_package_cut_in_the_middle_is_told(folder: Path) -> None:
    path = workbook(folder / "stock.xlsx", ("Tabelle1", [["id", "article_id"]] * 500))
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    rezip(path, {"xl/worksheets/sheet1.xml": sheet[: len(sheet) // 2]})
    assert bad(folder).code == "facts.file.xlsx"


def test_parquet_with_types_and_texts(load: Importing, query: Query, folder: Path) -> None:
    path = folder / "order_lines.parquet"
    duckdb.execute(
        "COPY (SELECT 1 AS id, 'C1' AS customer_id, 1.125::DOUBLE AS quantity, DATE '2026-03-15' AS requested_on, "
        "true AS cancelled UNION ALL SELECT 2, 'C9', 5, NULL, NULL) TO ? (FORMAT parquet)",
        [str(path)],
    )
    report = load()
    assert query("SELECT id, quantity, requested_on, cancelled FROM order_lines") == [
        ("1", 1.125, dt.date(2026, 3, 15), True)
    ]
    assert [(row.line, row.code) for row in report.refused] == [(2, "facts.row.reference")]


def test_a_parquet_path_matches_itself_only(tmp_path: Path) -> None:
    odd = tmp_path / "export [2026] *"
    odd.mkdir()
    duckdb.execute("COPY (SELECT 1 AS id) TO ? (FORMAT parquet)", [str(tmp_path / "stock.parquet")])
    (odd / "stock.parquet").write_bytes((tmp_path / "stock.parquet").read_bytes())
    assert list(open_parquet(odd / "stock.parquet").rows()) == [(1, ("1",))]


@pytest.mark.parametrize("content", [b"", b"PAR1 and nothing", b"id;name\n"])
def test_broken_parquet_is_told(folder: Path, content: bytes) -> None:
    (folder / "stock.parquet").write_bytes(content)
    assert bad(folder).code == "facts.file.parquet"


def test_what_is_no_table_is_passed_over_and_told(folder: Path) -> None:
    for name in ("notes.txt", "umsatz.csv", "customers.xls", ".hidden.csv", "~$customers.xlsx"):
        (folder / name).write_text("x")
    (folder / "stock.csv").mkdir()
    os.mkfifo(folder / "revenue.csv")  # opening it would wait for ever
    sources, notes = folder_sources(folder)
    assert [source.table for source in sources] == ["customers"]
    told = {note.values["file"] for note in notes}
    assert told == {"notes.txt", "umsatz.csv", "customers.xls", "stock.csv", "revenue.csv"}
    assert {note.code for note in notes} == {"facts.note.ignored"}


def test_names_have_no_case_and_tables_come_in_their_order(folder: Path) -> None:
    (folder / "CONTACTS.Csv").write_text("id;customer_id;name\n1;C1;a\n")
    (folder / "articles.CSV").write_text("id;name\n1;a\n")
    assert [source.table for source in folder_sources(folder)[0]] == ["customers", "contacts", "articles"]


def test_two_files_for_one_table_are_refused(folder: Path) -> None:
    workbook(folder / "Customers.xlsx", ("a", [["id"]]))
    error = bad(folder)
    assert error.code == "facts.folder.twice"
    assert "Customers.xlsx, customers.csv" in str(error)


def test_a_folder_without_any_table_is_refused(tmp_path: Path) -> None:
    assert bad(tmp_path).code == "facts.folder.empty"
    assert bad(tmp_path / "gone").code == "facts.folder.none"
    (tmp_path / "file").write_text("x")
    assert bad(tmp_path / "file").code == "facts.folder.none"


def test_a_link_is_followed_and_one_that_leads_nowhere_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.csv").write_text("id;name\n1;a\n")
    (folder / "articles.csv").symlink_to(tmp_path / "elsewhere.csv")
    assert [source.table for source in folder_sources(folder)[0]] == ["customers", "articles"]
    (folder / "stock.csv").symlink_to(tmp_path / "gone.csv")
    error = bad(folder)
    assert error.code == "facts.file.unreadable"
    assert "stock.csv" in str(error)


@pytest.mark.parametrize("name", ["articles.csv", "articles.xlsx"])
def test_an_unreadable_file_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (folder / name).write_text("id;name\n1;a\n")
    (folder / name).chmod(0)
    if os.access(folder / name, os.R_OK):  # root may read everything
        pytest.skip("this user can read files without permission")
    assert bad(folder).code == "facts.file.unreadable"


def test_a_file_that_goes_away_while_it_is_read_is_told(folder: Path) -> None:
    def read() -> None:
        with FactsFolder().open(folder, None) as (sources, _):
            (folder / "customers.csv").unlink()
            list(sources[0].rows)

    with pytest.raises(BadInput, match=r"customers\.csv cannot be read"):
        read()
