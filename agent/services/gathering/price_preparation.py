"""Collects what a price preparation is composed from (template T6). Secret: it never leaves the house."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.domain.drafting.brief import Brief, DraftRequest
from agent.domain.drafting.fact_book import FactBook
from agent.domain.errors import Forbidden
from agent.domain.facts.info import FactClass
from agent.domain.identity import Role, User
from agent.domain.kpi.status import Status
from agent.services.escalation_access import may_work
from agent.services.gathering import price_preparation_base as base
from agent.services.gathering import price_preparation_money as money
from agent.services.gathering.price_preparation_reading import PriceReading, PriceSources, read
from agent.services.gathering.price_preparation_words import PriceWords


@dataclass(frozen=True, slots=True)
class PricePreparationGatherer:
    """Implements the port `Gatherer`."""

    sources: PriceSources

    def gather(self, user: User, request: DraftRequest) -> Brief:
        """For the account's key account manager and the Head of Sales; who sees it by another role does not.

        Raises Forbidden ``access.role`` or ``access.account``, BadInput ``drafting.price.article`` for an article
        without trade, ``drafting.price.no_base`` where no article has volume, price and cost.
        """
        user.require_role(Role.KAM, Role.HEAD_OF_SALES)
        account = self.sources.accounts.one(user, request.account)
        if not may_work(user, account):
            raise Forbidden("access.account", account=request.account)
        reading = read(self.sources, user, account, request)
        language = request.language or user.language
        words = PriceWords(reading, FactBook(reading.as_of, FactClass.SECRET), language)
        slots = _slots(words, request.purpose)
        return Brief(request, account, language, reading.today, user, facts=words.book.facts, slots=slots)


def _slots(words: PriceWords, purpose: str) -> Mapping[str, Any]:
    reading: PriceReading = words.reading
    return {
        "heading": words.say("subject", account=reading.account.name),
        "kam": reading.kam,
        "head": reading.head,
        "missing": words.missing(),
        "soon": words.soon,
        "starts": words.starts,
        "ends": words.ends,
        "as_of": words.book.day("sheet.as_of", ("Stand der Daten", "Data as of"), reading.as_of.date()),
        "occasion": base.occasion(words, purpose),
        "trend": base.trend(words),
        "history": base.history(words),
        "contracts": base.contracts(words),
        "forecast": words.kpi(reading.kpis["forecast_deviation"]),
        "growth": words.kpi(reading.kpis["revenue_yoy"]),
        "demand": base.demand(words),
        "terms": base.terms(words),
        "quality": base.quality(words),
        "value": base.value(words),
        "margin": money.margin(words),
        "articles": money.articles(words),
        "without_base": money.without_base(words),
        "effects": money.effect_rows(words),
        "limits": money.limit_rows(words),
        "limits_rule": money.rule_of_limits(words),
        "concessions": money.concessions(words),
        "their_view": _their_view(words),
        "alternatives": _alternatives(words),
        "arguments": _arguments(words),
        "questions": [words.say(f"question.{name}") for name in ("volume", "split", "price", "term")],
        "minutes": words.after("minutes"),
        "mail": words.after("mail"),
    }


def _their_view(words: PriceWords) -> Sequence[str]:
    """What the customer will bring up: estimates, from what the data show."""
    kpis, found = words.reading.kpis, []
    growth = kpis["revenue_yoy"].value
    if growth is not None:
        found.append(words.estimate("view.growth" if growth > 0 else "view.decline"))
    if kpis["otif"].status is Status.BREACH:
        found.append(words.estimate("view.otif", value=words.kpi(kpis["otif"])))
    if words.reading.complaints:
        found.append(words.estimate("view.complaints"))
    return [*found, words.estimate("view.price")]


def _alternatives(words: PriceWords) -> Sequence[str]:
    below = words.reading.margin.verdict.needs_alignment
    ours = words.estimate("ours.below" if below else "ours.keep")
    return [ours, words.estimate("theirs.switch"), words.say("theirs.unknown", missing=words.missing())]


def _arguments(words: PriceWords) -> Sequence[tuple[str, str]]:
    """Objection and answer."""
    kpis = words.reading.kpis
    names = ["cheaper", "volume"]
    names += ["late"] if kpis["otif"].status is Status.BREACH else ["delivery"]
    names += ["quality"] if words.reading.complaints else []
    values = {"otif": words.kpi(kpis["otif"]), "call_off": words.kpi(kpis["call_off"])}
    return [(words.say(f"objection.{name}"), words.say(f"answer.{name}", **values)) for name in names]
