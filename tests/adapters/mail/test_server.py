"""The setting of the mail server."""

import pytest

from agent.adapters.mail.server import MailServer, Security, mail_server
from agent.domain.errors import BadInput
from agent.domain.language import Language


@pytest.mark.parametrize(("url", "expected"), [
    ("smtp://mx.example", MailServer("mx.example", 25, Security.NONE)),
    ("smtp+starttls://mx.example", MailServer("mx.example", 587, Security.STARTTLS)),
    ("smtps://MX.example:4650/", MailServer("mx.example", 4650, Security.TLS)),
    ("smtps://[::1]", MailServer("::1", 465, Security.TLS)),
    ("smtps://out%40x.de:p%2Fw@mx.example", MailServer("mx.example", 465, Security.TLS, "out@x.de", "p/w")),
    ("smtp://u:p@127.0.0.1:2525", MailServer("127.0.0.1", 2525, Security.NONE, "u", "p")),
])  # fmt: skip
def test_the_address_of_a_server(url: str, expected: MailServer) -> None:
    assert mail_server(url) == expected


def test_user_and_password_beside_the_address() -> None:
    assert mail_server("smtps://mx.example", "u", "p") == MailServer("mx.example", 465, Security.TLS, "u", "p")


@pytest.mark.parametrize(("url", "code"), [
    ("", "url"), ("mx.example", "url"), ("http://mx.example", "url"), ("smtp://", "url"),
    ("smtp://mx.example:x", "url"),
    ("smtp://mx.example:99999", "url"), ("smtp://mx.example/path", "url"), ("smtp://mx.example?a=b", "url"),
    ("smtp://mx exam.ple", "url"), ("smtp://[::1", "url"), ("smtps://u@mx.example", "user"),
    ("smtps://:p@mx.example", "user"), ("smtp://u:p@mx.example", "plain"),
])  # fmt: skip
def test_a_bad_address_is_named(url: str, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        mail_server(url)
    assert caught.value.code == f"outbox.smtp.{code}"
    assert "KAM_SMTP_" in caught.value.text(Language.DE)
