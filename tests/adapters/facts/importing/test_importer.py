"""An import as a whole: what stays, what goes, what is checked between tables, and that half of one never shows."""

import csv
import datetime as dt
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.adapters.facts.store import FactsStore
from agent.domain.errors import BadInput, Unavailable
from agent.domain.facts.importing import ImportReport, Line, Note, TableSource
from agent.domain.facts.info import FactsSource
from agent.domain.facts.refusal import ImportRefused
from agent.domain.facts.tables import TABLES
from agent.domain.language import Language
from tests.adapters.facts.importing.conftest import Importing, Query
from tests.facts_world import AS_OF

ROOT = Path(__file__).parents[4]
ARTICLES = "id;customer_id;name\nA1;C1;Welle\nA2;C2;Lager\n"
LINES = "id;customer_id;article_id;quantity\n1;C1;A1;5\n2;C2;A2;6\n3;C2;;7\n"


def source(table: str, columns: str, *rows: str, keep_first: frozenset[str] = frozenset()) -> TableSource:
    lines: list[Line] = [(at, [cell or None for cell in row.split("|")]) for at, row in enumerate(rows, 1)]
    return TableSource(table, "odoo", tuple(columns.split("|")), lines, keep_first)


def codes(report: ImportReport) -> list[str]:
    return [row.code.removeprefix("facts.row.") for row in report.refused]


def notes(report: ImportReport) -> set[str]:
    return {note.code.removeprefix("facts.note.") for note in report.notes}


def demo(store: FactsStore) -> None:
    add = "INSERT INTO customers (id, name, \"class\") VALUES ('D1', 'Demo', 'A')"
    store.publish(FactsSource.DEMO, AS_OF, lambda connection: connection.execute(add))


def test_a_missing_column_refuses_the_import_and_all_of_them_are_told_at_once(load: Importing, query: Query) -> None:
    load()
    with pytest.raises(ImportRefused) as error:
        load(customers="id;class\nC1;A\n", articles="nummer;text\n1;a\n", stock="id;article_id;on_hand;id\n")
    text = str(error.value)
    assert "customers.csv: name missing (found: id, class)." in text
    assert "articles.csv: id, name missing (found: nummer, text)." in text
    assert "stock.csv: more than once: id" in text
    assert text.endswith("Nothing was changed. Please add the columns to the export.")
    assert query("SELECT count(*) FROM customers") == [(2,)]


def test_a_file_of_bad_rows_only_refuses_the_import_and_says_why(load: Importing, query: Query) -> None:
    load()
    with pytest.raises(ImportRefused) as error:
        load(customers="id;name;class\nC1;a;Z\nC2;;A\n")
    assert str(error.value).startswith(
        "Not one of the 2 rows in customers.csv can be used. Line 2: “Z” in “class” is none of Key, A, B, C."
    )
    assert query("SELECT count(*) FROM customers") == [(2,)]


def test_a_header_without_rows_empties_its_table_and_says_so(load: Importing, query: Query) -> None:
    load(articles=ARTICLES)
    assert notes(load(articles="id;name\n")) == {"no_rows"}
    assert query("SELECT count(*) FROM articles") == [(0,)]
    with pytest.raises(ImportRefused, match="None of the files holds a row"):
        load(customers="id;name;class\n")


def test_importing_again_changes_nothing_but_the_version(load: Importing, store: FactsStore, query: Query) -> None:
    first = load(articles=ARTICLES, order_lines=LINES)
    before = {name: query(f"FROM {name} ORDER BY id") for name in TABLES}
    second = load()
    assert before == {name: query(f"FROM {name} ORDER BY id") for name in TABLES}
    assert (first.tables, first.refused, first.notes) == (second.tables, second.refused, second.notes)
    assert first.version != second.version == store.info().version


def test_a_table_that_comes_replaces_the_old_one_and_others_stay(load: Importing, query: Query, folder: Path) -> None:
    load(articles=ARTICLES, order_lines=LINES)
    for name in ("customers", "order_lines"):
        (folder / f"{name}.csv").unlink()
    load(articles="id;name\nA1;Welle neu\nA2;Lager\n")
    assert query("SELECT name FROM articles ORDER BY id") == [("Welle neu",), ("Lager",)]
    assert query("SELECT count(*) FROM order_lines") == [(3,)]


def test_rows_that_stay_are_dropped_when_what_they_point_at_is_gone(
    load: Importing, query: Query, folder: Path
) -> None:
    load(articles=ARTICLES, order_lines=LINES, deliveries="id;order_line_id;delivered_on;quantity\n1;2;1.3.2026;6\n")
    for name in ("articles", "order_lines", "deliveries"):
        (folder / f"{name}.csv").unlink()
    report = load(customers="id;name;class\nC1;Nordwerk;Key\n")
    assert query("SELECT id FROM order_lines") == [("1",)]
    dropped = {(note.values["table"], note.values["count"]) for note in report.notes}
    assert dropped == {("articles", 1), ("order_lines", 2), ("deliveries", 1)}


def test_from_scratch_begins_empty(load: Importing, query: Query, folder: Path) -> None:
    load(articles=ARTICLES)
    (folder / "articles.csv").unlink()
    load(from_scratch=True)
    assert query("SELECT count(*) FROM articles") == [(0,)]


def test_real_data_never_stand_beside_the_demo_world(load: Importing, store: FactsStore, query: Query) -> None:
    demo(store)
    report = load()
    assert query("SELECT id FROM customers ORDER BY id") == [("C1",), ("C2",)]
    assert notes(report) == {"demo_gone"}


def test_a_sync_onto_the_demo_world_begins_empty_too(upsert: Importing, store: FactsStore, query: Query) -> None:
    demo(store)
    upsert(source("customers", "id|name|class", "C1|Nordwerk|Key"))
    assert query("SELECT id FROM customers") == [("C1",)]


def test_facts_that_cannot_be_read_are_replaced_from_scratch_only(
    load: Importing, store: FactsStore, query: Query
) -> None:
    load()
    store.close()
    store.file.write_bytes(b"not a database")
    with pytest.raises(Unavailable) as error:
        load()
    assert error.value.code == "facts.unreadable"
    assert store.file.read_bytes() == b"not a database"
    load(from_scratch=True)
    assert query("SELECT count(*) FROM customers") == [(2,)]


def test_a_sync_brings_everything_anew_where_the_facts_cannot_be_read(
    upsert: Importing, store: FactsStore, query: Query
) -> None:
    customers = source("customers", "id|name|class", "C1|Nordwerk|Key")
    upsert(customers)
    store.close()
    store.file.write_bytes(b"not a database")
    assert notes(upsert(customers)) == {"unreadable"}
    assert query("SELECT id FROM customers") == [("C1",)]
    (store.file.parent / "current").unlink()
    with pytest.raises(Unavailable) as error:
        upsert(customers)
    assert error.value.code == "facts.pointer"


def test_rows_that_point_at_a_refused_row_say_so(load: Importing) -> None:
    report = load(customers="id;name;class\nC1;a;A\nC2;b;Z\n", articles=ARTICLES + "A3;C9;Ring\n")
    assert [row.code.removeprefix("facts.row.") for row in report.refused] == [
        "choice",
        "reference_refused",
        "reference",
    ]
    assert "„C2“ der Tabelle customers" in report.refused[1].text(Language.DE)


def test_upsert_goes_by_id_and_leaves_the_others(upsert: Importing, query: Query) -> None:
    upsert(source("customers", "id|name|class|country", "C1|Nordwerk|Key|DE", "C2|Heliotec|A|AT"))
    upsert(source("customers", "id|name|class", "C2|Heliotec AG|B", "C3|Kranich|A"))
    assert query('SELECT id, name, "class", country FROM customers ORDER BY id') == [
        ("C1", "Nordwerk", "Key", "DE"),
        ("C2", "Heliotec AG", "B", "AT"),  # the second source says nothing about the country
        ("C3", "Kranich", "A", None),
    ]


def test_the_first_promise_stays(upsert: Importing, query: Query) -> None:
    columns, first = "id|customer_id|quantity|confirmed_on", frozenset({"confirmed_on"})
    customers = source("customers", "id|name|class", "C1|Nordwerk|Key")
    upsert(customers, source("order_lines", columns, "1|C1|5|", "2|C1|5|2026-03-01", keep_first=first))
    upsert(source("order_lines", columns, "1|C1|6|2026-04-01", "2|C1|7|2026-05-01", keep_first=first))
    assert query("SELECT quantity, confirmed_on FROM order_lines ORDER BY id") == [
        (6, dt.date(2026, 4, 1)),
        (7, dt.date(2026, 3, 1)),
    ]


def test_two_sources_may_fill_one_table(upsert: Importing, query: Query) -> None:
    columns = "id|customer_id|date|topic"
    report = upsert(
        source("customers", "id|name|class", "C1|Nordwerk|Key"),
        source("activities", columns, "m1|C1|2026-03-01|forecast", "m2|C1|2026-03-02|"),
        source("activities", "topic|date|customer_id|id", "project|2026-03-03|C1|c1", "x|2026-03-03|C1|m1"),
    )
    assert query("SELECT id, topic FROM activities ORDER BY id") == [
        ("c1", "project"),
        ("m1", "forecast"),
        ("m2", None),
    ]
    assert [(table.taken, table.refused) for table in report.tables] == [(1, 0), (2, 0), (1, 1)]
    assert codes(report) == ["duplicate"]


def test_one_bad_row_alone_does_not_stop_a_sync(upsert: Importing, query: Query) -> None:
    upsert(source("customers", "id|name|class", "C1|Nordwerk|Key"))
    report = upsert(source("customers", "id|name|class", "C2||Key"))
    assert (codes(report), query("SELECT id FROM customers")) == (["required"], [("C1",)])


def test_a_sync_that_finds_nothing_new_changes_nothing_and_says_nothing(upsert: Importing, query: Query) -> None:
    upsert(source("customers", "id|name|class", "C1|Nordwerk|Key"))
    report = upsert(source("customers", "id|name|class"))
    assert (report.notes, report.refused, query("SELECT id FROM customers")) == ((), (), [("C1",)])


def test_half_a_character_from_json_does_not_stop_a_sync(upsert: Importing, query: Query) -> None:
    upsert(source("customers", "id|name|class", "C1|Nord\ud83dwerk|Key"))
    assert query("SELECT name FROM customers") == [("Nord?werk",)]


def test_references_into_a_table_that_nobody_filled_are_not_checked(load: Importing, query: Query) -> None:
    report = load(order_lines=LINES)
    assert query("SELECT count(*) FROM order_lines") == [(3,)]
    values = {"table": "order_lines", "column": "article_id", "reference": "articles"}
    assert report.notes == (Note("facts.note.unchecked", values),)


def test_a_refused_row_takes_those_that_point_at_it_along(load: Importing) -> None:
    report = load(
        articles=ARTICLES.replace("C2", "C9"),
        order_lines=LINES,
        deliveries="id;order_line_id;delivered_on;quantity\n1;1;1.3.2026;5\n2;2;1.3.2026;6\n",
    )
    told = [(row.table, row.line, row.values["column"]) for row in report.refused]
    assert told == [
        ("articles", 3, "customer_id"),
        ("order_lines", 3, "article_id"),
        ("deliveries", 3, "order_line_id"),
    ]


def test_customers_of_one_name_are_told_apart(load: Importing, query: Query) -> None:
    report = load(customers="id;name;class\nC1;Nordwerk;A\nC2;NORDWERK;A\nC3;Heliotec;A\n")
    assert query("SELECT name FROM customers ORDER BY id") == [("Nordwerk (C1)",), ("NORDWERK (C2)",), ("Heliotec",)]
    assert report.notes == (Note("facts.note.same_name", {"count": 2}),)
    assert load().notes == report.notes


def test_every_refused_row_stands_in_the_file_beside_the_version(load: Importing, store: FactsStore) -> None:
    bad = [f"B{at};=cmd|' /C calc'!A0;Z" for at in range(300)]
    report = load(customers=["id;name;class", "C1;a;A", *bad, "B;b"])
    assert (len(report.refused), report.tables[0].refused) == (200, 301)
    assert report.refused_file == str(store.file.with_suffix(".refused.csv"))
    with open(report.refused_file, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == 301
    assert rows[0]["line"] == "3"
    assert rows[0]["Grund"] == "Zeile 3: „Z“ in „class“ ist keiner der Werte Key, A, B, C."
    assert rows[-1]["reason"] == "Line 303: 2 fields instead of 3."


def test_a_spreadsheet_runs_nothing_from_that_file(load: Importing) -> None:
    report = load(order_lines=["id;customer_id;quantity", "1;C1;5", "2;C1;=1+1", "3;C1;-5", "4;C1;-x", "5;@C;1"])
    assert report.refused_file
    values = [line.split(";")[4] for line in Path(report.refused_file).read_text("utf-8-sig").splitlines()[1:]]
    assert values == ["'=1+1", "-5", "'-x", "'@C"]


def test_the_file_of_refused_rows_goes_with_its_version(load: Importing, store: FactsStore) -> None:
    for _ in range(4):
        load(customers="id;name;class\nC1;a;A\nC2;b;Z\n")
    folder = store.file.parent
    assert len(list(folder.glob("*.refused.csv"))) == len(list(folder.glob("*.duckdb"))) == 2
    assert load(customers="id;name;class\nC1;a;A\n").refused_file is None


def test_a_source_that_breaks_off_changes_nothing(upsert: Importing, store: FactsStore, query: Query) -> None:
    upsert(source("customers", "id|name|class", "C1|Nordwerk|Key"))
    before = sorted(store.file.parent.iterdir())

    def rows() -> Iterator[Line]:
        yield 1, ["C2", "Heliotec", "A"]
        raise BadInput("facts.busy")

    with pytest.raises(BadInput):
        upsert(TableSource("customers", "odoo", ("id", "name", "class"), rows()))
    assert query("SELECT id FROM customers") == [("C1",)]
    assert sorted(store.file.parent.iterdir()) == before


def test_a_process_that_is_killed_in_the_middle_leaves_the_old_version(
    load: Importing, store: FactsStore, query: Query, tmp_path: Path
) -> None:
    load(customers="id;name;class\nC1;a;A\nC2;b;Z\n")
    script = """
        import sys, time
        from pathlib import Path
        from agent.adapters.facts.importing.importer import FactsImporter
        from agent.adapters.facts.store import FactsStore
        from agent.domain.facts.importing import ImportMode, TableSource
        from agent.domain.facts.info import FactsSource
        from tests.facts_world import AS_OF

        def rows():
            for at in range(60_000):
                yield at, [f"X{at}", f"name {at}", "A"]
            print("reading", flush=True)
            time.sleep(60)

        sources = [TableSource("customers", "endless", ("id", "name", "class"), rows())]
        store = FactsStore(Path(sys.argv[1]))
        FactsImporter(store).run(sources, FactsSource.IMPORT, AS_OF, ImportMode.REPLACE, True)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "facts")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"reading\n"
        os.kill(child.pid, signal.SIGKILL)
    assert query("SELECT id FROM customers") == [("C1",)]
    load()  # nobody holds the lock any more
    assert query("SELECT id FROM customers") == [("C1",)]


def bad_rows(count: int) -> Iterator[Line]:
    yield 1, ["C1", "good", "A"]
    for at in range(2, count + 2):
        kind = at % 4
        if kind == 0:
            yield at, ["C1", "again", "A"]
        elif kind == 1:
            yield at, [f"C{at}", "", "A"]
        elif kind == 2:
            yield at, [f"C{at}", f"name {at}", "nothing of the kind"]
        else:
            yield at, [f"C{at}"]


@pytest.mark.parametrize("count", [50_000, pytest.param(1_000_000, marks=pytest.mark.long)])
def test_very_many_bad_rows_are_counted_and_listed_in_bounded_memory(
    upsert: Importing, store: FactsStore, count: int
) -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.monotonic()
    report = upsert(TableSource("customers", "odoo", ("id", "name", "class"), bad_rows(count)))
    assert (report.tables[0].taken, report.tables[0].refused, len(report.refused)) == (1, count, 200)
    assert sorted(report.tables[0].reasons.values()) == [count // 4] * 4
    assert report.refused_file
    with open(report.refused_file, "rb") as file:
        assert sum(1 for _ in file) == count + 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 900_000  # KiB
    assert time.monotonic() - start < 120
