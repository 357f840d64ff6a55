"""The figures of a promise. Where a number can be read in two ways, the one that promises more is taken."""

import re
from dataclasses import dataclass

_NUMBER = r"(?<![\d.,])(\d[\d.,\u00a0\u202f ]*\d|\d)"
_EURO = re.compile(rf"(?:€|EUR|Euro)\s?{_NUMBER}|{_NUMBER}\s?(?:€|EUR\b|Euros?\b)", re.I)
_PERCENT = re.compile(rf"{_NUMBER}\s?(?:%|Prozent\b|per\s?cent\b|pct\b)", re.I)
_ONES = (
    "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "one two three four five six seven eight nine ten eleven twelve",
)
_WORDS = {name: value for names in _ONES for value, name in enumerate(names.split(), start=1)}
_WORDS |= {"fünfzehn": 15, "fifteen": 15, "zwanzig": 20, "twenty": 20}
_PERCENT_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\s(?:%|Prozent\b|per\s?cent\b)", re.I)
_PER = re.compile(
    r"(?:je|pro|per|/|für|a)\s*(10{1,4}|1[.,]000)\s*(?:Stück|Stk|St\b|pieces|pcs|units|Teile|parts)", re.I
)
_DAYS = re.compile(r"(?:net\s?(\d{1,3})\b|(\d{1,3})\s?(?:Tage?n?|days?|net)\b)", re.I)
_ARTICLE = re.compile(r"\bMC-\d{3,8}\b")
_ALL = re.compile(r"\b(?:alle[ns]?|sämtliche\w*|gesamt\w*|das ganze|everything|all|entire|across the board)\b", re.I)
_REDUCTION = re.compile(
    r"nachl[aä]ss|rabatt|skonto|entgegen|günstig|billig|senk|reduzier|runter|weniger|gewähr|kriegt|bonus|ermäßig"
    r"|vergütung|\boff\b|discount|rebate|lower|reduc|\bless\b|cheaper|grant|knock|\bcut\b|\bdo\b|\bgive\b|drop|down",
    re.I,
)
_TO = re.compile(r"\b(?:auf|to|at|von|für|for)\s+(?:€|EUR|\d)", re.I)
_OVER_LIMIT = re.compile(
    r"limit\w*.*(?:überschritt|überzogen|exceeded|exhausted|ausgeschöpft)|(?:überschritt|überzogen|ausgeschöpft)\w*.*limit"
    r"|(?:trotz|ungeachtet|despite|ohne|without|over|above|über).*limit|ausnahme.*limit|exception.*limit",
    re.I | re.S,
)


@dataclass(frozen=True, slots=True)
class Figures:
    """As in `agent.domain.rights.commitment.Commitment`; ``all_articles``: it is said of more than one article."""

    article: str | None
    price: float | None
    discount: float | None
    amount: float | None
    days: int | None
    over_limit: bool
    all_articles: bool


def figures(statement: str) -> Figures:
    euros = [_lowest(first or second) for first, second in _EURO.findall(statement)]
    percents = [_highest(each) for each in _PERCENT.findall(statement)]
    percents += [float(_WORDS[each.lower()]) for each in _PERCENT_WORD.findall(statement)]
    days = [int(first or second) for first, second in _DAYS.findall(statement)]
    articles = sorted(set(_ARTICLE.findall(statement)))
    return Figures(
        article=articles[0] if len(articles) == 1 else None,
        price=_price(euros, statement),
        discount=_discount(percents, statement),
        amount=_largest(_EURO.findall(statement)),
        days=max(days, default=None),
        over_limit=bool(_OVER_LIMIT.search(statement)),
        all_articles=bool(_ALL.search(statement)) or len(articles) > 1,
    )


def _price(euros: list[float], statement: str) -> float | None:
    """EUR a piece; the lowest of what is named, and none for "2 € less", which is no price."""
    if not euros or (_REDUCTION.search(statement) and not _TO.search(statement)):
        return None
    per = _PER.search(statement)
    pieces = float(re.sub(r"\D", "", per.group(1))) if per else 1.0
    return min(euros) / pieces if min(euros) > 0 else None


def _discount(percents: list[float], statement: str) -> float | None:
    """A ratio: several add up. None where it is no reduction, or not one below 100 %."""
    total = sum(percents) / 100
    return total if 0 < total < 1 and _REDUCTION.search(statement) else None


def _largest(found: list[tuple[str, str]]) -> float | None:
    return max((_highest(first or second) for first, second in found), default=None)


def _lowest(number: str) -> float:
    return min(_readings(number))


def _highest(number: str) -> float:
    return max(_readings(number))


def _readings(number: str) -> list[float]:
    """``1.250,00`` and ``1,250.00`` read one way; ``4.200`` both ways, whatever the language of the text."""
    bare = re.sub(r"[\s\u00a0\u202f]", "", number).rstrip(".,")
    marks = [char for char in bare if char in ".,"]
    digits = bare.replace(".", "").replace(",", "")
    if not marks:
        return [float(digits)]
    decimals = len(bare) - 1 - max(bare.rfind("."), bare.rfind(","))
    fraction = float(digits) / 10**decimals
    if len(set(marks)) == 2 or (len(marks) == 1 and decimals != 3):
        return [fraction]
    if len(marks) > 1:
        return [float(digits)]
    return [fraction, float(digits)]
