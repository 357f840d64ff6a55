"""Proposals of one day under one set of rules, for one article or a hundred thousand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from agent.domain.reorder.air import AirFreight, ShipmentCount, air_freight, is_before_sea, with_ratio
from agent.domain.reorder.article import ArticleSupply
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.need import UNCOMPUTED, Gate, Need, may_run_short, need
from agent.domain.reorder.override import Override
from agent.domain.reorder.projection import first_day_short, projection
from agent.domain.reorder.proposal import Proposal
from agent.domain.reorder.quantity import Lot, LotRules, economic_quantity, lot
from agent.domain.reorder.rules import ServiceRules

_WEEKS_A_YEAR = 365.25 / 7


class Planner:
    def __init__(self, rules: ServiceRules, today: date) -> None:
        self.rules = rules
        self.horizon = Horizon(today, rules.horizon_months)

    def propose(
        self, article: ArticleSupply, override: Override | None = None, shipments: ShipmentCount | None = None
    ) -> Proposal:
        """The whole proposal of one article. ``shipments`` of its customer give the air-freight ratio."""
        return self._propose(article, need(article, self.rules, self.horizon), override, shipments)

    def proposals(
        self,
        articles: Iterable[ArticleSupply],
        overrides: Mapping[str, Override],
        shipments: Mapping[str, ShipmentCount],
    ) -> list[Proposal]:
        """Those that call for action: to be ordered, flown in, or overridden. One pass, cheap for all others."""
        found = []
        for article in articles:
            gauged, override = need(article, self.rules, self.horizon), overrides.get(article.id)
            if gauged.gate is Gate.ORDER or override is not None or may_run_short(article, gauged):
                found.append(self._propose(article, gauged, override, shipments.get(article.account_id)))
        return [each for each in found if each.calls_for_action]

    def _propose(
        self, article: ArticleSupply, gauged: Need, override: Override | None, shipments: ShipmentCount | None
    ) -> Proposal:
        economic = _economic(article, gauged)
        chosen = _lot(article, gauged, economic)
        day = first_day_short(article, self.rules, self.horizon)
        ordered = override.quantity if override is not None else chosen.quantity if chosen is not None else None
        return Proposal(
            article=article,
            need=gauged,
            lot=chosen,
            economic=economic,
            run_out=None if day is None else self.horizon.day(day),
            air=self._air(article, ordered, shipments) if is_before_sea(article, day) else None,
            override=override,
            rules=self.rules,
            horizon=self.horizon,
        )

    def _air(self, article: ArticleSupply, ordered: float | None, shipments: ShipmentCount | None) -> AirFreight | None:
        """No more flies than is ordered; where nothing is ordered (an open order comes too late), the whole gap."""
        path = projection(article, self.rules, self.horizon)
        air = None if path is None else air_freight(article, path, ordered)
        if air is None or not air.quantity:
            return air
        before, after = with_ratio(shipments)
        return replace(air, before=before, after=after)


def _economic(article: ArticleSupply, gauged: Need) -> float | None:
    if gauged.gate in UNCOMPUTED:
        return None
    yearly = gauged.weekly * _WEEKS_A_YEAR
    return economic_quantity(yearly, article.ordering_cost, article.unit_cost, article.holding_rate)


def _lot(article: ArticleSupply, gauged: Need, economic: float | None) -> Lot | None:
    if gauged.gate is not Gate.ORDER:
        return None
    bounds = LotRules(article.moq, article.order_multiple, economic, article.frame)
    return lot(gauged.reorder_point - gauged.position, bounds)
