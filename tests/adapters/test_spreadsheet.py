"""Tables as files that a spreadsheet program opens."""

import io

import openpyxl

from agent.adapters.spreadsheet import csv_file, xlsx_file

ROWS = [["Datei", "Seiten"], ["=HYPERLINK(1)", 3], ["Entwurf\x07 ä.txt", None]]


def test_csv_opens_with_umlauts_and_without_formulas() -> None:
    assert csv_file(ROWS).decode("utf-8-sig").splitlines() == ["Datei,Seiten", "'=HYPERLINK(1),3", "Entwurf\x07 ä.txt,"]
    assert csv_file(ROWS).startswith(b"\xef\xbb\xbf")


def test_a_workbook_holds_text_as_text_and_figures_as_figures() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_file(ROWS, "NDA-Prüfungen " * 9))).active
    assert sheet is not None
    cells = list(sheet.iter_rows())
    # "f" would be a formula
    assert [(cell.value, cell.data_type) for cell in cells[1]] == [("=HYPERLINK(1)", "s"), (3, "n")]
    assert cells[1][0].quotePrefix
    assert cells[2][0].value == "Entwurf ä.txt"
    assert sheet.freeze_panes == "A2"


def test_a_table_of_its_head_alone_is_a_table() -> None:
    assert xlsx_file([["Datei"]], "leer").startswith(b"PK")
