"""How texts of German and English exports become values, and what is refused."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.adapters.facts.importing.convert import create_macros
from agent.adapters.facts.importing.rows import cell_text
from agent.domain import formats
from agent.domain.language import Language

Day = dt.date
at = dt.datetime.fromisoformat  # naive: the facts hold local time
Read = Callable[..., Any]


def ask(query: str, *values: object) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        create_macros(connection)
        return connection.execute(query, values).fetchall()


@pytest.fixture(scope="module")
def read() -> Iterator[Read]:
    with duckdb.connect() as connection:
        create_macros(connection)

        def run(macro: str, text: str, *more: str) -> Any:
            arguments = ", ".join(("?", *more))
            return connection.execute(f"SELECT facts_{macro}({arguments})", [text]).fetchall()[0][0]

        yield run


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-03-15", Day(2026, 3, 15)),
        ("2026-3-5", Day(2026, 3, 5)),
        ("2026/03/15", Day(2026, 3, 15)),
        ("2026-03-15 10:30", Day(2026, 3, 15)),
        ("2026-03-15T00:00:00.000", Day(2026, 3, 15)),
        ("20260315", Day(2026, 3, 15)),
        ("15.03.2026", Day(2026, 3, 15)),
        ("5.3.2026", Day(2026, 3, 5)),
        ("15.03.26", Day(2026, 3, 15)),
        ("15.03.2026 10:30", Day(2026, 3, 15)),
        ("29.02.2028", Day(2028, 2, 29)),
        ("31.02.2026", None),
        ("29.02.2026", None),
        ("2026-02-30", None),
        ("15.13.2026", None),
        ("03/15/2026", None),  # or the third of the fifteenth month: nobody knows
        ("15.03.", None),
        ("morgen", None),
        ("46000", None),
        ("2026", None),
    ],
)
def test_dates(read: Read, text: str, value: dt.date | None) -> None:
    assert read("date", text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-03-15 10:30", at("2026-03-15 10:30")),
        ("15.03.2026 10:30", at("2026-03-15 10:30")),
        ("15.03.2026, 10:30 Uhr", at("2026-03-15 10:30")),
        ("2026-03-15", at("2026-03-15 00:00")),
        ("2026-03-15T10:30:00Z", at("2026-03-15 11:30")),  # told in German time
        ("2026-07-15T10:30:00+00:00", at("2026-07-15 12:30")),
        ("15.03.2026 25:00", None),
        ("10:30", None),
    ],
)
def test_times(read: Read, text: str, value: dt.datetime | None) -> None:
    assert read("time", text) == value


@pytest.mark.parametrize(
    "text",
    "2026-03|03.2026|3/2026|202603|März 2026|märz 2026|MÄRZ 2026|Maerz 2026|Mrz. 2026|Mar 2026|March 2026|15.03.2026"
    "|2026-03-31".split("|"),
)
def test_months(read: Read, text: str) -> None:
    assert read("month", text) == Day(2026, 3, 1)


@pytest.mark.parametrize("text", ["13.2026", "2026-13", "Foo 2026", "2026", "03.26", "Mar-26"])
def test_what_is_no_month(read: Read, text: str) -> None:
    assert read("month", text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [(text, True) for text in ("ja", "Ja", "J", "true", "WAHR", "1", "x", "yes")]
    + [(text, False) for text in ("nein", "Nein", "false", "falsch", "0", "no")]
    + [(text, None) for text in ("vielleicht", "2", "-")],
)
def test_flags(read: Read, text: str, value: bool | None) -> None:
    assert read("flag", text) is value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1250", 1250),
        ("1.250,50", 1250.5),
        ("1,250.50", 1250.5),
        ("1250.5", 1250.5),
        ("1250,5", 1250.5),
        ("1.250.000", 1_250_000),
        ("1,250,000.25", 1_250_000.25),
        ("0,250", 0.25),
        ("0.250", 0.25),
        ("-12,5", -12.5),
        (".0000", 0),
        ("1E+05", 100_000),
        ("1,00E+05", 100_000),
        ("1.25,5", None),
        ("12.50.3", None),
        ("1,2,3", None),
        ("nan", None),
        ("inf", None),
        ("1_000", None),
        ("12 Stück", None),
        ("0x10", None),
    ],
)
def test_numbers_that_can_be_read_in_one_way_only(read: Read, text: str, value: float | None) -> None:
    assert read("number", text, "NULL::BOOLEAN") == value


@pytest.mark.parametrize(
    ("text", "comma", "point"), [("1.250", 1250, 1.25), ("1,250", 1.25, 1250), ("-999.125", -999125, -999.125)]
)
def test_numbers_that_can_be_read_in_two_ways(read: Read, text: str, comma: float, point: float) -> None:
    assert read("number", text, "true") == comma
    assert read("number", text, "false") == point
    assert read("number", text, "NULL::BOOLEAN") is None


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("1.250,50 €", "1.250,50"),
        ("EUR 12", "12"),
        ("€12.50", "12.50"),
        ("1 250,50", "1250,50"),
        ("1\u00a0250", "1250"),
        ("1’250.50", "1250.50"),
        ("12,5-", "-12,5"),
        ("12 5", "12 5"),
        ("12 Euro", "12 Euro"),
        ("1-2", "1-2"),
    ],
)
def test_currency_and_blanks_around_a_number(read: Read, text: str, bare: str) -> None:
    assert read("bare", text) == bare


# many values an example: planning a query costs more than running it
@settings(max_examples=10, derandomize=True, deadline=None)
@given(
    values=st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=50, max_size=100),
    language=st.sampled_from(Language),
)
def test_what_our_own_formats_write_is_read_back(values: list[Any], language: Language) -> None:
    texts = [formats.number(float(value), language, 2) for value in values]
    found = ask("SELECT facts_number(facts_bare(unnest(?)), NULL::BOOLEAN)", texts)
    assert [row[0] for row in found] == [pytest.approx(float(value)) for value in values]


@settings(max_examples=10, derandomize=True, deadline=None)
@given(values=st.lists(st.floats(-(10**11), 10**11, allow_nan=False), min_size=50, max_size=100), comma=st.booleans())
def test_a_typed_number_is_the_same_however_the_column_is_read(values: list[float], comma: bool) -> None:
    texts = [cell_text(value) for value in values]
    found = ask("SELECT facts_number(unnest(?), ?)", texts, comma)
    assert [row[0] for row in found] == [pytest.approx(value) for value in values]


@settings(max_examples=4, derandomize=True, deadline=None)
@given(texts=st.lists(st.text(max_size=30), min_size=50, max_size=100))
def test_no_text_breaks_a_macro(texts: list[str]) -> None:
    names = ("number(v, true)", "bare(v)", "date(v)", "time(v)", "month(v)", "flag(v)")
    query = f"SELECT {', '.join(f'facts_{name}' for name in names)} FROM (SELECT unnest(?) AS v)"  # noqa: S608
    assert len(ask(query, texts)) == len(texts)


def test_the_macros_leave_nothing_in_the_file(tmp_path: Path) -> None:
    path = str(tmp_path / "facts.duckdb")
    with duckdb.connect(path) as first:
        create_macros(first)
    with duckdb.connect(path) as second, pytest.raises(duckdb.CatalogException):
        second.execute("SELECT facts_flag('ja')")
