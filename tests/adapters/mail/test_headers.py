"""Header lines: what a reader would change or take for a code is encoded, and no line is long."""

import email
import email.policy

import pytest

from agent.adapters.mail.headers import mailbox_header, text_header


@pytest.mark.parametrize("text", ["=?utf-8?q?a=0D=0Ab?=", "a  b", " a", "a ", "a\r\nBcc: c@d.de", "x" * 80, "ü" * 80])
def test_what_a_reader_would_change_is_encoded(text: str) -> None:
    line = text_header("Subject", text)
    assert line.startswith("Subject: =?utf-8?B?")
    assert "Bcc" not in line
    assert max(map(len, line.split("\r\n"))) <= 76
    assert all(part.startswith(" ") for part in line.split("\r\n")[1:])


@pytest.mark.parametrize("text", ["Abrufe Q3/2026: 63.4 %", "a=b?"])
def test_plain_words_stay_readable(text: str) -> None:
    assert text_header("Subject", text) == f"Subject: {text}"


@pytest.mark.parametrize(
    "name", ['Dr. "K" \\ Brandt', "Brandt, K.", "a@x.de", "K <k@evil.example>", "Jörg Weiß", "x" * 90]
)
def test_a_name_is_never_an_address(name: str) -> None:
    found = email.message_from_string(mailbox_header("From", name, "k@x.de") + "\n\n", policy=email.policy.default)
    assert [each.addr_spec for each in found["from"].addresses] == ["k@x.de"]
