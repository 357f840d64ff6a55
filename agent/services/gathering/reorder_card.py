"""The internal card beside a re-order mail (template T5): what we order from our supplier, and how it was computed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from agent.domain import formats
from agent.domain.account import Account
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.finance.credit import CreditVerdict
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.reorder.proposal import Proposal
from agent.domain.reorder.steps import steps
from agent.domain.rights.commitment import Commitment, CommitmentKind
from agent.domain.rights.verdict import verdict
from agent.ports import Policies
from agent.services.finance import Finance
from agent.services.reorder_view import quantity, step_text
from agent.services.reorders import Reorders


@dataclass(frozen=True, slots=True)
class PurchaseCard:
    """``text`` is for us alone: lines under headings, in the reader's language. ``rows`` are behind its figures."""

    article: str
    account: str
    text: str
    rows: Sequence[RowKey]
    fact_class: FactClass = FactClass.INTERNAL


@dataclass(frozen=True, slots=True)
class PurchaseCards:
    reorders: Reorders
    finance: Finance
    policies: Policies

    def card(self, user: User, account: str, article: str, language: Language) -> PurchaseCard:
        """Raises Forbidden (role, ``access.account``, ``supply.article``), BadInput ``policies.invalid``."""
        one = self.reorders.accounts.one(user, account)
        found = self.reorders.proposals(user, one.name, article)
        (proposal,) = found.proposals
        arithmetic = [step_text(each, language) for each in steps(proposal, found.rules, found.as_of)]
        parts = {
            "head": [self._head(proposal, one, language)],
            "formula": arithmetic,
            "alternatives": list(self._alternatives(proposal, found.made_at.date(), language)),
            "conflicts": list(self._conflicts(user, proposal, one, found.made_at.date(), language)),
            "right": [self._right(proposal, found.made_at.date(), language)],
        }
        rows = self.reorders.rows(found.customers, {proposal.article.id}).get(proposal.article.id, ())
        return PurchaseCard(proposal.article.id, one.name, _written(parts, language), rows)

    def _head(self, proposal: Proposal, account: Account, language: Language) -> str:
        article = proposal.article
        values = {
            "article": article.id,
            "name": article.name,
            "account": account.name,
            "quantity": _pieces(proposal.quantity, language),
            "order_by": "–" if proposal.order_by is None else formats.date(proposal.order_by, language),
        }
        return message("drafting.reorder.card.line", language, **values)

    def _alternatives(self, proposal: Proposal, today: date, language: Language) -> Iterator[str]:
        """Earlier or later, and by air: the dates are those of the lead times, the cost is that of air freight."""
        article, air = proposal.article, proposal.air
        if proposal.order_by is not None and proposal.order_by > today:
            yield _told("later", language, day=formats.date(proposal.order_by, language))
        if article.lead_sea is not None:
            yield _told("sea", language, day=formats.date(today + timedelta(days=article.lead_sea), language))
        if air is not None and air.quantity and air.air_arrival is not None:
            cost = "–" if air.cost is None else formats.euros(air.cost, language)
            day = formats.date(air.air_arrival, language)
            yield _told("air", language, quantity=_pieces(air.quantity, language), day=day, cost=cost)
        else:
            yield _told("no_air", language)

    def _conflicts(
        self, user: User, proposal: Proposal, account: Account, today: date, language: Language
    ) -> Iterator[str]:
        """What speaks against ordering, or must be settled first."""
        article = proposal.article
        if article.accounts > 1:
            yield _told("shared", language, count=article.accounts)
        if proposal.lot is not None and proposal.lot.by_frame:
            yield _told("frame", language, quantity=_pieces(proposal.lot.quantity, language))
        if article.frame_until is not None and proposal.run_out is not None and article.frame_until < proposal.run_out:
            yield _told(
                "contract_ends" if article.frame_until >= today else "contract_ended",
                language,
                day=formats.date(article.frame_until, language),
            )
        credit = self.finance.credit(user, account.name).checks[0].verdict
        if credit is not CreditVerdict.INSIDE:
            yield _told(f"credit_{credit.value}", language)

    def _right(self, proposal: Proposal, today: date, language: Language) -> str:
        late = proposal.air is not None or (proposal.order_by is not None and proposal.order_by < today)
        kind = CommitmentKind.REORDER_CAPACITY if late else CommitmentKind.REORDER
        rights = self.policies.rights()
        decided = verdict(rights, [Commitment(kind)])
        row = next((each for each in rights if each.id in decided.rows), None)
        subject = "" if row is None else row.subject.text(language)
        department = "" if row is None or row.department is None else row.department.name.text(language)
        return _told(f"right_{decided.verdict.value}", language, subject=subject, department=department)


def _told(code: str, language: Language, **values: object) -> str:
    return message(f"drafting.reorder.card.{code}", language, **values)


def _pieces(value: float | None, language: Language) -> str:
    return "–" if value is None else quantity(value, language)


def _written(parts: dict[str, list[str]], language: Language) -> str:
    """Headings with their lines; a heading without lines says that there is nothing."""
    nothing = _told("nothing", language)
    blocks = [
        "\n".join((_told(f"heading.{name}", language), *(f"- {line}" for line in lines or [nothing])))
        for name, lines in parts.items()
    ]
    return "\n\n".join(blocks)
