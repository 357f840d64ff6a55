"""Collects what an account plan is composed from (template T3): the internal one, and the one for the customer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agent.domain.account import Account
from agent.domain.account_plan import variant
from agent.domain.account_plan.clock import valid_to
from agent.domain.drafting.brief import Brief, DraftRequest
from agent.domain.drafting.fact_book import FactBook
from agent.domain.facts.info import FactClass
from agent.domain.identity import Role, User
from agent.services.gathering import account_plan_goals as goals
from agent.services.gathering import account_plan_outlook as outlook
from agent.services.gathering import account_plan_people as people
from agent.services.gathering import account_plan_position as position
from agent.services.gathering.account_plan_reading import PlanSources, Reading, read
from agent.services.gathering.account_plan_words import Words

_SUMMARY = 3  # goals and risks


@dataclass(frozen=True, slots=True)
class AccountPlanGatherer:
    """Implements the port `Gatherer`."""

    sources: PlanSources

    def gather(self, user: User, request: DraftRequest) -> Brief:
        """Raises Forbidden ``access.role`` (only who answers for the account) and ``access.account``."""
        user.require_role(Role.KAM, Role.HEAD_OF_SALES)
        account = self.sources.accounts.one(user, request.account)
        reading = read(self.sources, user, account)
        language = request.language or (account.language if request.shared else user.language)
        words = Words(reading, FactBook(reading.as_of, FactClass.INTERNAL), language, request.shared)
        _mark(words)
        slots = _head(words) if request.shared else {**_head(words), **_internal(words)}
        return Brief(request, account, language, reading.today, user, facts=words.book.facts, slots=slots)


def _mark(words: Words) -> None:
    told = variant.SHARED if words.shared else variant.INTERNAL
    words.book.text(variant.FACT, ("Fassung", "Version"), told, fact_class=words.own)


def _head(words: Words) -> Mapping[str, Any]:
    """What both versions need."""
    reading: Reading = words.reading
    account: Account = reading.account
    subject = words.say("subject.shared" if words.shared else "subject", account=account.name, year=_year(reading))
    label = ("Stand der Daten", "Data as of")
    return {
        "heading": subject,
        "kam": reading.kam,
        "head": reading.head,
        "starts": words.starts,
        "ends": words.ends,
        "as_of": words.book.day("plan.as_of", label, reading.as_of.date(), fact_class=words.own),
        "soon": words.soon,
        "missing": words.missing(),
        "missing_later": words.missing_later(),
        "profile": people.profile(words),
        "people": people.people(words),
        "deciders": people.deciders(words),
        "chances": position.chances(words),
        "goals": goals.goal_rows(words),
        "thrusts": goals.thrusts(words),
        "actions": goals.actions(words),
        "reviews": words.reviews(),
        "questions": outlook.questions(words),
    }


def _year(reading: Reading) -> str:
    years = dict.fromkeys((reading.today.year, valid_to(reading.today).year))
    return "/".join(map(str, years))


def _internal(words: Words) -> Mapping[str, Any]:
    reading = words.reading
    risks, targets = outlook.risks(words), goals.open_targets(words)
    standing = position.standing(words)
    version = words.book.count("plan.version", ("Version", "Version"), reading.version)
    return {
        "version": version,
        "period_starts": words.period_starts,
        "period_ends": words.period_ends,
        "no_sponsor": words.say("missing.sponsor", who=reading.head, day=words.soon),
        "last": _last(words),
        "changes": outlook.changes(words),
        "standing": standing,
        "summary_goals": goals.goal_rows(words)[:_SUMMARY],
        "summary_risks": outlook.main_risks(words, _SUMMARY),
        "centre_gaps": people.centre_gaps(words),
        "figures": position.figures(words),
        "scorecard": position.scorecard(words),
        "contracts": position.contracts(words),
        "complaints": position.complaints(words),
        "escalations": position.escalations(words),
        "promises": position.promises(words),
        "chance_gap": position.chance_gap(words),
        "unproven": position.unproven(words),
        "swot": outlook.swot(words),
        "targets": targets,
        "dimensions": goals.dimensions(words),
        "services": position.services(words),
        "risks": risks,
        "ask_head": words.missing(reading.head),
    }


def _last(words: Words) -> Mapping[str, str] | None:
    """The last approved plan and until when it is valid."""
    clock = words.reading.clock
    if clock.last is None:
        return None
    label, until = ("Freigegeben am", "Approved on"), ("Gültig bis", "Valid until")
    return {
        "day": words.book.day("plan.last.day", label, clock.last.approved_on, fact_class=FactClass.INTERNAL),
        "until": words.book.day("plan.last.until", until, clock.due_on, fact_class=FactClass.INTERNAL),
        "state": clock.state.value,
    }
