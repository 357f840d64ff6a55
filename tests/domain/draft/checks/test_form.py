"""C-HTML, C-HEAD and C-RIGHT, and that every result has its text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.draft.checks.head import check_head
from agent.domain.draft.checks.html import check_html, foreign_links
from agent.domain.draft.checks.right import check_right
from agent.domain.draft.content import Content
from agent.domain.draft.draft import DraftRight
from agent.domain.draft.html import html_of
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.messages.checks import TEXTS
from agent.domain.nda.policy import Bilingual
from agent.domain.rights import RightVerdict
from tests.domain.draft.facts_of_drafts import ENGLISH_MAIL, GERMAN_MAIL

DOMAINS = ("melchers-components.example",)
DEPARTMENTS = {"legal": Bilingual("Recht", "Legal"), "operations": Bilingual("Operations", "Operations")}
ALONE, ALIGNMENT, NOT_KAM = RightVerdict.ALONE, RightVerdict.ALIGNMENT, RightVerdict.NOT_KAM


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.com/x", "http://e.vil/a.png", "HTTPS://EVIL.COM", "www.evil.com", "evil.com", "evil.com/pfad?x=1",
        "//evil.com/x", "ftp://evil.com", "javascript:alert(1)", "data:text/html,x", "mailto:x@evil.com", "evil.zip",
        "https://melchers-components.example@evil.com", "https://melchers-components.example.evil.com",
        "https://xmelchers-components.example", "https://melchers-components.example\\@evil.com", "https://1.2.3.4/x",
        "https://evil\u200b.com", "ｈttps://evil.com", "![x](https://evil.com/a.png)", "[x]: https://evil.com",
        "<https://evil.com>", "<img src=https://evil.com/x>", "https://mеlchers-components.example",
        "xn--80ak6aa92e.com",
    ],
)  # fmt: skip
def test_a_foreign_link_blocks_and_a_typed_one_is_shown(link: str) -> None:
    content = Content(f"Siehe {link} bitte", html=html_of(f"Siehe {link} bitte"))
    check = check_html(content, html_of, DOMAINS, typed=False)
    assert (check.ok, check.blocking, check.code) == (False, True, "checks.html.link")
    check = check_html(content, html_of, DOMAINS, typed=True)
    assert (check.ok, check.blocking, check.code) == (False, False, "checks.html.typed_link")
    assert not check_html(Content("x", subject=link), html_of, DOMAINS, typed=False).ok


@pytest.mark.parametrize(
    "text",
    [
        GERMAN_MAIL, ENGLISH_MAIL, "https://www.melchers-components.example/a?b=1", "melchers-components.example",
        "k.brandt@melchers-components.example", "s.kroeger@nordwerk.de", "z. B. am 3.1.2026",
        "Vielen Dank.Es geht weiter",
        "und/oder", "10.000,5", "d.h. heute", "A/B", "Stand: heute", "data: yes",
    ],
)  # fmt: skip
def test_a_text_without_foreign_links_passes(text: str) -> None:
    assert foreign_links(text, DOMAINS) == []
    for html in ("", html_of(text)):
        assert check_html(Content(text, html=html), html_of, DOMAINS, typed=False).ok


@pytest.mark.parametrize("html", ["<p>Text!</p>", "<p>Text</p><img src='cid:x'>", " ", "<p>Text</p> "])
def test_html_that_is_not_our_rendering_blocks_whoever_wrote_it(html: str) -> None:
    for typed in (False, True):
        check = check_html(Content("Text", html=html), html_of, DOMAINS, typed=typed)
        assert (check.blocking, check.code) == (True, "checks.html.other")


@pytest.mark.parametrize(
    ("subject", "to", "code"),
    [
        ("Abruf", ("a@x.de",), "checks.head.ok"),
        ("", ("a@x.de",), "checks.head.no_subject"),
        ("  – ", ("a@x.de",), "checks.head.no_subject"),
        ("Abruf\r\nBcc: x@evil.de", ("a@x.de",), "checks.head.lines"),
        ("Abruf\u2028x", ("a@x.de",), "checks.head.lines"),
        ("Abruf\x00", ("a@x.de",), "checks.head.lines"),
        ("Abruf", (), "checks.head.nobody"),
        ("Abruf", ("a@x.de", "b"), "checks.head.address"),
    ],
)
def test_the_head_of_a_mail_is_complete(subject: str, to: tuple[str, ...], code: str) -> None:
    check = check_head(Content("x", subject=subject, bcc=to), lambda text: "@" in text)
    assert (check.code, check.ok, check.blocking) == (code, code.endswith(".ok"), True)


@pytest.mark.parametrize(
    ("right", "code", "blocking"),
    [
        (DraftRight(ALONE), "checks.right.ok", True),
        (DraftRight(ALIGNMENT, approvers=("legal",)), "checks.right.second", False),
        (DraftRight(ALONE, approvers=("legal",)), "checks.right.second", False),
        (DraftRight(NOT_KAM, blocked_by=("operations",)), "checks.right.blocked", True),
        (DraftRight(ALIGNMENT, approvers=("legal",), blocked_by=("operations",)), "checks.right.blocked", True),
        (DraftRight(NOT_KAM), "checks.right.nobody", True),
        (DraftRight(ALIGNMENT), "checks.right.nobody", True),
    ],
)
def test_who_must_agree_is_named(right: DraftRight, code: str, blocking: bool) -> None:
    check = check_right(right, DEPARTMENTS)
    assert (check.code, check.blocking, check.ok) == (code, blocking, code.endswith(".ok"))
    if right.approvers and not right.blocked_by:
        assert "Recht" in message(code, Language.DE, **check.values)
        assert "Legal" in message(code, Language.EN, **check.values)


def test_a_department_that_nobody_has_named_keeps_its_id() -> None:
    assert check_right(DraftRight(ALIGNMENT, approvers=("x",)), {}).values["departments_de"] == "x"


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_every_result_has_a_text_in_both_languages(code: str) -> None:
    values = dict.fromkeys("count found markers hours most departments_de departments_en".split(), "3")
    german, english = (message(code, language, **values) for language in Language)
    assert german != english
    assert "{F" not in german.replace("{{F:", "")


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_text_stops_them(text: str) -> None:
    content = Content(text, subject=text, to=(text,))
    assert check_html(content, html_of, DOMAINS, typed=False).id == "C-HTML"
    assert check_head(content, lambda _: False).id == "C-HEAD"
