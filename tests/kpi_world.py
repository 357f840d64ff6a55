"""KPIs wired over a small world of facts, with a clock that can be set and a state in memory."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.kpis import DuckKpis
from agent.adapters.facts.store import FactsStore
from agent.domain.history import AccountPlan, Escalation
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.services.accounts import Accounts
from agent.services.kpis import Kpis
from agent.settings import shipped_policies
from knowledge.rules.kpis import KpiRules
from tests.facts_world import Rows, customer, world

RULES = KpiRules(shipped_policies())
TODAY = dt.date(2026, 11, 22)
NORDWERK, HELIOTEC, KRANICH, FOREIGN = "Nordwerk Antriebe GmbH", "Heliotec AG", "Kranich GmbH", "Aurelia SE"
KAM = User("k", "K", "k@example.com", frozenset({Role.KAM}), frozenset({NORDWERK, HELIOTEC, KRANICH}))
HEAD = User("h", "H", "h@example.com", frozenset({Role.HEAD_OF_SALES}), frozenset(), Language.EN)
NOBODY = User("n", "N", "n@example.com", frozenset({Role.KAM}), frozenset())


class SetClock:
    def __init__(self, day: dt.date = TODAY) -> None:
        self.moment = dt.datetime.combine(day, dt.time(8), dt.UTC)

    def now(self) -> dt.datetime:
        return self.moment


class KeptHistory:
    def __init__(self, escalations: Sequence[Escalation] = (), plans: Sequence[AccountPlan] = ()) -> None:
        self._escalations, self._plans = escalations, plans

    def escalations(self) -> Sequence[Escalation]:
        return self._escalations

    def plans(self) -> Sequence[AccountPlan]:
        return self._plans

    def seed(self, escalations: Sequence[Escalation], plans: Sequence[AccountPlan]) -> None:
        self._escalations, self._plans = escalations, plans


class CountedKpis(DuckKpis):
    """The real runner; ``asked`` counts its queries."""

    asked = 0

    def _ask(self, *arguments: object) -> list[tuple[object, ...]]:  # type: ignore[override]
        self.asked += 1
        return super()._ask(*arguments)  # type: ignore[arg-type]


def contract(key: str, account: str, called: float, valid_to: dt.date = dt.date(2026, 10, 31)) -> dict[str, Rows]:
    """A frame contract over 10,000 pieces at 1 EUR, of which so many were called off in September."""
    article, ordered = f"MC-{key}", dt.date(2026, 9, 10)
    return {
        "articles": [{"id": article, "customer_id": account, "name": f"Flange {key}"}],
        "frame_contracts": [
            {"id": f"RV-{key}", "customer_id": account, "valid_from": dt.date(2026, 1, 1), "valid_to": valid_to}
        ],
        "contract_lines": [
            {"id": f"L-{key}", "contract_id": f"RV-{key}", "article_id": article, "quantity": 10_000, "price": 1}
        ],
        "order_lines": [
            {
                "id": f"O-{key}",
                "customer_id": account,
                "contract_id": f"RV-{key}",
                "article_id": article,
                "quantity": called,
                "ordered_on": ordered,
                "requested_on": ordered,
                "confirmed_on": ordered,
            }
        ],
        "deliveries": [{"id": f"D-{key}", "order_line_id": f"O-{key}", "delivered_on": ordered, "quantity": called}],
    }


def merged(*worlds: dict[str, Rows]) -> dict[str, Rows]:
    return {name: [row for each in worlds for row in each.get(name, [])] for each in worlds for name in each}


def small_world(folder: Path) -> FactsStore:
    """Nordwerk is called off to 69.96 %, Heliotec to 90 %, Aurelia to 10 %; Kranich has nothing at all."""
    names = {"N": NORDWERK, "H": HELIOTEC, "K": KRANICH, "A": FOREIGN}
    tables = merged(contract("1", "N", 6996), contract("2", "H", 9000), contract("3", "A", 1000))
    revenue = [
        {"id": f"R{year}", "customer_id": "H", "month": dt.date(year, 9, 1), "revenue": amount}
        for year, amount in ((2025, 1000), (2026, 1100))
    ]
    return world(folder, customers=[customer(key, name) for key, name in names.items()], revenue=revenue, **tables)


def wired(
    store: FactsStore, clock: SetClock | None = None, history: KeptHistory | None = None
) -> tuple[Kpis, CountedKpis]:
    facts, counted = DuckFacts(store), CountedKpis(store)
    service = Kpis(Accounts(facts), facts, RULES, counted, history or KeptHistory(), clock or SetClock())
    return service, counted
