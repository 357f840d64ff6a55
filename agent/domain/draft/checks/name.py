"""C-NAME (I5): recipients, people and ids belong to this account."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from agent.domain.contacts.activity import Contact
from agent.domain.draft.checks.folding import folded
from agent.domain.draft.checks.naming import listed
from agent.domain.draft.content import Content
from agent.domain.draft.draft import Check
from agent.domain.draft.figure import FigureKind
from agent.domain.draft.figures import figures_in
from agent.domain.language import Language

ID = "C-NAME"
_LINES = 3  # of the text in which the salutation stands
_OPENING = re.compile(
    r"^(?:sehr\s(?:geehrte[rs]?|verehrte[rs]?)|liebe[rs]?|guten\s(?:tag|morgen|abend)|hallo|moin|werte[rs]?|dear|hello|hi"
    r"|good\s(?:morning|afternoon|day))(?![^\W_])(?P<names>[^\n]{0,200})",
    re.IGNORECASE,
)
_TITLES = frozenset(
    "frau herr herrn fr hr dr prof professor dipl ing med rer nat mr mrs ms miss mx sir madam doctor und and sehr"
    " geehrte geehrter liebe lieber dear".split()
)
_NOBODY = frozenset(
    "damen herren zusammen alle all everyone everybody team colleagues kolleginnen kollegen kollege kollegin partner"
    " there ladies gentlemen whom it may concern geschaftspartner an die das ihr in or".split()
)
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Belongings:
    """Whose an address, a person, an article or a contract is.

    ``contacts`` are the people of this account. ``addresses`` and ``ids`` hold, in small letters, the accounts to whom
    those of the text belong; an id that nobody has is not in it, one that everybody may have belongs to "".
    """

    account_id: str
    contacts: Collection[Contact] = ()
    addresses: Mapping[str, Collection[str]] = field(default_factory=dict)
    ids: Mapping[str, Collection[str]] = field(default_factory=dict)

    @property
    def own_ids(self) -> frozenset[str]:
        return frozenset(name for name, owners in self.ids.items() if {self.account_id, ""} & set(owners))

    @property
    def own_addresses(self) -> frozenset[str]:
        return frozenset(each.email.strip().casefold() for each in self.contacts if each.email.strip())


def check_name(
    content: Content, language: Language, belongings: Belongings, *, typed: bool, addressed: bool | None = None
) -> Check:
    """``typed``: a person wrote the text, ``addressed``: the recipients, too (None: as the text); then an unknown
    name or recipient is shown instead of refused."""
    foreign = [*_foreign_recipients(content, belongings), *_foreign_ids(content, language, belongings)]
    if foreign:
        return Check(ID, False, True, "checks.name.foreign", listed(foreign))
    strangers = [each for each in content.recipients if each.strip().casefold() not in belongings.own_addresses]
    people = unknown_people(content.text, belongings.contacts)
    if strangers and not (typed if addressed is None else addressed):
        return Check(ID, False, True, "checks.name.stranger", listed(strangers))
    if people and not typed:
        return Check(ID, False, True, "checks.name.person", listed(people))
    if strangers or people:
        return Check(ID, False, False, "checks.name.typed", listed([*strangers, *people]))
    return Check(ID, True, True, "checks.name.ok")


def mentioned_ids(content: Content, language: Language) -> frozenset[str]:
    """Everything in subject and text that looks like the id of an article or a contract, in small letters."""
    figures = figures_in(f"{content.subject}\n{content.text}", language)
    return frozenset(each.value for each in figures if each.kind is FigureKind.ID)


def unknown_people(text: str, contacts: Iterable[Contact]) -> list[str]:
    """Names in the salutation that no contact of the account has."""
    known = {folded(word) for contact in contacts for word in _WORDS.findall(contact.name)}
    return [name for name in greeted(text) if folded(name) not in known]


def greeted(text: str) -> list[str]:
    """``["Kröger"]`` of "Sehr geehrte Frau Dr. Kröger,"; none of "Sehr geehrte Damen und Herren"."""
    names: list[str] = []
    for line in [line for line in text[:2_000].splitlines() if line.strip()][:_LINES]:
        match = _OPENING.match(line.strip())
        if match:
            names += _names(match["names"])
    return names


def _names(said: str) -> list[str]:
    """Up to the comma that ends the salutation; a second addressee may stand behind it."""
    names: list[str] = []
    for at, part in enumerate(re.split(r"[,;!:]", said)):
        found = [word for word in _WORDS.findall(part) if folded(word) not in _TITLES | _NOBODY]
        titled = any(folded(word) in _TITLES for word in _WORDS.findall(part))
        if at and not titled:
            break
        names += [word for word in found if len(word) > 1]
    return names


def _foreign_recipients(content: Content, belongings: Belongings) -> list[str]:
    """Addresses that another account has stored and this one has not."""
    return [
        each
        for each in content.recipients
        if (owners := belongings.addresses.get(each.strip().casefold())) and belongings.account_id not in owners
    ]


def _foreign_ids(content: Content, language: Language, belongings: Belongings) -> list[str]:
    own = belongings.own_ids
    return sorted(each for each in mentioned_ids(content, language) if each in belongings.ids and each not in own)
