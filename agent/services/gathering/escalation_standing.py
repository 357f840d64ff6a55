"""How a frame contract stands: which one is broken, and why an escalation does not apply where none is."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.account import Account
from agent.domain.errors import BadInput
from agent.domain.escalation.record import EscalationRecord, Trigger
from agent.domain.escalation.sweep import KPI, ContractFigure, status, value
from agent.domain.kpi import wording
from agent.domain.kpi.definition import KpiDefinition, Unit
from agent.domain.kpi.status import Status
from agent.domain.language import Language
from agent.domain.phrase import Phrase
from agent.domain.typed import one_line
from agent.ports import Clock
from agent.ports.contract_standing import ContractArticle, ContractStandings, StockRow, Term
from agent.ports.escalations import EscalationStore
from agent.services.escalation_triggers import CallOffs, EscalationTriggers

_LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Standing:
    """One contract of one customer on one day. ``record`` is its open escalation, None where it has none yet."""

    account: Account
    day: dt.date
    definition: KpiDefinition
    term: Term
    trigger: Trigger
    articles: Sequence[ContractArticle]
    record: EscalationRecord | None

    @property
    def detected(self) -> dt.date:
        """Day 0: a contract without a record is detected by this very reading."""
        return self.record.detected_on if self.record else self.day

    @property
    def is_broken(self) -> bool:
        return self.trigger.value < self.trigger.target

    @property
    def in_pieces(self) -> bool:
        """Whether it is told in pieces: without prices, and where there is one article only."""
        alone = len(self.articles) == 1 and None not in (self.articles[0].due, self.articles[0].called_off)
        return self.trigger.in_pieces or alone

    @property
    def sums(self) -> tuple[float, float]:
        """Planned and called off to date, in pieces or EUR."""
        if self.in_pieces and not self.trigger.in_pieces:
            return self.articles[0].due or 0.0, self.articles[0].called_off or 0.0
        return self.trigger.denominator, self.trigger.numerator

    @property
    def is_over(self) -> bool:
        return self.term.last < self.day


@dataclass(frozen=True, slots=True)
class Standings:
    """Reads contracts; who may see the account was checked before."""

    triggers: EscalationTriggers
    standings: ContractStandings
    store: EscalationStore
    clock: Clock

    def broken(self, account: Account, contract: str | None) -> Standing:
        """The contract, or the worst broken one of the account.

        Raises BadInput ``drafting.escalation.unknown``, ``….no_data``, ``….fine``, ``….none`` (with the figures).
        """
        day = self.clock.now().date()
        found = self.triggers.call_offs([account.id], day)
        if contract is None:
            return self._standing(account, found, self._worst(account, found), day)
        terms = self._term(account, contract)
        figure = next((each for each in found.figures if each.contract_id == terms.contract), None)
        if figure is None or value(found.definition, figure) is None:
            raise BadInput("drafting.escalation.no_data", contract=terms.contract)
        if status(found.definition, figure) is not Status.BREACH:
            raise BadInput("drafting.escalation.fine", **_told(found.definition, figure))
        return self._standing(account, found, figure, day)

    def today(self, account: Account, contract: str) -> Standing | None:
        """The contract as it stands now, broken or not; None where it has no figure any more."""
        day = self.clock.now().date()
        found = self.triggers.call_offs([account.id], day)
        figure = next((each for each in found.figures if each.contract_id == contract), None)
        if figure is None or value(found.definition, figure) is None:
            return None
        return self._standing(account, found, figure, day)

    def stock(self, standing: Standing) -> Sequence[StockRow]:
        return self.standings.stock([each.article for each in standing.articles])

    def _worst(self, account: Account, found: CallOffs) -> ContractFigure:
        read = [(known, each) for each in found.figures if (known := value(found.definition, each)) is not None]
        if not read:
            raise BadInput("drafting.escalation.no_contract", account=account.name)
        lowest = min(read, key=lambda pair: (pair[0], pair[1].contract_id))[1]
        if status(found.definition, lowest) is not Status.BREACH:
            raise BadInput("drafting.escalation.none", account=account.name, **_told(found.definition, lowest))
        return lowest

    def _standing(self, account: Account, found: CallOffs, figure: ContractFigure, day: dt.date) -> Standing:
        return Standing(
            account=account,
            day=day,
            definition=found.definition,
            term=self._term(account, figure.contract_id),
            trigger=self.triggers.triggers(found, [figure])[figure.contract_id],
            articles=self.standings.articles(found.definition, found.question, figure.contract_id),
            record=self._record(account, figure.contract_id),
        )

    def _term(self, account: Account, contract: str) -> Term:
        """An unknown contract and that of another customer are told alike."""
        wanted = one_line(contract, _LONGEST_ID).casefold()
        for term in self.standings.terms(account.id):
            if term.contract.casefold() == wanted:
                return term
        raise BadInput("drafting.escalation.unknown", contract=one_line(contract, _LONGEST_ID), account=account.name)

    def _record(self, account: Account, contract: str) -> EscalationRecord | None:
        ours = self.store.find([account.id], is_open=True)
        return next((each for each in ours if each.contract_id == contract and each.kpi == KPI), None)


class _Ratio(Phrase):
    """A ratio in the reader's language, with as many digits as tell it from the target."""

    def text(self, language: Language) -> str:
        read, target = float(str(self.values["value"])), float(str(self.values["target"]))
        exact = wording.exact(read, target, Unit.RATIO, language)
        return exact or wording.figure(read, Unit.RATIO, language)


class _Target(Phrase):
    def text(self, language: Language) -> str:
        return wording.set_figure(float(str(self.values["value"])), Unit.RATIO, language)


def _told(definition: KpiDefinition, figure: ContractFigure) -> dict[str, object]:
    read, target = value(definition, figure) or 0.0, definition.target.value or 0.0
    shown = {"value": _Ratio("", {"target": target, "value": read}), "target": _Target("", {"value": target})}
    return {"contract": figure.contract_id, **shown}
