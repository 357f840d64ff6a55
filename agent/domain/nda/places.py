"""Governing law, venue and arbitration, as places with ISO codes."""

import re
from collections.abc import Iterator
from itertools import islice

from agent.domain.nda.gazetteer import find, only
from agent.domain.nda.reading import Span
from agent.domain.nda.review import Place
from agent.domain.nda.sentences import sentences
from agent.domain.nda.typography import plain

_ABOUT_LAW = re.compile(r"law|recht|statut|gesetz", re.IGNORECASE)
_ABOUT_COURTS = re.compile(
    r"court|gericht|klag|legal\saction|proceedings|lawsuit|venue|jurisdiction|forum|seat|arbitra|schieds|zuständig|streit|dispute|quarrel|controvers|disagree",
    re.IGNORECASE,
)
_BODIES = r"(?:CIETAC|HKIAC|SIAC|LCIA|VIAC|SCAI|ICC|(?-i:DIS)|Swiss\sChambers)"  # well-known arbitral institutions
_DISPUTE = r"(?:disputes?|quarrels?|controvers(?:y|ies)|disagreements?|streit\w*|meinungsverschiedenheit\w*)"
_MOST_TRIGGERS = 20  # in one sentence
_WINDOW = 170  # characters after a trigger in which its place stands

_LAW_VERB = re.compile(
    r"govern|constru|interpret|subject\sto|in\saccordance\swith|law\sof\sthis\s(?:agreement|contract)"
    r"|laws?\sshall\sapply|law\sapplies|applicable\slaw"
    r"|laws?\s(?:of\s[^.;]{1,60}\s)?(?:shall\s|will\s)?appl(?:y|ies)|law\sapplicable|choice\sof\slaw|enforced"
    r"|is\sapplicable\sto|geregelt|\bregelt\b|ausgelegt|auszulegen|beurteil|unterst[eaä]h|\bw[aä]hl(?:en|t)\b|\brichten\ssich|vereinbart"
    r"|\bsteht\sunter\b|\bwenden\b|beherrscht|\bfolgt\b|vertragsstatut|unterw[ei]rf|rechtswahl|heranzuziehen|\b(?:vertrag|vereinbarung)\snach\b"
    r"|\bgilt\b|\bgelten\b|unterlieg|unterstellt|unterworfen|findet|finden|anwendbar|anzuwend|rechtswahl|anwendung"
    r"|maßgeblich|massgeblich|richtet\ssich",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:[Gg]overning|[Aa]pplicable)\s[Ll]aw\s?:\s?|\b(?:[Aa]nwendbares|[Aa]nzuwendendes|[Gg]eltendes)\sRecht\s?:\s?|\b[Rr]echtswahl\s?:\s?|\b[Cc]hoice\sof\s[Ll]aw\s?:\s?"
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
_PLACEHOLDER = re.compile(r"\[[^\]\n]{0,60}\]|\{[^}\n]{0,60}\}|<[^>\n]{1,60}>|_{3,}|\.{5,}|…{2,}|●")
_LEAD = re.compile(
    r"(?:the\s|der\s|des\s|die\s|dem\s|state\sof\s|commonwealth\sof\s|province\sof\s|federal\slaws?\sof\s"
    r"|republic\sof\s|country\sof\s"
    r"|Staates?\s|Bundesstaate?s?\s|Landes\s|Republik\s|Kantons?\s)*",
    re.IGNORECASE,
)
_COVER_LAW = re.compile(
    r"^[ \t#*|]*(?:governing\slaw|applicable\slaw|anwendbares\srecht)[ \t*|]*:?[ \t*|]*\n{1,3}(?P<place>[^\n]{2,60})$",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = re.compile(
    r"(?:the\s|der\s|des\s)?[A-ZÄÖÜ][^\s,.;()]*(?:[ -](?:of\s|der\s|am\s|von\s)?[A-ZÄÖÜ][^\s,.;()]*){0,4}"
)


def law(text: str) -> list[Place]:
    """The laws that the text chooses, in order; ``code`` is empty where the place is open or unknown.

    The law that a company was founded under, and the law of a field (copyright law), are no choice.
    """
    flat = plain(text)
    found = [place for match in _COVER_LAW.finditer(flat) for place in _cover(flat, text, match)]
    for span in sentences(text, _ABOUT_LAW):
        plainly = _LAW_VERB.search(flat, span.start, span.end) or ":" in flat[span.start : span.end]
        found += (_most_exact(list(_laws(flat, text, span))) if plainly else []) or _only_place(flat, text, span)
    return sorted(_unique(found), key=lambda place: place.start)


def _only_place(flat: str, text: str, span: Span) -> list[Place]:
    if not _CHOICE.search(flat, span.start, span.end) or _NO_CHOICE.search(flat, span.start, span.end):
        return []
    hit = only(flat, span.start, span.end)
    return [_place(text, *hit)] if hit else []


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
            if hit and hit[1] - match.start() <= 20 and not _FOUNDED_AFTER.match(flat, match.end()):
                yield _place(text, *hit)
        elif (place := _after(flat, text, match.end(), span.end)) is not None:
            yield place


def _names_statutes(flat: str, at: int, span: Span) -> bool:
    """Whether statutes are chosen, not obeyed, and the next word is a place ("Recht Dritter" is none)."""
    lead = _LEAD.match(flat, at, span.end)
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
    lead = _LEAD.match(flat, start, end)
    at = lead.end() if lead else start
    blank = _PLACEHOLDER.match(flat, at, end)
    if blank:
        return Place("", text[blank.start() : blank.end()], blank.start(), blank.end())
    hit = find(flat, start, min(end, start + 90))
    if hit and hit[1] - start <= 40:
        return _place(text, *hit)
    name = _NAMED.match(flat, at, min(end, at + 80))
    return Place("", text[name.start() : name.end()], name.start(), name.end()) if name else None


def _cover(flat: str, text: str, match: re.Match[str]) -> list[Place]:
    """The line below a cover page's label, when it names a place or leaves it open."""
    start, end = match.span("place")
    hit = find(flat, start, end) or _blank(flat, start, end)
    return [_place(text, *hit)] if hit else []


def _blank(flat: str, start: int, end: int) -> tuple[str, int, int] | None:
    match = _PLACEHOLDER.search(flat, start, end)
    return ("", match.start(), match.end()) if match else None


def _place(text: str, code: str, start: int, end: int) -> Place:
    return Place(code, text[start:end], start, end)


def _unique(places: list[Place]) -> list[Place]:
    """Without empty places beside the same words read twice."""
    seen: dict[int, Place] = {}
    for place in places:
        if place.start not in seen or not seen[place.start].code:
            seen[place.start] = place
    return list(seen.values())


_COURT = re.compile(
    r"gerichts(?:stand|ort)\w{0,4}|\bgeklagt\s(?:wird|werden)\s(?:nur\s)?(?=in\b)|schiedsort|sitz\sdes\sschiedsgerichts|(?:ort|sitz)\sdes\s(?:schieds)?verfahrens|(?:land"
    r"|amts|oberlandes|handels)gerichte?s?\b"
    r"|\bgericht(?:e[ns]?|s)?\s(?:in|von|am|der|des|zu)\b|zuständig\w{0,3}\s(?:ist|sind)"
    r"|\bcourts?\s(?:\w+\s){0,4}?(?:of|in|at|for|within)\b|\bcourts?,?\s(?:located|sitting|situated|situate)\b"
    r"|\bschiedsgerichte?s?\s(?:in|zu)\b|\barbitral\s(?:tribunal|panel)\s(?:\w+\s){0,2}?in\b"
    r"|\bvenue\b|(?<!competent\s)(?<!any\s)\bjurisdiction\b|\bforum\b"
    r"|\bseat\s(?:or\slegal\splace\s)?of\s(?:the\s)?arbitration|\bseated\sin|\bplace\sof\s(?:the\s)?arbitration"
    rf"|\b{_DISPUTE}\b[^.;]{{0,80}}?\b(?:heard|decided|tried|litigated|adjudicated)\s(?:in|at|before)\b"
    rf"|\b{_DISPUTE}\s(?:\w+\s){{0,6}}?in(?=\s\w+\s(?:\w+\s)?(?:ausgetragen|entschieden|verhandelt))"
    rf"|\b{_BODIES}\s(?:\w+\s){{0,2}}?(?:in|at)\b"
    r"|\bklagen?\b[^.;]{0,40}?\s(?:in|vor|bei|beim)(?=\s[^.;]{1,60}\b(?:erheben|erhoben|einzureichen|anzubringen))"
    r"|\b(?:legal\saction|proceedings|lawsuits?)\b[^.;]{0,40}?\s(?:brought|commenced|filed|instituted)\s(?:only\s)?(?:in|at|before)\b"
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
    found = [place for match in _COVER_VENUE.finditer(flat) for place in _cover(flat, text, match)]
    for span in sentences(text, _ABOUT_COURTS):
        place = _venue(flat, text, span)
        if place is not None:
            found.append(place)
    return sorted(_unique(found), key=lambda place: place.start)


def _venue(flat: str, text: str, span: Span) -> Place | None:
    if _ORDERS.search(flat, span.start, span.end) and not _VENUE_WORDS.search(flat, span.start, span.end):
        return None
    adjective = _COURTS_ADJECTIVE.search(flat, span.start, span.end)
    if adjective:
        hit = find(flat, adjective.start("adjective"), adjective.end("adjective"))
        if hit and not _COMPETENT.search(flat, adjective.start(), span.end):
            return _place(text, *hit)
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
        return _place(text, *_more_exact(flat, hit, end))
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
    window = _LEAD.match(flat, start, end)
    at = window.end() if window else start
    at += len(flat[at:end]) - len(flat[at:end].lstrip(" :"))
    verb = re.match(r"(?:für\s[^.;]{0,80}?\s)?(?:ist|located\sin|in|of|the)\s", flat[at:end])
    at += verb.end() if verb else 0
    name = _PLACEHOLDER.match(flat, at, end) or (
        _NAMED.match(flat, at, end) if _UNKNOWN_CITY.search(flat[max(0, at - 4) : at]) else None
    )
    if name is None or _NO_CITY.match(name[0]):
        return None
    return Place("", text[name.start() : name.end()], name.start(), name.end())


_NO_CITY = re.compile(
    r"(?:Justice|Chancery|Appeals?|Law|Record|Common|Queen|King|First|This|The|Any|Such|Streit)", re.IGNORECASE
)
_UNKNOWN_CITY = re.compile(r"(?:\bof|\bin|ist|von|:)\s?$")

_ARBITRAL = re.compile(
    r"\barbitra(?:l|t(?:ion|ed|e|or|ors))\b|schieds(?:gericht|verfahren|ordnung|ort|klausel|vereinbarung|richter)"
    rf"|\bDIS-|\b{_BODIES}\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"(?:settled|resolved|referred|submitted|decided|determined|finally)\b[^;]{0,120}\barbitra"
    r"|\barbitra\w+\s(?:shall|will|is|must)\b|binding\sarbitration|arbitration\srules"
    r"|rules\sof\s(?:\w+\s){0,4}arbitration"
    r"|(?:seat|place)\sof\s(?:the\s)?arbitration|be\sarbitrated|arbitral\stribunal\s(?:shall|will)"
    r"|arbitrat\w+\sseated|agree\s(?:to|on)\s(?:\w+\s){0,2}arbitrat|by\s(?:\w+\s){0,3}arbitration"
    r"|schieds(?:gericht|verfahren)\w*\b[^.]{0,80}(?:entschieden|entscheide|beigelegt|sitz|zuständig|endgültig)"
    r"|(?:entschieden|entscheide\w*|beigelegt|ausschluss)\b[^.]{0,120}schieds|schiedsordnung"
    r"|sitz\sdes\sschiedsgerichts|schiedsort|schiedsklausel"
    rf"|\b{_DISPUTE}\b[^;]{{0,120}}\b{_BODIES}\b|\b{_BODIES}\b[^;]{{0,80}}\b{_DISPUTE}\b",
    re.IGNORECASE,
)
_NO_ARBITRATION = re.compile(
    r"\b(?:kein\w{0,2}|ohne)\s(?:\w+\s)?schieds|schieds\w+\s(?:\w+\s){0,2}(?:nicht\svereinbart|ausgeschlossen)"
    r"|\b(?:no|not)\s(?:\w+\s){0,5}arbitra|arbitration\s(?:is|shall\sbe)\sexcluded",
    re.IGNORECASE,
)


def arbitration(text: str) -> list[Span]:
    """The sentences that send disputes to arbitration; mentions and exclusions are left out."""
    flat = plain(text)
    return [
        span
        for span in sentences(text, _ARBITRAL)
        if _ARBITRAL.search(flat, span.start, span.end)
        and _DECIDES.search(flat[span.start : span.end])
        and not _NO_ARBITRATION.search(flat[span.start : span.end])
    ]
