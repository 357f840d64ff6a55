"""Sections 9 to 11 of a plan: goals, the thrusts that lead there, and what is done by whom and when."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from agent.domain.account_plan.differences import BASELINE, TARGET, goal_fact
from agent.domain.account_plan.goals import Goal, goals
from agent.domain.escalation.clock import due_on
from agent.domain.facts.fact import Fact
from agent.domain.facts.info import FactClass
from agent.domain.finance.margin import MarginVerdict
from agent.domain.kpi.status import Status
from agent.services.gathering.account_plan_people import deciders
from agent.services.gathering.account_plan_position import chances
from agent.services.gathering.account_plan_words import Words, kpi_fact, target_fact

MOST_THRUSTS, LEAST_THRUSTS = 4, 2
_DIMENSIONS = "volume revenue distribution share margin prices range campaigns customers orders turnover".split()
_CONTACTS = ("monthly_contacts", "qualified_contacts")
_SUPPLY = ("otif", "supply_interruptions", "emergency_air_freight")


def chosen(words: Words) -> Sequence[Goal]:
    return goals(words.reading.kpis, words.reading.today, shared=words.shared)


def goal_rows(words: Words) -> Sequence[Mapping[str, str]]:
    return [_goal(words, each) for each in chosen(words)]


def _goal(words: Words, goal: Goal) -> Mapping[str, str]:
    result = goal.result
    baseline = words.book.put(_renamed(goal, BASELINE))
    target = words.book.put(target_fact(result, goal_fact(goal.id, TARGET), words.own))
    code = "goal.hold" if goal.is_held else "goal.move"
    return {
        "name": words.name_of(result),
        "aim": words.say(code, baseline=baseline, target=words.bound(result, target)),
        "due": _due(words, goal),
        "owner": words.reading.kam,
    }


def _renamed(goal: Goal, part: str) -> Fact:
    return replace(kpi_fact(goal.result), id=goal_fact(goal.id, part))


def _due(words: Words, goal: Goal) -> str:
    label = ("Ziel fällig", "Goal due")
    return words.book.day(goal_fact(goal.id, ".due"), label, goal.due, fact_class=words.own)


def open_targets(words: Words) -> Sequence[str]:
    """KPIs for which nobody has set a target, and who does."""
    found = [each for each in words.reading.kpis if each.status is Status.NO_TARGET]
    return [
        words.say("goal.open", name=words.name_of(each), value=words.kpi(each), head=words.reading.head, day=words.soon)
        for each in found
    ]


def dimensions(words: Words) -> Mapping[str, Any]:
    """The eleven dimensions of a key account concept (R164): those with data, and a line on those without."""
    known = _known(words)
    named = {each: words.say(f"dimension.{each}") for each in _DIMENSIONS}
    rows = [{"name": named[each], "value": known[each]} for each in _DIMENSIONS if each in known]
    lacking = ", ".join(named[each] for each in _DIMENSIONS if each not in known)
    day = words.reviews()[0]
    return {"rows": rows, "missing": words.say("dimensions.missing", names=lacking, kam=words.reading.kam, day=day)}


def _known(words: Words) -> Mapping[str, str]:
    reading, book, trade = words.reading, words.book, words.reading.trade
    if not trade or reading.revenue is None:
        return {}
    pieces, orders = sum(each.pieces for each in trade), sum(each.orders for each in trade)
    priced = [each for each in trade if each.price is not None and each.pieces]
    value = sum(each.pieces * (each.price or 0.0) for each in priced)
    told = {
        "volume": words.say("pieces", count=book.count("pieces.now", ("Absatz in Stück", "Pieces sold"), pieces)),
        "revenue": book.money("revenue.now", ("Umsatz", "Revenue"), reading.revenue),
        "margin": _margin(words),
        "range": words.say(
            "articles", count=book.count("trade.articles", _ARTICLES, sum(each.revenue > 0 for each in trade))
        ),
    }
    if priced:
        price = book.money("price.mean", ("Mittlerer Preis", "Mean price"), value / sum(each.pieces for each in priced))
        told["prices"] = words.say("mean_price", price=price)
    if orders and value:
        mean = book.money("order.mean", ("Mittlerer Auftragswert", "Mean order value"), value / orders)
        count = book.count("order.count", ("Aufträge", "Orders"), orders)
        told["orders"] = words.say("orders", count=count, value=mean)
    return told


def _margin(words: Words) -> str:
    margin, secret = words.reading.margin, FactClass.SECRET
    value = words.book.ratio("margin.now", ("DB I", "DB I"), margin.margin, fact_class=secret)
    target = words.book.ratio("margin.target", ("Zielmarge", "Target margin"), margin.rule.target, fact_class=secret)
    return words.say("with_target_margin", value=value, target=target)


_ARTICLES = ("Artikel mit Umsatz", "Articles with revenue")


def thrusts(words: Words) -> Sequence[str]:
    """Two to four, in the order of urgency; each is a judgement and says so."""
    wanted = [name for name, applies in _thrusts(words).items() if applies][:MOST_THRUSTS]
    if len(wanted) < LEAST_THRUSTS:
        wanted.append("keep")
    if len(wanted) < LEAST_THRUSTS:
        wanted.append("contacts")
    if words.shared:
        return [words.say(f"thrust.shared.{name}") for name in wanted]
    return [words.judged(words.say(f"thrust.{name}")) for name in wanted]


def _thrusts(words: Words) -> Mapping[str, bool]:
    reading = words.reading
    missed = {each.definition.id for each in reading.kpis if each.status is Status.BREACH}
    growth = reading.by_kpi["revenue_yoy"].value if "revenue_yoy" in reading.by_kpi else None
    poor = reading.margin.verdict not in (MarginVerdict.ON_TARGET, MarginVerdict.NO_DATA)
    inside = not words.shared
    return {
        "call_off": "call_off" in missed,
        "supply": bool(missed & set(_SUPPLY)),
        "margin": inside and poor,
        "forecast": "forecast_deviation" in missed,
        "growth": growth is not None and growth > 0,
        "cross": bool(chances(words)),
        "contacts": inside and bool(missed & set(_CONTACTS)),
    }


def actions(words: Words) -> Sequence[Mapping[str, str]]:
    """One for each goal, named after it."""
    return [_action(words, each) for each in chosen(words)]


def _action(words: Words, goal: Goal) -> Mapping[str, str]:
    label = ("Maßnahme fällig", "Action due")
    day = words.book.day(goal_fact(goal.id, ".action"), label, _action_day(words, goal), fact_class=words.own)
    return {
        "action": _what(words, goal),
        "goal": words.name_of(goal.result),
        "due": day,
        "owner": _who(words),
        "status": words.say("action.open"),
    }


def _action_day(words: Words, goal: Goal) -> date:
    """Inside the clock of an open escalation of that KPI, as long as it runs."""
    opened = [
        each.detected_on for each in words.reading.escalations if each.kpi == goal.id and each.resolved_on is None
    ]
    ends = [due_on(day) for day in opened if due_on(day) >= words.reading.today]
    return min((goal.action_due, *ends))


def _what(words: Words, goal: Goal) -> str:
    if goal.is_held:
        return words.say("action.hold")
    if words.shared:
        return words.say(f"action.shared.{goal.id}")
    return goal.result.definition.action.text(words.language)


def _who(words: Words) -> str:
    """In the version for the customer its first decision maker stands beside us."""
    if not words.shared:
        return words.reading.kam
    theirs = deciders(words)
    return words.say("both", ours=words.reading.kam, theirs=theirs[0]) if theirs else words.reading.kam
