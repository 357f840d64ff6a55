"""The law that a draft chooses."""

import re
from collections.abc import Iterator

from agent.domain.nda.gazetteer import find, only
from agent.domain.nda.places.wording import LEAD, NAMED, PLACEHOLDER, cover, place_at, unique
from agent.domain.nda.reading import Span
from agent.domain.nda.review import Place
from agent.domain.nda.sentences import sentences
from agent.domain.nda.typography import plain

_ABOUT_LAW = re.compile(r"law|legislation|recht|statut|gesetz", re.IGNORECASE)

_LAW_VERB = re.compile(
    r"govern|decisive|unter\sausschluss|excluding|constru|interpret|subject\sto|in\saccordance\swith|law\sof\sthis\s(?:agreement|contract)"
    r"|laws?\sshall\sapply|law\sapplies|applicable\slaw"
    r"|laws?\s(?:of\s[^.;]{1,60}\s)?(?:shall\s|will\s)?appl(?:y|ies)|law\sapplicable|choice\sof\slaw|enforced"
    r"|is\sapplicable\sto|geregelt|\bregelt\b|ausgelegt|auszulegen|beurteil|unterst[eaä]h|\bw[aä]hl(?:en|t)\b|\brichten\ssich|vereinbart"
    r"|\bsteht\sunter\b|\bwenden\b|beherrscht|\bfolgt\b|vertragsstatut|unterw[ei]rf|rechtswahl|heranzuziehen|\b(?:vertrag|vereinbarung)\snach\b"
    r"|\bgilt\b|\bgelten\b|unterlieg|unterstellt|unterworfen|findet|finden|anwendbar|anzuwend|rechtswahl|anwendung"
    r"|maßgeblich|massgeblich|richtet\ssich",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\bLaw\s?:\s?|\bRecht\s?:\s?|\b(?:[Gg]overning|[Aa]pplicable)\s[Ll]aw\s(?:is|shall\sbe)\sthat\sof\s"
    r"|\b[Ll]egislation(?:\sin\sforce)?\s(?:of|in)\s|\b(?:[Gg]overning|[Aa]pplicable)\s[Ll]aw\s?:\s?|\b(?:[Aa]nwendbares|[Aa]nzuwendendes|[Gg]eltendes)\sRecht\s?:\s?|\b[Rr]echtswahl\s?:\s?|\b[Cc]hoice\sof\s[Ll]aw\s?:\s?"
    r"|\b[Ll](?:aws?|AWS?)\b(?:\s(?:then\s)?in\s(?:force|effect))?\s(?:of|in|from)\s"
    r"|\b(?:Sach)?Rechte?s?\s(?:der|des|von|in|vom)\s"
    r"|(?P<statutes>\bGesetze?n?\s(?:(?:der|des|von)\s|(?=[A-ZÄÖÜ]\w{3,}s\b))|\bRechte?s?\s(?=[A-ZÄÖÜ]\w{3,}s\b))"
    r"|(?P<adjective>\b(?:[A-ZÄÖÜ][\w.]{1,30}\s){1,2}|\b[^\W\d_]{1,24}isch\w{0,2}\s|\bdeutsche[snm]?\s)"
    r"(?:substantive\s|materielle[snmr]{0,2}\s|formelle[snmr]{0,2}\s|federal\s|state\s)?(?:[Ll]aws?\b|(?:Sach"
    r"|Zivil)?Recht(?:e?s|e)?\b)"
)
# other wording that chooses a law: the one place in such a sentence is meant
_CHOICE = re.compile(
    r"(?:maßgeblich|massgeblich|untersteh|unterlieg|\bgilt\b|\bgelten\b|anwendbar|anzuwend|richtet\ssich|beurteil)[^.;]{0,80}?"
    r"(?:\bgesetze[ns]?\s(?:der|des|von)\b|isch\w{0,2}\s(?:rechts\w+|gesetze\w?)|\brechtsordnung\b)"
    r"|\bgeltende[sn]?\srecht\b[^.;]{0,60}(?:maßgeblich|anwendbar|anzuwend)"
    r"|\b(?:agreement|contract|nda|deed)\s(?:\w+\s){0,3}?(?:follows?|governed|ruled|controlled|subject)\b[^.;]{0,40}"
    r"\b(?:laws?|statutes)\b"
    r"|\b(?:laws?|statutes)\s(?:of|in)\s[^.;]{1,50}\s(?:controls?|rules?|prevails?|determines?)\b",
    re.IGNORECASE,
)
_NO_CHOICE = re.compile(r"offen(?:zu)?leg|verlang|vorschreib|disclos|compl(?:y|ies)|required\sby", re.IGNORECASE)
_FOUNDED = re.compile(
    r"\b(?:organi[sz]ed|incorporated|existing|formed|established|registered|duly|corporation|company|gegründet\w*"
    r"|eingetragen\w*)"
    r"(?:\s\w+){0,6}\s(?:under|pursuant\sto|by|in\saccordance\swith|nach)\s(?:and\s\w+\s\w+\s)?(?:the\s|dem\s)?$"
    r"|(?:copyright|patent|trade\ssecrets?|securities|data\sprotection|export(?:\scontrol)?|privacy|antitrust"
    r"|bankruptcy|tax|employment)\s$",
    re.IGNORECASE,
)
# "the subsidiary founded under Chinese law": the words come after the law in German
_FOUNDED_AFTER = re.compile(r"\s(?:wirksam\s)?(?:gegründet|errichtet|organisiert|bestehend|eingetragen|inkorporiert)")
# "nicht schweizerisches, sondern deutsches Recht", "and not the law of France": a law that is named to be left out
_DENIED = re.compile(
    r"\b(?:nicht|not|kein\w{0,2}|statt|instead\sof)\s(?:(?:the|das|dem|nach|under)\s)?(?:(?:laws?|recht)\s(?:of|der|des|von)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(
    r"\s?(?:recht\w{0,2}|laws?)?\s(?:\w+\s){0,2}?(?:keine\s(?:anwendung|geltung)|nicht|(?:do(?:es)?|shall|will|is|are)\snot)\b",
    re.IGNORECASE,
)
_COVER_LAW = re.compile(
    r"^[ \t#*|]*(?:governing\slaw|applicable\slaw|anwendbares\srecht)[ \t*|]*:?[ \t*|]*\n{1,3}(?P<place>[^\n]{2,60})$",
    re.IGNORECASE | re.MULTILINE,
)


def law(text: str, *, chosen: bool = False) -> list[Place]:
    """The laws that the text chooses, in order; ``code`` is empty where the place is open or unknown.

    The law that a company was founded under, the law of a field (copyright law), and a law that is named to be
    left out are no choice. ``chosen``: the text is known to choose one, whatever its verb.
    """
    flat = plain(text)
    found = [place for match in _COVER_LAW.finditer(flat) for place in cover(flat, text, match)]
    for span in sentences(text, _ABOUT_LAW):
        plainly = chosen or _LAW_VERB.search(flat, span.start, span.end) or ":" in flat[span.start : span.end]
        found += (_most_exact(list(_laws(flat, text, span))) if plainly else []) or _only_place(flat, text, span)
    kept = [place for place in unique(found) if not place.code or not _is_denied(flat, place)]
    return sorted(kept, key=lambda place: place.start)


def named_law(text: str) -> Place | None:
    """The one law or country that the text names and does not deny: the content of a cell "Law"."""
    flat = plain(text)
    hit = only(flat, 0, len(flat))
    place = place_at(text, *hit) if hit else None
    return None if place is None or _is_denied(flat, place) else place


def _is_denied(flat: str, place: Place) -> bool:
    before = flat[max(0, place.start - 40) : place.start]
    return bool(_DENIED.search(before) or _DENIED_AFTER.match(flat, place.end))


def _only_place(flat: str, text: str, span: Span) -> list[Place]:
    if not _CHOICE.search(flat, span.start, span.end) or _NO_CHOICE.search(flat, span.start, span.end):
        return []
    hit = only(flat, span.start, span.end)
    return [place_at(text, *hit)] if hit else []


def _laws(flat: str, text: str, span: Span) -> Iterator[Place]:
    at = span.start
    while (match := _LAW.search(flat, at, span.end)) is not None:
        # "The laws of": the word before is no adjective, the phrase after it still counts
        at = match.end("adjective") if match["adjective"] else match.end()
        if _FOUNDED.search(flat[max(span.start, match.start() - 80) : match.start()]):
            continue
        if match["statutes"] and not _names_statutes(flat, match.end(), span):
            continue
        if match["adjective"] is not None:
            hit = find(flat, match.start(), match.end())
            if hit and _is_denied(flat, place_at(text, *hit)):
                continue
            if hit and hit[1] - match.start() <= 20 and not _FOUNDED_AFTER.match(flat, match.end()):
                yield place_at(text, *hit)
        elif (place := _after(flat, text, match.end(), span.end)) is not None and not _is_denied(flat, place):
            yield place


def _names_statutes(flat: str, at: int, span: Span) -> bool:
    """Whether statutes are chosen, not obeyed, and the next word is a place ("Recht Dritter" is none)."""
    lead = LEAD.match(flat, at, span.end)
    start = lead.end() if lead else at
    hit = find(flat, start, min(span.end, start + 40))
    return hit is not None and hit[1] == start and not _NO_CHOICE.search(flat, span.start, span.end)


def _most_exact(places: list[Place]) -> list[Place]:
    """The first law of a sentence; a state's where only its country came first."""
    first = places[:1]
    parts = [place for place in places[1:3] if first and first[0].code and place.code.startswith(f"{first[0].code}-")]
    return parts[:1] or first


def _after(flat: str, text: str, start: int, end: int) -> Place | None:
    """The place that a phrase like ``laws of`` ends in."""
    lead = LEAD.match(flat, start, end)
    at = lead.end() if lead else start
    blank = PLACEHOLDER.match(flat, at, end)
    if blank:
        return Place("", text[blank.start() : blank.end()], blank.start(), blank.end())
    hit = find(flat, start, min(end, start + 90))
    if hit and hit[1] - start <= 40:
        return place_at(text, *hit)
    name = NAMED.match(flat, at, min(end, at + 80))
    return Place("", text[name.start() : name.end()], name.start(), name.end()) if name else None
