"""Figures in words: ``zwölf Prozent``, ``twenty-five``, ``ein Dutzend``, ``die Hälfte``, ``twice``.

Up to twelve a word that counts things of the text itself is none ("zwei Terminvorschläge"): DIN 5008 writes small
numbers so. With a unit behind it, it is one ("zwei Wochen").
"""

import re
from collections.abc import Iterator

from agent.domain.draft.figure import Figure, FigureKind
from agent.domain.draft.figure_numbers import UNIT_WORDS

_SMALL = 12
_DE = {
    "null": 0, "ein": 1, "eine": 1, "einem": 1, "einen": 1, "einer": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3,
    "vier": 4, "fünf": 5, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
    "zwoelf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "fuenfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50,
    "fuenfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_EN = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_TIMES = {
    "hundert": 100, "hunderte": 100, "hundred": 100, "hundreds": 100, "tausend": 1000, "tausende": 1000,
    "thousand": 1000, "thousands": 1000, "million": 10**6, "millionen": 10**6, "millions": 10**6,
    "milliarde": 10**9, "milliarden": 10**9, "billion": 10**9, "dutzend": 12, "dutzende": 12, "dozen": 12, "dozens": 12,
}  # fmt: skip
# what is always a share or a factor
_SHARES = {"hälfte": "50", "haelfte": "50", "half": "50", "halve": "50", "halves": "50"}
_FACTORS = {
    "doppelte": 2, "doppelten": 2, "verdoppelt": 2, "verdoppeln": 2, "twice": 2, "doubled": 2, "verdreifacht": 3,
    "dreifache": 3, "tripled": 3, "halbiert": 2, "halved": 2,
}  # fmt: skip
_FRACTIONS = {"drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10, "third": 3, "thirds": 3, "quarter": 4,
              "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_LONGEST_WORD = 60
_PERCENT = re.compile(r"[\s-]?(?:prozent|percent|per\scent|pct|%)(?![^\W_])", re.IGNORECASE)
_POINTS = re.compile(r"\s(?:prozentpunkten?|percentage\spoints?)(?![^\W_])", re.IGNORECASE)
_EUROS = re.compile(r"[\s-]?(?:euros?|eur|€)(?![^\W_])", re.IGNORECASE)
_COUNTED = re.compile(rf"(?:\s[^\W\d_]{{1,20}})?\s(?:{UNIT_WORDS})(?![^\W_])", re.IGNORECASE)
_SUFFIX = re.compile(
    r"(prozentige[nmrs]?|wöchige?[nmrs]?|tägige?[nmrs]?|monatige?[nmrs]?|jährige?[nmrs]?|fache?[nmrs]?|mal)$"
)


def figures_in_words(text: str) -> Iterator[Figure]:
    """Every figure that is written out, in either language."""
    run: list[tuple[int, int, str]] = []
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        if run and not _goes_on(text[run[-1][1] : match.start()], word):
            yield from _figures(text, run)
            run = []
        if _value(word) is not None or word in _TIMES or (run and word == "and"):
            run.append((match.start(), match.end(), word))
        else:
            yield from _figures(text, run)
            run = []
            yield from _single(text, match, word)
    yield from _figures(text, run)


def _goes_on(gap: str, word: str) -> bool:
    return gap in (" ", "\u00a0", "-") and (word == "and" or word in _TIMES or _value(word) is not None)


def _figures(text: str, run: list[tuple[int, int, str]]) -> Iterator[Figure]:
    while run and run[-1][2] == "and":
        run = run[:-1]
    if not run:
        return
    start, end, value = run[0][0], run[-1][1], _total([word for _, _, word in run])
    named = any(word in _TIMES for _, _, word in run)
    share = _fraction(text, end, value)
    if share is not None:
        yield Figure(FigureKind.PERCENT, text[start : share[0]], start, share[0], share[1])
        return
    for kind, unit in ((FigureKind.POINTS, _POINTS), (FigureKind.PERCENT, _PERCENT), (FigureKind.MONEY, _EUROS)):
        behind = unit.match(text, end)
        if behind:
            yield Figure(kind, text[start : behind.end()], start, behind.end(), str(value))
            return
    behind = _COUNTED.match(text, end)
    if behind and value != 1:
        yield Figure(FigureKind.QUANTITY, text[start : behind.end()], start, behind.end(), str(value))
    elif value > _SMALL or named:
        yield Figure(FigureKind.NUMBER, text[start:end], start, end, str(value))


def _fraction(text: str, end: int, value: int) -> tuple[int, str] | None:
    """``zwei Drittel``, ``a third of``, ``three quarters``: the share in percent, where it is one."""
    match = _WORD.match(text, end + 1) if text[end : end + 1] in (" ", "-") else None
    part = _FRACTIONS.get(match[0].casefold(), 0) if match else 0
    if not match or not part or not 1 <= value < part:
        return None
    return match.end(), f"{100 * value / part:.2f}".rstrip("0").rstrip(".")


def _single(text: str, match: re.Match[str], word: str) -> Iterator[Figure]:
    """Words that are a figure by themselves, and compounds: ``zwölfprozentig``, ``dreifach``."""
    if word in _SHARES:
        yield Figure(FigureKind.PERCENT, match[0], match.start(), match.end(), _SHARES[word])
    elif word in _FACTORS:
        yield Figure(FigureKind.NUMBER, match[0], match.start(), match.end(), str(_FACTORS[word]))
    elif word in ("a", "an") and text[match.end() :][:1] == " ":
        share = _fraction(text, match.end(), 1)
        if share and text[share[0] : share[0] + 4] == " of ":
            yield Figure(FigureKind.PERCENT, text[match.start() : share[0]], match.start(), share[0], share[1])
    else:
        yield from _compound(match, word)


def _compound(match: re.Match[str], word: str) -> Iterator[Figure]:
    suffix = _SUFFIX.search(word) if len(word) <= _LONGEST_WORD else None
    value = _value(word[: suffix.start()].rstrip("-")) if suffix else None
    if suffix and value is not None and value > 1:
        kind = FigureKind.PERCENT if suffix[0].startswith("prozent") else FigureKind.QUANTITY
        yield Figure(kind, match[0], match.start(), match.end(), str(value))


def _total(words: list[str]) -> int:
    """``zwei Millionen`` or ``one hundred and twenty`` as a number."""
    total, part = 0, 0
    for word in words:
        if word not in _TIMES:
            part += _value(word) or 0
        elif _TIMES[word] == 100:
            part = max(part, 1) * 100
        else:
            total, part = total + max(part, 1) * _TIMES[word], 0
    return total + part


def _value(word: str) -> int | None:
    """``fünfundzwanzig``, ``zweihundertdreißig``, ``twenty-five``; None for what is no number."""
    if len(word) > _LONGEST_WORD:
        return None
    for known in (_DE, _EN):
        if word in known:
            return known[word]
    tens, _, ones = word.partition("-")
    if tens in _EN and ones in _EN and _EN[tens] >= 20 and 0 < _EN[ones] < 10:
        return _EN[tens] + _EN[ones]
    return _german(word)


def _german(word: str) -> int | None:
    for name, times in (("tausend", 1000), ("hundert", 100)):
        before, found, after = word.partition(name)
        if found:
            above, below = _below_hundred(before, times), _german(after) if after else 0
            return None if above is None or below is None or not before + after else above * times + below
    return _below_hundred(word, 1)


def _below_hundred(word: str, times: int) -> int | None:
    if not word and times > 1:
        return 1
    if word in _DE:
        return _DE[word]
    ones, found, tens = word.partition("und")
    if found and ones in _DE and tens in _DE and 1 <= _DE[ones] <= 9 and _DE[tens] >= 20:
        return _DE[ones] + _DE[tens]
    return _german(word) if times == 1000 and "hundert" in word else None
