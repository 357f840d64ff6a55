"""Small numbers as people write and speak them."""

_WORDS = {
    "ein": 1, "eine": 1, "einem": 1, "einer": 1, "einen": 1, "one": 1, "a": 1,
    "zwei": 2, "beiden": 2, "two": 2, "couple": 2, "paar": 2, "drei": 3, "three": 3, "vier": 4, "four": 4,
    "fuenf": 5, "five": 5, "sechs": 6, "six": 6, "sieben": 7, "seven": 7, "acht": 8, "eight": 8,
    "neun": 9, "nine": 9, "zehn": 10, "ten": 10, "elf": 11, "eleven": 11, "zwoelf": 12, "twelve": 12,
    "vierzehn": 14, "fourteen": 14, "fuenfzehn": 15, "zwanzig": 20, "twenty": 20, "dreissig": 30, "thirty": 30,
    "vierzig": 40, "forty": 40, "fuenfzig": 50, "fifty": 50, "sechzig": 60, "sixty": 60, "neunzig": 90, "ninety": 90,
    "hundert": 100,
}  # fmt: skip
NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"


def number(text: str) -> int:
    """The value of what `NUMBER` has matched in folded text."""
    return int(text) if text.isdigit() else _WORDS[text]
