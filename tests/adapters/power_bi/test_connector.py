"""Tables from DAX queries: paged, incremental, resumable, whole pages or none."""

import datetime as dt
import json

import pytest

from agent.domain.errors import KamError
from agent.domain.facts.importing import ImportMode
from agent.domain.language import Language
from tests.adapters.power_bi.conftest import World, customer, sale
from tests.adapters.power_bi.server import SECRET, TOKEN
from tests.fakes.loopback import Reply, serving


def refused(world: World, **limits: float) -> KamError:
    with pytest.raises(KamError) as caught:
        world.sync(**limits)  # type: ignore[arg-type]
    for language in Language:
        told = caught.value.text(language)
        assert SECRET not in told
        assert TOKEN not in told
    return caught.value


def test_rows_come_page_by_page(world: World) -> None:
    report = world.sync(page_size=10)
    assert [(table.table, table.taken, table.refused) for table in report.tables] == [
        ("customers", 1, 0),
        ("order_lines", 25, 0),
    ]
    pages = [query for query in world.bi.queries if "TOPN(10" in query and "Sales" in query]
    assert [query.split("FILTER")[-1][:35] for query in pages[1:]] == [
        "(__rows, Sales[LineKey] > 10), Sale",
        "(__rows, Sales[LineKey] > 20), Sale",
        "(__rows, Sales[LineKey] > 25), Sale",
    ]


def test_values_are_what_they_are(world: World) -> None:
    """10.125 is ten and an eighth, not ten thousand; a date comes with a time of midnight."""
    world.sync()
    assert world.lines()[0] == ("1", 10.125, dt.date(2026, 10, 15))


def test_a_byte_order_mark_is_no_obstacle(world: World) -> None:
    world.bi.mark = True
    world.sync()
    assert len(world.lines()) == 25


def test_keys_of_text_are_quoted(world: World) -> None:
    world.bi.tables["Customers"] = [customer(name) for name in ('A "B" GmbH', "Nordwerk", "Ω")]
    world.sync(page_size=1)
    assert any('> "A ""B"" GmbH"' in query for query in world.bi.queries)


def test_the_second_sync_reads_what_changed_and_what_has_no_stamp(world: World) -> None:
    world.bi.tables["Sales"].append(sale(26, ModifiedOn="2026-11-10T08:00:00"))
    world.sync()
    world.bi.given = 0
    world.bi.tables["Sales"][3] = sale(4, Quantity=99, ModifiedOn="2026-11-19T08:00:00")
    report = world.sync()
    assert world.bi.given == 4  # the newest stamp, the changed line, that of the last day, the customer
    assert {table.table: table.taken for table in report.tables}["order_lines"] == 1
    assert {key: quantity for key, quantity, _ in world.lines()}["4"] == 99


def test_the_first_promise_stays(world: World) -> None:
    world.sync()
    moved = sale(4, Promised="2026-12-24T00:00:00", ModifiedOn="2026-11-19T08:00:00")
    world.bi.tables["Sales"][3] = moved
    world.sync()
    world.sync(full=True)
    assert {key: day for key, _, day in world.lines()}["4"] == dt.date(2026, 10, 15)


def test_a_full_reading_finds_what_was_deleted(world: World) -> None:
    world.sync()
    del world.bi.tables["Sales"][0]
    world.sync()
    assert len(world.lines()) == 25
    world.sync(full=True)
    assert (len(world.lines()), world.mode) == (24, ImportMode.REPLACE)


def test_tables_that_are_read_whole_replace(world: World) -> None:
    world.mapping.write_text(world.mapping.read_text().replace('    changed: "Sales[ModifiedOn]"\n', ""))
    world.sync()
    del world.bi.tables["Sales"][0]
    world.sync()
    assert (len(world.lines()), world.mode) == (24, ImportMode.REPLACE)


def test_a_run_that_was_cut_off_goes_on(world: World) -> None:
    world.bi.rude = lambda number: Reply(503) if number >= 6 else None
    assert refused(world, page_size=10, attempts=1).code == "connectors.server"
    assert not world.store.exists
    world.bi.rude = lambda _number: None
    world.bi.given = 0
    world.sync(page_size=10)
    assert world.bi.given == 5  # customers were through, and twenty lines
    assert len(world.lines()) == 25


def test_a_page_that_was_cut_is_refused_and_asked_for_in_smaller_ones(world: World) -> None:
    """Status 200, data, and an error beside them."""
    world.bi.tables["Sales"] = [sale(number) for number in range(1, 1001)]
    world.bi.most_rows = 300
    world.sync(page_size=800)
    assert len(world.lines()) == 1000
    assert {query.split("TOPN(")[1].split(",")[0] for query in world.bi.queries if "TOPN" in query} == {"800", "200"}


@pytest.mark.parametrize(
    "found",
    [
        {"error": {"code": "X", "message": "broken"}},
        {"results": [{"error": {"message": "broken"}, "tables": [{"rows": []}]}]},
        {"results": [{"tables": [{"rows": [], "error": {"details": [{"message": "broken"}]}}]}]},
        {
            "results": [{"tables": [{"rows": []}]}],
            "error": {"pbi.error": {"details": [{"detail": {"value": "broken"}}]}},
        },
    ],
)
def test_an_error_inside_a_good_answer_is_one(world: World, found: object) -> None:
    world.bi.rude = lambda _number: Reply(200, json.dumps(found).encode())
    error = refused(world)
    assert (error.code, error.values["reason"]) == ("connectors.power_bi.error", "broken")


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(401), "connectors.key"),
        (Reply(403, b"{}"), "connectors.forbidden"),
        (Reply(404), "connectors.not_found"),
        (Reply(429, headers={"Retry-After": "1"}), "connectors.busy"),
        (Reply(500, b'{"error": {"code": "no"}}'), "connectors.server"),
        (Reply(400, b'{"error": {"message": "DAX"}}'), "connectors.power_bi.error"),
        (Reply(200, b'{"results": [{"tab'), "connectors.broken"),
        (Reply(200, b'{"results": []}'), "connectors.broken"),
        (Reply(200, b'{"results": [{"tables": [{"rows": []}, {"rows": []}]}]}'), "connectors.broken"),
        (Reply(200, b'{"results": [{"tables": [{"rows": [1]}]}]}'), "connectors.broken"),
        (Reply(200, b"[]"), "connectors.broken"),
        (Reply(200, b"0123456789", cut=3), "connectors.broken_off"),
        (Reply(hold_s=2), "connectors.timeout"),
        (Reply(307, headers={"Location": "/again"}), "connectors.redirects"),
        (Reply(200, b" " * 2_000_000), "connectors.too_large"),
    ],
)
def test_each_failure_has_its_words(world: World, reply: Reply, code: str) -> None:
    if reply.status == 307:
        with serving(lambda _: reply) as endless:
            world.bi.http = endless
            assert refused(world, attempts=1).code == code
        return
    world.bi.rude = lambda _number: reply
    assert refused(world, attempts=2, timeout_s=0.3, max_bytes=1_000_000).code == code
    assert not world.store.exists


def test_too_many_requests_are_waited_for(world: World) -> None:
    world.bi.rude = lambda number: Reply(429, headers={"Retry-After": "5"}) if number % 2 else None
    world.sync(page_size=10)
    assert len(world.lines()) == 25


def test_a_column_that_does_not_come_is_named(world: World) -> None:
    for row in world.bi.tables["Sales"]:
        del row["Sales[Quantity]"]
    error = refused(world)
    assert (error.code, error.values["column"]) == ("connectors.power_bi.column", "Sales[Quantity]")


@pytest.mark.parametrize("key", [None, True, ""])
def test_a_key_that_cannot_page_is_named(world: World, key: object) -> None:
    world.bi.tables["Customers"] = [{"Key Accounts[Name]": key, "[Class]": "A"}]
    assert refused(world).code == "connectors.power_bi.key"


def test_rows_without_an_id_are_refused_and_told(world: World) -> None:
    world.mapping.write_text(world.mapping.read_text().replace('id: "Sales[LineKey]"', 'id: "Sales[Note]"'))
    report = world.sync()
    (lines,) = [table for table in report.tables if table.table == "order_lines"]
    assert (lines.taken, lines.refused) == (0, 25)
