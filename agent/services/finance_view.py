"""Credit and margins as page, API and shell show them: public JSON that says who may read it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from agent.domain import formats
from agent.domain.facts.info import FactClass
from agent.domain.finance.credit import Alternative, CreditCheck, CreditVerdict
from agent.domain.finance.margin import Lever, MarginCheck, MarginRule, PriceCheck
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.plain import plain
from agent.ports import Policies
from agent.services.contacts_view import age
from agent.services.finance import Credits, Margins, Price
from agent.services.names import departments

_SECRET, _INTERNAL = FactClass.SECRET.value, FactClass.INTERNAL.value
_LEAST_LEVER = 10.0  # EUR
# who may read which figure of a margin: corridor and minimum are secret
_MARGIN_CLASSES = {
    "margin": _INTERNAL,
    "target": _INTERNAL,
    "corridor_from": _SECRET,
    "minimum": _SECRET,
    "lowest_alone": _SECRET,
    "landed_cost": _INTERNAL,
}


@dataclass(frozen=True, slots=True)
class FinanceView:
    """Names departments by the decision rights."""

    policies: Policies

    def credits(self, found: Credits, language: Language) -> dict[str, Any]:
        """``{"accounts": [{"account", "verdict", "exposure", …}], "class": "internal", …}``; EUR, shares 0 to 1."""
        name = self._namer(language)
        approver = " + ".join(map(name, (found.guideline.approver, *found.guideline.involve)))
        return {
            **_head(FactClass.INTERNAL, found.guideline.sample, language),
            "accounts": [_credit(each, approver, name, language) for each in found.checks],
            **age(found.age, language, "finance"),
        }

    def margins(self, found: Margins, language: Language) -> dict[str, Any]:
        """``{"accounts": [{"account", "margin", "verdict", …, "levers"}], "class": "secret", …}``."""
        approver = self._namer(language)(found.rules.approver)
        return {
            **_head(FactClass.SECRET, found.rules.sample, language),
            "classes": _MARGIN_CLASSES,
            "period": found.period.text,
            "accounts": [_margin(each, approver, language) for each in found.checks],
            **age(found.age, language, "finance"),
        }

    def price(self, found: Price, language: Language) -> dict[str, Any]:
        approver = self._namer(language)(found.rules.approver)
        return {
            **_head(FactClass.SECRET, found.rules.sample, language),
            "classes": _MARGIN_CLASSES,
            **_price(found.check, approver, language),
            **age(found.age, language, "finance"),
        }

    def _namer(self, language: Language) -> Callable[[str], str]:
        names = departments(self.policies, language)
        return lambda key: names.get(key, key)


def _head(fact_class: FactClass, sample: bool, language: Language) -> dict[str, Any]:
    told = message(f"finance.{fact_class.value}", language)
    return {
        "class": fact_class.value,
        "notice": f"{told} {message('finance.sample', language)}" if sample else told,
        "sample": sample,
    }


def _credit(check: CreditCheck, approver: str, name: Callable[[str], str], language: Language) -> dict[str, Any]:
    row = check.row
    return {
        "account": check.account.name,
        "class": check.fact_class.value,
        "verdict": check.verdict.value,
        "verdict_text": message(f"finance.credit.{check.verdict.value}", language, approver=approver),
        "approver": approver if check.verdict is CreditVerdict.ALIGNMENT else None,
        "reasons": [
            {"id": each.value, "message": message(f"finance.reason.{each.value}", language)} for each in check.reasons
        ],
        "exposure": row.exposure if row else None,
        "limit": row.limit if row else None,
        "insured": row.insured if row else None,
        "row_as_of": plain(row.as_of) if row else None,
        "room": check.room,
        "guideline_room": check.guideline_room,
        "uninsured": check.uninsured,
        "insured_share": check.insured_share,
        "proposed_insurance": check.proposed_insurance,
        "guideline": plain(check.guideline),
        "alternatives": [_alternative(each, name, language) for each in check.alternatives],
        "source": plain(check.source),
    }


def _alternative(each: Alternative, name: Callable[[str], str], language: Language) -> dict[str, Any]:
    asks = name(each.asks)
    return {
        "id": each.id,
        "name": each.name.text(language),
        "when": each.when.text(language),
        "asks": asks,
        "message": message("finance.check_with", language, department=asks),
    }


def _margin(check: MarginCheck, approver: str, language: Language) -> dict[str, Any]:
    sums = check.sums
    return {
        "account": check.account.name,
        "class": check.fact_class.value,
        "starts": check.starts.isoformat(),
        "ends": check.ends.isoformat(),
        "margin": check.margin,
        "revenue": sums.revenue if sums.rows else None,
        "contribution": sums.contribution if sums.rows else None,
        "n": sums.rows,
        **_verdict(check.verdict, approver, language),
        **_bounds(check.rule),
        "previous": check.previous,
        "change": check.change,
        "gap": check.gap,
        "notes": _notes(check, language),
        "levers": [_lever(each, language) for each in check.levers if _is_worth_it(each)],
    }


def _notes(check: MarginCheck, language: Language) -> list[str]:
    sums = check.sums
    counts = {"left_out": sums.left_out, "skipped": sums.skipped}
    return [
        message(f"finance.{name}.{'one' if count == 1 else 'other'}", language, count=formats.number(count, language))
        for name, count in counts.items()
        if count
    ]


def _price(check: PriceCheck, approver: str, language: Language) -> dict[str, Any]:
    booked = check.article.surcharge is not None
    return {
        "account": check.account.name,
        "article": check.article.article_id,
        "price": check.price,
        "landed_cost": check.landed_cost,
        "margin": check.margin,
        **_verdict(check.verdict, approver, language),
        **_bounds(check.rule),
        "lowest_alone": check.lowest_alone,
        "target_price": check.target_price,
        "notes": [] if booked or check.landed_cost is None else [message("finance.no_surcharge", language)],
    }


def _verdict(verdict: Any, approver: str, language: Language) -> dict[str, Any]:
    return {
        "verdict": verdict.value,
        "verdict_text": message(f"finance.margin.{verdict.value}", language, approver=approver),
        "approver": approver if verdict.needs_alignment else None,
    }


def _bounds(rule: MarginRule) -> dict[str, float]:
    return {"target": rule.target, "corridor_from": rule.corridor_from, "minimum": rule.minimum}


def _is_worth_it(lever: Lever) -> bool:
    """A lever of a few euros is no reason for a talk; one whose amount nobody knows may be."""
    return lever.amount is None or lever.amount >= _LEAST_LEVER


def _lever(lever: Lever, language: Language) -> dict[str, Any]:
    label = message(f"finance.lever.{lever.id}", language, subject=lever.subject)
    return {**plain(lever), "label": label}
