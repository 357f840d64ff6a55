"""Long texts in pieces that a platform takes. Joined again they are the text, letter by letter."""

from collections.abc import Callable, Iterator, Sequence

Measure = Callable[[str], int]  # of a text; of two texts together it is the sum


def units(text: str) -> int:
    """UTF-16 units: no smaller than code points, so whatever the platform counts, the text fits."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def pieces(text: str, most: int, measure: Measure = units) -> Sequence[str]:
    """Cut at line ends where that is possible, else at blanks, else anywhere. None of an empty text."""
    found: list[str] = []
    room = 0
    for part in _parts(text, most, measure):
        size = measure(part)
        if found and size <= room:
            found[-1] += part
            room -= size
        else:
            found.append(part)
            room = most - size
    return found


def shortened(text: str, most: int, measure: Measure = units) -> str:
    """With a sign that something is missing; for labels and notifications only, never for what is decided on."""
    if measure(text) <= most:
        return text
    return f"{pieces(text, most - 1, measure)[0].rstrip()}…"


def _parts(text: str, most: int, measure: Measure) -> Iterator[str]:
    for line in text.splitlines(keepends=True):
        if measure(line) <= most:
            yield line
        else:
            yield from _words(line, most, measure)


def _words(line: str, most: int, measure: Measure) -> Iterator[str]:
    for word in _at_blanks(line):
        if measure(word) <= most:
            yield word
        else:
            yield from word


def _at_blanks(line: str) -> Iterator[str]:
    begin = 0
    for at, sign in enumerate(line):
        if sign == " ":
            yield line[begin : at + 1]
            begin = at + 1
    if begin < len(line):
        yield line[begin:]
