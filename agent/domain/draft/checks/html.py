"""C-HTML (I6): the HTML is our own rendering of the text, and no link leads elsewhere."""

import re
import unicodedata
from collections.abc import Callable, Collection

from agent.domain.draft.checks.naming import listed
from agent.domain.draft.content import Content
from agent.domain.draft.draft import Check

ID = "C-HTML"
_TOP = (
    "com|net|org|info|biz|io|co|ai|app|dev|cloud|online|site|shop|xyz|top|eu|de|at|ch|li|uk|fr|it|es|nl|be|lu|dk|se|no|fi|pl|cz|ru|cn|us"
    "|me|tv|to|ly|gl|zip|mov|link|click|example|test"
)
# what a mail program turns into a link, or loads
_LINK = re.compile(
    r"(?:(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:)?//[^\s<>\"'()]{1,2000}"
    r"|(?<![a-z])(?:javascript|vbscript):\S{1,100}|(?<![a-z])data:[a-z]{1,20}/\S{0,100}|(?<![a-z])mailto:\S{1,300}"
    rf"|(?<![\w@.-])(?:www\.[^\s<>\"'()]{{1,500}}|(?:[a-z0-9-]{{1,63}}\.){{1,10}}(?:{_TOP})(?![\w@-])(?:[/?#:][^\s<>\"'()]{{0,500}})?)",
    re.IGNORECASE,
)
# no link, but a blank forgotten behind a full stop: "Dank.Es"
_NEXT_WORD = re.compile(r"[^\W\d_]{1,63}\.(?:At|Be|Co|De|Es|Is|It|Me|No|To|Us)")
_HOST = re.compile(r"(?:https?:)?(?://)?([a-z0-9.-]{1,253})(?::\d{1,5})?(?:[/?#][^\\]*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@?&]{1,64}@([a-z0-9.-]{1,253})", re.IGNORECASE)


def check_html(content: Content, html_of: Callable[[str], str], domains: Collection[str], *, typed: bool) -> Check:
    """``domains`` are our own, whose pages may be linked; ``html_of`` is how we render a text."""
    if content.html and content.html != html_of(content.text):
        return Check(ID, False, True, "checks.html.other")
    links = [each for part in (content.subject, content.text) for each in foreign_links(part, domains)]
    if links:
        return Check(ID, False, not typed, "checks.html.typed_link" if typed else "checks.html.link", listed(links))
    return Check(ID, True, True, "checks.html.ok")


def foreign_links(text: str, domains: Collection[str]) -> list[str]:
    """Links, images and bare addresses of pages that don't lead to one of the domains."""
    plain = unicodedata.normalize("NFKC", text)
    hidden = {ord(char): None for char in set(plain) if unicodedata.category(char) == "Cf"}
    shown = plain.translate(hidden)
    own = [domain.casefold() for domain in domains]
    found = [match[0].rstrip(".,;:!?") for match in _LINK.finditer(shown)]
    return [link for link in found if not _is_own(link, own) and not _NEXT_WORD.fullmatch(link)]


def _is_own(link: str, own: Collection[str]) -> bool:
    """By the whole host name. A user name, a backslash or an escape before it is never ours."""
    match = _MAIL.fullmatch(link) or _HOST.fullmatch(link)
    host = match[1].casefold().rstrip(".") if match else ""
    return any(host == domain or host.endswith(f".{domain}") for domain in own)
