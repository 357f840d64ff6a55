"""Which mail server, and how one comes to stand before it ready to send."""

import base64
import re
import socket
import ssl
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from agent.adapters.mail.wire import Garbled, Reply, Wire
from agent.domain.errors import BadInput, Unavailable


class Security(StrEnum):
    """The scheme of the address."""

    NONE = "smtp"
    STARTTLS = "smtp+starttls"
    TLS = "smtps"


_PORTS = {Security.NONE: 25, Security.STARTTLS: 587, Security.TLS: 465}
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+")


@dataclass(frozen=True, slots=True)
class MailServer:
    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        return (self.password, _base64(self.password), _base64(f"\0{self.user}\0{self.password}"))


def mail_server(url: str, user: str = "", password: str = "") -> MailServer:
    """Of ``smtp://``, ``smtp+starttls://`` or ``smtps://``, with user and password in it or beside it.

    Raises BadInput ``outbox.smtp.url``, ``outbox.smtp.user`` (one without the other), ``outbox.smtp.plain`` (a
    password that would cross the network in the clear).
    """
    try:
        parts = urlsplit(url.strip())
        security, host = Security(parts.scheme), parts.hostname or ""
        port = parts.port or _PORTS[security]
    except ValueError:
        raise BadInput("outbox.smtp.url") from None
    if not _HOST.fullmatch(host) or parts.path.strip("/") or parts.query or parts.fragment:
        raise BadInput("outbox.smtp.url")
    user, password = user or unquote(parts.username or ""), password or unquote(parts.password or "")
    if bool(user) != bool(password):
        raise BadInput("outbox.smtp.user")
    if user and security is Security.NONE and host not in _LOOPBACK:
        raise BadInput("outbox.smtp.plain")
    return MailServer(host, port, security, user, password)


@dataclass(frozen=True, slots=True)
class Ready:
    """A connection on which a mail can be sent. ``largest`` in bytes, None where the server names none."""

    wire: Wire
    largest: int | None


def get_ready(wire: Wire, server: MailServer, trusted: ssl.SSLContext) -> Ready:
    """Greeting, encryption, sign-in. Raises Unavailable ``outbox.smtp.…``, and what `Wire` raises."""
    if server.security is Security.TLS:
        wire.encrypt(trusted)
    _require(wire.reply(), "outbox.smtp.unwelcome")
    offers = _hello(wire)
    if server.security is Security.STARTTLS:
        if "STARTTLS" not in offers:
            raise Unavailable("outbox.smtp.starttls")
        _require(wire.command("STARTTLS"), "outbox.smtp.starttls")
        wire.encrypt(trusted)
        offers = _hello(wire)  # what was said in the clear does not count
    if server.user:
        _sign_in(wire, server, offers.get("AUTH", "").upper().split())
    size = offers.get("SIZE", "")
    return Ready(wire, int(size) if size.isdecimal() and len(size) < 20 and int(size) else None)


def _hello(wire: Wire) -> dict[str, str]:
    """What the server offers, by keyword; older servers offer nothing."""
    reply = wire.command(f"EHLO {wire.own_name}")
    if reply.permanent:
        reply = wire.command(f"HELO {wire.own_name}")
        _require(reply, "outbox.smtp.unwelcome")
        return {}
    _require(reply, "outbox.smtp.unwelcome")
    offers = (line.replace("=", " ").strip().partition(" ") for line in reply.lines[1:])
    return {keyword.upper(): values for keyword, _, values in offers}


def _sign_in(wire: Wire, server: MailServer, ways: list[str]) -> None:
    if "PLAIN" in ways:
        reply = wire.command(f"AUTH PLAIN {_base64(f'{chr(0)}{server.user}{chr(0)}{server.password}')}")
    elif "LOGIN" in ways:
        reply = wire.command("AUTH LOGIN")
        for each in (server.user, server.password):
            reply = wire.command(_base64(each)) if reply.code == 334 else reply
    else:
        raise Unavailable("outbox.smtp.login_way")
    _require(reply, "outbox.smtp.login")


def _require(reply: Reply, code: str) -> None:
    """Raises Unavailable: ``code`` for a lasting refusal, ``outbox.smtp.busy`` for one that passes."""
    if reply.temporary:
        raise Unavailable("outbox.smtp.busy")
    if reply.permanent:
        raise Unavailable(code)
    if not reply.positive:
        raise Garbled


def _base64(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "surrogateescape")).decode("ascii")


def failure(error: Exception, *, connected: bool) -> Unavailable:
    """What went wrong on the wire while nothing had left, as an error that a person can act on."""
    if isinstance(error, Garbled):
        return Unavailable("outbox.smtp.answer")
    if isinstance(error, socket.gaierror | UnicodeError):
        return Unavailable("outbox.smtp.dns")
    if isinstance(error, TimeoutError):
        return Unavailable("outbox.smtp.timeout")
    if isinstance(error, ssl.SSLCertVerificationError):
        return Unavailable("outbox.smtp.tls")
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return Unavailable("outbox.smtp.handshake")
    return Unavailable("outbox.smtp.broken_off" if connected else "outbox.smtp.connect")
