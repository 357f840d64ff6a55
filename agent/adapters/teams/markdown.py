"""Text for a `TextBlock`: the little Markdown that Teams reads, and nothing of what people wrote taken for it."""

import re
from collections.abc import Callable, Iterator

Allowed = Callable[[str], bool]
_INLINE = re.compile(r"\[([^\[\]\n]*)\]\(([^()\s]*)\)|\*\*(?=[^\s*])([^\n]+?)(?<=[^\s*])\*\*")
_ITEM = re.compile(r"\s*(?:[-*]\s+|(\d{1,3})\.\s+)")
_SPECIAL = re.compile(r"[\\`*_\[\]~<]|(?<=\{)\{|(?<=:)//|(?<=\bwww)\.")
_START = re.compile(r"^(\s*)(#|>|[-+](?=\s)|\d{1,9}(?=[.)]\s))", re.MULTILINE)


def escaped(text: str) -> str:
    """Shown as it is: no emphasis, link, list, mention or date function is read in it."""
    plain = _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
    return _START.sub(lambda found: f"{found[1]}{_held(found[2])}", plain)


def translated(text: str, allowed: Allowed) -> str:
    """Paragraphs, lists, bold and links to ``allowed`` addresses; of other links the words stay."""
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    parts: list[str] = []
    before = False
    for line in lines:
        item = _ITEM.match(line)
        if parts:
            parts.append("\n" if item and before else "\n\n")
        parts.append(_line(line, item, allowed))
        before = item is not None
    return "".join(parts)


def _line(line: str, item: re.Match[str] | None, allowed: Allowed) -> str:
    if item is None:
        return "".join(_inline(line.strip(), allowed))
    sign = f"{item[1]}. " if item[1] else "- "
    return sign + "".join(_inline(line[item.end() :].strip(), allowed))


def _inline(text: str, allowed: Allowed) -> Iterator[str]:
    at = 0
    for found in _INLINE.finditer(text):
        yield escaped(text[at : found.start()])
        yield _bold(found[3], allowed) if found[3] is not None else _link(found[1], found[2], allowed)
        at = found.end()
    yield escaped(text[at:])


def _bold(text: str, allowed: Allowed) -> str:
    return f"**{''.join(_inline(text, allowed))}**"


def _link(words: str, url: str, allowed: Allowed) -> str:
    return f"[{escaped(words)}]({url})" if words.strip() and allowed(url) else escaped(words)


def _held(sign: str) -> str:
    """A number keeps its digits: it is the dot behind it that would make a list."""
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"
