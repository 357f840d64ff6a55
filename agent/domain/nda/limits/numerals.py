"""Numbers as contracts write them: figures with German or English separators, and words."""

import re

_DE = {
    "null": 0,
    **dict.fromkeys("ein eins eine einem einen einer eines".split(), 1),
    **dict.fromkeys(("zwei", "zweier", "zwo"), 2),
    **dict.fromkeys(("drei", "dreier"), 3),
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "elf": 11,
    "zwölf": 12,
    "dreizehn": 13,
    "vierzehn": 14,
    "fünfzehn": 15,
    "sechzehn": 16,
    "siebzehn": 17,
    "achtzehn": 18,
    "neunzehn": 19,
    "zwanzig": 20,
    "dreissig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
_DE_HALVES = {"anderthalb": 1.5, "halb": 0.5, "halbe": 0.5, "halbes": 0.5, "halben": 0.5}
_EN_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_EN_LARGE = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_LONGEST = 80  # characters of a number in words; longer is no number

# bounded, so that a match takes linear time whatever the text
FIGURE = r"(?:\d{1,3}(?:[.,' ]\d{3}){1,5}(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,3})?)(?!\d)"
_EN_WORDS = "|".join(sorted([*_EN_SMALL, *_EN_LARGE, "hundred"], key=len, reverse=True))
_EN_MORE = rf"(?:[\s-]{{1,2}}(?:and[\s-])?(?:{_EN_WORDS}))"
ENGLISH = rf"(?:an?[ ](?=hundred|thousand|million))?(?:{_EN_WORDS}){_EN_MORE}{{0,6}}\b"
ENGLISH_SMALL = rf"(?:{_EN_WORDS}){_EN_MORE}{{0,3}}\b"
GERMAN = (
    "(?:ein|zwei|zwo|drei|vier|fünf|fuenf|sech|sieb|acht|neun|zehn|elf|zwölf|zwoelf|zwanzig|hundert|tausend"
    r"|anderthalb|halb)[a-zäöüß]{0,50}\b"
)


def figure(text: str) -> float | None:
    """The value of figures: ``250.000,00``, ``50,000.00``, ``0,5``, ``50'000``, ``1 000``.

    One kind of separator before exactly three digits separates thousands (``50.000`` is fifty
    thousand in a contract), unless a zero leads.
    """
    digits = re.sub(r"[' ]", "", text)
    marks = re.findall("[.,]", digits)
    if not marks:
        return float(digits) if digits.isascii() and digits.isdigit() else None
    last = marks[-1]
    whole, _, rest = digits.rpartition(last)
    grouped = len(rest) == 3 and len(set(marks)) == 1 and not whole.startswith("0")
    if grouped or marks.count(last) > 1:
        whole, rest = digits, ""
    try:
        return float(f"{re.sub('[.,]', '', whole)}.{rest or 0}")
    except ValueError:
        return None


def german(word: str) -> float | None:
    """The value of a German number word (``zweihundertfünfzigtausend``, ``anderthalb``)."""
    if len(word) > _LONGEST:
        return None
    folded = word.casefold().replace("fuenf", "fünf").replace("zwoelf", "zwölf")
    if folded in _DE_HALVES:
        return _DE_HALVES[folded]
    if folded.endswith("einhalb") and folded != "einhalb":
        whole = german(folded.removesuffix("einhalb"))
        return None if whole is None else whole + 0.5
    return _german_whole(folded)


def _german_whole(word: str) -> int | None:
    for name, factor in (("tausend", 1_000), ("hundert", 100)):
        left, found, right = word.partition(name)
        if found:
            head = _german_whole(left) if left else 1
            tail = _german_whole(right.removeprefix("und")) if right else 0
            return None if head is None or tail is None else head * factor + tail
    if word in _DE:
        return _DE[word]
    unit, found, tens = word.partition("und")
    if found and unit in _DE and _DE.get(tens, 0) >= 20:
        return _DE[tens] + _DE[unit]
    return None


def english(phrase: str) -> float | None:
    """The value of English number words (``one hundred and twenty-five thousand``)."""
    if len(phrase) > 2 * _LONGEST:
        return None
    total = current = 0
    words = re.split(r"[\s-]+", phrase.casefold().strip())
    for word in words:
        if word in _EN_SMALL:
            current += _EN_SMALL[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _EN_LARGE:
            total, current = total + max(current, 1) * _EN_LARGE[word], 0
        elif word not in ("and", "a", "an"):
            return None
    return float(total + current) if any(word not in ("and", "a", "an", "") for word in words) else None


def number(text: str) -> float | None:
    """The value of figures or number words in either language; None for anything else."""
    text = text.strip()
    if not text:
        return None
    if text[0].isdigit():
        return figure(text)
    value = english(text)
    return value if value is not None else german(text)
