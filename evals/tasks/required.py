"""What an answer must tell, read from the services when it is scored: no figure is typed into a task."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from agent.bootstrap import App
from agent.domain import formats
from agent.domain.draft.draft import DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.domain.errors import KamError
from agent.domain.identity import User
from agent.domain.kpi import wording
from agent.domain.kpi.status import Status
from agent.domain.language import Language
from agent.domain.phrase import Phrase
from agent.services.escalations import Which
from evals.tasks.task import WantedFact

# what it may look like; one of them must be there
Shown = Sequence[str]
Reader = Callable[[App, User, Language, Mapping[str, Any]], Sequence[Shown]]


def required(app: App, user: User, language: Language, wanted: WantedFact) -> Sequence[Shown]:
    """Each entry must be told, in one of its forms. Raises KeyError for a reader that does not exist."""
    return READERS[wanted.what](app, user, language, wanted.args)


def _kpi(app: App, user: User, language: Language, args: Mapping[str, Any]) -> Sequence[Shown]:
    """The value of a KPI of one customer, and the customer's name."""
    (found,) = app.kpis.query(user, args["kpi"], args["account"], args.get("period"))
    unit = found.definition.unit
    usual = wording.figure(found.value, unit, language, found.definition.measure)
    known = found.value is not None and found.target is not None
    exact = wording.exact(found.value or 0, found.target or 0, unit, language) if known else ""
    return [[each for each in (usual, exact) if each], [found.account.name]]


def _breaches(app: App, user: User, _language: Language, args: Mapping[str, Any]) -> Sequence[Shown]:
    """The customers of the user that miss the target."""
    results = app.kpis.query(user, args["kpi"], None, args.get("period"))
    return [[each.account.name] for each in results if each.status is Status.BREACH]


def _last_contact(app: App, user: User, language: Language, args: Mapping[str, Any]) -> Sequence[Shown]:
    """The day of the last contact with a customer or a person, and its topic."""
    latest = app.contacts.history(user, args.get("account"), args.get("contact"), 1).entries[0]
    return [[formats.date(latest.activity.day, language)], [latest.activity.topic]]


def _overdue(app: App, user: User, _language: Language, args: Mapping[str, Any]) -> Sequence[Shown]:
    people = app.contacts.overdue(user, args.get("account")).people
    return [[each.contact.name] for each in people if each.is_overdue]


def _run_outs(app: App, user: User, _language: Language, args: Mapping[str, Any]) -> Sequence[Shown]:
    found = app.reorders.run_outs(user, args.get("account"), args.get("days", 30))
    return [[each.article.id] for each in found.run_outs[:8]]


def _proposal(app: App, user: User, language: Language, args: Mapping[str, Any]) -> Sequence[Shown]:
    """How much of an article to order."""
    (found,) = app.reorders.proposals(user, None, args["article"]).proposals
    return [[formats.number(found.quantity or 0, language)], [args["article"]]]


def _escalations(app: App, user: User, _language: Language, args: Mapping[str, Any]) -> Sequence[Shown]:
    """The contracts, or else the KPIs, of the open ones."""
    found = app.escalations.find(user, Which.OPEN, args.get("account"))
    return [[each.contract_id] for each in found if each.contract_id]


def _clause(app: App, _user: User, language: Language, args: Mapping[str, Any]) -> Sequence[Shown]:
    """Id of the clause on a topic, and the beginning of our position."""
    (found,) = [each for each in app.policies.clauses() if each.topic == args["topic"]]
    return [[found.id], [found.position.text(language)[:60]]]


def _decides(app: App, _user: User, language: Language, args: Mapping[str, Any]) -> Sequence[Shown]:
    """The department that decides on a topic."""
    (found,) = [each for each in app.policies.clauses() if each.topic == args["topic"]]
    names = {each.id: each.name for each in app.policies.departments()}
    return [[names[found.decides].text(language)]]


def _error(_app: App, _user: User, language: Language, args: Mapping[str, Any]) -> Sequence[Shown]:
    """The product's own words for a refusal, with what was asked for."""
    return [[Phrase(args["code"], args.get("values", {})).text(language)]]


def _refusal(app: App, user: User, language: Language, args: Mapping[str, Any]) -> Sequence[Shown]:
    """Why a draft is not made, in the product's words. It must be refused now, too: nothing is made by asking."""
    try:
        app.drafting.draft(user, DraftRequest(DraftKind(args["kind"]), args["account"]))
    except KamError as error:
        return [[error.text(language)]]
    return [["a refusal"]]


READERS: Mapping[str, Reader] = {
    "kpi": _kpi,
    "breaches": _breaches,
    "last_contact": _last_contact,
    "overdue": _overdue,
    "run_outs": _run_outs,
    "proposal": _proposal,
    "escalations": _escalations,
    "clause": _clause,
    "decides": _decides,
    "error": _error,
    "refusal": _refusal,
}
