"""What is asked for: each kind, in the ways that change its text, for each customer, in both languages."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from agent.domain.draft.draft import DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.domain.language import Language

_IN_A_WEEK = dt.timedelta(days=7)
# what a user would want said, in the language of the mail
_POINTS: Mapping[Language, tuple[str, ...]] = {
    Language.DE: (
        "Die Muster für das Folgeprojekt liegen bei uns bereit.",
        "Unser Werk ist vom 24.12.2026 bis zum 01.01.2027 geschlossen.",
    ),
    Language.EN: (
        "The samples for the follow-up project are ready on our side.",
        "Our plant is closed from 24 December 2026 to 1 January 2027.",
    ),
}
_WITH_POINTS = ("follow_up", "information", "reply")


@dataclass(frozen=True, slots=True)
class Variant:
    """``name`` stands in the table; ``asked`` are fields of the request."""

    name: str
    kind: DraftKind
    asked: Mapping[str, Any] = field(default_factory=dict)
    with_points: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    variant: Variant
    account: str
    language: Language

    @property
    def request(self) -> DraftRequest:
        points = _POINTS[self.language] if self.variant.with_points else ()
        asked: dict[str, Any] = {**self.variant.asked, "language": self.language, "points": points}
        return DraftRequest(self.variant.kind, self.account, **asked)


def variants(today: dt.date) -> Sequence[Variant]:
    """Each kind that is made from facts, at least once."""
    return (
        Variant("escalation", DraftKind.ESCALATION),
        Variant("escalation-record", DraftKind.ESCALATION_RECORD),
        Variant("renegotiation", DraftKind.RENEGOTIATION),
        Variant("account-plan", DraftKind.ACCOUNT_PLAN),
        Variant("account-plan shared", DraftKind.ACCOUNT_PLAN, {"shared": True}),
        Variant("briefing next", DraftKind.BRIEFING),
        Variant("briefing date", DraftKind.BRIEFING, {"on": today + _IN_A_WEEK}),
        Variant("reorder", DraftKind.REORDER),
        Variant("email forecast_request", DraftKind.EMAIL, {"purpose": "forecast_request"}),
        *(Variant(f"email {each}", DraftKind.EMAIL, {"purpose": each}, with_points=True) for each in _WITH_POINTS),
        Variant("price-preparation", DraftKind.PRICE_PREPARATION),
    )


def cases(today: dt.date, accounts: Sequence[str]) -> Iterator[Case]:
    for variant in variants(today):
        for account in accounts:
            for language in Language:
                yield Case(variant, account, language)
