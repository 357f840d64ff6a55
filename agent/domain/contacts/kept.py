"""Signs that a promise was kept, in what was logged later with the same person.

A sign is never proof: it makes a promise "possibly done", and names the activity where a person can look.
"""

import re
from datetime import date
from functools import lru_cache

from agent.domain.contacts.activity import Activity, Direction
from agent.domain.contacts.note import cleaned
from agent.domain.contacts.promise_cues import Promiser
from agent.domain.contacts.promises import Readers, find
from agent.domain.nda.sentences import sentences

_DONE = re.compile(
    r"\b(?:ge(?:schickt|sendet|sandt|liefert|klärt|prüft)|(?:zu|nach|ab|weiter)ge(?:schickt|sandt|reicht|sendet|leitet)"
    r"|ver(?:schickt|sendet|sandt)|übermittelt|übersandt|eingegangen|eingetroffen|erhalten|bekommen|angekommen|liegt\s+vor"
    r"|liegen\s+vor|erledigt|bestätigt|unterschrieben|übergeben|vorgelegt|sent|delivered|received|arrived|shipped|shared"
    r"|provided|confirmed|signed|clarified|done|completed|submitted|returned)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:nicht|nichts|noch|kein(?:e[nmrs]?)?|fehl(?:t|en)|ausstehend|steht\s+aus|stehen\s+aus|wart(?:e|en|et)|offen"
    r"|erinner\w*|angemahnt|nachgefasst|nachgefragt|verschoben|verspätet|verzögert|not|never|no|still|yet|waiting|missing"
    r"|pending|outstanding|remind\w*|chas(?:ed|ing)|postponed|delayed|late)\b|n['’]t\b",
    re.IGNORECASE,
)
_AS_PROMISED = re.compile(
    r"\b(?:wie|as)\s+(?:zugesagt|versprochen|besprochen|vereinbart|promised|agreed|discussed)\b", re.IGNORECASE
)
# promises whose matter is the contact itself
_TO_BE_IN_TOUCH = re.compile(
    r"\bmeld|\bruf|bescheid|rückmeldung|come\s+back|get\s+back|\bcall|\bring\b|in\s+touch|reply|respond|answer|antwort|let\s",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_][\w-]*")
_STEM = 6
_COMMON = frozenset(
    "schick sende senden sendet melden meldet werden liefer liefern zugesa zusage versp verspr freita montag"
    " dienst mittwo donner samsta sonnta nächst woche wochen monats monat ende spätes monday tuesda wednes thursd"
    " friday saturd sunday januar januar februa märz april august septem oktobe octobe novemb dezemb decemb"
    " week month calend kalend promis commit custom kunde kunden would could should about their there these those"
    " diese dieser dieses"
    " haben hatte unsere unser ihnen ihre damit dafür darum welche bitte danach after before until by send deliver"
    " delive confir bestät prüfen prüft klären klärt erstel frau herr".split()
)


def is_kept_by(text: str, cue: str, by: Promiser, made_on: date, names: frozenset[str], later: Activity) -> bool:
    """True when ``later``, of the same person, looks as if the promise ``text`` had been kept.

    Its direction fits and it is about the same thing; or the promise was to be in touch, and there was contact.
    """
    if later.day <= made_on or not _fits(by, later.direction):
        return False
    if _TO_BE_IN_TOUCH.search(cue):
        return True
    matter = _matter(text, names)
    told = _told(later.note, later.day, names)
    return any(_tells_done(sentence, matter, later.direction, names) for sentence in told)


@lru_cache(maxsize=4096)
def _told(note: str, day: date, names: frozenset[str]) -> tuple[str, ...]:
    """The sentences that are no promises themselves: what was promised again is not kept."""
    plain = cleaned(note)
    promised = {(each.start, each.end) for each in find(plain, day, Readers(names))}
    return tuple(plain[span.start : span.end] for span in sentences(plain) if (span.start, span.end) not in promised)


def _fits(by: Promiser, direction: Direction | None) -> bool:
    if by is Promiser.US:
        return direction in (Direction.OUT, Direction.BOTH)
    if by is Promiser.CUSTOMER:
        return direction in (Direction.IN, Direction.BOTH)
    return direction is not None


def _tells_done(sentence: str, matter: frozenset[str], direction: Direction | None, names: frozenset[str]) -> bool:
    """Not negated; and about the same matter as done, or sent the way it was promised, or "as promised"."""
    if sentence.rstrip().endswith("?") or _NOT_YET.search(sentence):
        return False
    if _AS_PROMISED.search(sentence) and _DONE.search(sentence):
        return True
    one_way = direction is not Direction.BOTH
    return bool(matter & _matter(sentence, names)) and (one_way or bool(_DONE.search(sentence)))


@lru_cache(maxsize=1024)
def _folded(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


@lru_cache(maxsize=4096)
def _matter(text: str, names: frozenset[str]) -> frozenset[str]:
    """What a sentence is about: the beginnings of its longer words, abbreviations and article numbers."""
    known = _folded(names)
    return frozenset(
        word.casefold()[: None if any(map(str.isdigit, word)) else _STEM]
        for word in _WORD.findall(text)
        if _tells(word) and word.casefold() not in known and word.casefold()[:_STEM] not in _COMMON
    )


def _tells(word: str) -> bool:
    if any(map(str.isdigit, word)):
        return len(word) >= 5 and any(map(str.isalpha, word))
    return len(word) >= 5 or (len(word) >= 3 and word.isupper())
