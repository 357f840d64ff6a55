"""CSV files of German and English systems, whole, mixed and broken."""

import datetime as dt
from pathlib import Path

import pytest

from agent.adapters.facts.importing.csv_rows import open_csv
from agent.domain.errors import BadInput
from agent.domain.facts.importing import ImportReport, Note
from agent.domain.language import Language
from tests.adapters.facts.importing.conftest import Importing, Query


def rows(path: Path, content: bytes | str) -> list[tuple[int, list[str | None]]]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [(line, list(fields)) for line, fields in open_csv(path).rows([])]


def refused(report: ImportReport) -> list[str]:
    return [row.text(Language.EN) for row in report.refused]


def codes(report: ImportReport) -> list[tuple[int, str]]:
    return [(row.line, row.code.removeprefix("facts.row.")) for row in report.refused]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    text = "id;name;class\n1;a b;Key\n".replace(";", separator)
    assert rows(tmp_path / "a.csv", text) == [(2, ["1", "a b", "Key"])]


def test_a_separator_inside_of_quotes_does_not_count(tmp_path: Path) -> None:
    assert rows(tmp_path / "a.csv", '"a,b,c,d";name\n1;2\n') == [(2, ["1", "2"])]


def test_excels_own_first_line_names_the_separator(tmp_path: Path) -> None:
    assert rows(tmp_path / "a.csv", "sep=|\nid|a;b;c\n1|2\n") == [(3, ["1", "2"])]


def test_a_quoted_line_end_keeps_the_lines_right(tmp_path: Path) -> None:
    text = 'id;note\n1;"first\nsecond\r\nthird"\n\n2;next\n'
    assert rows(tmp_path / "a.csv", text) == [(2, ["1", "first\nsecond\r\nthird"]), (5, []), (6, ["2", "next"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, end: str) -> None:
    text = f"id;name{end}1;Brück & Söhne{end}2;Müller – „Süd“{end}"
    found = rows(tmp_path / "a.csv", text.encode(encoding))
    assert [fields for _, fields in found] == [["1", "Brück & Söhne"], ["2", "Müller – „Süd“"]]
    assert open_csv(tmp_path / "a.csv").columns[-1] == "name"


def test_two_encodings_in_one_file_lose_nothing_and_are_told(load: Importing, query: Query) -> None:
    lines = [b"id;name;class", "C1;Brück;A".encode(), "C2;Söhne;A".encode("cp1252"), b"C3;Plain;A"]
    report = load(customers=b"\n".join(lines))
    assert query("SELECT name FROM customers ORDER BY id") == [("Brück",), ("Söhne",), ("Plain",)]
    assert Note("facts.note.encodings", {"file": "customers.csv", "count": 1, "line": 3}) in report.notes


def test_one_old_encoding_is_no_mixture(load: Importing) -> None:
    assert load(customers="id;name;class\nC1;Brück;A\nC2;Söhne;A\n".encode("cp1252")).notes == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n  \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x03\x04\x14\x00\x06\x00rest of a package", "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x00" * 9_000, "binary"),
        (b"\xff\xfei\x00d\x00\n\x00\x00\xd8\x00\x00", "encoding"),
        (b"id;name;class\n" + b"x" * 4_100_000, "line"),
        (b'id;name;class\nC1;"never closed;A\nC2;b;A\nC3;c;A\n', "quoting"),
    ],
)
def test_what_is_no_table_is_told_and_changes_nothing(load: Importing, query: Query, content: bytes, code: str) -> None:
    load()
    with pytest.raises(BadInput) as error:
        load(customers=content)
    assert error.value.code == f"facts.file.{code}"
    assert "customers.csv" in str(error.value)
    assert query("SELECT count(*) FROM customers") == [(2,)]


def test_a_quote_that_is_never_closed_is_told_with_its_line(load: Importing) -> None:
    with pytest.raises(BadInput, match="line 3 "):
        load(customers='id;name;class\nC1;a;A\nC2;"b;A\nC3;c;A\n')


def test_a_stray_quote_refuses_its_row_only(load: Importing) -> None:
    report = load(customers='id;name;class\nC1;"5" Rohr";A\nC2;3" Rohr;A\n')
    assert codes(report) == [(2, "quoting")]


def test_a_wrong_number_of_fields_refuses_the_row(load: Importing, query: Query) -> None:
    report = load(customers="id;name;class\nC1;a\nC2;b;A;;\nC3;c;A;x\n\n;;\nC4;d;A\n")
    assert refused(report) == ["Line 2: 2 fields instead of 3.", "Line 4: 4 fields instead of 3."]
    assert query("SELECT id FROM customers ORDER BY id") == [("C2",), ("C4",)]


def test_control_and_direction_characters_are_taken_out_of_texts_and_ids(load: Importing, query: Query) -> None:
    hidden = "\x00\x07\x1b\x7f\x85\u202a\u202e\u2066\u2069"
    report = load(customers=f'id;name;class\nC{hidden}1;a{hidden}b;A\nC1;c;A\nC2;"d\n\te";\u202eA\n{hidden};f;A\n')
    assert query('SELECT id, name, "class" FROM customers ORDER BY id') == [("C1", "ab", "A"), ("C2", "d\n\te", "A")]
    assert codes(report) == [(3, "duplicate"), (6, "required")]


def test_a_german_export_by_hand(load: Importing, query: Query) -> None:
    files = {
        "articles": ["ID;Customer ID;Name;Series;MOQ;Unit-Cost", "MC-1;C1;Welle;ja;1.000;1.250,50 €"],
        "order_lines": [
            "id;customer_id;article_id;quantity;price;requested_on;cancelled;Bemerkung",
            "1;C1;MC-1;1.250;12,5;15.03.2026;nein;eilig",
            "2;C2;;2.000,5;;1.4.26;ja;",
        ],
        "forecasts": ["id;customer_id;article_id;month;quantity", "1;C1;MC-1;März 2026;500", "2;C1;MC-1;04.2026;600"],
    }
    report = load(**{name: "\n".join(lines).encode("cp1252") for name, lines in files.items()})
    assert report.refused == ()
    assert query("SELECT series, moq, unit_cost FROM articles") == [(True, 1000, 1250.5)]
    lines = query("SELECT quantity, price, requested_on, cancelled FROM order_lines ORDER BY id")
    assert lines == [(1250, 12.5, dt.date(2026, 3, 15), False), (2000.5, None, dt.date(2026, 4, 1), True)]
    assert query("SELECT month FROM forecasts ORDER BY id") == [(dt.date(2026, 3, 1),), (dt.date(2026, 4, 1),)]
    assert {table.table: table.unknown_columns for table in report.tables}["order_lines"] == ("Bemerkung",)


STOCK = ["id;article_id;on_hand", "1;A;{}", "2;A;{}", "3;A;{}"]


def stock(load: Importing, query: Query, values: tuple[str, ...], separator: str) -> tuple[list[float], set[str]]:
    text = "\n".join(STOCK).format(*values).replace(";", separator)
    report = load(articles="id;name\nA;A\n", stock=text)
    notes = {note.code for note in report.notes} | {row.code for row in report.refused}
    return [row[0] for row in query("SELECT on_hand FROM stock ORDER BY id")], notes


@pytest.mark.parametrize(
    ("values", "separator", "numbers", "note"),
    [
        (("1.250", "12,5", "7"), ";", [1250, 12.5, 7], set()),
        (("1.250", "12.5", "7"), ";", [1.25, 12.5, 7], set()),  # the column is stronger than the separator
        (("1.250", "1.250.000", "7"), "|", [1250, 1_250_000, 7], set()),
        (("1.250", "2.500", "7"), ";", [1250, 2500, 7], {"facts.note.thousands"}),
        (("1.250", "2.500", "7"), "|", [1.25, 2.5, 7], {"facts.note.decimals"}),
        (("1,250", "2.5", "7"), "|", [1250, 2.5, 7], set()),
        (("1.250", "12,5", "7.5"), ";", [12.5, 7.5], {"facts.row.ambiguous"}),
    ],
)
def test_an_ambiguous_number_is_decided_by_its_column_then_by_the_separator(
    load: Importing, query: Query, values: tuple[str, ...], separator: str, numbers: list[float], note: set[str]
) -> None:
    assert stock(load, query, values, separator) == (numbers, note)


def test_every_kind_of_bad_row_is_told_with_line_column_and_value(load: Importing) -> None:
    rows = {
        "5;C1;;1": "no order",
        "6;C1;5;31.02.2026": "“31.02.2026” in “requested_on” is no date",
        "7;C1;-5;": "-5 in “quantity” is less than 0",
        "8;C9;5;": "“C9” in “customer_id” is not in the table customers",
        "1;C1;5;": "the id “1” stands already in line 2",
        "9;C1;viel;": "“viel” in “quantity” is no number",
        "10;C1;5;01.01.0002": "is not between 1990 and 2100",
        "11;C1;5;01.01.9999": "is not between 1990 and 2100",
        "12;C1;1e300;": "“1e300” in “quantity” is no number",
        ";C1;5;": "“id” is empty",
        f"{'k' * 81};C1;5;": "has more than 80 characters",
    }
    head = ["id;customer_id;quantity;requested_on", "1;C1;5;15.03.2026"]
    report = load(order_lines=[*head, *rows])
    texts = refused(report)
    assert [row.line for row in report.refused] == list(range(3, 3 + len(rows)))
    for text, expected in zip(texts[1:], list(rows.values())[1:], strict=True):
        assert expected in text
    assert texts[0] == "Line 3: “quantity” is empty."
    assert report.tables[-1].taken == 1
    assert report.tables[-1].refused == len(rows) == sum(report.tables[-1].reasons.values())


def test_a_value_from_a_fixed_list_has_no_case(load: Importing, query: Query) -> None:
    report = load(customers="id;name;class;language\nC1;a;KEY;DE\nC2;b;d;de\nC3;c;b;fr\n")
    assert query('SELECT "class", language FROM customers') == [("Key", "de")]
    assert codes(report) == [(3, "choice"), (4, "choice")]


def test_control_characters_of_a_value_never_reach_the_terminal(load: Importing) -> None:
    report = load(customers="id;name;class\nC1;a;A\nC2;b;\x1b[31mred\u202e\n")
    (row,) = report.refused
    assert row.text(Language.DE).isprintable()


def test_a_good_row_may_follow_a_bad_one_with_its_id(load: Importing, query: Query) -> None:
    report = load(customers="id;name;class\nC1;a;?\nC1;b;A\nC1;c;A\n")
    assert query("SELECT name FROM customers") == [("b",)]
    assert codes(report) == [(2, "choice"), (4, "duplicate")]
