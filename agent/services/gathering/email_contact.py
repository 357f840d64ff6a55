"""To whom a mail goes: a stored contact with an address."""

from collections.abc import Sequence

from agent.domain.account import Account
from agent.domain.contacts.activity import Contact
from agent.domain.draft.addresses import address
from agent.domain.errors import BadInput
from agent.domain.identity import User
from agent.domain.language import Language
from agent.services.contacts import Contacts

_BUYERS = ("buyer", "einkäufer", "einkauf", "disponent")
_DECIDERS = ("decision maker", "entscheider", "economic buyer")
BUYER_FIRST = (_BUYERS, _DECIDERS)
DECIDER_FIRST = (_DECIDERS, _BUYERS)


def recipient(
    contacts: Contacts, user: User, account: Account, name: str | None, wanted: Sequence[Sequence[str]] = DECIDER_FIRST
) -> Contact:
    """The person of this full stored name; without one, the relevant contact with the first wanted buying role.

    Raises Forbidden ``access.account``, NotFound ``contacts.person…``, BadInput ``drafting.email.no_address``
    (nobody, or not this person, has an address) or ``drafting.email.ambiguous``.
    """
    people = [person for person, _ in contacts.history(user, account.name, name, limit=1).people]
    reachable = [each for each in people if _is_address(each.email)]
    if not reachable:
        raise BadInput("drafting.email.no_address", name=name or account.name)
    if name is not None and len(reachable) > 1:
        raise BadInput("drafting.email.ambiguous", name=name, count=len(reachable))
    return min(reachable, key=lambda each: (not each.is_relevant, _rank(each, wanted), each.id))


def language_of(wanted: Language | None, contact: Contact, account: Account) -> Language:
    """What was asked for, else the contact's language, else the account's."""
    if wanted is not None:
        return wanted
    return Language(contact.language) if contact.language in set(Language) else account.language


def _rank(contact: Contact, wanted: Sequence[Sequence[str]]) -> int:
    role = contact.buying_role.strip().casefold()
    return next((at for at, roles in enumerate(wanted) if role in roles), len(wanted))


def _is_address(text: str) -> bool:
    try:
        return bool(address(text))
    except BadInput:
        return False
