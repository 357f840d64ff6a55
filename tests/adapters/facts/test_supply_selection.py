"""SQL leaves out only articles that surely need nothing: the lists with and without the selection are equal."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from agent.adapters.demo.world import DemoWorld
from agent.adapters.facts.store import FactsStore
from agent.adapters.facts.supply import DuckSupply
from agent.domain.reorder.article import ArticleSupply
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.need import UNCOMPUTED, missing_input, need
from agent.domain.reorder.override import Override
from agent.domain.reorder.planner import Planner
from agent.domain.reorder.rules import OverdueRule, ServiceRules
from agent.domain.reorder.run_outs import run_outs
from tests.domain.reorder.samples import AS_OF, TODAY, rules
from tests.facts_world import customer
from tests.kpi_figures import MemoryFacts

CUSTOMERS = ["C1", "C2", "C3", "C4"]
SIZE = 60
USUAL = rules()
WORLDS = (
    (0, USUAL),
    (1, USUAL),
    (2, rules(review_days=0, overdue=OverdueRule.DROP, sigma_share=0.0)),
    (3, rules(horizon_months=1, review_days=30)),
)
Rows = list[dict[str, Any]]
Tables = dict[str, Rows]


@pytest.fixture(scope="module")
def facts() -> Iterator[MemoryFacts]:
    made = MemoryFacts()
    yield made
    made.close()


def world(chance: random.Random) -> Tables:
    """Everything that may be missing is missing somewhere; a third has more than it needs."""
    ids = [f"A{at:03}" for at in range(SIZE)]
    classes = zip(CUSTOMERS, ("Key", "A", "B", "C"), strict=True)
    return {
        "customers": [customer(key, **{"class": kind}) for key, kind in classes],
        "articles": [_article(chance, key) for key in ids],
        "frame_contracts": [_contract(key) for key in CUSTOMERS],
        "contract_lines": [_line(chance, key) for key in ids if chance.random() < 0.7],
        "stock": [_stock(chance, key) for key in ids if chance.random() < 0.9],
        "purchase_orders": [_purchase(chance, key) for key in ids for _ in range(chance.choice((0, 0, 1, 4)))],
        "call_off_plan": [row for key in ids if chance.random() < 0.5 for row in _plan(chance, key)],
        "forecasts": [row for key in ids if chance.random() < 0.7 for row in _forecast(chance, key)],
        "order_lines": [_order(chance, key) for key in ids for _ in range(4)],
    }


def _article(chance: random.Random, key: str) -> dict[str, Any]:
    owner = chance.choice([*CUSTOMERS, None])
    lead = chance.choice((None, 0.0, 0.4, 7.0, 42.0, 63.0, 98.5, 500.0))
    return {"id": key, "customer_id": owner, "name": key, "lead_time_sea_days": lead, "lead_time_air_days": 5.0}


def _contract(key: str) -> dict[str, Any]:
    return {"id": f"R{key}", "customer_id": key, "valid_from": day(-400), "valid_to": day(200)}


def _line(chance: random.Random, key: str) -> dict[str, Any]:
    return {"contract_id": f"R{chance.choice(CUSTOMERS)}", "article_id": key, "quantity": chance.uniform(0, 900)}


def _stock(chance: random.Random, key: str) -> dict[str, Any]:
    on_hand = chance.choice((0.0, -3.0, chance.uniform(0, 500), chance.uniform(0, 500), 9_000.0))
    return {"article_id": key, "on_hand": on_hand, "reserved": chance.choice((None, 0.0, 40.0)), "as_of": day(-1)}


def _purchase(chance: random.Random, key: str) -> dict[str, Any]:
    done = chance.random() < 0.5
    return {
        "article_id": key,
        "quantity": chance.uniform(1, 300),
        "ordered_on": day(-chance.randint(60, 120)),
        "due_on": chance.choice((None, day(chance.randint(-40, 150)))),
        "received_on": day(-chance.randint(1, 50)) if done else None,
    }


def _plan(chance: random.Random, key: str) -> Rows:
    months = chance.sample(range(-2, 15), 6)
    return [
        {"contract_id": "RC1", "article_id": key, "month": month(at), "quantity": chance.choice((0.0, 90.0, 310.0))}
        for at in months
    ]


def _forecast(chance: random.Random, key: str) -> Rows:
    return [
        {
            "article_id": key,
            "customer_id": chance.choice((None, "C1", "C2")),
            "month": month(at),
            "quantity": chance.uniform(0, 200),
            "frozen_on": chance.choice((None, day(-200), day(30))),
        }
        for at in chance.sample(range(-6, 6), 9)
    ]


def _order(chance: random.Random, key: str) -> dict[str, Any]:
    day_of = day(-chance.randint(0, 200))
    base = {"customer_id": "C1", "contract_id": "RC1", "article_id": key}
    return {**base, "quantity": chance.uniform(1, 150), "requested_on": day_of, "ordered_on": day_of}


def day(offset: int) -> dt.date:
    return TODAY + dt.timedelta(days=offset)


def month(ahead: int) -> dt.date:
    years, at = divmod(TODAY.month - 1 + ahead, 12)
    return dt.date(TODAY.year + years, at + 1, 1)


def to_the_point(tables: Tables, articles: Sequence[ArticleSupply], kind: ServiceRules) -> Tables:
    """The same world with every stock on the reorder point or a hair beside it: where rounding decides."""
    horizon, hairs = Horizon(TODAY, kind.horizon_months), (-1e-9, 0.0, 1e-9, 1e-4, 0.002)
    rows = []
    for at, one in enumerate(articles):
        found = need(one, kind, horizon)
        on_hand = found.reorder_point - one.open_orders + hairs[at % len(hairs)]
        if found.gate not in UNCOMPUTED:
            rows.append({"article_id": one.id, "on_hand": on_hand, "as_of": day(0)})
    moved = {row["article_id"] for row in rows}
    return {**tables, "stock": [*rows, *(row for row in tables["stock"] if row["article_id"] not in moved)]}


def assert_same(supply: DuckSupply, kind: ServiceRules, customers: Sequence[str]) -> int:
    """Proposals and run-outs with the selection are those over every article; returns how many were left out."""
    planner, horizon = Planner(kind, TODAY), Horizon(TODAY, kind.horizon_months)
    every = supply.articles(customers, kind, TODAY)
    due = supply.due(customers, kind, TODAY)
    assert planner.proposals(due.articles, {}, {}) == planner.proposals(every, {}, {})
    assert due.checked == len(every)
    counts = Counter(gate for gate in map(missing_input, every) if gate is not None)
    assert {gate: count for gate, count in due.missing.items() if count} == counts
    for days in (1, 30, 200):
        near = supply.running_out(customers, kind, TODAY, days)
        assert run_outs(near.articles, kind, horizon, days) == run_outs(every, kind, horizon, days)
        assert (near.checked, near.missing) == (due.checked, due.missing)
    return len(every) - len(due.articles)


@pytest.mark.parametrize(("seed", "kind"), WORLDS)
def test_in_random_worlds(facts: MemoryFacts, seed: int, kind: ServiceRules) -> None:
    tables, supply = world(random.Random(seed)), DuckSupply(facts)  # noqa: S311 - no secret
    facts.fill(tables)
    assert assert_same(supply, kind, CUSTOMERS) > SIZE // 8
    facts.fill(to_the_point(tables, supply.articles(CUSTOMERS, kind, TODAY), kind))
    assert_same(supply, kind, CUSTOMERS)


def test_what_somebody_set_comes_back_however_much_there_is(facts: MemoryFacts) -> None:
    tables, supply = world(random.Random(7)), DuckSupply(facts)  # noqa: S311 - no secret
    facts.fill(tables)
    every = supply.articles(["C1"], USUAL, TODAY)
    override = {one.id: Override(one.id, 5.0, "Grund", None, "k.brandt", AS_OF) for one in every}
    due = supply.due(["C1"], USUAL, TODAY, {**override, "A-OF-SOMEBODY-ELSE": None})
    assert [one.id for one in due.articles] == [one.id for one in every]
    assert supply.due(["C1"], USUAL, TODAY, ["unknown"]).checked == len(every)


def test_an_override_does_not_open_an_article_of_another_customer(facts: MemoryFacts) -> None:
    tables = world(random.Random(3))  # noqa: S311 - no secret
    facts.fill(tables)
    theirs = [row["id"] for row in tables["articles"] if row["customer_id"] == "C2"]
    due = DuckSupply(facts).due(["C1"], USUAL, TODAY, theirs)
    assert not {one.id for one in due.articles} & set(theirs)


def test_in_the_demo_world(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = FactsStore(tmp_path_factory.mktemp("facts"))
    DemoWorld(store).make(TODAY, AS_OF)
    with store.cursor() as cursor:
        customers = [key for (key,) in cursor.execute("SELECT id FROM customers").fetchall()]
    assert assert_same(DuckSupply(store), USUAL, customers) > 0
    assert_same(DuckSupply(store), USUAL, customers[:1])
