"""How figures and dates are not written in a letter of the language."""

import re
from collections.abc import Mapping, Sequence

from agent.domain.language import Language

_DE, _EN = Language.DE, Language.EN
_BLANK = "[ \u00a0\u202f\u2009]"
_GERMAN_MONTHS = "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
_ENGLISH_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_ONLY_ENGLISH = "january|february|march|may|june|july|october|december"
_ONLY_GERMAN = "januar|februar|märz|mai|juni|juli|oktober|dezember"
_ISO = r"(?<![\w./-])(?:19|20)\d\d-\d\d-\d\d(?![\w/-])"
_SLASHED = r"(?<![\w./-])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])"


def _any(*parts: str) -> "re.Pattern[str]":
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)


# code of the text that tells it: what is looked for
FIGURES: Mapping[Language, Sequence[tuple[str, "re.Pattern[str]"]]] = {
    _DE: (
        ("percent", _any(r"(?<![\w.,])\d[\d.,]{0,20}%", r"(?<![\w.,])\d{1,3}\.\d{1,2}\s?%")),
        (
            "money",
            _any(
                r"€\s?\d[\d.,]{0,20}",
                r"(?<![\w.,])\d[\d.,]{0,20}(?:€|EUR(?!\w))",
                rf"(?<![\w.,])\d{{1,3}}(?:,\d{{3}}){{1,5}}(?:\.\d\d)?{_BLANK}?(?:€|EUR|Euro)(?!\w)",
                rf"(?<![\w.,])\d{{1,9}}\.\d\d{_BLANK}(?:€|EUR|Euro)(?!\w)",
                rf"(?<![\w.,])\d{{5,9}}(?:,\d\d)?{_BLANK}(?:€|EUR|Euro)(?!\w)",
            ),
        ),
        (
            "number",
            _any(
                rf"(?<![\w.,])\d{{1,3}}(?:,\d{{3}}){{1,5}}{_BLANK}(?:Stück|Stk|Teile|Einheiten)(?!\w)",
                r"(?<![\w.,])\d{1,3}(?:,\d{3}){2,5}(?![\d,])",
                rf"(?<![\w.,])\d{{5,9}}{_BLANK}(?:Stück|Stk|Teile|Einheiten)(?!\w)",
                r"(?<![\w.,])\d{1,9}(?:Stück|Stk|Teile)(?!\w)",
            ),
        ),
        (
            "date",
            _any(
                _ISO,
                _SLASHED,
                r"(?<![\w.,])(?:\d\.\d{1,2}|\d\d\.\d)\.(?:\d{4})(?!\d)",
                r"(?<![\w.,])\d{1,2}\.\d{1,2}\.\d\d(?![\d.])",
                rf"(?<!\w)\d{{1,2}}(?:st|nd|rd|th)?\s(?:{_ONLY_ENGLISH})(?!\w)",
                rf"(?<!\w)(?:{_ENGLISH_MONTHS})\s\d{{1,2}},?\s\d{{4}}",
                rf"(?<![\w.,])\d{{1,2}}\s(?:{_GERMAN_MONTHS})(?!\w)",
                rf"(?<![\w.,])\d{{1,2}}\.(?:{_GERMAN_MONTHS})(?!\w)",
            ),
        ),
    ),
    _EN: (
        ("percent", _any(rf"(?<![\w.,])\d[\d.,]{{0,20}}{_BLANK}%", r"(?<![\w.,])\d{1,3},\d{1,2}%")),
        (
            "money",
            _any(
                rf"(?<![\w.,])\d[\d.,]{{0,20}}{_BLANK}?€",
                r"€\s\d[\d.,]{0,20}",
                r"(?:€|EUR\s)\d{1,3}(?:\.\d{3}){1,5}(?:,\d\d)?(?!\.?\d)",
                r"(?:€|EUR\s)\d{1,9},\d\d(?![\d,])",
                r"(?:€|EUR\s)\d{5,9}(?!\d)",
            ),
        ),
        (
            "number",
            _any(
                rf"(?<![\w.,])\d{{1,3}}(?:\.\d{{3}}){{1,5}}{_BLANK}(?:pieces?|pcs|units?|parts)(?!\w)",
                r"(?<![\w.,])\d{1,3}(?:\.\d{3}){2,5}(?![\d.])",
                rf"(?<![\w.,])\d{{5,9}}{_BLANK}(?:pieces?|pcs|units?|parts)(?!\w)",
            ),
        ),
        (
            "date",
            _any(
                _ISO,
                _SLASHED,
                r"(?<![\w.,])\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d\d)(?!\d)",
                r"(?<!\w)(?:on|by|until|from|before)\s\d{1,2}\.\d{1,2}\.(?!\d)",
                rf"(?<!\w)\d{{1,2}}\.?\s(?:{_ONLY_GERMAN})(?!\w)",
                rf"(?<!\w)\d{{1,2}}\.\s(?:{_ENGLISH_MONTHS})(?!\w)",
                rf"(?<!\w)(?:{_ENGLISH_MONTHS})\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}",
                rf"(?<!\w)\d{{1,2}}(?:st|nd|rd|th)\s(?:of\s)?(?:{_ENGLISH_MONTHS})(?!\w)",
            ),
        ),
    ),
}
CLOSINGS = {
    _DE: frozenset({"mit freundlichen grüßen", "mit freundlichem gruß", "freundliche grüße"}),
    _EN: frozenset({"kind regards,", "yours sincerely,", "yours faithfully,"}),
}
SUBJECT_LABEL = re.compile(r"\s*(?:betreff|betr\.|betrifft|subject|re\s?:?\s?subject)\s?:", re.IGNORECASE)
REPEATED = re.compile(r"(?:\s*(?:aw|re|wg|fwd?|antw)\s?:){2,}", re.IGNORECASE)
GENERIC = frozenset(
    "anfrage info information informationen termin terminvorschlag update rückfrage frage bitte wichtig dringend hallo"
    " order nachricht nachbestellung bestellung angebot forecast meeting request question important urgent hello"
    " reminder erinnerung follow up follow-up kurze your our ihre ihr unser unsere".split()
)
# words that begin a sentence with a small letter after the comma of a German salutation
SMALL = frozenset(
    "wir ich im in am an auf aus bei bitte danke das dem den der des die dies diese dieser ein eine einen für gern"
    " gerne herzlichen heute hier mit nach seit unser unsere vielen von vom wie wegen zu zum zur über um es"
    " anbei".split()
)
COMPANY_DATA = {
    "HRB": re.compile(r"HR[AB]\s?\d|Company\sNo", re.IGNORECASE),
    "Amtsgericht / register court": re.compile(
        r"Amtsgericht|Registergericht|Handelsregister|Register\sCourt|Commercial\sRegister", re.IGNORECASE
    ),
    "Geschäftsführung / managing directors": re.compile(
        r"Geschäftsführ|Managing\sDirectors?|Directors?:", re.IGNORECASE
    ),
    "Sitz / registered office": re.compile(r"Sitz|Registered\soffice", re.IGNORECASE),
}
