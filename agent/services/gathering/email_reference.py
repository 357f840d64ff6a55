"""The earlier contact that a mail refers to: one that is really stored, or none."""

import re
from collections.abc import Mapping, Sequence

from agent.domain.contacts.activity import Activity, Contact, Direction
from agent.domain.contacts.history import Entry
from agent.domain.language import Language
from agent.services.contacts import ContactHistory
from agent.services.gathering.email_purpose import Purpose

_DE, _EN = Language.DE, Language.EN
_FORECAST = re.compile(r"forecast|prognose|bedarf|demand", re.IGNORECASE)
# how a kind of contact is called, by direction: theirs, ours, both
_CALL: tuple[tuple[re.Pattern[str], Mapping[Language, tuple[str, str, str]]], ...] = (
    (
        re.compile(r"mail", re.IGNORECASE),
        {
            _DE: ("Ihre E-Mail", "meine E-Mail", "unseren E-Mail-Austausch"),
            _EN: ("your e-mail", "my e-mail", "our e-mails"),
        },
    ),
    (
        re.compile(r"tele(?:f|ph)on|anruf|call|phone", re.IGNORECASE),
        {_DE: ("unser Telefonat",) * 3, _EN: ("our telephone call",) * 3},
    ),
    (
        re.compile(r"teams|video|zoom|online", re.IGNORECASE),
        {_DE: ("unser Online-Gespräch",) * 3, _EN: ("our online meeting",) * 3},
    ),
    (
        re.compile(r"besuch|visit|messe|fair|treffen|meeting|termin", re.IGNORECASE),
        {_DE: ("unser Treffen",) * 3, _EN: ("our meeting",) * 3},
    ),
)
_SHORTEST_TOPIC = 4
_ANY = {_DE: "unser Gespräch", _EN: "our conversation"}


def reference(purpose: Purpose, history: ContactHistory, contact: Contact, said: str) -> Activity | None:
    """For a reply the latest that came from this person, for a forecast the latest about it, for a follow-up the latest
    whose topic is named in what the user said. None for an information, and where there is none: what has nothing to do
    with the matter is no reference."""
    theirs = [entry for entry in history.entries if entry.activity.contact_id == contact.id]
    found: Sequence[Entry] = []
    if purpose is Purpose.REPLY:
        found = [entry for entry in theirs if entry.activity.direction is Direction.IN]
    elif purpose is Purpose.FORECAST_REQUEST:
        found = [entry for entry in theirs if _FORECAST.search(entry.activity.topic)]
    elif purpose is Purpose.FOLLOW_UP:
        found = [entry for entry in theirs if _is_named(entry.activity.topic, said)]
    return found[0].activity if found else None


def _is_named(topic: str, said: str) -> bool:
    word = topic.strip().casefold()
    return len(word) >= _SHORTEST_TOPIC and re.search(rf"\b{re.escape(word)}", said.casefold()) is not None


def called(activity: Activity, language: Language) -> str:
    """``Ihre E-Mail``, ``our telephone call``: without its day, and without a word of the note."""
    at = {Direction.IN: 0, Direction.OUT: 1}.get(activity.direction or Direction.BOTH, 2)
    for pattern, names in _CALL:
        if pattern.search(activity.channel):
            return names[language][at]
    return _ANY[language]
