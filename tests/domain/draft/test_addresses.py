"""What a header line takes. Everything that could start another line, or look like somebody else, is refused."""

import idna
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from agent.domain.draft.addresses import address, addresses, file_name, sender_name, subject
from agent.domain.errors import BadInput
from agent.domain.language import Language

BREAKS = [
    "\r\n", "\n", "\r", "\r\n ", "\r\n\t", "\n ", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x00", "\x1b", "\x7f",
    "\t", "\x1c", "\x1d", "\x1e", "\ufeff", "\u200b", "\u202e", "\u2066", "\xad", "\ud800",
]  # fmt: skip


def refused(function: object, text: str) -> str:
    with pytest.raises(BadInput) as caught:
        function(text)  # type: ignore[operator]
    for language in Language:
        told = caught.value.text(language)
        assert told.isprintable()
        assert "{" not in told
    return caught.value.code


@pytest.mark.parametrize("text", [
    "s.kroeger@nordwerk.example", "S.Kroeger@nordwerk.example", "o'brien+kam@vantage-pumps.co.uk", "a_b-c@x.de",
    "1@2.example", "x@xn--mller-kva.de",
])  # fmt: skip
def test_an_address_stays_as_it_is(text: str) -> None:
    assert address(text) == text


def test_blanks_around_go_and_the_domain_becomes_lower_case() -> None:
    assert address("  S.Kroeger@Nordwerk.EXAMPLE ") == "S.Kroeger@nordwerk.example"


@pytest.mark.parametrize("domain", ["müller.de", "Müller.DE", "mu\u0308ller.de", "straße.de", "señor.es", "łódź.pl"])
def test_a_domain_with_accents_takes_its_ascii_form(domain: str) -> None:
    assert address(f"info@{domain}") == "info@" + idna.encode(domain, uts46=True).decode()


def test_straße_is_not_strasse() -> None:
    assert address("info@straße.de") != address("info@strasse.de")


@pytest.mark.parametrize("sign", BREAKS)
@pytest.mark.parametrize("place", ["{}a@x.de", "a{}@x.de", "a@x{}.de", "a@x.de{}", "a@x.de{}Bcc: c@d.de"])
def test_no_line_break_or_invisible_sign_in_an_address(sign: str, place: str) -> None:
    assert refused(address, place.format(sign)) == "outbox.address.control"


@pytest.mark.parametrize("sign", BREAKS)
@pytest.mark.parametrize("place", ["{}Abruf", "Ab{}ruf", "Abruf{}", "Abruf{}Bcc: c@d.de", "Abruf{} Bcc: c@d.de"])
@pytest.mark.parametrize("function", [subject, file_name, sender_name])
def test_no_line_break_or_invisible_sign_in_a_header(function: object, sign: str, place: str) -> None:
    assert refused(function, place.format(sign)).endswith(".control")


@pytest.mark.parametrize("text", [
    "=?utf-8?q?a=0D=0Ab?=", "=?UTF-8?B?DQpCY2M6IGFAYi5kZQ==?=", "Abruf =?iso-8859-1?q?=0a?=", "=?utf-8?q?a",
])  # fmt: skip
@pytest.mark.parametrize("function", [subject, file_name, sender_name])
def test_no_encoded_words(function: object, text: str) -> None:
    assert refused(function, text).endswith(".encoded")


def test_no_encoded_word_before_the_at() -> None:
    assert refused(address, "=?utf-8?q?a=0D=0Ab?=@x.de") == "outbox.address.local"


@pytest.mark.parametrize(("text", "code"), [
    ("", ""), ("a", ""), ("@x.de", ""), ("a@", ""), ("a@x.de,b@x.de", ".several"), ("a@x.de b@x.de", ".several"),
    ("a@x.de;b@x.de", ".several"), ("a@b@x.de", ".several"), ("Anna <a@x.de>", ".name"), ("<a@x.de>", ".name"),
    ('"a b"@x.de', ".name"), ("a(comment)@x.de", ".name"), ("a b@x.de", ".name"), ("a@[127.0.0.1]", ".name"),
    ("mailto:a@x.de", ".name"), ("a\xa0b@x.de", ".name"), ("ä@x.de", ".local"), ("а@x.de", ".local"),
    (".a@x.de", ".local"), ("a.@x.de", ".local"), ("a..b@x.de", ".local"), ("-f@x.de", ".local"),
    ("a%b.de@x.de", ".local"), ("x!a@x.de", ".local"), ("|sh@x.de", ".local"), ("a@x", ".domain"),
    ("a@localhost", ".domain"), ("a@1.2.3.4", ".domain"), ("a@x..de", ".domain"), ("a@-x.de", ".domain"),
    ("a@x-.de", ".domain"), ("a@.de", ".domain"), ("a@x.de.", ".domain"), ("a@x_y.de", ".domain"),
    ("a@ü-.de", ".domain"), ("a@nordwеrk.de", ".script"), ("a@ıbm.de", ".script"), ("a@ｘ.de", ".script"),
    ("a@x。de", ".script"), ("a@例え.jp", ".script"), ("a" * 65 + "@x.de", ".long"),
    ("a@" + "ü" * 63 + ".de", ".domain"),
    ("a" * 64 + "@" + "b" * 60 + "." + "c" * 60 + "." + "d" * 60 + "." + "e" * 10 + ".de", ".long"),
])  # fmt: skip
def test_what_is_no_single_bare_address_is_refused(text: str, code: str) -> None:
    assert refused(address, text) == f"outbox.address{code}"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a loaded machine is no error
@given(st.text(max_size=60))
@example("a@x.de\u2028")
def test_an_address_taken_is_one_plain_ascii_word_and_stays(text: str) -> None:
    try:
        taken = address(text)
    except BadInput:
        return
    assert taken.isascii()
    assert taken.isprintable()
    assert not set(taken) & set(' <>,;"()\\')
    assert taken.count("@") == 1
    assert address(taken) == taken


def test_everybody_once_in_the_first_list() -> None:
    to, cc, bcc = addresses(["a@x.de", "B@x.de", "A@X.de"], ["b@x.de", "c@x.de"], ["c@X.DE", "d@x.de"])
    assert (to, cc, bcc) == (("a@x.de", "B@x.de"), ("c@x.de",), ("d@x.de",))


def test_a_crowd_is_refused() -> None:
    addresses([f"a{n}@x.de" for n in range(100)])
    with pytest.raises(BadInput) as caught:
        addresses([f"a{n}@x.de" for n in range(99)], ["b@x.de", "c@x.de"])
    assert caught.value.code == "outbox.address.many"


@pytest.mark.parametrize("text", ["Abrufentwicklung Q3 – Terminvorschlag", "Grüße 👩‍🚒", "Re: 10 % = ?", "x" * 250])
def test_a_subject_stays_as_it_is(text: str) -> None:
    assert subject(text) == text


@pytest.mark.parametrize(("text", "code"), [("", "empty"), ("  ", "empty"), ("–", "empty"), ("x" * 251, "long")])
def test_a_subject_says_something_in_few_words(text: str, code: str) -> None:
    assert refused(subject, text) == f"outbox.subject.{code}"


def test_blanks_around_a_subject_go() -> None:
    assert subject("  Abruf  2026 ") == "Abruf  2026"


@pytest.mark.parametrize("text", ["Übersicht Abrufe (Q3).xlsx", ".profile", "a..b.pdf", "契約.pdf"])
def test_a_file_name_stays_as_it_is(text: str) -> None:
    assert file_name(text) == text


@pytest.mark.parametrize("text", ["/etc/passwd", "../x.pdf", "C:\\x.pdf", "a/b.pdf"])
def test_a_path_is_no_file_name(text: str) -> None:
    assert refused(file_name, text) == "outbox.file_name.path"


@pytest.mark.parametrize("text", ["", ".", "..", " . "])
def test_a_file_name_says_something(text: str) -> None:
    assert refused(file_name, text) == "outbox.file_name.empty"


def test_a_sender_may_have_no_name() -> None:
    assert sender_name("") == ""
    assert sender_name("Katrin Brandt") == "Katrin Brandt"
