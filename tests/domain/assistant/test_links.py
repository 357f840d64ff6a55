"""Which links of an answer stay, against texts that somebody else wrote (I6)."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt  # a package that others of ours bring along

from agent.domain.assistant.links import REMOVED, kept_links
from tests.effort import within

OWN = frozenset({"melchers.example"})
EVIL = "evil.com"

GOOD = {
    "own page": "Der [Entwurf D-1](/approvals/D-1) wartet.",
    "own page with a query": "[Liste](/approvals?status=pending&account=1#top)",
    "own host": "Siehe [Handbuch](https://docs.melchers.example/kam/otif?x=1).",
    "bare own host": "Siehe https://docs.melchers.example/kam.",
    "table": "| Kunde | OTIF |\n|---|---:|\n| [Nordwerk](/accounts/1) | 87,3 % |",
    "list": "- **Nordwerk**: 1.250,00 €\n- Brück & Söhne (A)\n\n1. Anrufen",
    "comparison": "OTIF < 70 % und > 50 %; a<5; 3 <= 4",
    "mail address": "Schreiben Sie an s.kroeger@nordwerk.example.",
    "brackets": "Der Artikel [MC-10432] (Menge: 5) und die Fußnote [1].",
    "abbreviations": "z.B. am 03.10.2026, d.h. u.a. RV-2024-017; 10:30 Uhr, Nr.5",
    "line breaks and blanks": "Zeile\n\nZeile\t87,3\u00a0%",
}
HOSTILE = {
    "inline": "[klick](https://evil.com/?d=geheim)",
    "inline with a title": '[klick](https://evil.com "Titel")',
    "inline in angle brackets": "[klick](<https://evil.com/a b>)",
    "over two lines": "[klick\nhier](https://evil.com)",
    "nested brackets": "[a [b](https://evil.com) c](https://evil.com)",
    "parentheses in the address": "[klick](https://evil.com/a(b)c)",
    "image": "![x](https://evil.com/p.png)",
    "image of our own": "![x](/charts/1.png)",
    "image in an own link": "[![x](https://evil.com/p.png)](/approvals)",
    "image by reference": "![x][p]\n\n[p]: https://evil.com/p.png",
    "image after a tag": "!<b></b>[x](/approvals)",
    "reference": "[klick][1]\n\n[1]: https://evil.com",
    "reference in a quote": "[klick][1]\n\n> [1]: https://evil.com",
    "reference without scheme": "[klick][]\n\n[klick]: //evil.com/x 'Titel'",
    "short reference": "[klick]\n\n[klick]:\n  https://evil.com",
    "reference to a page": "[klick]\n\n[klick]: /logout",
    "autolink": "<https://evil.com>",
    "mail autolink": "<mailto:x@evil.com?body=geheim>",
    "bare": "Siehe https://evil.com/?d=1 und http://evil.com.",
    "bare in upper case": "HTTPS://EVIL.COM/X",
    "bare without scheme": "www.evil.com und evil.com/?d=1",
    "other scheme": "slack://evil.com/x, ms-word:ofe|u|https://evil.com",
    "scripts": "[x](javascript:alert(1)) [y](data:text/html;base64,AAAA) javascript:alert(1)",
    "script with a break": "[x](java\nscript:alert(1))",
    "protocol of the page": "[x](//evil.com) //evil.com/x",
    "backslashes": "[x](/\\evil.com) [y](\\\\evil.com) https:\\\\evil.com",
    "dots": "[x](/../..//evil.com)",
    "user before the host": "https://docs.melchers.example@evil.com/x [y](https://melchers.example:x@evil.com)",
    "our domain as a prefix": "https://melchers.example.evil.com/x",
    "our domain in a path": "[x](https://evil.com/melchers.example)",
    "our domain as an ending": "https://evil.com/.melchers.example [x](https://evil.com?.melchers.example)",
    "our domain as a suffix": "[x](https://evilmelchers.example/)",
    "html": '<a href="https://evil.com">x</a><img src=//evil.com/p.png><svg onload=alert(1)>',
    "html not closed": "<img src=https://evil.com/p.png onerror=alert(1) ",
    "html in pieces": "<im<b></b>g src=//evil.com/x.png>",
    "comment": "<!-- [x](https://evil.com) --><![CDATA[x]]>",
    "entities": "&lt;img src=//evil.com/p.png&gt; [x](&#104;ttps://evil.com) &amp;lt;img src=x&amp;gt;",
    "invisible characters": "[x]\u200b(https://evil.com) ht\u200dtps://evil.com \u202ehttps://evil.com",
    "chat program": "<https://evil.com|Freigabe> <!channel> <@U012AB>",
    "label that lies": "[https://bank.com/login](/approvals)",
    "emptied label": "[](https://evil.com)",
    "label of links": "[[[x](https://evil.com)](https://evil.com)](https://evil.com)",
    "spilled": "[x](https://evil.com" + ")" * 50,
    "forged placeholder": "\x000\x00 [x](/a) \x00" + "7\x00",
    "escaped": "\\[x](https://evil.com) [x\\](https://evil.com)",
}


class Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.urls += [
            value or "" for name, value in attrs if name in ("href", "src", "action", "data") or name[:2] == "on"
        ]


def urls(text: str) -> list[str]:
    """What a reader of Markdown makes a link or an image of: an implementation that is not ours."""
    reader = Attributes()
    reader.feed(MarkdownIt("commonmark", {"html": True}).render(text))
    return reader.urls


def is_ours(url: str) -> bool:
    parts = urlsplit(url)
    if not parts.scheme and not parts.netloc:
        return url.startswith("/") and not url.startswith(("//", "/\\"))
    host = (parts.hostname or "").split(".")
    return parts.scheme in ("http", "https") and ".".join(host[-2:]) in OWN and "@" not in parts.netloc


def check(text: str) -> None:
    shown = kept_links(text, OWN).text
    assert [url for url in urls(shown) if not is_ours(url)] == []
    assert "![" not in shown
    assert not re.search(r"<[a-z/!?@]", shown, re.IGNORECASE)
    bare = re.findall(r"https?:[/\\]{2}[^\s<>|\"()\[\]]*", shown, re.IGNORECASE)
    assert [url for url in bare if not is_ours(url.rstrip(".:?!'"))] == []
    assert kept_links(shown, OWN).text == shown


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_what_is_ours_stays_as_it_is(text: str) -> None:
    assert kept_links(text, OWN) == type(kept_links("", OWN))(text, 0)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile(text: str) -> None:
    check(f"OTIF ist gut. {text}\n\nViele Grüße")


@pytest.mark.parametrize("text", [text for name, text in HOSTILE.items() if "evil" in text and "mail" not in name])
def test_no_address_of_others_is_left(text: str) -> None:
    kept = kept_links(text, OWN)
    assert not re.search(r"(?<!@)evil\.com\b", kept.text, re.IGNORECASE)
    assert kept.removed > 0


def test_the_words_of_a_link_stay() -> None:
    kept = kept_links("Bitte [hier freigeben](https://evil.com/a) und [Entwurf](/approvals/1).", OWN)
    assert kept.text == "Bitte hier freigeben und [Entwurf](/approvals/1)."
    assert kept.removed == 1


def test_bare_addresses_are_told_as_left_out() -> None:
    assert kept_links("Siehe https://evil.com/x.", OWN).text == f"Siehe {REMOVED}."


def test_without_domains_of_our_own_only_our_pages_stay() -> None:
    text = "[a](/approvals) [b](https://docs.melchers.example/x)"
    assert kept_links(text, ()).text == "[a](/approvals) b"


PIECES = [
    "[", "]", "(", ")", "<", ">", "!", ":", "\\", "\n", " ", '"', "|", "&#91;", "&lt;", "\u200b", "\x00", "0", "x",
    "https://", "//", "/", "evil.com", "docs.melchers.example", "/approvals/1", "javascript:", "img src=",
    "www.", "[1]: ", "@", ".", "?", "#", "melchers.example", "..", "label", "'",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_nothing_put_together_of_these_becomes_a_foreign_link(pieces: list[str]) -> None:
    check("".join(pieces))


@pytest.mark.parametrize(
    "piece", ["[", "![", "](", "<a ", "[a](", "[a]:", "a.", "&amp;", "http://", "(((", "[[a](b)", "a-"]
)
def test_long_texts_take_no_time(piece: str) -> None:
    with within(2):
        kept_links(piece * (24_000 // len(piece)), OWN)
