"""What the SQL of supply yields, on small worlds with every edge."""

import datetime as dt
import math
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.facts.store import FactsStore
from agent.adapters.facts.supply import DuckSupply
from agent.domain.reorder.air import ShipmentCount
from agent.domain.reorder.article import ArticleSupply, SigmaSource
from tests.domain.reorder.samples import TODAY, rules
from tests.facts_world import customer, world

RULES = rules(horizon_months=3)
ALL = ["C1", "C2"]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def part(key: str = "A", owner: str | None = "C1", **values: Any) -> dict[str, Any]:
    return {"id": key, "customer_id": owner, "name": f"Teil {key}", "lead_time_sea_days": 42.0, **values}


def stocked(folder: Path, **tables: Any) -> FactsStore:
    given = {"customers": [customer("C1"), customer("C2")], "articles": [part()], **tables}
    return world(folder, **given)


def one(folder: Path, article: str = "A", **tables: Any) -> ArticleSupply:
    (found,) = DuckSupply(stocked(folder, **tables)).articles(ALL, RULES, TODAY, [article])
    return found


def month(text: str, quantity: float, **values: Any) -> dict[str, Any]:
    return {"article_id": "A", "month": day(f"{text}-01"), "quantity": quantity, **values}


def test_an_article_without_anything_is_all_unknown(tmp_path: Path) -> None:
    found = one(tmp_path)
    assert (found.id, found.account, found.lead_sea) == ("A", "C1", 42)
    assert (found.on_hand, found.plan, found.forecast, found.sigma, found.frame) == (None, (), (), None, None)
    assert (found.receipts, found.lead_deviation, found.lead_orders) == ((), None, 0)


def test_the_newest_stock_counts_and_warehouses_of_one_day_add_up(tmp_path: Path) -> None:
    stock = [
        {"article_id": "A", "on_hand": 900, "as_of": day("2026-11-01")},
        {"article_id": "A", "on_hand": 40, "reserved": 15, "as_of": day("2026-11-21")},
        {"article_id": "A", "on_hand": 60, "as_of": day("2026-11-21")},
    ]
    found = one(tmp_path, stock=stock)
    assert (found.on_hand, found.reserved, found.stock_as_of) == (100, 15, day("2026-11-21"))


def test_a_stock_row_without_a_date_counts(tmp_path: Path) -> None:
    assert one(tmp_path, stock=[{"article_id": "A", "on_hand": 7}]).on_hand == 7


def test_open_orders_are_what_has_not_come(tmp_path: Path) -> None:
    orders = [
        {"quantity": 100, "due_on": day("2026-12-24")},
        {"quantity": 100, "received_quantity": 30, "due_on": day("2026-12-01")},
        {"quantity": 100, "received_quantity": 30, "received_on": day("2026-11-02"), "due_on": day("2026-12-02")},
        {"quantity": 100, "received_on": day("2026-11-02"), "due_on": day("2026-11-01")},
        {"quantity": 100, "received_quantity": 110, "due_on": day("2026-11-01")},
        {"quantity": 5, "ordered_on": day("2026-11-12")},
        {"quantity": 6},
    ]
    found = one(tmp_path, purchase_orders=[{"article_id": "A", **each} for each in orders])
    assert sorted(found.receipts) == [
        (day("2026-12-01"), 70),
        (day("2026-12-02"), 70),
        (day("2026-12-24"), 5),  # a lead time after its order
        (day("2026-12-24"), 100),
        (day("2027-01-03"), 6),  # a lead time from today
    ]
    assert (found.open_orders, found.undated) == (251, 11)


def test_lead_times_vary_by_received_orders(tmp_path: Path) -> None:
    orders = [
        {"article_id": "A", "quantity": 1, "ordered_on": day("2026-01-01"), "received_on": day(until)}
        for until in ("2026-02-12", "2026-02-19", "2026-02-26", "2025-12-01")
    ]
    found = one(tmp_path, purchase_orders=orders)
    assert (found.lead_deviation, found.lead_orders) == (pytest.approx(1), 3)
    assert one(tmp_path / "few", purchase_orders=orders[:2]).lead_deviation is None


def test_months_count_from_today_and_the_last_frozen_forecast_counts(tmp_path: Path) -> None:
    forecasts = [
        month("2026-10", 1),
        month("2026-11", 10, frozen_on=day("2026-09-01"), customer_id="C1"),
        month("2026-11", 20, frozen_on=day("2026-10-01"), customer_id="C1"),
        month("2026-11", 99, frozen_on=day("2026-12-01"), customer_id="C1"),  # not known today
        month("2026-11", 5, customer_id="C2"),
        month("2027-02", 7),
        month("2027-03", 8),  # past the horizon
    ]
    plan = [month("2026-12", 30, contract_id="R1"), month("2026-12", 4, contract_id="R2")]
    found = one(tmp_path, forecasts=forecasts, call_off_plan=plan)
    assert list(found.forecast) == [25, None, None, 7]
    assert list(found.plan) == [None, 34, None, None]


def test_the_model_fills_articles_without_an_imported_forecast(tmp_path: Path) -> None:
    store = stocked(tmp_path, articles=[part("A"), part("B")], forecasts=[month("2027-01", 9)])
    weeks = [(name, day("2026-11-23") + dt.timedelta(weeks=at), 7.0, "TSB") for name in "AB" for at in range(8)]

    def fill(connection: Any) -> None:
        connection.executemany("INSERT INTO model_forecasts VALUES (?, ?, ?, ?)", weeks)
        connection.execute("INSERT INTO forecast_errors VALUES ('B', 'TSB', 4.5, 0.1, 16, TIMESTAMP '2026-11-22')")

    before = store.info()
    after = store.amend(before.version, fill)
    assert (after.source, after.as_of) == (before.source, before.as_of)
    imported, filled = DuckSupply(store).articles(ALL, RULES, TODAY)
    assert (imported.model, list(imported.forecast)) == (None, [None, None, 9, None])
    assert filled.model == "TSB"
    # a piece a day; January is known up to the 17th and goes on like that
    assert list(filled.forecast) == [pytest.approx(30), pytest.approx(31), pytest.approx(31), None]
    assert (filled.sigma, filled.sigma_source) == (4.5, SigmaSource.MODEL)


def test_the_error_of_imported_forecasts_is_a_week_of_closed_months(tmp_path: Path) -> None:
    months = ("2026-08", "2026-09", "2026-10")
    forecasts = [month(each, 100, frozen_on=day("2026-06-01")) for each in months]
    forecasts += [month("2026-10", 900, frozen_on=day("2026-10-02"))]  # frozen inside its month: too late
    orders = [
        {"customer_id": "C1", "article_id": "A", "quantity": 130, "requested_on": day("2026-08-10")},
        {"customer_id": "C1", "article_id": "A", "quantity": 70, "requested_on": day("2026-09-30")},
        {"customer_id": "C1", "article_id": "A", "quantity": 50, "requested_on": day("2026-10-10"), "cancelled": True},
    ]
    found = one(tmp_path, forecasts=forecasts, order_lines=orders)
    monthly = math.sqrt((30**2 + 30**2 + 100**2) / 3)
    assert found.sigma == pytest.approx(monthly / math.sqrt(365.25 / 12 / 7))
    assert found.sigma_source is SigmaSource.FORECAST
    short = one(tmp_path / "short", forecasts=forecasts[1:3], order_lines=orders)
    assert (short.sigma, short.sigma_source) == (None, None)


def contracts(*ends: str) -> list[dict[str, Any]]:
    return [
        {"id": f"R{at}", "customer_id": "C1", "valid_from": day("2025-01-01"), "valid_to": day(end)}
        for at, end in enumerate(ends, 1)
    ]


def called(contract: str, quantity: float, **values: Any) -> dict[str, Any]:
    base = {"customer_id": "C1", "article_id": "A", "ordered_on": day("2026-05-01")}
    return {**base, "contract_id": contract, "quantity": quantity, **values}


def test_contracts_hold_what_is_not_called_off(tmp_path: Path) -> None:
    lines = [{"contract_id": f"R{at}", "article_id": "A", "quantity": 1_000} for at in (1, 2, 3)]
    orders = [
        called("R1", 300),
        called("R1", 50, cancelled=True),
        called("R1", 80, ordered_on=day("2026-12-01")),
        called("R2", 1_500),
        called("R3", 10),
    ]
    frames = contracts("2026-12-31", "2026-12-31", "2026-10-31")
    found = one(tmp_path, frame_contracts=frames, contract_lines=lines, order_lines=orders)
    assert (found.frame, found.frame_until) == (700, day("2026-12-31"))
    ended = one(tmp_path / "ended", frame_contracts=contracts("2026-10-31"), contract_lines=lines[:1])
    assert ended.frame == 0


def test_an_article_without_a_customer_belongs_to_those_of_its_contract_lines(tmp_path: Path) -> None:
    frames = [*contracts("2027-12-31"), {**contracts("2027-12-31")[0], "id": "R2", "customer_id": "C2"}]
    lines = [{"contract_id": each, "article_id": "S", "quantity": 10} for each in ("R1", "R2")]
    articles = [part("S", None), part("X", None)]
    supply = DuckSupply(stocked(tmp_path, articles=articles, frame_contracts=frames, contract_lines=lines))
    (of_two,) = supply.articles(["C2"], RULES, TODAY)
    assert (of_two.id, of_two.account_id, of_two.accounts) == ("S", "C2", 2)
    assert supply.articles(["C9"], RULES, TODAY) == []
    assert supply.articles(["C1"], RULES, TODAY, ["X"]) == []  # nobody's


def test_the_scope_is_kept_for_one_and_for_all(tmp_path: Path) -> None:
    supply = DuckSupply(stocked(tmp_path, articles=[part("A"), part("B", "C2")]))
    assert [each.id for each in supply.articles(["C1"], RULES, TODAY)] == ["A"]
    assert supply.articles(["C1"], RULES, TODAY, ["B"]) == []
    assert supply.articles([], RULES, TODAY) == []
    assert supply.articles(["C1"], RULES, TODAY, ["' OR 1=1 --"]) == []


def test_shipments_of_the_period_without_unknown_modes(tmp_path: Path) -> None:
    shipments = [
        {"customer_id": "C1", "shipped_on": day("2026-11-01"), "mode": "air", "emergency": True},
        {"customer_id": "C1", "shipped_on": day("2026-11-02"), "mode": "sea"},
        {"customer_id": "C1", "shipped_on": day("2026-11-02")},
        {"customer_id": "C1", "shipped_on": day("2025-11-01"), "mode": "sea"},
        {"customer_id": "C2", "shipped_on": day("2026-11-01"), "mode": "sea"},
    ]
    supply = DuckSupply(stocked(tmp_path, shipments=shipments))
    assert supply.shipments(["C1"], 365, TODAY) == {"C1": ShipmentCount(1, 2)}


def test_frame_lines_are_those_in_force_with_what_is_still_to_come(tmp_path: Path) -> None:
    lines = [{"id": f"L{at}", "contract_id": f"R{at}", "article_id": "A", "quantity": 1_000} for at in (1, 2)]
    orders = [called("R1", 300, id="O1"), called("R1", 100, id="O2")]
    deliveries = [{"order_line_id": "O1", "delivered_on": day("2026-06-01"), "quantity": 250}]
    store = stocked(
        tmp_path,
        frame_contracts=contracts("2026-12-31", "2026-10-31"),
        contract_lines=lines,
        order_lines=orders,
        deliveries=deliveries,
        call_off_plan=[month("2026-12", 40, contract_id="R1")],
    )
    (line,) = DuckSupply(store).frame_lines(["C1"], RULES, TODAY)
    assert (line.id, line.called_off, line.open, line.remaining) == ("L1", 400, 150, 600)
    assert list(line.plan) == [None, 40, None, None]
    assert DuckSupply(store).frame_lines(["C2"], RULES, TODAY) == []


def test_histories_tell_plan_call_offs_and_late_receipts(tmp_path: Path) -> None:
    store = stocked(
        tmp_path,
        frame_contracts=contracts("2026-12-31"),
        contract_lines=[{"contract_id": "R1", "article_id": "A", "quantity": 1_000}],
        call_off_plan=[month(each, 100, contract_id="R1") for each in ("2026-09", "2026-10", "2026-11")],
        order_lines=[
            called("R1", 120, ordered_on=day("2026-08-20"), requested_on=day("2026-09-05")),
            called("R1", 90, ordered_on=day("2026-09-20"), requested_on=day("2026-10-05")),
        ],
        purchase_orders=[{"article_id": "A", "quantity": 30, "due_on": day("2026-11-10")}],
    )
    history = DuckSupply(store).histories(["C1"], ["A"], RULES, TODAY)["A"]
    assert (history.overdue, history.overdue_since) == (30, day("2026-11-10"))
    assert (history.contract_until, history.plan_until) == (day("2026-12-31"), day("2026-11-30"))
    assert not history.has_future_demand
    assert (history.last_call_off, history.last_requested) == (day("2026-09-20"), day("2026-10-05"))
    assert (history.called_off, history.expected) == (210, 200)
    empty = DuckSupply(store).histories(["C2"], ["A"], RULES, TODAY)["A"]
    assert (empty.last_call_off, empty.plan_until, empty.expected) == (None, None, None)


def test_rows_name_what_is_behind_and_nothing_of_other_customers(tmp_path: Path) -> None:
    store = stocked(
        tmp_path,
        stock=[{"id": "S1", "article_id": "A", "on_hand": 1}],
        purchase_orders=[{"id": "P1", "article_id": "A", "quantity": 1}],
        frame_contracts=[*contracts("2027-12-31"), {**contracts("2027-12-31")[0], "id": "R2", "customer_id": "C2"}],
        contract_lines=[{"id": f"L{at}", "contract_id": f"R{at}", "article_id": "A", "quantity": 9} for at in (1, 2)],
        call_off_plan=[month("2026-12", 1, id="M1", contract_id="R1"), month("2026-12", 1, id="M2", contract_id="R2")],
        forecasts=[month("2026-12", 1, id="F1", customer_id="C1"), month("2026-12", 1, id="F2", customer_id="C2")],
        order_lines=[called("R1", 1, id="O1"), called("R2", 1, id="O2", customer_id="C2")],
    )
    (rows,) = DuckSupply(store).rows(["C1"], ["A"], RULES, TODAY).values()
    assert {(row.table, row.key) for row in rows} == {
        ("articles", "A"),
        ("stock", "S1"),
        ("purchase_orders", "P1"),
        ("contract_lines", "L1"),
        ("call_off_plan", "M1"),
        ("forecasts", "F1"),
        ("order_lines", "O1"),
    }


def test_an_ended_contract_plans_nothing(tmp_path: Path) -> None:
    contract = {"id": "R1", "customer_id": "C1", "valid_from": day("2026-01-01"), "valid_to": day("2026-11-30")}
    plan = [month("2026-11", 30, contract_id="R1"), month("2026-12", 40, contract_id="R1")]
    assert list(one(tmp_path, frame_contracts=[contract], call_off_plan=plan).plan) == [30, None, None, None]


def test_the_error_is_that_of_the_forecast_in_use(tmp_path: Path) -> None:
    """The run's error counts only where its forecast does: an imported forecast is judged by its own past."""
    past = [month(f"2026-{at:02}", 100, frozen_on=day("2026-01-01")) for at in range(5, 11)]
    lines = [
        {"article_id": "A", "customer_id": "C1", "quantity": 110, "requested_on": day(f"2026-{at:02}-10")}
        for at in range(5, 11)
    ]
    store = stocked(tmp_path, articles=[part("A")], forecasts=[*past, month("2026-12", 100)], order_lines=lines)
    row = "INSERT INTO forecast_errors VALUES ('A', 'TSB', 999, 0, 16, TIMESTAMP '2026-11-22')"
    store.amend(store.info().version, lambda connection: connection.execute(row))
    [article] = DuckSupply(store).articles(ALL, RULES, TODAY)
    assert article.sigma == pytest.approx(10 / (365.25 / 12 / 7) ** 0.5)
    assert article.sigma_source is SigmaSource.FORECAST
