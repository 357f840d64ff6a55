"""Every text the user can get from an error or a warning: defined once, in German and English.

A code names a pair (German, English); braces are filled with values. One module a subject.
"""

from agent.domain.language import Language
from agent.domain.messages import (
    access,
    assistant,
    assistant_run,
    audit,
    backup,
    channels,
    channels_setup,
    channels_slack,
    channels_teams,
    charts,
    checks,
    connectors,
    contacts,
    documents,
    drafting,
    drafting_briefing,
    drafting_documents,
    drafting_email,
    drafting_escalation,
    drafting_plan,
    drafting_price,
    drafting_reorder,
    drafting_style,
    drafts,
    escalations,
    evals,
    facts,
    finance,
    jobs,
    kpis,
    models,
    nda_batch,
    outbox,
    pages,
    planner,
    policies,
    proposals,
    redline,
    register,
    report,
    reviews,
    rights,
    sign_in,
    supply,
    system,
    telling,
)

SUBJECTS = (
    access,
    assistant,
    assistant_run,
    audit,
    backup,
    channels,
    channels_setup,
    channels_slack,
    channels_teams,
    charts,
    checks,
    connectors,
    contacts,
    documents,
    drafting,
    drafting_briefing,
    drafting_documents,
    drafting_email,
    drafting_escalation,
    drafting_plan,
    drafting_price,
    drafting_reorder,
    drafting_style,
    drafts,
    escalations,
    evals,
    facts,
    finance,
    jobs,
    kpis,
    models,
    nda_batch,
    outbox,
    pages,
    planner,
    policies,
    proposals,
    redline,
    register,
    report,
    reviews,
    rights,
    sign_in,
    supply,
    system,
    telling,
)
_TEXTS: dict[str, tuple[str, str]] = {code: pair for subject in SUBJECTS for code, pair in subject.TEXTS.items()}


def message(code: str, language: Language, **values: object) -> str:
    """The text of a code, ``<code>.one`` where there is one and ``count`` is 1. Raises KeyError for a code unknown."""
    single = _TEXTS.get(f"{code}.one") if values.get("count") in (1, "1") else None
    german, english = single or _TEXTS[code]
    return (german if language is Language.DE else english).format(**values)


def in_both(code: str) -> str:
    """To somebody whose language nobody knows."""
    return "\n\n".join(message(code, language) for language in Language)


def codes() -> frozenset[str]:
    return frozenset(_TEXTS)
