"""Counters as Word prints them: 4, 04, d, D, iv, IV, bullets."""

from agent.adapters.documents.docx.symbols import bullet

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def format_number(number: int, style: str) -> str:
    """``number`` in a style of ``w:numFmt``; styles of other scripts are printed as decimals."""
    if style == "none":
        return ""
    if style == "decimalZero":
        return f"{number:02d}"
    if style in ("lowerLetter", "upperLetter"):
        return _cased(_letters(number), style)
    if style in ("lowerRoman", "upperRoman"):
        return _cased(_roman(number), style)
    return str(number)


def format_label(template: str, style: str, numbers: list[str]) -> str:
    """``template`` (``w:lvlText``) with %1 to %9 replaced by the printed counters of the levels."""
    if style == "bullet":
        return bullet(template)
    for level in range(len(numbers), 0, -1):
        template = template.replace(f"%{level}", numbers[level - 1])
    return " ".join(template.split())


def _cased(text: str, style: str) -> str:
    return text.upper() if style.startswith("upper") else text


def _letters(number: int) -> str:
    """a … z, then aa, bb: Word repeats the letter."""
    if number < 1:
        return ""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 30)


def _roman(number: int) -> str:
    if not 0 < number < 5_000:
        return str(number)
    text = ""
    for amount, sign in _ROMAN:
        text += sign * (number // amount)
        number %= amount
    return text
