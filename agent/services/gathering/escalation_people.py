"""Who gets an escalation: the stored commercial decision maker or buyer; sponsors write to the top."""

import re
from collections.abc import Sequence

from agent.domain.contacts.activity import Contact
from agent.domain.contacts.names import Unmatched, match
from agent.domain.errors import BadInput, NotFound
from agent.domain.escalation.record import Stage

# as systems keep them; compared in small letters
DECIDES = re.compile(r"decision|entscheid|decider", re.IGNORECASE)
BUYS = re.compile(r"buyer|einkäufer|purchas|procure", re.IGNORECASE)
_COMMERCIAL = re.compile(r"einkauf|beschaffung|purchas|procure|buy|supply|materialwirtschaft|dispo", re.IGNORECASE)
_TOP = re.compile(
    r"geschäftsführ|geschäftsleit|vorstand|inhaber|gesellschafter|managing|chief|owner|president|\bc[eop]o\b|board",
    re.IGNORECASE,
)


def recipient(people: Sequence[Contact], stage: Stage, wanted: str | None = None) -> Contact:
    """``wanted`` is a full stored name. Raises NotFound ``contacts.person…``, BadInput ``drafting.escalation.nobody``
    where nobody has an address, ``drafting.escalation.no_address`` where the person named has none."""
    if wanted is not None:
        return _named(people, wanted)
    with_address = [each for each in people if each.email.strip()]
    if not with_address:
        raise BadInput("drafting.escalation.nobody")
    rank = _for_sponsors if stage is Stage.SPONSORS else _for_buyers
    return min(with_address, key=lambda each: (rank(each), not each.is_relevant, each.id))


def _for_buyers(contact: Contact) -> int:
    """Whom an order of decision makers would make of the board comes last of those who decide."""
    decides, commercial = bool(DECIDES.search(contact.buying_role)), bool(_COMMERCIAL.search(contact.role))
    if decides and commercial and contact.is_relevant:
        return 0
    if BUYS.search(contact.buying_role):
        return 1
    if decides:
        return 2
    return 3 if commercial else 4


def _for_sponsors(contact: Contact) -> int:
    decides = bool(DECIDES.search(contact.buying_role))
    if decides and _TOP.search(contact.role):
        return 0
    return 1 if decides else 2 + _for_buyers(contact)


def _named(people: Sequence[Contact], wanted: str) -> Contact:
    found = match(wanted, people)
    if isinstance(found, Unmatched):
        if found.close:
            raise NotFound("contacts.person_close", name=found.shown, close="; ".join(found.close))
        raise NotFound("contacts.person", name=found.shown)
    contact = found[0]
    if not contact.email.strip():
        raise BadInput("drafting.escalation.no_address", name=contact.name)
    return contact
