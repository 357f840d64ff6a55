"""Terms that a draft makes part of the contract without holding them: “the Standard Terms posted at …”.

Nobody who reads the draft has read them. So nothing may be said about what the contract lacks.
"""

import re

from agent.domain.nda.reading import Span
from agent.domain.nda.review import Incorporated
from agent.domain.nda.sentences import sentences
from agent.domain.nda.typography import plain

_MOST = 3
_ABOUT = re.compile(
    r"terms|conditions|\bm?nda\b|agreement|bedingungen|\bagb\b|polic(?:y|ies)|guidelines|richtlinie", re.IGNORECASE
)
# other terms: a name of several words, ending in what such texts are called
_KIND = (
    r"(?:Standard|General|Additional|Business|Supplementary|NDA|Confidentiality|Purchase|Purchasing|Supply|Website|Vendor"
    r"|Supplier|Master|Mutual)"
)
_TERMS = r"(?:Terms(?:\s(?:and|&)\sConditions)?|Conditions)(?:\sof(?:\s[A-Z]\w+){1,3})?"
_OTHER = r"M?NDA|(?:Non-Disclosure|Confidentiality|Framework|Master\s\w+)\sAgreement|Guidelines?|Polic(?:y|ies)"
_VERSION = r"(?:\s\(?Version\s[\d.]+\)?)?"
_NAME = rf"(?P<name>(?:[A-ZÄÖÜ][\w&.'-]*\s){{0,7}}?(?:{_KIND}\s){{0,4}}(?:{_TERMS}|{_OTHER}){_VERSION})"
# without a word before them, "the Terms" and "the NDA" are the text at hand
_NAMED_TERMS = rf"(?P<name>(?:[A-ZÄÖÜ][\w&.'-]*\s){{1,7}}?{_TERMS}{_VERSION})"
_LOWER = (
    r"(?i:(?P<name>(?:(?:standard|general|additional|supplementary|business|nda|confidentiality|purchas(?:e|ing)|supply"
    r"|supplier|vendor)\s){1,4}(?:terms(?:\sand\sconditions)?|conditions)))"
)
_BEDINGUNGEN = (
    r"(?P<name>(?:Allgemeine[nr]?|Ergänzende[nr]?|Besondere[nr]?)\s(?:[A-ZÄÖÜ]\w*-?)?[Bb]edingungen"
    r"|(?:\w+-)?(?:Geschäfts|Einkaufs|Geheimhaltungs|Vertraulichkeits|Standard|NDA-?|Lieferanten)"
    r"-?(?:[Bb]edingungen|[Rr]ichtlinien?)|(?:[A-ZÄÖÜ]\w*-){1,3}Bedingungen|AGB\b)"
)
_WHERE = (
    r"(?i:(?:available|posted|published|found|accessible|viewable|located|displayed|downloadable)\s(?:\w+\s){0,3}?"
    r"(?:at|on|under|from|via|in)\b|\battached\b|\benclosed\b|\bannexed\b|https?://|\bwww\.|\bas\s(?:amended|updated)\b"
    r"|a\scopy\sof\swhich|reference\scopy)"
)
_WO = (
    r"(?i:abrufbar|einsehbar|veröffentlicht|zu\sfinden|hinterlegt|nachzulesen|herunterladen|https?://|\bwww\.|website"
    r"|webseite|internetseite|homepage|beigefügt|beiliegend|\bals\sanlage|jeweils\s(?:gültig|gelt|aktuell)"
    r"|in\sder\sfassung|\bstand\b)"
)
_RUN = r"(?:[^.;]|\.(?=\w))"  # a dot inside an address ends no sentence
_ENTER = (
    r"(?i:(?:\benters?\sinto|\bentering\sinto|\b(?:is|are|be)\s(?:\w+\s){0,2}?(?:subject\sto|governed\sby)|\bagrees?\sto"
    rf"|\b(?:in\saccordance|together)\swith|\bconsists?\sof\b{_RUN}{{0,120}}?\band|\baccepts?)"
    r"\s(?:\(\d\)\s)?(?:the|our|its|\w+'s)\s)"
)
_INCORPORATE = r"(?i:\bincorporat(?:es?|ing)\s(?:by\sreference\s)?(?:the|our|its)\s)"
_PART = (
    rf"\b(?i:{_RUN}{{0,80}}?\b(?:(?:is|are|shall\sbe|being)\s(?:hereby\s)?incorporated"
    r"|(?:forms?|shall\sform)\s(?:an?\s)?(?:integral\s)?part\sof|(?:shall\s)?(?:also|additionally)\sapply)\b)"
)
_GELTEN = (
    r"(?i:\b(?:gelten|gilt|finden|unterlieg(?:t|en)|unterfällt|akzeptier(?:t|en)|anerkenn\w+|erkennt)\b[^.;]{0,60}?\b)"
)
_ARTICLE = r"(?i:\b(?:die|den|der|unsere[nr]?|ihre[nr]?|seine[nr]?|deren)\s(?:\w+\s){0,4}?)"
_TEIL = rf"\b(?i:{_RUN}{{0,140}}?\b(?:bestandteil|teil\sdieser|einbezogen|gelten|anwendung|maßgeblich|zugrunde)\b)"
_NACH = (
    r"(?i:\b(?:auf\s(?:der\s)?grundlage|gemäß|nach\smaßgabe|unter\s(?:einbeziehung|zugrundelegung)|zu\sden|nach\sden)\b"
    r"[^.;]{0,30}?)"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # "the parties enter into the X (available at …)", "is subject to the X posted at …"
        rf"{_ENTER}{_NAME}(?:(?!\bthese\b)[^;]){{0,90}}?{_WHERE}",
        rf"{_ENTER}{_LOWER}(?:(?!\bthese\b)[^;]){{0,90}}?{_WHERE}",
        # "incorporates the X by reference", "the X are incorporated herein", "the X form part of this agreement"
        rf"{_INCORPORATE}{_NAME}",
        rf"{_INCORPORATE}{_LOWER}",
        rf"(?i:\b(?:the|our|its|\w+'s)\s){_NAMED_TERMS}{_PART}",
        rf"(?i:\b(?:the|our|its|\w+'s)\s){_LOWER}{_PART}",
        # "es gelten die X", "die X sind Bestandteil …", "auf Grundlage der X, abrufbar unter …"
        rf"{_GELTEN}{_ARTICLE}{_BEDINGUNGEN}",
        rf"{_ARTICLE}{_BEDINGUNGEN}{_TEIL}",
        rf"{_NACH}{_BEDINGUNGEN}\b[^;]{{0,100}}?{_WO}",
    )
)
# the terms at hand, terms shut out, terms that are kept secret, and rules that are no contract between the parties
_NOT = re.compile(
    r"\bthese\s(?:\w+\s){0,3}(?:terms|conditions)|\bdiese[rn]?\s(?:\w+\s)?bedingungen|\b(?:terms|conditions)\s(?:of|in)\sthis"
    r"|\b(?:not|nor|neither|never|no)\b[^.;]{0,60}(?:apply|part|incorporated|govern|subject|bound)"
    r"|\b(?:nicht|kein\w*|weder|ausgeschlossen|abbedungen)\b"
    r"|\b(?:terms|nda)\s(?:set\s(?:out|forth)\s)?(?:below|herein|hereof|hereunder)|\bnachstehend|\bnachfolgend"
    r"|\bals\s(?:\w+\s)?(?:vertraulich|geheim)|vertraulich\sgelten|\bals\svertrauliche"
    r"|arbitration|schieds|incoterms|privacy|cookie|datenschutz(?:erklärung|hinweis)|applicable\slaw|gesetz",
    re.IGNORECASE,
)
_AROUND = 60
_ATTACHED = 600  # characters of text under the heading of terms that are in the same file
_WORDS = re.compile(r"[^\W_]{3,}")
_ANNEX = (
    r"(?:(?:annex|appendix|exhibit|schedule|attachment|anlage|anhang|part|teil)"
    r"\s?[\w.]{0,4}\s?[:.–-]?\s{0,3}(?:to\s)?)?"
)


def incorporated(text: str) -> tuple[Incorporated, ...]:
    """The terms that the draft incorporates and does not hold, each once, with the words that do it; at most three."""
    flat = plain(text)
    named: set[str] = set()
    found: list[Incorporated] = []
    for span in sentences(text, _ABOUT):
        match = _binding(flat, span)
        if match is None:
            continue
        start, end = match.span("name")
        name = flat[start:end].casefold()
        if name not in named and not _holds(flat, name, end):
            found.append(Incorporated(text[start:end], match.start(), match.end()))
        named.add(name)
        if len(found) >= _MOST:
            break
    return tuple(found[:_MOST])


def _binding(flat: str, span: Span) -> re.Match[str] | None:
    """The first passage of a sentence that makes other terms binding; ``name`` is what they are called."""
    for pattern in _PATTERNS:
        match = pattern.search(flat, span.start, span.end)
        if match is None:
            continue
        near = flat[max(span.start, match.start() - _AROUND) : min(span.end, match.end() + _AROUND)]
        if not _NOT.search(near):
            return match
    return None


def _holds(flat: str, name: str, after: int) -> bool:
    """Whether the terms follow in the same text: a heading with their name, and a good deal of text below it."""
    words = _WORDS.findall(name)
    # "den Allgemeinen Bedingungen" stand below the heading "Allgemeine Bedingungen"
    head = r"[\s(-]{1,3}".join(rf"{re.escape(re.sub('[nrms]$', '', word))}\w{{0,2}}" for word in words[-2:])
    heading = re.search(
        rf"^[\s#*|]*{_ANNEX}(?:\w+\s){{0,5}}?{head}\b[^.;\n]{{0,40}}$", flat[after:], re.MULTILINE | re.IGNORECASE
    )
    return heading is not None and len(flat[after + heading.end() :].strip()) >= _ATTACHED
