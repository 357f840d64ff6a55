"""How a letter begins and ends: the stored form of address, in the language of the letter.

What is stored is the opening as it stands ("Sehr geehrte Frau Dr. Weiß", "Hallo Tom", "Dear Mr Patel") or a title alone
("Frau", "Mr"), as other systems keep it. It is only read: a form that is not understood, or that names somebody else
than the contact, is left aside.
"""

import re
from dataclasses import dataclass

from agent.domain.contacts.activity import Contact
from agent.domain.contacts.note import one_line
from agent.domain.language import Language

NOBODY = {Language.DE: "Sehr geehrte Damen und Herren,", Language.EN: "Dear Sir or Madam,"}
_CLOSINGS = {Language.DE: "Mit freundlichen Grüßen", Language.EN: "Kind regards,"}
_SEXES = {
    "frau": "f", "fr": "f", "mrs": "f", "ms": "f", "miss": "f", "madam": "f",
    "herr": "m", "herrn": "m", "hr": "m", "mr": "m", "mister": "m", "sir": "m",
}  # fmt: skip
_DEGREES = {"dr": "Dr.", "doctor": "Dr.", "doktor": "Dr.", "prof": "Prof.", "professor": "Prof."}
_PARTICLES = frozenset("von van de der den zu zum zur da di del della la le du dos ten ter".split())
_OPENING = re.compile(
    r"(?:sehr\s(?:geehrte[rs]?|verehrte[rs]?)|guten\s(?:tag|morgen)|good\s(?:morning|afternoon)|liebe[rs]?|hallo|hello"
    r"|moin|hi|dear)(?![^\W_])",
    re.IGNORECASE,
)
_ALL = re.compile(r"damen\sund\sherren|sir\s(?:or|/)\smadam|madam\s(?:or|/)\ssir", re.IGNORECASE)
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Address:
    """A form of address. ``sex`` is ``f``, ``m`` or empty; ``degrees`` as in German ("Prof. Dr."); ``name`` is the
    family name, or the first name where ``first_name``; ``greeting`` is "sehr geehrte", "guten tag", "liebe" …"""

    sex: str = ""
    degrees: str = ""
    name: str = ""
    first_name: bool = False
    greeting: str = ""


def salutation(contact: Contact | None, language: Language) -> str:
    """The first line, with its comma: ``Sehr geehrte Frau Dr. Weiß,``, ``Dear Dr Weiß,``."""
    if contact is None or not contact.name.strip() or _ALL.search(contact.salutation):
        return NOBODY[language]
    said = _german if language is Language.DE else _english
    return f"{said(address_of(contact), contact)},"


def closing(language: Language) -> str:
    """``Mit freundlichen Grüßen`` takes no comma, ``Kind regards,`` takes one."""
    return _CLOSINGS[language]


def address_of(contact: Contact) -> Address:
    """What the stored form says; nothing but the degrees of the name where it is not understood."""
    stored = one_line(contact.salutation, _LONGEST).rstrip(",;:!. ")
    opening = _OPENING.match(stored)
    greeting = opening[0].casefold() if opening else ""
    sex, degrees, said = _titles(stored[opening.end() :] if opening else stored)
    _, own, words = _titles(one_line(contact.name, _LONGEST))
    degrees = degrees or own
    if not {word.casefold() for word in said} <= {word.casefold() for word in words}:
        return Address(degrees=own)
    if sex or (degrees and opening):
        name = " ".join(said) if said and len(said) < len(words) else family_name(contact.name)
        return Address(sex, degrees, name, greeting=greeting)
    if opening and said == words[:1] and len(words) > 1:
        return Address(degrees=degrees, name=said[0], first_name=True, greeting=greeting)
    return Address(degrees=degrees)


def family_name(name: str) -> str:
    """``Weiß`` of "Dr. Anja Weiß", ``von der Heide`` of "Uta von der Heide", ``MacLeod`` of "Fiona MacLeod"."""
    words = _titles(name)[2]
    at = max(len(words) - 1, 0)
    while at > 1 and words[at - 1].casefold() in _PARTICLES:
        at -= 1
    return " ".join(words[at:])


def sex_of(line: str) -> str:
    """``f`` or ``m`` of the first person that a salutation greets, empty where it does not say."""
    opening = _OPENING.match(line.strip())
    return _titles(line.strip()[opening.end() :])[0] if opening else ""


def _titles(text: str) -> tuple[str, str, list[str]]:
    """Sex, degrees, and the words behind them."""
    words, sex, degrees = text.split(), "", []
    while words and (title := words[0].rstrip(".").casefold()) in _SEXES.keys() | _DEGREES.keys():
        sex = _SEXES.get(title, sex)
        degrees += [_DEGREES[title]] if title in _DEGREES else []
        words = words[1:]
    return sex, " ".join(dict.fromkeys(degrees)), words


def _german(address: Address, contact: Contact) -> str:
    if address.first_name:
        return f"{_warm(address)} {address.name}"
    if not address.sex:
        return f"Guten Tag {_full(address, contact)}"
    title = "Frau" if address.sex == "f" else "Herr"
    return " ".join(filter(None, (_greeting(address), title, address.degrees, address.name)))


def _english(address: Address, contact: Contact) -> str:
    if address.first_name:
        return f"Dear {address.name}"
    if not address.name:
        return f"Dear {_full(address, contact)}".replace("Prof. ", "Professor ").replace("Dr. ", "Dr ")
    title = "Ms" if address.sex == "f" else "Mr"
    if address.degrees:
        title = "Professor" if "Prof." in address.degrees else "Dr"
    return f"Dear {title} {address.name}"


def _full(address: Address, contact: Contact) -> str:
    words = _titles(one_line(contact.name, _LONGEST))[2]
    return " ".join(filter(None, (address.degrees, *words)))


def _warm(address: Address) -> str:
    """Of "Liebe" and "Lieber" the stored one is right; English forms become "Hallo"."""
    return address.greeting.capitalize() if address.greeting in ("hallo", "liebe", "lieber", "moin") else "Hallo"


def _greeting(address: Address) -> str:
    if address.greeting.startswith("guten"):
        return "Guten Tag"
    ending = "e" if address.sex == "f" else "er"
    return f"Lieb{ending}" if address.greeting.startswith("liebe") else f"Sehr geehrt{ending}"
