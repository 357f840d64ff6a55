"""Markdown as the assistant writes it, in Slack's own notation.

Three signs are enough to keep words from becoming a mention, a channel or a link: ``&``, ``<`` and ``>`` begin all of
them. Links are made to our own pages only; of others the address stands there as plain text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.adapters.slack.pieces import pieces

_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_TABLE = str.maketrans(_ESCAPED)
_INLINE = re.compile(r"\[(?P<label>[^\[\]\n]+)\]\((?P<url>[^\s()<>|]+)\)|\*\*(?P<bold>[^*\n]+)\*\*")
_HEAD = re.compile(r"(?P<indent>\s*)(?:#{1,6}\s+(?P<title>.+)|[-*]\s+(?P<item>.*))", re.DOTALL)
_EXTRA = 2  # signs that a line's markup may gain


def escaped(text: str) -> str:
    return text.translate(_TABLE)


def measure(text: str) -> int:
    """What the text takes at most once it is converted."""
    signs = sum(len(_ESCAPED.get(sign, sign)) + (sign > "\uffff") for sign in text)
    return signs + _EXTRA * text.count("\n")


@dataclass(frozen=True, slots=True)
class Mrkdwn:
    """``own``: the address of our pages, whose links stay links; empty: none do."""

    own: str = ""

    def pieces(self, markdown: str, most: int) -> Sequence[str]:
        """The text converted, in pieces of at most ``most`` signs; empty ones left out."""
        parts = pieces(markdown, most - _EXTRA, measure)
        return [converted for converted in (self.text(part).rstrip() for part in parts) if converted.strip()]

    def text(self, markdown: str) -> str:
        return "\n".join(self._line(line) for line in markdown.split("\n"))

    def bold(self, text: str) -> str:
        """Words that are no Markdown."""
        return f"*{escaped(text.replace('*', '∗'))}*" if text.strip() else ""

    def _line(self, line: str) -> str:
        head = _HEAD.fullmatch(line)
        if head is None:
            return self._inline(line)
        if head["title"] is not None:
            return f"{head['indent']}{self.bold(head['title'].replace('**', ''))}"
        return f"{head['indent']}• {self._inline(head['item'])}"

    def _inline(self, line: str) -> str:
        told, at = [], 0
        for found in _INLINE.finditer(line):
            told += [escaped(line[at : found.start()]), self._marked(found)]
            at = found.end()
        return "".join((*told, escaped(line[at:])))

    def _marked(self, found: re.Match[str]) -> str:
        if found["bold"] is not None:
            return f"*{self._inline(found['bold'])}*"
        label, url = found["label"], found["url"]
        if not self._is_own(url):
            return f"{escaped(label)} ({escaped(url)})"
        return f"<{escaped(url)}|{escaped(label.replace('|', '/'))}>"

    def _is_own(self, url: str) -> bool:
        return bool(self.own) and (url == self.own or url.startswith(f"{self.own}/"))
