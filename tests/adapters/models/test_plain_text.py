"""A model's words carry no links, no control signs, and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.adapters.models.plain_text import MAX_REASON, plain_reason
from tests.effort import within


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/x?d=1",
        "HTTP://EVIL.EXAMPLE",
        "ftp://evil.example",
        "//evil.example/p.png",
        "www.evil.example",
        "evil.example/pfad",
        "evil.example",
        "evil.com:8080",
        "mallory@evil.example",
        "mailto:mallory@evil.example",
        "javascript:alert(evil)",
        "data:text/html;base64,evil",
        "[hier](https://evil.example)",
        "![x](//evil.example/p.png)",
        "[hier][evil]",
        "[[hier](https://evil.example)](https://evil.example)",
        "<https://evil.example>",
        "<a href='https://evil.example'>hier</a>",
        "<img src=//evil.example/p.png",
        "ht\u200btps://evil.example",
    ],
)
def test_links_are_taken_out(link: str) -> None:
    text = plain_reason(f"Siehe {link} dort.")
    assert "evil" not in text.casefold()
    assert text.startswith("Siehe ")


@pytest.mark.parametrize(
    "text",
    [
        "Die Laufzeit beträgt 20 Jahre (§ 2 Abs. 1), zulässig sind 5 Jahre.",
        "Vertragsstrafe i. H. v. 250.000,00 € gem. § 339 BGB, d.h. z.B. bei Verletzung.",
        "Laufzeit < 5 Jahre, Betrag > 10.000 EUR; Verhältnis 1:2, Wortlaut: „streng geheim“.",
        "The term is 20 years; our limit is 5 years, i.e. 15 years less.",
    ],
)
def test_a_reason_stays_what_it_is(text: str) -> None:
    assert plain_reason(text) == text


def test_control_and_invisible_signs_go() -> None:
    assert plain_reason("a\x00\x1b[31mb\u202ec\u200bd\U000e0041\ud800\r\n\te") == "a[31mbcd e"


def test_it_ends() -> None:
    assert len(plain_reason("Wort " * 50_000)) <= MAX_REASON
    assert plain_reason("Wort " * 50_000).endswith("…")


@pytest.mark.parametrize("piece", ["a@", "a.", "[", "[](", "<", "<a", "x:", "[…](", "a-.", "www."])
def test_no_pattern_takes_long(piece: str) -> None:
    with within(0.5):
        plain_reason(piece * 100_000)


@given(st.text())
def test_any_text_becomes_one_short_line(text: str) -> None:
    line = plain_reason(text)
    assert len(line) <= MAX_REASON
    assert "\n" not in line
    assert "://" not in line
