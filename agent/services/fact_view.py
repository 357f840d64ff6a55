"""A figure as a person sees it: the public shape, the same for drafts and answers."""

import datetime as dt
from typing import Any

from agent.domain.draft.markers import shown
from agent.domain.errors import BadInput
from agent.domain.facts.fact import Fact
from agent.domain.kpi.period import parse
from agent.domain.kpi.period_label import short_label
from agent.domain.language import Language
from agent.domain.plain import plain


def fact(found: Fact, written_in: Language, language: Language) -> dict[str, Any]:
    """``shown`` as in the text, ``label`` for the reader."""
    return {
        "id": found.id,
        "label": found.label.text(language),
        "value": found.value,
        "shown": shown(found, written_in),
        "unit": found.unit.value,
        "period": found.period,
        "period_text": _period(found.period, language),
        "definition": {"id": found.definition, "version": found.definition_version} if found.definition else None,
        "rows": [plain(row) for row in found.rows],
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "class": found.fact_class.value,
        "source": found.origin.value,
    }


def _period(written: str, language: Language) -> str:
    """``2026-10`` as ``Okt 2026``; what is no period of ours stays as it is written."""
    try:
        return short_label(parse(written, dt.date.max), language) if written else ""
    except BadInput:
        return written
