"""The courts that a draft makes competent, or the seat of its arbitral tribunal."""

import re
from itertools import islice

from agent.domain.nda.gazetteer import find, only
from agent.domain.nda.places.arbitral import BODIES, DISPUTE
from agent.domain.nda.places.wording import LEAD, NAMED, PLACEHOLDER, cover, place_at, unique
from agent.domain.nda.reading import Span
from agent.domain.nda.review import Place
from agent.domain.nda.sentences import sentences
from agent.domain.nda.typography import plain

_ABOUT_COURTS = re.compile(
    r"court|gericht|klag|legal\saction|proceedings|lawsuit|venue|jurisdiction|forum|seat|arbitra|schieds|zuständig|streit|dispute|quarrel|controvers|disagree",
    re.IGNORECASE,
)
_MOST_TRIGGERS = 20  # in one sentence
_WINDOW = 170  # characters after a trigger in which its place stands

_COURT = re.compile(
    r"gerichts(?:stand|ort)\w{0,4}|\bgeklagt\s(?:wird|werden)\s(?:nur\s)?(?=in\b)|schiedsort|sitz\sdes\sschiedsgerichts|(?:ort|sitz)\sdes\s(?:schieds)?verfahrens|(?:land"
    r"|amts|oberlandes|handels)gerichte?s?\b"
    r"|\bgericht(?:e[ns]?|s)?\s(?:in|von|am|der|des|zu)\b|zuständig\w{0,3}\s(?:ist|sind)"
    r"|\bcourts?\s(?:\w+\s){0,4}?(?:of|in|at|for|within)\b|\bcourts?,?\s(?:located|sitting|situated|situate)\b"
    r"|\bschiedsgerichte?s?\s(?:in|zu)\b|\barbitral\s(?:tribunal|panel)\s(?:\w+\s){0,2}?in\b"
    r"|\bvenue\b|(?<!competent\s)(?<!any\s)\bjurisdiction\b|\bforum\b"
    r"|\bseat\s(?:or\slegal\splace\s)?of\s(?:the\s)?arbitration|\bseated\sin|\bplace\sof\s(?:the\s)?arbitration"
    rf"|\b{DISPUTE}\b[^.;]{{0,80}}?\b(?:heard|decided|tried|litigated|adjudicated)\s(?:in|at|before)\b"
    rf"|\b{DISPUTE}\s(?:\w+\s){{0,6}}?in(?=\s\w+\s(?:\w+\s)?(?:ausgetragen|entschieden|verhandelt))"
    rf"|\b{BODIES}\s(?:\w+\s){{0,2}}?(?:in|at)\b"
    r"|\bklagen?\b[^.;]{0,40}?\s(?:in|vor|bei|beim)(?=\s[^.;]{1,60}\b(?:erheben|erhoben|einzureichen|anzubringen))"
    r"|\b(?:legal\saction|proceedings|lawsuits?)\b[^.;]{0,40}?\s(?:brought|commenced|filed|instituted)\s(?:only\s)?(?:in|at|before)\b"
    r"|\b(?:wird|werden)\s(?:\w+\s)?in\b(?=\s\w+\s(?:\w+\s)?(?:geklagt|prozessiert))"
    r"|\bein(?:em|es)?\sin\b(?=\s\w+\s\w+\sschiedsgericht)"
    r"|schiedsrichter\w*\s(?:in|zu)\b|schieds\w{0,20}[^.]{0,60}\bsitz\sist\b"
    r"|arbitrat\w+[^.;]{0,60}?\s(?:held|take\splace|conducted|in)\b|\barbitration\sin\b",
    re.IGNORECASE,
)
_COURTS_ADJECTIVE = re.compile(
    r"(?P<adjective>\b(?:[A-ZÄÖÜ][\w.]{1,30}\s){1,2}|\b[^\W\d_]{1,24}isch\w{0,2}\s|\bdeutsche[nrs]?\s)(?:state\s"
    r"|federal\s|ordentlichen\s|staatlichen\s)?(?:courts?\b|Gerichte?n?\b|Gerichtsbarkeit)"
)
_REFERENCE = re.compile(
    r"(?:am\s|der\s)?(?:(?:allgemeine[rn]?\s)?(?:geschäfts|wohn|haupt|firmen|unternehmens)?sitz(?:es)?"
    r"|gerichtsstand)\s(?:des|der|von|einer|dieser)\s(?:jeweils\s|jeweiligen\s|jeweilige\s)?(?:\w+\s)?\w+"
    r"|(?:registered\soffice|principal\splace\sof\sbusiness|domicile|seat|headquarters"
    r"|place\sof\sbusiness)\sof\s(?:the\s)?[\w-]+(?:\s(?:party|company))?"
    r"|(?:defendant|defending\sparty|disclosing\sparty|discloser)'s\s\w+(?:\s(?:place|office|of|business)){0,3}"
    r"|the\sstate\sof\sthe\s\w+\sparty",
    re.IGNORECASE,
)
_COVER_VENUE = re.compile(
    r"^[ \t#*|]*(?:courts?|jurisdiction|venue|gerichtsstand)[ \t*|]*:?[ \t*|]*\n{1,3}(?P<place>[^\n]{2,100})$",
    re.IGNORECASE | re.MULTILINE,
)
_COMPETENT = re.compile(
    r"court(?:s)?\s(?:or\s\w+\s)?of\s(?:\w+\s){0,2}(?:competent|appropriate|proper|law|record)|order\sof"
    r"|jurisdiction\sof\s(?:organi[sz]ation|incorporation)",
    re.IGNORECASE,
)


# A court that orders something to be disclosed is no venue.
_ORDERS = re.compile(
    r"\borders?\b|ordered|compel|subpoena|requires?\b|disclos|anordn|ordnet|angeordnet|offen(?:zu)?leg|herausgabe"
    r"|herauszugeben|preisgabe|verlangt|gezwungen|aussage",
    re.IGNORECASE,
)
_VENUE_WORDS = re.compile(
    r"jurisdiction|\bvenue\b|\bforum\b|\bdisputes?\b|gerichtsstand|zuständig|streit|klage|rechtsweg", re.IGNORECASE
)


def venue(text: str) -> list[Place]:
    """The venues in order; a venue by reference (``Sitz des Beklagten``) has an empty code and its text."""
    flat = plain(text)
    found = [place for match in _COVER_VENUE.finditer(flat) for place in cover(flat, text, match)]
    for span in sentences(text, _ABOUT_COURTS):
        place = _venue(flat, text, span)
        if place is not None:
            found.append(place)
    return sorted(unique(found), key=lambda place: place.start)


# what stands right before a place: "das am Sitz von X in | Bremen zuständige Gericht"; or the cell "Court" begins so
_LOCATES = re.compile(r"(?:^\W*|\b(?:in|at|zu|bei|of|zu[rm])\s)$", re.IGNORECASE)


def named_venue(text: str) -> Place | None:
    """The one place that the text names as one: for a text that is known to make a court competent."""
    flat = plain(text)
    hit = only(flat, 0, len(flat))
    if hit is None or not _LOCATES.search(flat[: hit[1]]):
        return None
    return place_at(text, *hit)


def _venue(flat: str, text: str, span: Span) -> Place | None:
    if _ORDERS.search(flat, span.start, span.end) and not _VENUE_WORDS.search(flat, span.start, span.end):
        return None
    adjective = _COURTS_ADJECTIVE.search(flat, span.start, span.end)
    if adjective:
        hit = find(flat, adjective.start("adjective"), adjective.end("adjective"))
        if hit and not _COMPETENT.search(flat, adjective.start(), span.end):
            return place_at(text, *hit)
    for match in islice(_COURT.finditer(flat, span.start, span.end), _MOST_TRIGGERS):
        if _COMPETENT.match(flat, match.start()):
            continue
        place = _court_place(flat, text, match, span.end)
        if place is not None:
            return place
    return None


def _court_place(flat: str, text: str, match: re.Match[str], sentence_end: int) -> Place | None:
    start, end = match.end(), min(sentence_end, match.end() + _WINDOW)
    reference = _REFERENCE.search(flat, start, end)
    hit = _nearer_law(flat, start, find(flat, start, end))
    if hit and (reference is None or hit[1] - start < 60 or _is_of_reference(flat, reference, hit[1])):
        return place_at(text, *_more_exact(flat, hit, end))
    if reference:
        return Place("", text[reference.start() : reference.end()].strip(), reference.start(), reference.end())
    return (
        _open_venue(flat, text, start, end)
        if re.search(r"\b(?:in|of|at|ist|von|located)$", flat[:start].rstrip()[-8:])
        or match[0].lower().startswith("gericht")
        else None
    )


# (hereinafter ...) or the rest of a company's name: "the seat of | Nordwerk Antriebe GmbH in | Germany"
_OF_REFERENCE = re.compile(r"(?:\s(?:[A-ZÄÖÜ&][\w.&'-]*|of|und|and|the|der|die|für))*,?\s(?:in|zu)\s(?:the\s|der\s)?")


def _is_of_reference(flat: str, reference: re.Match[str], place: int) -> bool:
    """Whether the place at ``place`` stands with a venue by reference: nothing but a name is between the two."""
    end = reference.end()
    if flat[:end].endswith((" in", " zu")):  # a short name: the reference took the preposition along
        end -= len(" in")
    between = flat[end:place]
    return "(" in between or bool(_OF_REFERENCE.fullmatch(between))


def _nearer_law(flat: str, start: int, hit: tuple[str, int, int] | None) -> tuple[str, int, int] | None:
    """No place when the next name belongs to a choice of law."""
    if hit and re.search(r"\blaws?\b|\bRechts?\b", flat[start : hit[1]]):
        return None
    return hit


def _more_exact(flat: str, hit: tuple[str, int, int], end: int) -> tuple[str, int, int]:
    """``Paris, Texas``: the region after the comma decides, unless it only names the country."""
    code, start, stop = hit
    region = re.match(r",?\s(?=[A-ZÄÖÜ])", flat[stop : stop + 3])
    following = find(flat, stop, min(end, stop + 60)) if region or "-" not in code else None
    if following is None:
        return hit
    if region and following[1] - stop <= 2 and not code.startswith(following[0]):
        return following[0], start, following[2]
    # courts of the United States located in the State of New York
    return following if following[0].startswith(f"{code}-") else hit


def _open_venue(flat: str, text: str, start: int, end: int) -> Place | None:
    window = LEAD.match(flat, start, end)
    at = window.end() if window else start
    at += len(flat[at:end]) - len(flat[at:end].lstrip(" :"))
    verb = re.match(r"(?:für\s[^.;]{0,80}?\s)?(?:ist|located\sin|in|of|the)\s", flat[at:end])
    at += verb.end() if verb else 0
    name = PLACEHOLDER.match(flat, at, end) or (
        NAMED.match(flat, at, end) if _UNKNOWN_CITY.search(flat[max(0, at - 4) : at]) else None
    )
    if name is None or _NO_CITY.match(name[0]):
        return None
    return Place("", text[name.start() : name.end()], name.start(), name.end())


_NO_CITY = re.compile(
    r"(?:Justice|Chancery|Appeals?|Law|Record|Common|Queen|King|First|This|The|Any|Such|Streit)", re.IGNORECASE
)
_UNKNOWN_CITY = re.compile(r"(?:\bof|\bin|ist|von|:)\s?$")
