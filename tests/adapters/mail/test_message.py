"""The bytes of a mail: deterministic, 7-bit, and read back by the standard library they say what was approved."""

import datetime as dt
import email
import email.policy
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from agent.adapters.mail.message import local_part, message
from agent.domain.draft.addresses import file_name, sender_name, subject
from agent.domain.draft.content import File
from agent.domain.draft.delivery import Outgoing
from agent.domain.errors import BadInput
from tests.adapters.mail.sample import outgoing


def parsed(data: bytes) -> EmailMessage:
    found = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    assert not any(part.defects for part in found.walk())
    return found


def text_of(part: object) -> str:
    assert isinstance(part, EmailMessage)
    told = part.get_content()
    assert isinstance(told, str)
    return told.replace("\r\n", "\n")


def lines(text: str) -> str:
    told = text.replace("\r\n", "\n").replace("\r", "\n")
    return told if told.endswith("\n") else told + "\n"


def taken(function: object, text: str) -> bool:
    try:
        return bool(function(text) == text)  # type: ignore[operator]
    except BadInput:
        return False


anything = st.text(st.characters(exclude_categories=("Cs",)), max_size=300)
visible = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
lines_of_header = st.text(visible, min_size=1, max_size=90).map(lambda text: f"a{text}".strip())
subjects = lines_of_header.filter(lambda text: taken(subject, text))
names = lines_of_header.filter(lambda text: taken(sender_name, text))
file_names = lines_of_header.filter(lambda text: taken(file_name, text))
files = st.builds(File, file_names, st.sampled_from(
    ["application/pdf", "text/plain", "message/rfc822", "multipart/mixed", "x/y\r\nBcc: a@b.de", "", "image/PNG"]
), st.binary(max_size=200))  # fmt: skip
users = st.from_regex(r"[a-z0-9]{1,20}(\.[a-z0-9]{1,20}){0,2}", fullmatch=True)
mailboxes = st.lists(users.map("{}@nordwerk.example".format), max_size=4, unique=True).map(tuple)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a loaded machine is no error
@given(anything, subjects, names, mailboxes, mailboxes, st.lists(files, max_size=3), st.booleans())
@example(
    "Grüße 👩‍🚒\n.\n..x\nFrom here\n" + "ü" * 5000, "Übersicht  Q3" + " ä" * 90, 'Dr. "K" \\ <b>', (), (), [], True
)
@example(" \n\t \n=\n= =3D \x00\x1c\x85\u2028", "a" * 250, "B. Brandt", ("a@x.de",), ("c@x.de",), [], False)
@example(
    "", "x y", "=7", ("a@x.de",), (), [File("ü" * 150, "application/pdf", b"\r\n.\r\n"), File("契", "a/b", b"")], True
)
def test_what_is_read_back_is_what_was_approved(
    text: str, title: str, name: str, to: tuple[str, ...], cc: tuple[str, ...], attached: list[File], html: bool
) -> None:
    mail = outgoing(
        text=text, subject=title, sender_name=name, to=to, cc=cc, files=tuple(attached),
        html="<p>Grüße</p>" if html else "",
    )  # fmt: skip
    data = message(mail)
    assert data == message(mail)
    found = parsed(data)
    assert found["subject"] == title
    assert display_name(data) == name
    assert found["from"].addresses[0].addr_spec == mail.sender
    assert addresses_in(found, "to") == to
    assert addresses_in(found, "cc") == cc
    assert found["message-id"] == mail.message_id
    assert found["date"].datetime == mail.at
    assert text_of(found.get_body(("plain",))) == lines(text)
    page = found.get_body(("html",))
    assert (text_of(page) if page else "") == ("<p>Grüße</p>\n" if html else "")
    back = [(part.get_filename(), part.get_payload(decode=True)) for part in found.iter_attachments()]
    assert back == [(file.name, file.data) for file in attached]
    check_bytes(data)


def addresses_in(found: EmailMessage, name: str) -> tuple[str, ...]:
    return tuple(each.addr_spec for each in found[name].addresses) if found[name] else ()


def display_name(data: bytes) -> str:
    """By the older reader: the newer one puts a blank between encoded words of a name, against RFC 2047 6.2."""
    raw = email.message_from_bytes(data)["from"].replace("\r\n", "").rpartition(" <")[0]
    if raw.startswith('"'):
        return str(raw[1:-1].replace('\\"', '"').replace("\\\\", "\\"))
    return str(make_header(decode_header(raw)))


def check_bytes(data: bytes) -> None:
    """Fit for every server: 7-bit, CRLF only, short lines, one empty line between head and body."""
    assert data.isascii()
    assert b"\x00" not in data
    assert data.endswith(b"\r\n")
    assert data.replace(b"\r\n", b"").count(b"\r") == data.replace(b"\r\n", b"").count(b"\n") == 0
    assert max(map(len, data.split(b"\r\n"))) <= 200
    head = [line.split(b":")[0] for line in data.partition(b"\r\n\r\n")[0].split(b"\r\n") if line[:1] != b" "]
    wanted = [b"Date", b"From", b"To", b"Cc", b"Subject", b"Message-ID", b"MIME-Version", b"Content-Type"]
    assert [name for name in head if name != b"Content-Transfer-Encoding"] == [name for name in wanted if name in head]


def test_hidden_recipients_stand_nowhere() -> None:
    data = message(outgoing(to=("a@x.de",), cc=(), recipients=("a@x.de", "hidden@x.de")))
    assert b"hidden" not in data
    assert parsed(message(outgoing(to=(), recipients=("hidden@x.de",))))["to"] == "undisclosed-recipients:;"


def test_other_content_has_other_boundaries() -> None:
    one, other = (message(outgoing(text=text, html="<p>a</p>")) for text in ("a", "b"))
    assert one.split(b"boundary=")[1][:60] != other.split(b"boundary=")[1][:60]


def test_a_text_that_quotes_its_own_boundary_stays_one_part() -> None:
    first = message(outgoing(text="a", html="<p>a</p>"))
    boundary = first.split(b'boundary="')[1].split(b'"')[0].decode()
    mail = outgoing(text=f"--{boundary}\r\n\r\nx\r\n--{boundary}--", html="<p>a</p>")
    assert text_of(parsed(message(mail)).get_body(("plain",))) == lines(mail.text)


@pytest.mark.parametrize("change", [
    {"subject": "a\r\nBcc: c@d.de"}, {"subject": "a\n b"}, {"subject": "a\u2028b"}, {"subject": "a\x85b"},
    {"subject": "=?utf-8?q?a=0D=0Ab?="}, {"subject": ""}, {"sender_name": "K\r\nBcc: c@d.de"},
    {"sender": "a@x.de\r\nBcc: c@d.de"}, {"sender": "a@x.de>\r\nRCPT TO:<c@d.de"}, {"sender": ""},
    {"to": ("a@x.de\r\nBcc: c@d.de",)}, {"to": ("a@x.de, c@d.de",)}, {"cc": ("a@x.de\n",)},
    {"files": (File("a\r\nX: y.pdf", "application/pdf", b""),)}, {"files": (File("../a.pdf", "application/pdf", b""),)},
    {"message_id": "<a@x.de>\r\nBcc: c@d.de"}, {"message_id": "<../../a@x.de>"}, {"message_id": "<a/b@x.de>"},
    {"message_id": "<a..b@x.de>"}, {"message_id": ""}, {"text": "a\ud800"}, {"html": "<p>\udc00</p>"},
])  # fmt: skip
def test_the_last_moment_refuses_what_would_break_a_header(change: dict[str, object]) -> None:
    with pytest.raises(BadInput) as caught:
        message(replace(outgoing(), **change))  # type: ignore[arg-type]
    assert caught.value.code.startswith("outbox.")
    assert str(caught.value).isprintable()


def test_an_address_with_accents_goes_out_in_ascii() -> None:
    found = parsed(message(outgoing(to=("Info@Müller.de",))))
    assert found["to"] == "Info@xn--mller-kva.de"


def test_the_time_is_the_approvals() -> None:
    at = dt.datetime(2026, 11, 22, 14, 5, 6, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert parsed(message(outgoing(at=at)))["date"] == "Sun, 22 Nov 2026 14:05:06 +0100"


def test_the_file_is_named_after_the_message() -> None:
    assert local_part("<0b9.2@kam.example>") == "0b9.2"


def test_the_bytes_do_not_change_from_release_to_release() -> None:
    """Written down once, so that a change of the standard library or of ours is seen."""
    mail: Outgoing = outgoing(subject="Abrufe für Q3", text="Guten Tag Frau Kröger,\n.\n", html="<p>ü</p>")
    assert message(mail).decode() == GOLDEN.replace("\n", "\r\n")


GOLDEN = """\
Date: Sun, 22 Nov 2026 09:30:00 +0000
From: Katrin Brandt <k.brandt@melchers.example>
To: s.kroeger@nordwerk.example
Subject: =?utf-8?B?QWJydWZlIGbDvHIgUTM=?=
Message-ID: <8f14e45f.1@kam.melchers.example>
MIME-Version: 1.0
Content-Type: multipart/alternative;
 boundary="=_alternative_6c1850df5dd68e8da7357d2ca1bdd6c5"

--=_alternative_6c1850df5dd68e8da7357d2ca1bdd6c5
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

Guten Tag Frau Kr=C3=B6ger,
=2E

--=_alternative_6c1850df5dd68e8da7357d2ca1bdd6c5
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<p>=C3=BC</p>

--=_alternative_6c1850df5dd68e8da7357d2ca1bdd6c5--
"""
