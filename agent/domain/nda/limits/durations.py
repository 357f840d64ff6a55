"""Lengths of time in a contract, normalised to years, and statements that there is no end."""

import re
from dataclasses import dataclass

from agent.domain.nda.limits.numerals import ENGLISH_SMALL, GERMAN, figure, german, number
from agent.domain.nda.reading import Span
from agent.domain.nda.typography import plain

YEARS_PER = {"decade": 10.0, "year": 1.0, "month": 1 / 12, "week": 7 / 365, "day": 1 / 365}


@dataclass(frozen=True, slots=True)
class Measured:
    """A length of time: ``value`` in years, ``unit`` as written (day, week, month, year, decade)."""

    value: float
    unit: str
    start: int
    end: int
    text: str


_UNITS = {
    "decade": r"jahrzehnt(?:e[ns]?|s)?|decades?",
    "year": r"(?:kalender|geschäfts|vertrags)?jahr(?:\(e\)|e[ns]?|s)?|J\.|years?(?:\(s\))?|yrs?\b\.?",
    "month": r"(?:kalender)?monat(?:\(e\)|e[ns]?|s)?|months?(?:\(s\))?",
    "week": r"wochen?|weeks?(?:\(s\))?",
    "day": r"(?:kalender|werk|arbeits|bank|geschäfts)?tag(?:\(e\)|e[ns]?|s)?|days?(?:\(s\))?",
}
_UNIT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS.items())
_FIGURE = r"(?:\d{1,4}(?:[.,]\d{1,2})?(?: ?½)?|½)"
_A = "".join(rf"|(?<={word}\s)a" for word in ("for", "of", "than", "after", "within", "least"))
_HALF = r"(?:\s{1,2}and\s{1,2}(?:a|one)[\s-]{1,2}half)"
_NUMBER = rf"(?:{_FIGURE}|{ENGLISH_SMALL}|{GERMAN}|half\sa{_A})"
_BETWEEN = (
    r"(?:(?:additional|further|more|full|complete|consecutive|successive|calendar|contract|business|working"
    r"|volle[nr]?|ganze[nrs]?|weitere[nrsm]?|zusätzliche[nr]?|halbe[ns]?|aufeinander\s?folgende[nr]?)\s{1,3}){0,2}"
)
_LENGTH = re.compile(
    rf"(?<![\w.,/§])(?P<first>{_NUMBER})(?P<half>{_HALF})?"
    rf"(?:\s{{0,3}}[(\[]\s?(?P<second>{_NUMBER})\s?[)\]])?\]?[\s-]{{0,4}}(?P<between>{_BETWEEN})(?:{_UNIT})(?!\w)",
    re.IGNORECASE,
)
# "on the fifth anniversary", "mit Ablauf des vierten Jahres": the ordinal counts the years
_ENGLISH_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_GERMAN_ORDINALS = ("ersten", "zweiten", "dritten", "vierten", "fünften", "sechsten", "siebten", "achten", "neunten")
_ORDINALS = {
    word: float(place)
    for words in (_ENGLISH_ORDINALS, (*_GERMAN_ORDINALS, "zehnten"))
    for place, word in enumerate(words, 1)
} | {"fifteenth": 15.0, "twentieth": 20.0, "fünfzehnten": 15.0, "zwanzigsten": 20.0}
_ORDINAL = "|".join(_ORDINALS)
_ANNIVERSARY = re.compile(
    rf"\b(?P<english>{_ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))\sanniversary\b"
    rf"|\b(?:ablauf|ende)\sdes\s(?P<german>{_ORDINAL}|\d{{1,2}}\.)\s(?:kalender|vertrags|geschäfts)?jahre?s\b",
    re.IGNORECASE,
)
_STEMS = {"jährig": "year", "monatig": "month", "wöchig": "week", "tägig": "day"}
_COMPOUND = re.compile(
    rf"(?<![\w.,-])(?P<count>\d{{1,3}}|[a-zäöüß]{{3,30}}?)(?:[- ]{{0,2}})(?P<stem>{'|'.join(_STEMS)})(?:e[nrms]?)?\b",
    re.IGNORECASE,
)


def durations(text: str) -> list[Measured]:
    """Every length of time in order, in German or English, in figures or words.

    Where words and figures differ (``five (3) years``) the words count, as courts read it.
    """
    flat = plain(text)
    found = [_length(match, text) for match in _LENGTH.finditer(flat)]
    found += [_compound(match, text) for match in _COMPOUND.finditer(flat)]
    found += [_anniversary(match, text) for match in _ANNIVERSARY.finditer(flat)]
    return sorted((item for item in found if item is not None), key=lambda item: item.start)


def _length(match: re.Match[str], text: str) -> Measured | None:
    unit = next(name for name in _UNITS if match[name])
    if match["month"] and re.match(r"mon(?!at|th)", match["month"], re.IGNORECASE):
        return None
    counts = [(part, _count(part)) for part in (match["first"], match["second"]) if part]
    values = sorted((part[0].isdigit(), value) for part, value in counts if value is not None)
    if not values or counts[0][1] is None:
        return None
    count = values[0][1] + (0.5 if match["half"] else 0)
    if match["between"].casefold().startswith("halbe"):
        count *= 0.5
    if 1900 <= count <= 2100:  # a calendar year, not a length
        return None
    return _measured(count, unit, match, text)


def _count(part: str) -> float | None:
    folded = part.casefold()
    if folded == "a":
        return 1.0
    if folded.startswith("half"):
        return 0.5
    if "½" in part:
        return float(part.strip("½ ") or 0) + 0.5 if part.strip("½ ").isdecimal() or part == "½" else None
    if part[0].isdigit() and re.fullmatch(r"\d+[.,]\d{1,2}", part):
        return float(part.replace(",", "."))
    return number(part)


def _compound(match: re.Match[str], text: str) -> Measured | None:
    count = figure(match["count"]) if match["count"][0].isdigit() else german(match["count"])
    if count is None:
        return None
    return _measured(count, _STEMS[match["stem"].casefold()], match, text)


def _anniversary(match: re.Match[str], text: str) -> Measured | None:
    ordinal = (match["english"] or match["german"]).casefold()
    count = _ORDINALS.get(ordinal) or float(re.sub(r"\D", "", ordinal))
    return _measured(count, "year", match, text) if count else None


def _measured(count: float, unit: str, match: re.Match[str], text: str) -> Measured:
    return Measured(count * YEARS_PER[unit], unit, match.start(), match.end(), text[match.start() : match.end()])


_UNLIMITED = re.compile(
    r"\bunbefristet\w{0,3}|\b(?:zeitlich|räumlich und zeitlich)\s(?:unbegrenzt|unbeschränkt)\w{0,3}"
    r"|\b(?:zeitlich\snicht|nicht\szeitlich)\s(?:begrenzt|befristet|beschränkt)\w{0,2}"
    r"|\bohne\s(?:jede\s|jegliche\s)?(?:zeitliche\s(?:begrenzung|befristung|beschränkung|einschränkung)|befristung"
    r"|zeitlimit)"
    r"|\b(?:auf|für|von)\s(?:eine\s)?(?:unbestimmte|unbegrenzte|unbeschränkte)r?\s(?:zeit|dauer)"
    r"|\bunbegrenzt\s(?:fort|weiter|gültig|wirksam)\w{0,8}|\bunbegrenzte\slaufzeit|\bfür\salle\szeit(?:en)?"
    r"|\bfür\simmer|\bauf\sewig\w{0,3}"
    r"|\bauf\sdauer(?!\s(?:von|der|des|dieser))|\bdauerhaft\w{0,2}"
    r"|\bin\sperpetuity|\bperpetual(?:ly)?\b|\bindefinite(?:ly)?\b|\bforever\b|\bfor\sall\stime"
    r"|\bwithout\s(?:any\s)?(?:limit(?:ation)?s?\s(?:in|of|as\sto|on)\s(?:the\s)?(?:time|duration)"
    r"|time\slimit\w{0,6}|expir\w{1,5})"
    r"|\b(?:not\s(?:be\s)?limited\sin\s(?:time|duration)|unlimited\sin\s(?:time|duration))"
    r"|\b(?:no\sexpir(?:y|ation)(?:\sdate)?|(?:shall|will|does|do)\s(?:not|never)\sexpire|never\sexpires?)"
    r"|\b(?:shall|will|does|do|may|can)\snever\s(?:lapse|end|cease|terminate)|\bnever\s(?:lapse|end|cease)s\b"
    r"|\b(?:shall|will|does|do)\snot\slapse\b(?!\s(?:up|with|on|by|before|until|when|at))"
    r"|\b(?:erlischt|erlöschen|endet|enden)\s(?:niemals|nie)\b|\b(?:niemals|nie)\s(?:erlöschen|enden|erlischt|endet)\b"
    r"|\bkein(?:e|er|en)?\szeitliche?[nrs]?\s(?:ende|begrenzung|befristung|beschränkung|grenzen?)\b"
    r"|\b(?:for\san\s)?unlimited\s(?:period|time|term|duration)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:nicht|not|kein\w{0,3}|weder|no|never|nor|neither|niemals)\b(?!\s(?:nur|only|merely))", re.IGNORECASE
)
_UNTICKED = re.compile(r"(?:\[\s{0,5}\]|☐|□)[^\n☑☒☐]{0,60}$")
# deleting for good, or a licence for good, is no unlimited duty
_OTHER_USE = re.compile(
    r"[^.;\n]{0,40}\b(?:lösch|gelöscht|vernicht|zerstör|unbrauchbar|unkenntlich|entfern|delet|destr|eras|licen[cs]"
    r"|lizenz|right|nutzungsrecht)",
    re.IGNORECASE,
)


def unlimited_time(text: str) -> list[Span]:
    """Where the text says that something has no end in time; denials and unticked boxes are left out."""
    flat = plain(text)
    return [Span(match.start(), match.end()) for match in _UNLIMITED.finditer(flat) if _affirmed(flat, match)]


def _affirmed(flat: str, match: re.Match[str]) -> bool:
    before = flat[max(0, match.start() - 80) : match.start()]
    if _UNTICKED.search(before):
        return False
    near = " ".join(re.split(r"[.;:\n]", before)[-1].split()[-3:])
    if _NOT.search(near) or re.match(r"\s(?:nicht|not)\b", flat[match.end() : match.end() + 6], re.IGNORECASE):
        return False
    weak = match[0].casefold().startswith(("dauerhaft", "perpetual", "auf dauer"))
    return not (weak and _OTHER_USE.match(flat, match.end()))
