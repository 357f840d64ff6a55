"""Numbers with what they count: ``63,4 %``, ``€1.2m``, ``1.250 Stück``, ``12``."""

import re
from collections.abc import Iterator

from agent.domain.draft.figure import Figure, FigureKind
from agent.domain.language import Language

# 1.250,50 / 1,250.50 / 63,4 / 12: grouped (also with blanks that don't break, DIN 5008), else with decimals
NUMBER = r"(?:\d{1,3}(?:[.,'’\u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?(?!\d))"
_CURRENCY = r"€|T€|k€|US\$|\$|£|(?:TEUR|KEUR|EUR|Euros?|Cents?|USD|Dollars?|GBP|Pfund|pounds?|CHF|Franken)(?![^\W_])"
_PERCENT = r"%|‰|(?:Prozent|percent|per\scent|pct|v\.\s?H\.)(?![^\W_])|prozentig\w{0,3}"
_POINTS = r"%-?Punkten?|(?:Prozentpunkten?|percentage\spoints?|pp)(?![^\W_])"
COUNTED = (
    "Stück Stk St pieces piece pcs pc units unit Einheiten Einheit Paletten Palette pallets pallet Container containers"
    " Kartons cartons kg Kilogramm Tonnen tonnes tons t g mm cm m km Liter litres l"
    " Tagen Tage Tages Tag days day Werktage Werktagen Arbeitstage Arbeitstagen Wochen Woche weeks week Monaten Monate"
    " Monats Monat months month Jahren Jahre Jahres Jahr years year Stunden Stunde hours hour Minuten Minute minutes"
    " minute Quartale Quartalen quarters Bestellungen Aufträge Lieferungen orders deliveries"
).split()
UNIT_WORDS = "|".join(sorted(COUNTED, key=len, reverse=True))
_SCALE = {
    "tsd": 3, "tausend": 3, "thousand": 3, "k": 3, "mio": 6, "million": 6, "millionen": 6, "millions": 6, "m": 6,
    "mrd": 9, "milliarde": 9, "milliarden": 9, "billion": 9, "bn": 9,
}  # fmt: skip
_SCALES = r"(?:Tsd|Tausend|thousand|Mio|Millionen|millions|million|Mrd|Milliarden?|billion|bn)(?![^\W_])\.?"
_AMOUNT = re.compile(
    rf"(?P<sign>(?<![^\s(:])[−+-])?(?P<before>(?<![^\W_])(?:{_CURRENCY})\s?)?(?<![^\W_])(?P<number>{NUMBER})"
    rf"(?P<cents>,[-–—]{{1,2}})?(?:\s?(?P<scale>{_SCALES})|(?P<letter>[mk])(?![^\W_]))?"
    rf"(?:[\s-]?(?P<points>{_POINTS})|[\s-]?(?P<percent>{_PERCENT})|\s?(?P<after>{_CURRENCY})"
    rf"|[\s-]?(?P<counted>(?:{UNIT_WORDS})(?![^\W_])))?",
    re.IGNORECASE,
)
_EUROS = {"€": 0, "eur": 0, "euro": 0, "euros": 0, "t€": 3, "k€": 3, "teur": 3, "keur": 3, "cent": -2, "cents": -2}
_FOREIGN = {"$": "usd", "us$": "usd", "dollar": "usd", "dollars": "usd", "£": "gbp", "pfund": "gbp", "pound": "gbp"}
_LONGEST = 40  # digits of a number that anybody means


def amounts(text: str, language: Language) -> Iterator[Figure]:
    """Every number that is left in the text, with its sign and unit."""
    for match in _AMOUNT.finditer(text):
        yield _figure(match, language)


def canonical(written: str, language: Language) -> str:
    """``1.250,50`` and ``1,250.50`` as ``1250.50``; a single mark before three digits is read as the language does."""
    digits = re.sub("['’\u00a0\u202f\u2009]", "", written)
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0 or _is_grouped(digits, last, language):
        return _plain(re.sub("[.,]", "", digits), "")
    return _plain(re.sub("[.,]", "", digits[:last]), digits[last + 1 :])


def _is_grouped(digits: str, last: int, language: Language) -> bool:
    mark = digits[last]
    if digits.count(mark) > 1:
        return True
    both = "," in digits and "." in digits
    grouping = "." if language is Language.DE else ","
    return not both and len(digits) - last == 4 and last <= 3 and not digits.startswith("0") and mark == grouping


def _plain(whole: str, decimals: str) -> str:
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{decimals}" if decimals else whole


def _figure(match: re.Match[str], language: Language) -> Figure:
    value = canonical(match["number"], language)
    kind, value = _kind(match, value)
    if match["sign"] in ("−", "-"):
        value = f"-{value}"
    return Figure(kind, match[0], match.start(), match.end(), value)


def _kind(match: re.Match[str], value: str) -> tuple[FigureKind, str]:
    currency = (match["before"] or match["after"] or ("€" if match["cents"] else "")).strip().casefold()
    places = _SCALE.get((match["scale"] or "").rstrip(".").casefold(), 0)
    letter = (match["letter"] or "").casefold()
    if currency:
        places += _SCALE.get(letter, 0) + _EUROS.get(currency, 0)
        name = "" if currency in _EUROS else _FOREIGN.get(currency, currency) + " "
        return FigureKind.MONEY, name + moved(value, places)
    if match["percent"]:
        return FigureKind.PERCENT, moved(value, places - (1 if match["percent"] == "‰" else 0))
    if match["points"]:
        return FigureKind.POINTS, value
    if letter or match["counted"]:
        return FigureKind.QUANTITY, moved(value, places)
    if re.fullmatch(r"(?:19|20|21)\d\d", match["number"]) and not places and not match["sign"]:
        return FigureKind.PERIOD, value
    return FigureKind.NUMBER, moved(value, places)


def moved(value: str, places: int) -> str:
    """The number with its decimal point moved to the right: ``1.2`` by 6 is ``1200000``."""
    if not places or len(value) > _LONGEST:
        return value
    whole, _, decimals = value.partition(".")
    if places > 0:
        padded = decimals.ljust(places, "0")
        return _plain(whole + padded[:places], padded[places:])
    padded = whole.rjust(1 - places, "0")
    return _plain(padded[:places], padded[places:] + decimals)
