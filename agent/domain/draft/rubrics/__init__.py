"""The rubric of each kind of draft: what a good text of this kind has, line by line, as code."""

from collections.abc import Callable, Mapping
from datetime import date

from agent.domain.draft.draft import Check, Draft, DraftKind
from agent.domain.draft.rubrics import (
    account_plan,
    briefing,
    email,
    escalation,
    escalation_record,
    price_preparation,
    reorder,
)

Rubric = Callable[[Draft, date], tuple[Check, ...]]

RUBRICS: Mapping[DraftKind, Rubric] = {
    DraftKind.ACCOUNT_PLAN: account_plan.rubric,
    DraftKind.BRIEFING: briefing.rubric,
    DraftKind.EMAIL: email.rubric,
    DraftKind.ESCALATION: escalation.rubric,
    DraftKind.ESCALATION_RECORD: escalation_record.rubric,
    DraftKind.PRICE_PREPARATION: price_preparation.rubric,
    DraftKind.REORDER: reorder.rubric,
}
