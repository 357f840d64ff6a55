"""What every mail has around its body: salutation, closing, signature, and the day by which we ask for an answer."""

from collections.abc import Mapping
from datetime import date, timedelta

from agent.domain.contacts.activity import Contact
from agent.domain.drafting.salutation import closing, salutation
from agent.domain.drafting.signature import signature
from agent.domain.drafting.slots import is_working_day
from agent.domain.identity import User
from agent.domain.language import Language
from agent.ports.company import CompanyData


def frame(sender: User, company: CompanyData, contact: Contact, language: Language) -> Mapping[str, str]:
    """The slots ``salutation``, ``closing`` and ``signature``."""
    return {
        "salutation": salutation(contact, language),
        "closing": closing(language),
        "signature": signature(sender, company.company(), language),
    }


def working_day(start: date, days: int, country: str) -> date:
    """The ``days``-th working day after ``start``, at the customer's and ours; with 0 the first from ``start`` on."""
    day, left = start, days
    while left or not is_working_day(day, country):
        day += timedelta(days=1)
        left -= bool(left) and is_working_day(day, country)
    return day
