"""The figures of a promise. Where a number can be read in two ways, the one that promises more is taken."""

import re
from dataclasses import dataclass

_NUMBER = r"(?<![\d.,])(\d[\d.,\u00a0\u202f ]*\d|\d)"
_EURO = re.compile(rf"(?:€|EUR|Euro)\s?{_NUMBER}|{_NUMBER}\s?(?:€|EUR\b|Euros?\b)", re.I)
_DECIMAL = re.compile(r"(?<![\d.,±])\d{1,6}[.,]\d{2}(?![\d,]|\.\d)(?!\s?(?:%|Prozent|per\s?cent|[mµ]m\b|Uhr\b|h\b))")
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
_LENGTHS = {"tag": 1, "day": 1, "woche": 7, "week": 7, "monat": 31, "month": 31, "jahr": 366, "year": 366}
_UNIT = rf"(?:{'|'.join(_LENGTHS)})"
_DAYS = re.compile(rf"\bnet\s?(\d{{1,9}})\b|(\d{{1,9}})[\s-]*(?:\w{{1,12}}\s)?(\w{{0,12}}?{_UNIT}|net\b)", re.I)
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety"
_DAY_WORDS = _WORDS | {
    name: value for tens in (_TENS, _TENS_EN) for value, name in zip(range(20, 100, 10), tens.split(), strict=True)
}
_SPELLED = re.compile(rf"\b([^\W\d_]+)[\s-]({_UNIT})", re.I)
# a number in words that is not read, or a term that runs from a later day than the invoice's
_UNREADABLE = re.compile(
    r"\b\w*(?:zig|ßig|zehn|hundert|tausend|teen|hundred|thousand|und\w+zig|ty-\w+)\b|\b\w*(?:monats|quartals|jahres)ende\b"
    r"|\bEOM\b|\bend\sof\s(?:the\s|each\s)?(?:following\s)?(?:month|quarter|year)|\bUltimo\b|\d[.,]\d{3}\s?(?:tag|day)"
    r"|\b(?:halbe\w*|half)\s(?:ein\w*\s|an?\s)?(?:jahr|year)",
    re.I,
)
_TERM = re.compile(
    r"zahlungs(?:ziel|beding|frist)|\bziel\b|\bnetto\b|\braten|\bstund|\b(?:be)?zahl\w*|überweis|fällig|valuta"
    r"|\bpayment\b|\bterms?\b|\bnet\b|\bdays?\b|\btage?n?\b|instal?lment|\bpay(?:ing)?\b|\btransfer|\bdue\b",
    re.I,
)
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
    term: bool
    over_limit: bool
    all_articles: bool


def figures(statement: str) -> Figures:
    euros = [_lowest(first or second) for first, second in _EURO.findall(statement)]
    percents = [_highest(each) for each in _PERCENT.findall(statement)]
    percents += [float(_WORDS[each.lower()]) for each in _PERCENT_WORD.findall(statement)]
    articles = sorted(set(_ARTICLE.findall(statement)))
    return Figures(
        article=articles[0] if len(articles) == 1 else None,
        price=_price(euros, statement),
        discount=_discount(percents, statement),
        amount=_largest(_EURO.findall(statement)),
        days=_days(statement),
        term=bool(_TERM.search(statement)),
        over_limit=bool(_OVER_LIMIT.search(statement)),
        all_articles=bool(_ALL.search(statement)) or len(articles) > 1,
    )


def prices_in(statement: str) -> list[list[float]]:
    """Every amount of money that is named, EUR, each in the ways in which it can be read."""
    found = [first or second for first, second in _EURO.findall(statement)]
    return [_readings(each) for each in dict.fromkeys([*found, *_DECIMAL.findall(statement)])]


def _days(statement: str) -> int | None:
    """The longest of what is named; a month counts 31. None where there is none, or one that is not read."""
    found = [int(net or number) * _length(unit) for net, number, unit in _DAYS.findall(statement)]
    words = [(word.lower(), unit) for word, unit in _SPELLED.findall(statement)]
    found += [_DAY_WORDS[word] * _length(unit) for word, unit in words if word in _DAY_WORDS]
    left = _UNREADABLE.sub(lambda each: "" if each[0].lower() in _DAY_WORDS else "?", statement)
    return None if left.count("?") > statement.count("?") else max(found, default=None)


def _length(unit: str) -> int:
    return next((days for name, days in _LENGTHS.items() if unit.lower().endswith(name)), 1)


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
