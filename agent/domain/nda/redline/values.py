"""The smallest change of a value: another number of years, another law, and nothing else of the sentence."""

import re

from agent.domain.language import Language
from agent.domain.nda.limits import Measured, durations
from agent.domain.nda.policy import NumberLimit, PlaceLimit, PolicyClause
from agent.domain.nda.reading import Span, Value
from agent.domain.nda.redline.edit import Hunk

_WORDS = {
    Language.EN: "zero one two three four five six seven eight nine ten eleven twelve".split(),
    Language.DE: "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(),
}
_PER_YEAR = {"year": 1, "month": 12}
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
_LETTERS = re.compile(r"[^\W\d_]+")
# what belongs to the name of a law that is exchanged: "the State of" Delaware
_STATE_EN = re.compile(
    r"(?:the\s+)?(?:State|Commonwealth|Province|Republic|People's Republic|Kingdom)\s+of\s+(?:the\s+)?$", re.IGNORECASE
)
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_FEMININE = re.compile(r"\b(?:der|die)\s+$")
_ADJECTIVE = re.compile(r"(?i)[a-zäöüß]+(?:isch|deutsch)(e[mnrs]?)")


def years_hunks(
    text: str, span: Span, policy: PolicyClause, values: tuple[Value, ...], language: Language
) -> list[Hunk]:
    """Terms above the limit brought down to it, figure and word alike; empty where that cannot be written."""
    limit = policy.limits.years
    if not isinstance(limit, NumberLimit) or limit.conforms_up_to != int(limit.conforms_up_to):
        return []
    read = {value.text for value in values if value.kind == "years" and (value.number or 0) > limit.conforms_up_to}
    hunks = []
    for length in durations(text[span.start : span.end]):
        if length.text in read:
            hunks.append(_shortened(length, int(limit.conforms_up_to), span.start, language))
    return [] if None in hunks else [hunk for hunk in hunks if hunk is not None]


def _shortened(length: Measured, years: int, offset: int, language: Language) -> Hunk | None:
    start, end = offset + length.start, offset + length.end
    unit = _PER_YEAR.get(length.unit)
    if unit is None:
        return Hunk(start, end, _plain_years(years, language))
    count = years * unit
    word = _WORDS[language][count] if count < len(_WORDS[language]) else str(count)
    figures = list(_FIGURE.finditer(length.text))
    letters = list(_LETTERS.finditer(length.text))
    if not letters or count < 2:
        return None
    # "fifteen (15) years": the word before the figure and the figure; "15 years": the figure; else the word
    pieces = [(match.start(), match.end(), str(count)) for match in figures]
    tail = letters[-1]
    if "(" in length.text or not figures:
        first = letters[0]
        if first.start() == tail.start():  # "fünfzehnjährig" in one word
            return None
        last = figures[0].start() if figures and figures[0].start() > first.start() else tail.start()
        written = length.text[first.start() : last].rstrip(" -([)]")
        pieces.append((first.start(), first.start() + len(written), word))
    return _one_hunk(length.text, pieces, start)


def _one_hunk(original: str, pieces: list[tuple[int, int, str]], offset: int) -> Hunk:
    """One hunk from the first changed piece to the last, what lies between kept as it is."""
    pieces = sorted(pieces)
    out, at = "", pieces[0][0]
    for start, end, new in pieces:
        out += original[at:start] + new
        at = end
    return Hunk(offset + pieces[0][0], offset + at, out)


def _plain_years(years: int, language: Language) -> str:
    word = _WORDS[language][years] if years < len(_WORDS[language]) else str(years)
    return f"{word} {'Jahre' if language is Language.DE else 'years'}"


def law_hunks(text: str, span: Span, policy: PolicyClause, values: tuple[Value, ...], language: Language) -> list[Hunk]:
    """Another country's law changed into German law; empty where the policy wants another or the grammar is unsure."""
    limit = policy.limits.laws
    if not isinstance(limit, PlaceLimit) or limit.conforms[:1] != ("DE",) or len(values) != 1 or not values[0].text:
        return []
    at = text.find(values[0].text, span.start, span.end)
    if at < 0:
        return []
    end = at + len(values[0].text)
    hunk = _german_law(text, at, end) if language is Language.DE else _english_law(text, at, end)
    return [hunk] if hunk else []


def _english_law(text: str, start: int, end: int) -> Hunk:
    before = text[max(0, start - 40) : start]
    state = _STATE_EN.search(before)
    if state:
        return Hunk(start - len(state[0]), end, "Germany")
    if re.match(r"\s+laws?\b", text[end : end + 6]):
        return Hunk(start, end, "German")
    return Hunk(start, end, "Federal Republic of Germany" if _THE.search(before) else "Germany")


def _german_law(text: str, start: int, end: int) -> Hunk | None:
    name, before = text[start:end], text[max(0, start - 30) : start]
    adjective = _ADJECTIVE.fullmatch(name)
    if adjective:
        capital = "Deutsch" if name[0].isupper() else "deutsch"
        return Hunk(start, end, capital + adjective[1])
    if _FEMININE.search(before):
        return Hunk(start, end, "Bundesrepublik Deutschland")
    if re.search(r"\bvon\s+$", before):
        return Hunk(start, end, "Deutschland")
    state = re.search(r"(?:des\s+(?:US-)?(?:Bundess|S)taate?s|der\s+(?:\w+\s+)?(?:Volksr|R)epublik)\s+$", before)
    return Hunk(start - len(state[0]), end, "der Bundesrepublik Deutschland") if state else None
