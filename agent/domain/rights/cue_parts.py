"""What a regular expression is made of, as far as our cues use the language: alternatives, what follows what, letters.

Not read are named groups, back references and flags inside; none of our cues has any.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]])*\]|\(\?(?:[:=!]|<[=!])|\.\*\??|[*+?][?+]?|\{\d*,?\d*\}[?+]?|.", re.DOTALL
)
_OPTIONAL = re.compile(r"[*?]|\{(?:0|,)")
_QUANTIFIER = re.compile(r"[*+?{]")
_LETTER = re.compile(r"\\[^\w]|[^\\\[(){|.^$*+?\]]", re.DOTALL)
_ANY = (".*", ".*?")
_GRAM = 3


def alternatives(source: str) -> Iterator[str]:
    """``a|b`` and ``(?:a|b)`` are ``a`` and ``b``."""
    for tokens in _split(_TOKEN.findall(source), ("|",)):
        if tokens[:1] == ["(?:"] and _end(tokens, 0) == len(tokens) - 1:
            yield from alternatives("".join(tokens[1:-1]))
        else:
            yield "".join(tokens)


def steps(source: str) -> list[str]:
    """``a.*b`` is ``a`` and behind it ``b``. ``source`` is one of `alternatives`."""
    parts = _split(_TOKEN.findall(source), _ANY)
    return ["".join(each) for each in parts if each] or [source]


def needed(source: str) -> frozenset[str]:
    """Letters in a row, in small letters, of which one stands in every match; ``0`` is a digit. Empty: not known."""
    found = [_of_tokens(_TOKEN.findall(each)) for each in alternatives(source)]
    return frozenset().union(*found) if all(found) else frozenset()


def _of_tokens(tokens: Sequence[str]) -> frozenset[str]:
    """The longest are the rarest."""
    return max(_candidates(tokens), key=lambda each: min(map(len, each), default=0), default=frozenset())


def _candidates(tokens: Sequence[str]) -> Iterator[frozenset[str]]:
    run, at = "", 0
    while at < len(tokens):
        end = _end(tokens, at)
        after = tokens[end + 1] if end + 1 < len(tokens) else ""
        piece, is_sure = tokens[at], not _OPTIONAL.match(after)
        if _LETTER.fullmatch(piece) and is_sure:
            run += piece[-1].lower()
            if len(run) <= _GRAM:
                yield frozenset({run})
        if not (_LETTER.fullmatch(piece) and is_sure) or _QUANTIFIER.match(after):
            run = ""
        if piece in ("(?:", "(") and is_sure:
            yield needed("".join(tokens[at + 1 : end]))
        if piece == r"\d" and is_sure:
            yield frozenset({"0"})
        at = end + 1


def _split(tokens: Sequence[str], at: Sequence[str]) -> Iterator[list[str]]:
    cuts = [-1, *(place for place, _ in _outside(tokens) if tokens[place] in at), len(tokens)]
    for start, end in pairwise(cuts):
        yield list(tokens[start + 1 : end])


def _outside(tokens: Sequence[str]) -> Iterator[tuple[int, str]]:
    """What stands in no group."""
    at = 0
    while at < len(tokens):
        yield at, tokens[at]
        at = _end(tokens, at) + 1


def _end(tokens: Sequence[str], at: int) -> int:
    """Where the group ends that begins here; the place itself where none does."""
    if not tokens[at].startswith("("):
        return at
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].startswith("(") - (tokens[place] == ")")
        if depth == 0:
            return place
    return len(tokens) - 1
