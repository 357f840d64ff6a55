"""Terms that a draft makes part of the contract without holding them: “the Standard Terms posted at …”.

Nobody who reads the draft has read them. So nothing may be said about what the contract lacks.
"""

import re
from collections.abc import Iterator

from agent.domain.nda.reading import Span
from agent.domain.nda.review import Incorporated
from agent.domain.nda.sentences import sentences
from agent.domain.nda.typography import plain

_MOST = 3
_ABOUT = re.compile(
    r"terms|conditions|\bm?nda\b|agreement|bedingungen|\bagb\b|polic(?:y|ies)|guidelines|richtlinie", re.IGNORECASE
)
# other terms: a name of several words, ending in what such texts are called
_NAME = (
    r"(?P<name>(?:[A-ZÄÖÜ][\w&.'’-]*\s){0,7}?(?:(?:Standard|General|Additional|Business|Supplementary|NDA"
    r"|Confidentiality|Purchase|Purchasing|Supply|Website|Vendor|Supplier|Master|Mutual)\s){0,4}"
    r"(?:Terms(?:\s(?:and|&)\s(?:Conditions|Terms))?(?:\sof\s(?:[A-Z]\w+\s?){1,3})?|Conditions(?:\sof\s(?:[A-Z]\w+\s?){1,3})?"
    r"|M?NDA|Non-Disclosure\sAgreement|Confidentiality\sAgreement|Master\s\w+\sAgreement|Framework\sAgreement"
    r"|Guidelines?|Polic(?:y|ies))(?:\s\(?Version\s[\d.]+\)?)?)"
)
_LOWER = (
    r"(?P<name>(?:(?:standard|general|additional|supplementary|business|nda|confidentiality|purchas(?:e|ing)|supply"
    r"|supplier|vendor)\s){1,4}(?:terms(?:\sand\sconditions)?|conditions)(?:\sof\s\w+)?)"
)
_BEDINGUNGEN = (
    r"(?P<name>(?:(?:Allgemeine[nr]?|Ergänzende[nr]?|Besondere[nr]?|Standard)\s)?(?:\w+-)?"
    r"(?:Geschäfts|Einkaufs|Liefer|Vertrags|Verkaufs|Geheimhaltungs|Vertraulichkeits|Standard|NDA-?|Zusatz|Lieferanten|Nutzungs)"
    r"-?(?:bedingungen|Bedingungen|vereinbarungs-?bedingungen|richtlinien?)|AGB\b|(?:Allgemeine[nr]?|Ergänzende[nr]?)\sBedingungen)"
)
_WHERE = (
    r"(?:available|posted|published|found|accessible|viewable|located|displayed|downloadable)\s(?:\w+\s){0,3}?"
    r"(?:at|on|under|from|via|in)\b|\battached\b|\benclosed\b|\bannexed\b|https?://|\bwww\.|\bas\s(?:amended|updated)\b"
    r"|a\scopy\sof\swhich|reference\scopy"
)
_WO = (
    r"abrufbar|einsehbar|veröffentlicht|zu\sfinden|hinterlegt|nachzulesen|herunterladen|https?://|\bwww\.|website|webseite"
    r"|internetseite|homepage|beigefügt|beiliegend|\bals\sanlage|jeweils\s(?:gültig|gelt|aktuell)|in\sder\sfassung|\bstand\b"
)
_GAP = r"[^.;]{0,120}?"
_ENGLISH = tuple(
    re.compile(pattern)
    for name in (_NAME, rf"(?i:{_LOWER})")
    for pattern in (
        # "the parties enter into the X (available at …)", "is subject to the X posted at …"
        rf"(?i:\benters?\sinto|\bentering\sinto|\b(?:is|are|be)\s(?:\w+\s){{0,2}}?(?:subject\sto|governed\sby)|\bagrees?\sto"
        rf"|\b(?:in\saccordance|together)\swith|\bconsists?\sof\b{_GAP}\band|\baccepts?)\s(?i:(?:\(\d\)\s)?(?:the|our|its|\w+['’]s)\s)"
        rf"{name}(?:(?!\bthese\b)[^;]){{0,90}}?(?i:{_WHERE})",
        # "incorporates the X by reference", "the X are incorporated herein", "the X form part of this agreement"
        rf"(?i:\bincorporat(?:es?|ing)\s(?:by\sreference\s)?(?:the|our|its)\s){name}",
        rf"(?i:\b(?:the|our|its)\s){name}\b(?i:[^.;]{{0,80}}?\b(?:(?:is|are|shall\sbe|being)\s(?:hereby\s)?incorporated|forms?\s(?:an?\s)?"
        rf"(?:integral\s)?part\sof|shall\sform\s(?:an?\s)?(?:integral\s)?part\sof|(?:shall\s(?:also\s)?|also\s|additionally\s)apply)\b)",
    )
)
_GERMAN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:\b(?:gelten|gilt|finden|unterliegt|unterliegen|unterfällt|akzeptiert|akzeptieren|anerkenn\w+|erkennt)\b[^.;]{{0,60}}?\b"
        rf"(?:die|den|unsere[nr]?|ihre[nr]?|seine[nr]?|deren|der)\s(?:\w+\s)?){_BEDINGUNGEN}",
        rf"(?i:\b(?:die|unsere|ihre|seine|deren)\s(?:\w+\s)?){_BEDINGUNGEN}\b(?i:[^.;]{{0,140}}?\b(?:bestandteil|teil\sdieser\s(?:vereinbarung)?"
        rf"|einbezogen|gelten|anwendung|maßgeblich|zugrunde))",
        rf"(?i:\b(?:auf\s(?:der\s)?grundlage|gemäß|nach\smaßgabe|unter\seinbeziehung|unter\szugrundelegung|zu\sden|nach\sden)\b[^.;]{{0,30}}?)"
        rf"{_BEDINGUNGEN}\b(?i:[^;]{{0,100}}?(?:{_WO}))",
    )
)
# the terms at hand, terms shut out, somebody else's terms, and rules that are no contract between the parties
_NOT = re.compile(
    r"\bthese\s(?:\w+\s){0,3}(?:terms|conditions)|\bdiese[rn]?\s(?:\w+\s)?bedingungen|\b(?:not|nor|neither|never|no)\b[^.;]{0,60}"
    r"(?:apply|part|incorporated|govern|subject|bound)|\b(?:nicht|kein\w*|weder|ausgeschlossen|abbedungen)\b"
    r"|\b(?:terms|nda)\s(?:set\s(?:out|forth)\s)?(?:below|herein|hereof|hereunder)|\bnachstehend|\bnachfolgend"
    r"|arbitration|schieds|incoterms|privacy|cookie|datenschutz(?:erklärung|hinweis)|applicable\slaw|gesetz",
    re.IGNORECASE,
)
_ATTACHED = 600  # characters of text under the heading of terms that are in the same file
_WORDS = re.compile(r"[^\W_]{3,}")
_ANNEX = r"(?:(?:annex|appendix|exhibit|schedule|attachment|anlage|anhang|part|teil)\s?[\w.]{0,4}\s?[:.–-]?\s{0,3}(?:to\s)?)?"


def incorporated(text: str) -> tuple[Incorporated, ...]:
    """The terms that the draft incorporates and does not hold, each once, with the words that do it; at most three."""
    flat = plain(text)
    found: dict[str, Incorporated] = {}
    for span in sentences(text, _ABOUT):
        for match in _binding(flat, span):
            start, end = match.span("name")
            if not _holds(flat, flat[start:end], end):
                made = Incorporated(text[start:end], match.start(), match.end())
                found.setdefault(flat[start:end].casefold(), made)
                break
    return tuple(found.values())[:_MOST]


def _binding(flat: str, span: Span) -> Iterator[re.Match[str]]:
    """The passages of a sentence that make other terms binding; ``name`` is what they are called."""
    for pattern in (*_ENGLISH, *_GERMAN):
        match = pattern.search(flat, span.start, span.end)
        if match and not _NOT.search(flat, match.start(), min(span.end, match.end() + 60)):
            yield match


def _holds(flat: str, name: str, after: int) -> bool:
    """Whether the terms follow in the same text: a heading with their name, and a good deal of text below it."""
    words = _WORDS.findall(name)
    head = r"[\s(]{1,3}".join(map(re.escape, words[-2:] if len(words) > 1 else words))
    heading = re.search(
        rf"^[\s#*|]*{_ANNEX}(?:\w+\s){{0,5}}?{head}\b[^.;\n]{{0,40}}$", flat[after:], re.MULTILINE | re.IGNORECASE
    )
    return heading is not None and len(flat[after + heading.end() :].strip()) >= _ATTACHED
