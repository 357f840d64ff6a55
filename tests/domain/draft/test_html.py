"""Our own HTML says what the text says, and can do nothing."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from agent.domain.draft.html import html_of

ALLOWED = {"p": set(), "br": set(), "ul": set(), "ol": set(), "li": {"value"}, "table": set(), "tr": set()}
ALLOWED |= {"th": {"align"}, "td": {"align"}}


class Page(HTMLParser):
    """Collects the words and every tag with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.tags = "", list[tuple[str, dict[str, str | None]]]()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.words += f" {dict(attrs).get('value') or ''} "

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def test_paragraphs_and_lines() -> None:
    assert (
        html_of("Guten Tag,\n\nerste Zeile\nzweite Zeile\n") == "<p>Guten Tag,</p>\n<p>erste Zeile<br>zweite Zeile</p>"
    )


def test_nothing_of_the_text_is_markup() -> None:
    page = html_of("<img src=http://x.de/p.gif> [a](http://x.de) <http://x.de> &amp; \"'")
    assert [tag for tag, _ in Page(page).tags] == ["p"]
    assert "&lt;img src=http://x.de/p.gif&gt;" in page
    assert "&amp;amp;" in page
    assert "&quot;&#x27;" in page


def test_a_list_with_its_lead() -> None:
    assert (
        html_of("Punkte:\n- eins\n- zwei\nEnde") == "<p>Punkte:</p>\n<ul><li>eins</li><li>zwei</li></ul>\n<p>Ende</p>"
    )


def test_a_numbered_list_keeps_its_numbers() -> None:
    assert html_of("1. eins\n2. zwei") == '<ol><li value="1">eins</li><li value="2">zwei</li></ol>'


@pytest.mark.parametrize("text", ["15. März 2026 passt.", "1. Januar 2027", "3. drei\n4. vier", "1. a\n3. b"])
def test_a_date_at_the_start_of_a_line_is_no_list(text: str) -> None:
    assert html_of(text) == f"<p>{text.replace(chr(10), '<br>')}</p>"


def test_a_table_with_aligned_columns() -> None:
    page = html_of("| Artikel | Menge |\n|:--|--:|\n| MC-10432 | 1.250 |\n| a \\| b |")
    assert page == (
        '<table><tr><th>Artikel</th><th align="right">Menge</th></tr>'
        '<tr><td>MC-10432</td><td align="right">1.250</td></tr><tr><td>a | b</td></tr></table>'
    )


def test_bars_without_a_rule_are_no_table() -> None:
    assert html_of("| a | b |") == "<p>| a | b |</p>"


def test_runs_of_blanks_keep_their_width() -> None:
    assert html_of("  a   b c") == "<p>\xa0\xa0a\xa0\xa0\xa0b c</p>"


def test_control_characters_and_half_characters_go() -> None:
    assert html_of("a\x00b\x1b\x85c\ud800d") == "<p>ab<br>cd</p>"


def test_an_empty_text_is_empty() -> None:
    assert html_of(" \n\n") == ""


LINES = st.lists(
    st.sampled_from(["- ", "* ", "1. ", "2. ", "| a | b |", "|---|--:|", "| <b> | &c; |", "  ", ""]).flatmap(
        lambda start: st.text(max_size=12).map(lambda rest: start + rest)
    ),
    max_size=12,
).map("\n".join)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a loaded machine is no error
@given(st.one_of(st.text(max_size=200), LINES, st.text("<>&\"'/!-[]()a=x:|\n ", max_size=120)))
@example("<script>alert(1)</script>")
@example("|a|\n|--|\n|\\|")
@example("<!-- a --><![CDATA[b]]><?c?><!doctype d>")
def test_only_our_tags_and_all_the_words(text: str) -> None:
    page = Page(html_of(text))
    for tag, attributes in page.tags:
        assert set(attributes) <= ALLOWED[tag]
    told = re.sub(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]", "", text)
    assert letters(page.words) == letters(told)
