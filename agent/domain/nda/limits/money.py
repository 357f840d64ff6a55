"""Sums of money in a contract; the currency is kept, nothing is converted."""

import re
from dataclasses import dataclass

from agent.domain.nda.limits.numerals import ENGLISH, ENGLISH_SMALL, FIGURE, GERMAN, figure, number
from agent.domain.nda.typography import plain


@dataclass(frozen=True, slots=True)
class Money:
    """A sum: ``value`` in units of ``currency`` (ISO 4217)."""

    value: float
    currency: str
    start: int
    end: int
    text: str


_SIGNS = {
    "EUR": r"[Tk]?(?:EUR\b|€)|Euros?\b",  # TEUR and T€: thousands
    "USD": r"USD\b|US[- ]?\$|U\.S\.\s?\$|(?:US|U\.S\.)[- ]?Dollars?\b|Dollars?\b|\$",
    "CHF": r"CHF\b|SFr\.?|(?:Schweizer\s)?Franken\b|Swiss\sfrancs?\b",
    "GBP": r"GBP\b|£|pounds?(?:\ssterling)?\b|(?:britische\s)?Pfund(?:\sSterling)?\b",
    "CNY": r"CNY\b|RMB\b|Renminbi\b|Yuan\b",
    "JPY": r"JPY\b|¥|Yen\b",
    **{code: rf"{code}\b" for code in "SEK NOK DKK PLN CZK HUF CAD AUD SGD HKD INR KRW BRL TRY ZAR MXN".split()},
}
_SIGN_NAMES = "|".join(f"(?:{pattern})" for pattern in _SIGNS.values())
_FACTORS = {
    **dict.fromkeys(("t", "k", "tsd", "tausend", "thousand"), 1_000),
    **dict.fromkeys(("m", "mio", "mn", "mill", "million", "millionen", "millions"), 1_000_000),
    **dict.fromkeys(("mrd", "bn", "milliarde", "milliarden", "billion"), 1_000_000_000),
}
_FACTOR = (
    r"(?:Mio|Mill|Mrd|Tsd)\b\.?|Millionen|Milliarden?|Millions?|Billion|Tausend|thousand|mn\b|bn\b|[kKmMT](?![a-z])"
)
_BEFORE = re.compile(
    rf"(?<![\w])(?P<sign>{_SIGN_NAMES})\s{{0,3}}(?P<figure>{FIGURE})(?:,--?|\.--?)?(?:\s{{0,2}}(?P<factor>{_FACTOR}))?",
    re.IGNORECASE,
)
_SPELLED = rf"(?:\((?:{ENGLISH}|{GERMAN})\)\s{{0,3}})?"
_AFTER = re.compile(
    rf"(?<![\w.,'])(?P<figure>{FIGURE})(?:,--?|\.--?)?\s{{0,3}}{_SPELLED}"
    rf"(?:(?P<factor>{_FACTOR})\s{{0,3}})?(?P<sign>{_SIGN_NAMES})",
    re.IGNORECASE,
)
_WORDS = re.compile(
    rf"\b(?P<words>{ENGLISH}|{GERMAN})\s{{1,3}}(?:\({FIGURE}\)\s{{1,3}})?(?:(?P<factor>Millionen|Milliarden?"
    rf"|Million)\s{{1,3}})?(?P<sign>{_SIGN_NAMES})",
    re.IGNORECASE,
)


# half a million, three quarters of a million, one and a half million, eine Viertelmillion
_PART = re.compile(
    rf"\b(?:(?P<whole>{ENGLISH_SMALL}|\d{{1,3}})\s{{1,2}}and\s{{1,2}})?(?:(?:an?|one|(?P<three>three|drei)|ein(?:e[rn]?)?)[\s-])?"
    r"(?P<part>quarters?|half|viertel|dreiviertel|halben?)"
    r"(?:\sof)?(?:\s(?:an?|one))?[\s-]?(?P<scale>million|milliarde|billion)\s{1,3}"
    rf"(?P<sign>{_SIGN_NAMES})",
    re.IGNORECASE,
)
_PARTS = {"half": 0.5, "halbe": 0.5, "halben": 0.5, "dreiviertel": 0.75}  # any other is a quarter
_ASIDE = 16  # characters between a sum and its repetition: ", in Worten: ("


def amounts(text: str) -> list[Money]:
    """Every sum in order. A sum repeated in words in brackets is one sum."""
    flat = plain(text)
    found: list[Money] = []
    for pattern in (_BEFORE, _AFTER, _WORDS):
        found += [money for match in pattern.finditer(flat) if (money := _money(match, text))]
    found += [_part(match, text) for match in _PART.finditer(flat)]
    return _distinct(sorted(found, key=lambda money: (money.start, -money.end)))


def _money(match: re.Match[str], text: str) -> Money | None:
    groups = match.groupdict()
    factor = (groups["factor"] or "").casefold().rstrip(".")
    value = _value(groups.get("figure"), groups.get("words"), factor)
    if value is None:
        return None
    start, end = match.span()
    thousands = 1_000 if re.match(r"[Tk](?:EUR|€)", match["sign"], re.IGNORECASE) else 1
    total = float(value * thousands * _FACTORS.get(factor, 1))
    return Money(total, _currency(match["sign"]), start, end, text[start:end])


def _part(match: re.Match[str], text: str) -> Money:
    parts = _PARTS.get(match["part"].casefold(), 0.25) * (3 if match["three"] else 1)
    parts += (number(match["whole"]) or 0) if match["whole"] else 0
    start, end = match.span()
    return Money(parts * _FACTORS[match["scale"].casefold()], _currency(match["sign"]), start, end, text[start:end])


def _value(figures: str | None, words: str | None, factor: str) -> float | None:
    if words is not None:
        return number(words)
    # "1,250 Mio." is German for one and a quarter million
    if figures and factor in ("mio", "millionen", "mrd") and re.fullmatch(r"\d{1,3},\d{3}", figures):
        return float(figures.replace(",", "."))
    return figure(figures or "")


def _currency(sign: str) -> str:
    return next(code for code, pattern in _SIGNS.items() if re.fullmatch(pattern, sign, re.IGNORECASE))


def _distinct(found: list[Money]) -> list[Money]:
    kept: list[Money] = []
    for money in found:
        last = kept[-1] if kept else None
        if last and money.start < last.end:
            continue
        if last and money.start - last.end <= _ASIDE and (money.value, money.currency) == (last.value, last.currency):
            continue
        kept.append(money)
    return kept
