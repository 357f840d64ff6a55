"""The facts of one contract: the same ids in the mail, in the record and when they are read again."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from agent.domain.account import Account
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.nda.policy import Bilingual
from agent.ports import Facts
from agent.ports.contract_standing import ContractArticle
from agent.services.gathering.escalation_standing import Standing, Standings

Label = tuple[str, str]
_LABELS: Mapping[str, Label] = {
    "contract": ("Rahmenvertrag", "Framework agreement"),
    "since": ("Vertragsbeginn", "Start of the agreement"),
    "until": ("Vertragsende", "End of the agreement"),
    "day": ("Stand", "As of"),
    "planned": ("Bis heute geplant", "Planned to date"),
    "called_off": ("Bis heute abgerufen", "Called off to date"),
    "call_off": ("Abrufquote", "Call-off ratio"),
    "target": ("Zielwert der Abrufquote", "Target of the call-off ratio"),
    "open": ("Bis Vertragsende offen", "Still open until the agreement ends"),
    "lead": ("Lieferzeit per Seefracht, Tage", "Lead time by sea, days"),
}


def figures(standing: Standing) -> tuple[Fact, ...]:
    """``contract``, ``call_off`` and what it is computed from; ``a1_…`` to ``an_…`` for the articles."""
    made = (*_contract(standing), *_terms(standing), *_articles(standing.articles))
    recipe = {"contract": standing.term.contract}
    return tuple(replace(each, as_of=standing.trigger.as_of, recipe={**each.recipe, **recipe}) for each in made)


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """Reads them again, for a draft that waits: whoever decides sees the contract as it stands then."""

    standings: Standings
    facts: Facts

    def again(self, account: str, contract: str) -> Mapping[str, Fact]:
        """By id; empty where the contract has no figure any more."""
        found = next((each for each in self.facts.accounts() if each.name == account), None)
        standing = self.standings.today(found, contract) if isinstance(found, Account) else None
        return {} if standing is None else {each.id: each for each in figures(standing)}


def fact(
    name: str,
    label: Label,
    value: float | str | None,
    unit: FactUnit,
    rows: Iterable[RowKey] = (),
    fact_class: FactClass = FactClass.CUSTOMER,
) -> Fact:
    return Fact(name, Bilingual(*label), value, unit, rows=tuple(rows), fact_class=fact_class)


def day_fact(name: str, label: Label, value: dt.date | dt.datetime | None, rows: Iterable[RowKey] = ()) -> Fact:
    """A time of day is told to the minute."""
    if isinstance(value, dt.datetime):
        return fact(name, label, value.isoformat(timespec="minutes"), FactUnit.DATE, rows)
    return fact(name, label, value.isoformat() if value else None, FactUnit.DATE, rows)


def _contract(standing: Standing) -> Iterable[Fact]:
    trigger, rows = standing.trigger, standing.trigger.rows
    unit = FactUnit.COUNT if standing.in_pieces else FactUnit.MONEY
    given = dict(zip(("planned", "called_off"), standing.sums, strict=True))
    for name, value in given.items():
        yield _defined(standing, fact(name, _LABELS[name], _shown(value, unit), unit, rows))
    ratio = fact("call_off", _LABELS["call_off"], trigger.value, FactUnit.RATIO, rows)
    yield _defined(standing, replace(ratio, tells_from=trigger.target))
    target = fact("target", _LABELS["target"], trigger.target, FactUnit.RATIO)
    yield _defined(standing, replace(target, recipe={"target": trigger.definition}))


def _defined(standing: Standing, given: Fact) -> Fact:
    trigger = standing.trigger
    version = f"{trigger.version} ({trigger.digest})"
    return replace(given, period=trigger.period, definition=trigger.definition, definition_version=version)


def _terms(standing: Standing) -> Iterable[Fact]:
    row = [RowKey("frame_contracts", standing.term.contract)]
    yield fact("contract", _LABELS["contract"], standing.term.contract, FactUnit.TEXT, row)
    for name, day in (("since", standing.term.first), ("until", standing.term.last), ("day", standing.day)):
        yield day_fact(name, _LABELS[name], day, row)
    lines = [key for each in standing.articles for key in each.rows]
    unit = FactUnit.COUNT if standing.in_pieces else FactUnit.MONEY
    yield fact("open", _LABELS["open"], _open(standing, unit), unit, lines)
    leads = [each for each in standing.articles if each.lead_days is not None]
    rows = [RowKey("articles", each.article) for each in leads]
    longest = max((each.lead_days or 0 for each in leads), default=None)
    yield fact("lead", _LABELS["lead"], longest, FactUnit.COUNT, rows)


def _articles(articles: Sequence[ContractArticle]) -> Iterable[Fact]:
    for at, each in enumerate(articles, 1):
        rows = [*each.rows, RowKey("articles", each.article)]
        share = each.called_off / each.due if each.due and each.called_off is not None else None
        yield fact(f"a{at}_id", ("Artikel", "Article"), each.article, FactUnit.TEXT, rows)
        yield fact(f"a{at}_name", ("Bezeichnung", "Name"), each.name, FactUnit.TEXT, rows)
        for name, label, value in (
            ("due", ("geplant, Stück", "planned, pieces"), each.due),
            ("called", ("abgerufen, Stück", "called off, pieces"), each.called_off),
        ):
            labels = (f"{each.article} {label[0]}", f"{each.article} {label[1]}")
            yield fact(f"a{at}_{name}", labels, _shown(value, FactUnit.COUNT), FactUnit.COUNT, rows)
        quota = (f"{each.article} Abrufquote", f"{each.article} call-off ratio")
        yield fact(f"a{at}_share", quota, share, FactUnit.RATIO, rows)


def _shown(value: float | None, unit: FactUnit) -> float | None:
    """A plan that runs by the day has parts of pieces: nobody calls these off."""
    return value if value is None or unit is not FactUnit.COUNT else float(round(value))


def _open(standing: Standing, unit: FactUnit) -> float | None:
    """What the contract holds less what was called off; None where more than all of it was."""
    if unit is FactUnit.COUNT:
        whole = sum(each.quantity for each in standing.articles)
    else:
        whole = sum(each.quantity * (each.price or 0.0) for each in standing.articles)
    left = _shown(whole - standing.sums[1], unit)
    return left if left is not None and left > 0 else None
