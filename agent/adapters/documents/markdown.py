"""Markdown without its marks, so that a quote reads as the contract does."""

import html
import re

from agent.adapters.documents.lines import Paragraph, paragraphs, typed_lines
from agent.adapters.documents.plain import is_wrapped
from agent.domain.document import BlockKind

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_TAG = re.compile(r"</?(?:[a-zA-Z][a-zA-Z\d]*)(?:\s[^<>]*)?/?>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]+)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_CODE = re.compile(r"`+([^`\n]+)`+")
# a mark has a letter beside it: rows of ____ are lines to be filled in
_STRONG = re.compile(r"(\*\*\*|___|\*\*|__|~~)(?=[^\s*_~])(.+?)(?<=[^\s*_~])\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s*_])\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~§$&\"'])")
_KEPT = {"\\" + sign: chr(0xE000 + at) for at, sign in enumerate("\\`*_{}[]()#+-.!|<>~§$&\"'")}
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_RULE = re.compile(r"(?:[-*_]\s*){3,}$|[=-]{3,}$|\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?$|```.*$|~~~.*$")
_QUOTE = re.compile(r"(?:>\s?)+")
_LONGEST_ROW = 8_000
_BULLET = re.compile(r"[*+-]\s+")


def blocks(text: str) -> list[Paragraph]:
    """Headings and paragraphs; comments, tags, marks of emphasis and link targets are left out."""
    rows = _prose(text).split("\n")
    if not is_wrapped(rows):
        return [block for row in rows if (block := _block(row)) and block.text]
    found: list[Paragraph] = []
    gathered: list[str] = []
    for row in [*rows, "# "]:  # a heading ends the paragraphs above it, so a last one ends all
        if row.lstrip().startswith("#"):
            found += paragraphs(typed_lines("\n".join(map(_plain, gathered))))
            gathered = []
            found.append(_block(row))
        else:
            gathered.append(row)
    return [block for block in found if block.text]


def _prose(text: str) -> str:
    """Without comments, front matter and tags; escaped characters are put aside until the end."""
    text = _COMMENT.sub("", _FRONT_MATTER.sub("", text))
    text = _ESCAPE.sub(lambda match: _KEPT[match[0]], text)
    return "\n".join(map(_inline, _BREAK.sub("\n", text).split("\n")))


def _inline(row: str) -> str:
    """A line without marks inside it; one of inhuman length stays as it is, it would take minutes."""
    if len(row) > _LONGEST_ROW:
        return row
    row = _CODE.sub(r"\1", _LINK.sub(r"\1", _TAG.sub("", _AUTOLINK.sub(r"\1", row))))
    return html.unescape(_EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", _STRONG.sub(r"\2", row))))


def _block(row: str) -> Paragraph:
    heading = _HEADING.match(row.strip())
    if heading:
        return Paragraph(_restored(heading[1]), BlockKind.HEADING)
    return Paragraph(_plain(row).strip())


def _plain(row: str) -> str:
    """A line without the marks at its start; bullets and numbers stay readable."""
    indent = row[: len(row) - len(row.lstrip())]
    text = _QUOTE.sub("", row.strip(), count=1) if row.lstrip().startswith(">") else row.strip()
    if _RULE.fullmatch(text):
        return ""
    if text.startswith("|") and text.endswith("|"):
        text = " | ".join(cell.strip() for cell in text.strip("|").split("|")).strip(" |")
    return indent + _restored(_BULLET.sub("• ", text, count=1) if _BULLET.match(text) else text)


def _restored(text: str) -> str:
    for escaped, kept in _KEPT.items():
        text = text.replace(kept, escaped[1])
    return text
