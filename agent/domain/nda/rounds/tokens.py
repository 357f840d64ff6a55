"""A text as words, numbers and marks whose keys are equal where only the typesetting differs."""

import re
from dataclasses import dataclass, field

from agent.domain.nda.typography import plain

# a hyphen at the end of a line joins, but for "Geheimhaltungs-\nund Sorgfaltspflicht"
_LINE_END = r"-[ \t]*\n\s*(?!(?:und|oder|bzw|sowie|and|or)\b)"
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"{_LETTER}[^\W_]*(?:(?:'|(?<={_LETTER})-|(?<={_LETTER}){_LINE_END}){_LETTER}[^\W_]*)*"  # words
    r"|(?:(?<![\w)])-)?\d+(?:[.,:/]\d+)*[^\W\d_]*"  # numbers, amounts, dates, 12a
    r"|(?<=\d)-(?=\d)"  # 2-3 is not 23
    r"|_{3,}|\.{2,}|…"
    r"""|[^\w\s"'#|•‣▪●○◦■□·\\-]"""  # marks; quotes, dashes and bullets are typesetting
)
_IN_WORD = re.compile(r"-\s*")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_BLANK, _DOTS = "___", "..."


@dataclass(slots=True)
class Tokens:
    """Parallel lists: the key of each token and where it stands in the text (code points)."""

    keys: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.keys)

    def add(self, flat: str, start: int, end: int) -> None:
        """Append the tokens of ``flat[start:end]``; ``flat`` is the text as `plain` gives it."""
        for match in _TOKEN.finditer(flat, start, end):
            self.keys.append(_key(match[0]))
            self.starts.append(match.start())
            self.ends.append(match.end())


def keys_of(text: str) -> list[str]:
    """The keys of a text alone."""
    found = Tokens()
    found.add(plain(text), 0, len(text))
    return found.keys


def _key(word: str) -> str:
    if word.isalnum() and word.isascii():
        return word
    if word[0] == "_":
        return _BLANK  # a blank to fill in, however long
    if word[0] in ".…" and word != ".":
        return _DOTS if len(word) < 4 else _BLANK
    if len(word) > 1 and word[0].isalpha():
        return _IN_WORD.sub("", word).translate(_LIGATURES)
    return word.translate(_LIGATURES)
