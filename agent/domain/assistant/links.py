"""Which links of an answer stay (I6): those within our own pages, and to hosts of our own domains. Images never.

An answer may quote a note or a contract that somebody else wrote, and a model may copy it. So what is not a link of
exactly the form we write is taken apart: Markdown inline and by reference, autolinks, HTML, bare addresses, and the
spellings of chat programs (``<https://…|label>``).
"""

import html
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

REMOVED = "[…]"

_LONGEST = 300
_ROUNDS = 10
_PATH = r"/(?![/\\])(?![^\s]*(?://|\.\.))[A-Za-z0-9._~%/?=&#+-]*"  # nothing that resolves to another place
_OWN_PAGE = re.compile(_PATH)
_HOST = re.compile(r"[A-Za-z0-9.-]+")
_OWN_HOST = re.compile(rf"https?://([A-Za-z0-9.-]+)(?::\d{{1,5}})?(?:{_PATH}|/)?")
_INLINE = re.compile(rf"\[([^\[\]<>\n]{{1,{_LONGEST}}})\]\(([^\s()<>\[\]]{{1,{_LONGEST}}})\)")
_ANY_INLINE = re.compile(r"!?\[([^\[\]]{0,2000})\]\((?:[^()]|\([^()]{0,500}\)){0,2000}\)")
_DEFINITION = re.compile(r"\[[^\[\]\n]{1,300}\]:[ \t]*\n?[ \t]*<?(?:[a-z][a-z0-9+.-]*:|/|www\.)\S*", re.IGNORECASE)
_BY_REFERENCE = re.compile(r"!?\[([^\[\]]{1,2000})\]\[[^\[\]]{0,300}\]")
_IMAGE = re.compile(r"!\[")
_AUTOLINK = re.compile(r"<((?:https?:|/)[^\s<>|]{1,300})(?:\|[^<>]{0,300})?>", re.IGNORECASE)
_TAG = re.compile(r"<[a-z/!?@#][^<>]{0,2000}>", re.IGNORECASE)
_TAG_BEGINS = re.compile(r"<(?=[a-z/!?@#])", re.IGNORECASE)
_TLD = "com|net|org|info|biz|io|ai|app|dev|eu|de|at|ch|uk|fr|it|nl|pl|cn|ru|co|me|to|xyz|site|online|link|test|example"
_BARE = re.compile(
    rf"""[a-z][a-z0-9+.-]{{1,20}}:(?://|\\\\)[^\s<>|"]*
       | \b(?:javascript|vbscript|data|file|mailto|blob):[^\s<>|"]+
       | (?<![\w:/])//[\w.-]+\.[^\s<>|"]*
       | \bwww\.[^\s<>|"]+
       | (?<![@\w.-])(?:[a-z0-9-]{{1,63}}\.){{1,8}}(?:{_TLD})\b(?:[:/?\#][^\s<>|"]*)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = re.compile(r"[.,;:!?)\]}*_'’“”]*\Z")
_HELD = re.compile("\x00(\\d+)\x00")


@dataclass(frozen=True, slots=True)
class Kept:
    """``removed``: how many links did not stay."""

    text: str
    removed: int = 0


def kept_links(text: str, domains: Collection[str]) -> Kept:
    """The text with its allowed links only; the words of the others stay, their addresses do not.

    ``domains`` are host names; a host below one of them counts, too. Invisible characters are left out.
    """
    cleaner = _Cleaner(frozenset(domain.lower().strip(".") for domain in domains if domain))
    for _ in range(_ROUNDS):
        if (cleaned := cleaner.clean(_plain(text))) == text:
            break
        text = cleaned  # what was taken apart can leave the parts of the next one
    return Kept(text, cleaner.removed)


class _Cleaner:
    """Allowed links are held aside while everything else that could be one is taken apart."""

    def __init__(self, domains: frozenset[str]) -> None:
        self._domains = domains
        self._held: list[str] = []
        self.removed = 0

    def clean(self, text: str) -> str:
        self._held.clear()
        text = _INLINE.sub(self._inline, _without_images(text, self))
        text = _AUTOLINK.sub(self._autolink, text)
        while (without := self._apart(text)) != text:
            text = without  # a label can hold the next link
        text = _BARE.sub(self._bare, text)
        return self._put_back(_inert(text))

    def _apart(self, text: str) -> str:
        for pattern, left in ((_ANY_INLINE, r"\1"), (_DEFINITION, ""), (_BY_REFERENCE, r"\1"), (_TAG, "")):
            text, count = pattern.subn(left, text)
            self.removed += count
        return text

    def _inline(self, match: re.Match[str]) -> str:
        if not self._allowed(match[2]):
            return match[0]
        label = _inert(_BARE.sub(self._bare_label, match[1]))
        return self._hold(f"[{label}]({match[2]})")

    def _autolink(self, match: re.Match[str]) -> str:
        if _OWN_HOST.fullmatch(match[1]) and self._allowed(match[1]):
            return self._hold(match[1])
        self.removed += 1
        return REMOVED

    def _bare(self, match: re.Match[str]) -> str:
        tail = _TAIL.search(match[0])
        end = tail.start() if tail else len(match[0])
        address, rest = match[0][:end], match[0][end:]
        if self._allowed(address) or self._is_own(address):
            return match[0]
        self.removed += 1
        return f"{REMOVED}{rest}"

    def _bare_label(self, match: re.Match[str]) -> str:
        """A label that looks like an address could name another one than it leads to."""
        return match[0] if self._allowed(match[0]) or self._is_own(match[0]) else "…"

    def _allowed(self, address: str) -> bool:
        if _OWN_PAGE.fullmatch(address):
            return True
        host = _OWN_HOST.fullmatch(address)
        return bool(host) and self._is_own(host[1] if host else "")

    def _is_own(self, host: str) -> bool:
        parts = host.lower().strip(".").split(".")
        return bool(_HOST.fullmatch(host)) and any(".".join(parts[at:]) in self._domains for at in range(len(parts)))

    def _hold(self, link: str) -> str:
        self._held.append(link)
        return f"\x00{len(self._held) - 1}\x00"

    def _put_back(self, text: str) -> str:
        return _HELD.sub(lambda match: self._held[int(match[1])], text.replace("!\x00", "! \x00"))


def _without_images(text: str, cleaner: _Cleaner) -> str:
    text, count = _IMAGE.subn("[", text)
    cleaner.removed += count
    return text


def _inert(text: str) -> str:
    """What is left of the syntax means nothing any more."""
    text = _TAG_BEGINS.sub("‹", text)
    return text.replace("](", "] (").replace("][", "] [").replace("]:", "] :").replace("![", "! [")


def _plain(text: str) -> str:
    """Entities as the characters they stand for; no control or invisible character."""
    for _ in range(5):
        if "&" not in text or (told := html.unescape(text)) == text:
            break
        text = told
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in text if char in "\n\t" or not _is_hidden(char))


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co") if not char.isascii() else not " " <= char <= "~"
