"""The same company gives the same tables from Odoo 17, 18 and 19, over XML-RPC and JSON-2."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from tests.adapters.odoo.company import company, order_line, receive
from tests.adapters.odoo.conftest import World
from tests.adapters.odoo.server import odoo_server


@pytest.fixture(scope="module", params=[17, 18, 19])
def synced(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = company(request.param)
    dozens = made.odoo.create(
        "sale.order", name="S00050", partner_id=made.customer, state="sale", date_order="2026-10-02 10:00:00",
        currency_id=2, currency_rate=8.0, company_id=1,
    )  # fmt: skip
    line = order_line(made, dozens, 10.0, made.dozen)
    made.odoo.deliver(line, 120.0)
    receive(made, 100.0)
    receive(made, 44.0)
    with odoo_server(made.odoo) as server:
        world = World(made, server, tmp_path_factory.mktemp("odoo"))
        report = world.sync()
        assert report.refused == ()
        yield world
        world.close()


def rows(world: World, table: str, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in world.table(table)]


def test_the_protocol_fits_the_version(synced: World) -> None:
    paths = {asked.path for asked in synced.server.http.asked}
    modern = synced.odoo.version >= 19
    assert ("/json/2/sale.order/search_read" in paths) is modern
    assert ("/xmlrpc/2/object" in paths) is not modern


def test_nothing_is_asked_but_to_read(synced: World) -> None:
    told = b"\n".join(asked.path.encode() + asked.body for asked in synced.server.http.asked)
    for method in (b"create", b"write", b"unlink", b"action_"):
        assert b"/" + method not in told
        assert b"<string>" + method + b"</string>" not in told


def test_customers_are_those_with_invoices_and_orders(synced: World) -> None:
    found = rows(synced, "customers", "id", "name", "class", "language", "industry", "country")
    assert found == [
        ("odoo-res.partner-1", "Nordwerk Antriebe GmbH", "Key", "de", "Machinery", "Germany"),
        ("odoo-res.partner-5", "Vantage Pumps Ltd", "C", "en", None, None),
    ]
    assert ("connectors.odoo.no_class", {"count": 1}) in synced.notes


def test_contacts_are_people_and_the_archived_are_not_relevant(synced: World) -> None:
    found = rows(synced, "contacts", "name", "customer_id", "email", "role", "relevant")
    assert found == [
        ("Sabine Kröger", "odoo-res.partner-1", "s.kroeger@nordwerk.example", "Einkauf", None),
        ("Gegangen, Gerd", "odoo-res.partner-1", None, None, False),
    ]


def test_the_team_is_known_by_login(synced: World) -> None:
    found = rows(synced, "account_team", "customer_id", "user", "role")
    assert found == [("odoo-res.partner-1", "k.brandt@melchers-components.example", "salesperson")]


def test_articles_go_by_their_reference(synced: World) -> None:
    found = rows(synced, "articles", "id", "name", "moq", "order_multiple", "lead_time_sea_days", "unit_cost")
    assert found == [
        ("MC-10001", "Alte Spindel", None, None, None, None),
        ("MC-10432", "Spindel 40", pytest.approx(300.0), 12.0, 49.0, 7.125),
        ("odoo-product.product-3", "Doppelt", None, None, None, None),
    ]
    assert synced.one("articles", "MC-10001")["release_state"] == "archived"


def test_the_ordered_quantity_stays_whole_after_a_partial_delivery(synced: World) -> None:
    """The done move shrank to 60 and its backorder has 40; ordered are 100."""
    line = synced.one("order_lines", "odoo-sale.order.line-1")
    assert line["quantity"] == 100.0
    moves = synced.odoo.records["stock.move"].values()
    assert [move["product_uom_qty"] for move in moves if move["sale_line_id"] == 1] == [60.0, 40.0]


def test_order_lines_hold_the_promise_as_a_day_of_ours(synced: World) -> None:
    line = synced.one("order_lines", "odoo-sale.order.line-1")
    assert line["confirmed_on"] == dt.date(2026, 10, 15)  # 22:00 UTC on the 14th
    assert (line["order_id"], line["customer_id"], line["article_id"]) == ("S00042", "odoo-res.partner-1", "MC-10432")
    assert (line["price"], line["ordered_on"], line["requested_on"]) == (11.25, dt.date(2026, 9, 1), None)
    assert line["cancelled"] is False


def test_quotations_freight_and_titles_are_no_order_lines(synced: World) -> None:
    assert [row[0] for row in rows(synced, "order_lines", "id")] == ["odoo-sale.order.line-1", "odoo-sale.order.line-5"]


def test_dozens_are_counted_in_pieces_and_foreign_money_in_euros(synced: World) -> None:
    line = synced.one("order_lines", "odoo-sale.order.line-5")
    assert line["quantity"] == pytest.approx(120.0)
    assert line["price"] == pytest.approx(11.25 / 12 / 8, abs=1e-6)
    (delivery,) = [row for row in synced.table("deliveries") if row["order_line_id"] == line["id"]]
    assert delivery["quantity"] == pytest.approx(120.0)


def test_deliveries_are_the_parts_with_their_own_days(synced: World) -> None:
    found = [row for row in synced.table("deliveries") if row["order_line_id"] == "odoo-sale.order.line-1"]
    assert [(row["delivered_on"], row["quantity"]) for row in found] == [
        (dt.date(2026, 10, 10), 60.0),
        (dt.date(2026, 10, 20), 40.0),
    ]


def test_stock_is_ours_and_inside_and_zero_where_there_is_none(synced: World) -> None:
    found = rows(synced, "stock", "article_id", "on_hand", "reserved", "as_of")
    today = dt.date(2026, 11, 20)
    assert sorted(found) == [
        ("MC-10001", 0.0, 0.0, today),
        ("MC-10432", 315.5, 40.0, today),
        ("odoo-product.product-3", 0.0, 0.0, today),
    ]


def test_purchases_tell_what_came_and_when_last(synced: World) -> None:
    found = rows(
        synced, "purchase_orders", "article_id", "quantity", "ordered_on", "due_on", "received_quantity", "received_on"
    )
    days = (dt.date(2026, 8, 3), dt.date(2026, 10, 20))
    assert found == [("MC-10432", pytest.approx(240.0), *days, 144.0, dt.date(2026, 11, 20))]


def test_finished_calls_are_activities_and_to_dos_are_not(synced: World) -> None:
    (found,) = synced.table("activities")
    assert found["contact_id"] == "odoo-res.partner-2"
    assert (found["channel"], found["direction"], found["qualified"]) == ("phone", "both", None)
    assert found["note"] == "Forecast Q1 besprochen & bestätigt"
    assert ("connectors.odoo.no_contact", {"count": 1}) in synced.notes


def test_meetings_stand_in_our_time(synced: World) -> None:
    (found,) = synced.table("meetings")
    assert found["starts_at"].isoformat() == "2026-12-01T09:30:00"
    assert (found["goal"], found["attendees"]) == ("Jahresgespräch", "Sabine Kröger; Katharina Brandt")


def test_opportunities_need_a_category(synced: World) -> None:
    found = rows(synced, "opportunities", "category", "evidence", "status")
    assert found == [("Gleitlager", "Muster bestellt", "Qualified"), ("Gleitlager", None, "lost")]
    assert ("connectors.odoo.no_category", {"count": 1}) in synced.notes


def test_credit_is_what_odoo_computes(synced: World) -> None:
    first = synced.table("credit")[0]
    assert (first["customer_id"], first["credit_limit"], first["exposure"]) == (
        "odoo-res.partner-1",
        150_000.0,
        120_000.0,
    )
    assert first["insured"] is None


def test_what_odoo_lacks_is_said_and_left_alone(synced: World) -> None:
    told = dict(synced.notes)
    assert told["connectors.odoo.missing"] == {"model": "sale.blanket.order.line"}
    for table in ("frame_contracts", "call_off_plan", "shipments", "forecasts", "surveys", "revenue"):
        assert table in told["connectors.odoo.unfilled"]["tables"].split(", ")
        assert synced.table(table) == []
