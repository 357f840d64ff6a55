"""Quantities of the contracts: chosen so that what was called off comes to the ratio that each contract has.

Due is the call-off plan up to today (this month by its days), or the contract quantity by its days; when the
contract is over, all of it (the formula of the call-off KPI).
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.calendar import NEVER, Calendar, Floats, Ints, first_days, months_of
from agent.adapters.demo.rules.orders import Lines
from agent.adapters.demo.rules.population import Contracts, Population
from agent.adapters.demo.rules.totals import totals


@dataclass(frozen=True, slots=True)
class Plan:
    """The months of every contract line: ``line`` is its position; ``over``: how much of the month has passed."""

    line: Ints
    month: Ints
    over: Floats
    quantity: Floats


def tables(world: Population, lines: Lines, calendar: Calendar, prefix: str) -> dict[str, pa.Table]:
    """frame_contracts, contract_lines and call_off_plan."""
    plan = _plan(world, lines, calendar)
    contracts, articles = world.contracts, world.articles.ids
    count = len(contracts.line_contract)
    quantity = totals(plan.line, plan.quantity, count)
    kept = contracts.planned[contracts.line_contract[plan.line]]
    line, month, planned = plan.line[kept], plan.month[kept], plan.quantity[kept]
    price = np.where(contracts.line_priced, contracts.line_price, np.nan)
    return {
        "frame_contracts": _frames(world),
        "contract_lines": columns.table(
            "contract_lines",
            {
                "id": columns.numbered(f"CL-{prefix}", count, width=5),
                "contract_id": columns.texts(contracts.ids, contracts.line_contract),
                "article_id": columns.texts(articles, contracts.line_article),
                "quantity": columns.numbers(quantity),
                "price": columns.numbers(price),
            },
        ),
        "call_off_plan": columns.table(
            "call_off_plan",
            {
                "id": columns.numbered(f"CP-{prefix}", len(line)),
                "contract_id": columns.texts(contracts.ids, contracts.line_contract[line]),
                "article_id": columns.texts(articles, contracts.line_article[line]),
                "month": columns.days(first_days(month)),
                "quantity": columns.numbers(planned),
            },
        ),
    }


def _frames(world: Population) -> pa.Table:
    contracts = world.contracts
    return columns.table(
        "frame_contracts",
        {
            "id": contracts.ids,
            "customer_id": columns.texts(world.customers.ids, contracts.customer),
            "valid_from": columns.days(contracts.starts),
            "valid_to": columns.days(contracts.ends),
            "notice_date": columns.days(contracts.notice),
        },
    )


def _plan(world: Population, lines: Lines, calendar: Calendar) -> Plan:
    """Expected demand by month, stretched to the ratio; the last closed month takes what rounding left."""
    contracts = world.contracts
    plan = _expected(world, calendar)
    value = contracts.line_price[plan.line] * plan.quantity * plan.over
    contract = contracts.line_contract[plan.line]
    count = len(contracts.ids)
    expected_due = totals(contract, value, count)
    wanted_due = _called_off(contracts, lines) / contracts.ratio
    known = (expected_due > 0) & (wanted_due > 0)
    stretch = np.where(known, wanted_due / np.where(known, expected_due, 1.0), 1.0)
    quantity = _rounded(plan.quantity * stretch[contract])
    rounded = Plan(plan.line, plan.month, plan.over, quantity)
    return _settled(contracts, rounded, np.where(known, wanted_due, 0.0))


def _expected(world: Population, calendar: Calendar) -> Plan:
    contracts = world.contracts
    first, last = months_of(contracts.starts), months_of(contracts.ends)
    first, last = first[contracts.line_contract], last[contracts.line_contract]
    count = last - first + 1
    line = np.repeat(np.arange(len(count)), count)
    month = first[line] + np.arange(len(line)) - np.repeat(np.cumsum(count) - count, count)
    article, contract = contracts.line_article[line], contracts.line_contract[line]
    expected = world.articles.monthly(article, month, calendar) / contracts.line_share[line]
    expected = np.where(contracts.paused[contract] & (month == calendar.this_month), 0.0, expected)
    return Plan(line, month, _over(contracts, contract, month, calendar), expected)


def _over(contracts: Contracts, contract: Ints, month: Ints, calendar: Calendar) -> Floats:
    """Share of each month that is due: 1, this month's days, or 0; without a plan the same share of every month."""
    by_plan = np.where(month < calendar.this_month, 1.0, 0.0)
    by_plan = np.where(month == calendar.this_month, calendar.share_of_month, by_plan)
    passed = np.clip(calendar.now + 1 - contracts.starts, 0, None)
    by_days = np.minimum(passed / (contracts.ends + 1 - contracts.starts), 1.0)
    by_plan = np.where(contracts.ends[contract] < calendar.now, 1.0, by_plan)
    return np.where(contracts.planned[contract], by_plan, by_days[contract])


def _called_off(contracts: Contracts, lines: Lines) -> Floats:
    """Value called off up to today, by contract."""
    counted = (lines.contract_line != NEVER) & ~lines.cancelled
    line = lines.contract_line[counted]
    value = lines.quantity[counted] * contracts.line_price[line]
    return totals(contracts.line_contract[line], value, len(contracts.ids))


def _rounded(quantity: Floats) -> Floats:
    """As people plan: in tens, hundreds in large numbers."""
    step = np.where(quantity >= 5000, 100.0, np.where(quantity >= 100, 10.0, 1.0))
    rounded: Floats = np.rint(quantity / step) * step
    return rounded


def _settled(contracts: Contracts, plan: Plan, wanted: Floats) -> Plan:
    """Put what rounding took from or gave to each contract's due value into one cell of it."""
    contract = contracts.line_contract[plan.line]
    price = contracts.line_price[plan.line]
    count = len(contracts.ids)
    missing = wanted - totals(contract, price * plan.quantity * plan.over, count)
    cell = np.full(count, NEVER)
    full = np.flatnonzero((plan.over == 1.0) & (plan.quantity > 0))
    cell[contract[full]] = full  # the last one wins
    settled = (cell != NEVER) & (wanted > 0)
    at = cell[settled]
    quantity = plan.quantity.copy()
    quantity[at] = np.maximum(quantity[at] + np.rint(missing[settled] / price[at]), 0.0)
    return Plan(plan.line, plan.month, plan.over, quantity)
