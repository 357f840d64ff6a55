"""Values that a sentence leaves to another place: a defined term that nothing defines, or “named on the cover page”."""

import re
from collections.abc import Iterator
from functools import cache

from agent.domain.nda.form.labels import FieldKind
from agent.domain.nda.reading import Span
from agent.domain.nda.sentences import sentences
from agent.domain.nda.typography import plain

# English capitalises a noun in a sentence only where it is defined; in German every noun is
_TERMS = {
    FieldKind.DUTY: (
        r"(?:for|during|throughout|until\sthe\s(?:end|expiry|expiration)\sof)\s(?:the\s)?(?-i:(?P<term>"
        r"(?:[A-Z]\w+\s)?(?:Confidentiality|Survival|Protection|Secrecy|Non-Disclosure)\s(?:Period|Term)"
        r"|(?:Term|Period|Duration)\sof\s(?:Confidentiality|Protection|Secrecy)))\b"
        r"|für\s(?:die\s)?(?:dauer\sder\s)?(?P<other>(?:geheimhaltungs|vertraulichkeits)(?:frist|dauer))\b"
    ),
    FieldKind.LAW: (
        r"\bthe\s(?-i:(?P<term>Governing\sLaw|Applicable\sLaw|Chosen\sLaw))\b|\blaws?\sof\s(?:the\s(?:state|country)\sof\s)?"
        r"(?-i:(?P<other>Governing\sLaw))\b"
    ),
    FieldKind.VENUE: (
        r"\bin\s(?:the\s)?(?-i:(?P<term>Courts|Chosen\sCourts|Venue))\b(?!\s(?:of|in|located|at|for|sitting|having)\b)"
        r"|\bcourts?\s(?:located\s)?(?:in|of)\s(?:the\s)?(?-i:(?P<other>Jurisdiction|Venue))\b"
    ),
    FieldKind.PURPOSE: (
        r"\b(?:for|than)\s(?:the\s)?(?-i:(?P<term>(?:Permitted\s|Agreed\s|Authori[sz]ed\s)?Purpose))\b(?!\sof\b)(?P<other>)"
    ),
}
_PAGES = (
    r"(?:cover\s(?:page|sheet)|order\sform|term\ssheet|key\sterms|schedule(?:\s\w+)?|annex(?:\s\w+)?|exhibit(?:\s\w+)?"
    r"|appendix(?:\s\w+)?|deckblatt\w{0,2}|vorblatt|beiblatt|datenblatt|anlage(?:\s\w+)?|anhang(?:\s\w+)?)"
)
_NAMED = r"(?:stated|specified|set\s(?:out|forth)|named|identified|described|indicated|given|defined|agreed)"
_GENANNT = (
    r"(?:genannte|bezeichnete|angegebene|festgelegte|eingetragene|vereinbarte|benannte|beschriebene|aufgeführte)[nrsm]?"
)
_NOUNS = {
    FieldKind.PURPOSE: r"purpose|zwecke?s?",
    FieldKind.DUTY: (
        r"(?:confidentiality\s)?(?:period|term)|dauer|frist|zeitraum\w{0,2}|laufzeit|geheimhaltungs(?:frist|dauer)"
    ),
    FieldKind.LAW: r"laws?|recht",
    FieldKind.VENUE: r"courts?|venue|gerichts?(?:stand|ort)?\w{0,2}|ort",
}


_ON_PAGE = {
    kind: re.compile(
        rf"\b(?:{noun})\s(?:\w+\s){{0,3}}?{_NAMED}\s(?:in|on)\s(?:the\s)?(?P<page>{_PAGES})"
        rf"|\b(?:auf|im|in)\s(?:dem\s|der\s|einer?m?\s)?(?P<seite>{_PAGES})\s(?:\w+\s){{0,2}}?{_GENANNT}\s(?:{noun})\b",
        re.IGNORECASE,
    )
    for kind, noun in _NOUNS.items()
}
_AS_TERM = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _TERMS.items()}


def left_elsewhere(text: str) -> Iterator[tuple[FieldKind, Span]]:
    """The sentences that leave a value to another place which the text does not hold, and what value it is."""
    flat = plain(text)

    @cache  # a text may say it in every sentence
    def missing(term: str, *, is_page: bool) -> bool:
        return not (_holds(flat, term) if is_page else _defines(flat, term))

    for span in sentences(text):
        for kind in _TERMS:
            term = _AS_TERM[kind].search(flat, span.start, span.end)
            page = _ON_PAGE[kind].search(flat, span.start, span.end)
            is_open = term and missing(term["term"] or term["other"], is_page=False)
            if is_open or (page and missing(page["page"] or page["seite"], is_page=True)):
                yield kind, span


def _defines(flat: str, term: str) -> bool:
    """Whether the text says what the term means: in quotes where it is introduced, or as a field of its own."""
    name = re.escape(term).replace(r"\ ", r"\s{1,3}")
    introduced = rf"[\"'(]\s{{0,3}}(?:the\s|die\s|der\s)?\s?{name}\s{{0,3}}[\"')]"
    explained = rf"\b{name}\s{{0,3}}(?:shall\smean|means?|is\sdefined|beträgt|bedeutet|bezeichnet)\b"
    field = rf"^[\s#|*•-]*{name}[ \t*|]*(?:[:|]|$)"
    return re.search(f"{introduced}|{explained}|{field}", flat, re.MULTILINE | re.IGNORECASE) is not None


def _holds(flat: str, page: str) -> bool:
    """Whether the text has a part with that heading."""
    stem = re.escape(page.rstrip("s") if page.lower().startswith("deckblatts") else page)
    return re.search(rf"^[\s#|*§\d.]*{stem}\b[^.;]{{0,80}}$", flat, re.MULTILINE | re.IGNORECASE) is not None
