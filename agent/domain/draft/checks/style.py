"""The checks of how a text is written. None blocks: they are shown, and a model gets one chance to mend them."""

from collections.abc import Collection

from agent.domain.contacts.activity import Contact
from agent.domain.draft.checks.ask import check_ask
from agent.domain.draft.checks.form import check_form
from agent.domain.draft.checks.language import check_language
from agent.domain.draft.checks.length import check_length
from agent.domain.draft.checks.tone import check_tone
from agent.domain.draft.draft import Channel, Check, Draft
from agent.domain.drafting.company import Company


def check_style(draft: Draft, contacts: Collection[Contact] = (), company: Company | None = None) -> tuple[Check, ...]:
    """All of them for a mail; what stays inside is held to its language alone."""
    language = check_language(draft, contacts)
    if draft.channel is not Channel.MAIL:
        return (language,)
    return language, check_tone(draft), check_ask(draft), check_length(draft), check_form(draft, company)
