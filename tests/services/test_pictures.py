"""The figures behind the charts: sums that anybody can add up, and only of the user's accounts."""

import datetime as dt
import math
from itertools import pairwise
from typing import Any

import pytest

from agent.adapters.clock import SystemClock
from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.call_off import DuckCallOffs
from agent.adapters.facts.kpis import DuckKpis
from agent.adapters.facts.store import FactsStore
from agent.bootstrap import App
from agent.domain.charts import CallOffAgainstPlan, ReceiptState
from agent.domain.errors import Forbidden
from agent.domain.identity import User
from agent.services.accounts import Accounts
from agent.services.kpis import Kpis
from agent.services.pictures import Pictures
from tests.conftest import TODAY
from tests.facts_world import world
from tests.services.test_reorders import DAY, TABLES, part, wired

PLANNED = 300.0 + 300.0 + 30.0  # of MC-LOW, MC-FULL and MC-EMPTY in each of four months
UNPLANNED = 900.0  # MC-SHARED has no plan: its quantity is spread over the days of the contract


def called(contract: str, quantity: float, ordered: dt.date | None, **values: Any) -> dict[str, Any]:
    base = {"customer_id": "C1", "contract_id": contract, "article_id": "MC-LOW", "quantity": quantity, "price": 2.0}
    return {**base, "ordered_on": ordered, "requested_on": TODAY - 90 * DAY, **values}


ORDERS = [
    called("RV-1", 40, dt.date(2026, 3, 2)),
    called("RV-1", 25, dt.date(2026, 3, 31)),
    called("RV-1", 10, None),  # counts on the day it was asked for: in August
    called("RV-1", 7, TODAY),
    called("RV-1", 500, dt.date(2026, 4, 1), cancelled=True),
    called("RV-1", 600, TODAY + DAY),
    called("RV-1", 700, dt.date(2026, 4, 1), customer_id="C2"),
    called("RV-2", 800, dt.date(2026, 4, 1)),
]
MORE: dict[str, Any] = {
    **TABLES,
    "articles": [*TABLES["articles"], part("MC-HALF", "C1", lead_time_sea_days=41.5)],
    "stock": [*TABLES["stock"], {"article_id": "MC-HALF", "on_hand": 500, "as_of": TODAY}],
    "purchase_orders": [
        *TABLES["purchase_orders"],
        {"article_id": "MC-EMPTY", "quantity": 45, "due_on": TODAY + 9 * DAY},
    ],
    "order_lines": ORDERS,
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> FactsStore:
    return world(tmp_path_factory.mktemp("facts"), **MORE)


def wired_pictures(app: App, store: FactsStore) -> Pictures:
    facts, clock = DuckFacts(store), SystemClock(TODAY)
    kpis = Kpis(Accounts(facts), facts, app.kpi_rules, DuckKpis(store), app.history, clock)
    return Pictures(Accounts(facts), kpis, wired(app, store), DuckCallOffs(store), clock)


@pytest.fixture
def pictures(app: App, store: FactsStore) -> Pictures:
    return wired_pictures(app, store)


@pytest.fixture
def kam(app: App) -> User:
    return app.identity.user("k.brandt")


def test_months_of_a_contract_add_up_to_plain_sums(pictures: Pictures, kam: User) -> None:
    found = pictures.call_off(kam, "RV-1")
    months = {each.month: each for each in found.months}
    assert (min(months), max(months), len(months)) == (dt.date(2026, 1, 1), dt.date(2027, 6, 1), 18)
    assert found.months[-1].planned == pytest.approx(4 * PLANNED + UNPLANNED)
    assert found.contract_quantity == 5_900
    expected = {1: 0, 2: 0, 3: 65, 4: 65, 5: 65, 6: 65, 7: 65, 8: 75, 9: 75, 10: 75, 11: 82}
    assert {at.month: each.called_off for at, each in months.items() if at.year == 2026 and at.month < 12} == expected
    assert [each.called_off for at, each in months.items() if at > TODAY] == [None] * 7


def test_each_month_is_the_one_before_and_its_own_plan(pictures: Pictures, kam: User) -> None:
    found = pictures.call_off(kam, "RV-1")
    days = (dt.date(2027, 6, 30) - dt.date(2026, 1, 1)).days + 1
    for before, after in pairwise(found.months):
        own = PLANNED if dt.date(2026, 11, 1) <= after.month <= dt.date(2027, 2, 1) else 0.0
        spread = UNPLANNED * (after.end - after.first).days / days
        assert _planned(after) - _planned(before) == pytest.approx(own + spread)


def _planned(month: Any) -> float:
    assert month.planned is not None
    return float(month.planned)


@pytest.mark.parametrize("contract", ["RV-2", "RV-9", "", "%", "RV-1' OR 1=1 --"])
def test_a_foreign_contract_is_refused_like_an_unknown_one(pictures: Pictures, kam: User, contract: str) -> None:
    with pytest.raises(Forbidden) as error:
        pictures.call_off(kam, contract)
    assert (error.value.code, error.value.values) == ("charts.contract", {"contract": contract})


def test_a_contract_without_a_plan_and_call_offs_is_spread_over_its_days(app: App, pictures: Pictures) -> None:
    found: CallOffAgainstPlan = pictures.call_off(app.identity.user("h.sommer"), "RV-2")
    assert found.months[-1].planned == pytest.approx(900)
    assert {each.called_off for each in found.months if each.month <= TODAY} == {0}  # nobody's but its customer's count


def test_the_curve_of_an_article_begins_with_its_stock(
    pictures: Pictures, kam: User, app: App, store: FactsStore
) -> None:
    curve = pictures.run_out(kam, "MC-LOW")
    proposal = wired(app, store).proposals(kam, article="MC-LOW").proposals[0]
    assert (curve.balance[0].day, curve.balance[0].quantity) == (TODAY, 120)
    assert curve.safety_stock == proposal.need.safety > 0
    assert (curve.run_out, curve.order_by) == (proposal.run_out, proposal.order_by)
    assert curve.run_out is not None
    falls = {each.day: each.quantity or 0.0 for each in curve.balance}
    assert falls[curve.run_out - DAY] >= 0 > falls[curve.run_out]
    assert curve.sea_arrival == TODAY + 42 * DAY


def test_receipts_tell_which_are_overdue(pictures: Pictures, kam: User) -> None:
    receipts = {
        (each.day - TODAY).days: (each.quantity, each.state) for each in pictures.run_out(kam, "MC-EMPTY").receipts
    }
    assert receipts == {-4: (60, ReceiptState.OVERDUE), 9: (45, ReceiptState.PLANNED)}


def test_half_days_of_lead_time_arrive_the_day_after(pictures: Pictures, kam: User) -> None:
    curve = pictures.run_out(kam, "MC-HALF")
    assert curve.sea_arrival == TODAY + math.ceil(41.5) * DAY
    assert curve.safety_stock is None  # neither plan nor forecast: the gate could not be computed


def test_an_article_without_stock_has_nothing_to_draw(pictures: Pictures, kam: User) -> None:
    curve = pictures.run_out(kam, "MC-UNKNOWN")
    assert (curve.balance, curve.receipts, curve.run_out, curve.safety_stock) == ((), (), None, None)


@pytest.mark.parametrize("article", ["MC-CANARY", "MC-99999", ""])
def test_an_article_of_somebody_else_is_refused(pictures: Pictures, kam: User, article: str) -> None:
    with pytest.raises(Forbidden, check=lambda error: error.code == "supply.article"):
        pictures.run_out(kam, article)
