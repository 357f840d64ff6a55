"""Contacts: what was said with whom, what was promised, who waits."""

from functools import partial

from pydantic import Field

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.errors import BadInput
from agent.services.telling import contacts
from agent.tools.scope import OneOrAll, narrowed
from agent.tools.services import Services
from agent.tools.tool import Arguments, Context, Effect, Tool

_ENTRIES = 20


class ContactHistory(Arguments):
    account: str | None = Field(None, description="Full stored name of one customer.")
    contact: str | None = Field(None, description="Full stored name of one person at a customer, with title.")


class OverdueContacts(Arguments):
    account: OneOrAll = None


def tools(services: Services) -> list[Tool]:
    return [
        Tool(
            name="contact_history",
            description="When we last spoke with a customer or a person, about what, and which promises are open.",
            effect=Effect.READ,
            arguments=ContactHistory,
            run=partial(contact_history, services),
            doing="telling.doing.contact_history",
        ),
        Tool(
            name="overdue_contacts",
            description="Which people were not contacted last month, and customers with too few qualified contacts.",
            effect=Effect.READ,
            arguments=OverdueContacts,
            run=partial(overdue_contacts, services),
            doing="telling.doing.overdue_contacts",
        ),
    ]


def contact_history(services: Services, context: Context, args: ContactHistory) -> ToolAnswer:
    account, desk = narrowed(context, args.account), services.contacts()
    found = desk.history(context.user, account, args.contact, _ENTRIES)
    if not found.accounts:
        raise BadInput("contacts.no_accounts")
    return contacts.history(found, desk.commitments(context.user, account), context.language)


def overdue_contacts(services: Services, context: Context, args: OverdueContacts) -> ToolAnswer:
    found = services.contacts().overdue(context.user, narrowed(context, args.account))
    if not found.accounts:
        raise BadInput("contacts.no_accounts")
    return contacts.overdue(found, context.language)
