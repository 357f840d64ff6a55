"""Sections 6, 10, 11 and 14 of a price preparation: margin, limits, what we give and get, who decides."""

from collections.abc import Mapping, Sequence
from typing import Any

from agent.domain.finance.credit import CreditVerdict
from agent.domain.finance.negotiation import GIVE, OPENING, Base, Effect, effects, limits
from agent.domain.rights import DecisionRight, RightVerdict
from agent.services.gathering.account_plan_words import slug
from agent.services.gathering.price_preparation_base import approver
from agent.services.gathering.price_preparation_words import PriceWords

# what we could give, what we ask for it, and the row of the decision rights that says who may
_CONCESSIONS = (
    ("below", "price_outside_corridor"),
    ("term", "contract_follow_up"),
    ("credit", "credit_within_limit"),
    ("stock", "capacity_and_supply_strategy"),
    ("clauses", "contract_terms_outside_policy"),
    ("technical", "technical_changes"),
)


def margin(words: PriceWords) -> Mapping[str, Any]:
    found, book = words.reading.margin, words.book
    return {
        "now": book.ratio("margin.now", ("DB-Quote heute", "Margin today"), found.margin),
        "previous": book.ratio("margin.previous", ("DB-Quote davor", "Margin before"), found.previous),
        "target": book.ratio("margin.target", ("Zielmarge", "Target margin"), found.rule.target),
        "floor": book.ratio("margin.floor", ("Korridor ab", "Corridor from"), found.rule.corridor_from),
        "minimum": book.ratio("margin.minimum", ("Mindestmarge", "Minimum margin"), found.rule.minimum),
        "gap": book.money("margin.gap", ("Lücke zur Zielmarge", "Gap to the target margin"), found.gap),
        "is_below": found.verdict.needs_alignment,
        "has_gap": bool(found.gap),
    }


def articles(words: PriceWords) -> Sequence[Mapping[str, str]]:
    return [_article(words, each) for each in words.reading.bases]


def _article(words: PriceWords, base: Base) -> Mapping[str, str]:
    key, book = f"article.{slug(base.article_id)}", words.book
    return {
        "article": words.article(base.article_id),
        "pieces": book.count(f"{key}.pieces", ("Menge", "Pieces"), base.pieces),
        "price": book.money(f"{key}.price", ("Preis je Stück", "Price a piece"), base.price),
        "cost": book.money(f"{key}.cost", ("Kosten je Stück", "Cost a piece"), base.cost),
        "margin": book.ratio(f"{key}.margin", ("DB-Quote", "Margin"), base.margin),
    }


def without_base(words: PriceWords) -> str:
    """Articles that are talked about, but lack volume, price or cost."""
    known = {each.article_id for each in words.reading.bases}
    return ", ".join(words.article(each.article_id) for each in words.reading.trade if each.article_id not in known)


def effect_rows(words: PriceWords) -> Sequence[Mapping[str, str]]:
    return [_effect(words, each) for each in effects(words.reading.bases)]


def _effect(words: PriceWords, effect: Effect) -> Mapping[str, str]:
    key, book = f"effect.{step_name(effect.step)}", words.book
    return {
        "step": f"{'+' if effect.step > 0 else ''}{book.ratio(f'{key}.step', _STEP, effect.step)}",
        "revenue": book.money(f"{key}.revenue", ("Umsatz", "Revenue"), effect.revenue),
        "contribution": book.money(f"{key}.contribution", ("DB I", "DB I"), effect.contribution),
        "margin": book.ratio(f"{key}.margin", ("DB-Quote", "Margin"), effect.margin),
        "difference": f"{'+' if effect.difference > 0 else ''}"
        f"{book.money(f'{key}.difference', ('Veränderung des DB', 'Change in contribution'), effect.difference)}",
    }


_STEP = ("Preisänderung", "Change in price")


def step_name(step: float) -> str:
    """``m5`` for −5 %, ``p1`` for +1 %."""
    return f"{'m' if step < 0 else 'p'}{round(abs(step) * 100)}"


def limit_rows(words: PriceWords) -> Sequence[Mapping[str, str]]:
    return [_limits(words, each) for each in words.reading.bases]


def _limits(words: PriceWords, base: Base) -> Mapping[str, str]:
    key, book, found = f"limit.{slug(base.article_id)}", words.book, limits(base, words.reading.margin.rule)
    return {
        "article": words.article(base.article_id),
        "today": book.money(f"article.{slug(base.article_id)}.price", ("Preis je Stück", "Price a piece"), base.price),
        "floor": book.money(f"{key}.floor", ("Untergrenze des Korridors", "Floor of the corridor"), found.floor),
        "walk_away": book.money(f"{key}.walk_away", ("Abbruchpunkt", "Walk-away"), found.walk_away),
        "target": book.money(f"{key}.target", ("Ziel", "Target"), found.target),
        "opening": book.money(f"{key}.opening", ("Eröffnung", "Opening"), found.opening),
    }


def rule_of_limits(words: PriceWords) -> str:
    give = words.book.ratio("rule.give", ("Größtes Zugeständnis", "Largest concession"), GIVE)
    opening = words.book.ratio("rule.opening", ("Aufschlag der Eröffnung", "Opening above target"), OPENING)
    return words.proposal("limits.rule", give=give, opening=opening)


def concessions(words: PriceWords) -> Sequence[Mapping[str, str]]:
    """Where today's prices are below the corridor there is nothing to give inside of it, only steps on the way up."""
    rule = words.reading.margin.rule
    has_room = any(limits(each, rule).floor < each.price for each in words.reading.bases)
    first = ("price", "price_within_corridor") if has_room else ("steps", "price_outside_corridor")
    return [_concession(words, name, row) for name, row in (first, *_CONCESSIONS)]


def _concession(words: PriceWords, name: str, row: str) -> Mapping[str, str]:
    if name == "credit" and words.reading.credit.verdict is not CreditVerdict.INSIDE:
        row = "credit_above_limit"
    return {
        "ours": _capital(words.say(f"give.{name}")),
        "theirs": _capital(words.say(f"get.{name}")),
        "cost": _capital(_cost(words, name)),
        "who": _who(words, words.reading.rights.get(row)),
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cost(words: PriceWords, name: str) -> str:
    if name not in ("price", "below", "steps"):
        return words.say(f"cost.{name}")
    one = next(each for each in effects(words.reading.bases) if step_name(each.step) == "m1")
    difference = words.book.money(
        "effect.m1.difference", ("Veränderung des DB", "Change in contribution"), one.difference
    )
    return words.say("cost.price", difference=difference)


def _who(words: PriceWords, right: DecisionRight | None) -> str:
    """Alone, or with whom; what no row covers is never decided alone."""
    if right is None:
        return words.say("who.with", kam=words.reading.kam, department=approver(words))
    if right.verdict is RightVerdict.ALONE:
        return words.say("who.alone", kam=words.reading.kam)
    name = right.department.name.text(words.language) if right.department else approver(words)
    code = "who.not" if right.verdict is RightVerdict.NOT_KAM else "who.with"
    return words.say(code, kam=words.reading.kam, department=name)
