"""Mails by SMTP, step by step, so that every recipient has a state of its own (RFC 5321).

Up to the final dot nothing has left, whatever happens; after it, without an answer, nobody knows.
"""

import re
import ssl
from collections.abc import Sequence
from functools import cache

from agent.adapters.mail.message import message
from agent.adapters.mail.server import MailServer, Ready, failure, get_ready
from agent.adapters.mail.wire import Garbled, Reply, Wire
from agent.domain.draft.addresses import address
from agent.domain.draft.delivery import Outgoing, RecipientState, RecipientStatus

_TOTAL = 20  # times the timeout: all waits up to the final dot
_AFTER_DOT = 5  # times the timeout: scanners run then, and who gives up too early sends twice (RFC 5321 4.5.3.2.6)
_CLOSING = 421  # "closing the connection", at any time
_GO_ON = 354
_DOT = re.compile(rb"^\.", re.MULTILINE)


class Smtp:
    """Implements the port `OutgoingChannel`. Connects only when it sends; ``timeout_s`` bounds each wait.

    ``trusted``: other certificates than the system's.
    """

    def __init__(self, server: MailServer, timeout_s: float = 30.0, trusted: ssl.SSLContext | None = None) -> None:
        self._server, self._timeout_s, self._trusted = server, timeout_s, trusted

    def send(self, outgoing: Outgoing) -> Sequence[RecipientState]:
        """Raises Unavailable ``outbox.smtp.…`` when nothing has left, BadInput ``outbox.…`` for what is no mail."""
        data, sender = message(outgoing), address(outgoing.sender)
        recipients = {each: address(each) for each in outgoing.recipients}
        connected = False
        try:
            with Wire(self._server.host, self._server.port, self._timeout_s, _TOTAL * self._timeout_s) as wire:
                connected = True
                ready = get_ready(wire, self._server, self._trusted or _system())
                states = _Mail(ready, self._server.secrets, self._timeout_s).send(sender, recipients, data)
                wire.say_goodbye()
                return states
        except (OSError, UnicodeError, Garbled) as error:
            raise failure(error, connected=connected) from None  # its words may hold what was sent

    def has_sent(self, message_id: str) -> None:
        """A mail server does not tell."""


class _Mail:
    """One mail on a connection. What it raises, it raises while nothing has left."""

    def __init__(self, ready: Ready, secrets: tuple[str, ...], timeout_s: float) -> None:
        self._wire, self._largest, self._secrets, self._timeout_s = ready.wire, ready.largest, secrets, timeout_s
        self._states: dict[str, RecipientState] = {}

    def send(self, sender: str, recipients: dict[str, str], data: bytes) -> list[RecipientState]:
        self._states = {each: RecipientState(each) for each in recipients}
        if self._begin(sender, data) and self._name(recipients):
            self._hand_over(data)
        return list(self._states.values())

    def _begin(self, sender: str, data: bytes) -> bool:
        if self._largest is not None and len(data) > self._largest:
            self._settle(RecipientStatus.REFUSED, f"SIZE {self._largest}")
            return False
        size = "" if self._largest is None else f" SIZE={len(data)}"
        return self._goes_on(self._wire.command(f"MAIL FROM:<{sender}>{size}"))

    def _name(self, recipients: dict[str, str]) -> bool:
        """Name every recipient; True when the server takes one or more."""
        for given, each in recipients.items():
            reply = self._wire.command(f"RCPT TO:<{each}>")
            if reply.code == _CLOSING:
                return self._goes_on(reply)
            if not reply.positive:
                status = _status(reply)
                self._states[given] = RecipientState(given, status, reply.shown(self._secrets))
        return bool(self._open())

    def _hand_over(self, data: bytes) -> None:
        reply = self._wire.command("DATA")
        if reply.code != _GO_ON:
            if reply.positive:
                raise Garbled
            self._goes_on(reply)
            return
        if not self._content(_DOT.sub(b"..", data)):
            return
        try:
            self._wire.send(b".\r\n")
            self._goes_on(self._wire.reply(_AFTER_DOT * self._timeout_s), after_dot=True)
        except (OSError, Garbled):
            self._settle(RecipientStatus.UNCERTAIN, "")

    def _content(self, data: bytes) -> bool:
        """Everything but the final dot. A server that has enough of it says why and hangs up."""
        try:
            self._wire.send(data)
        except OSError as error:
            reply = self._last_words()
            if reply is None or not reply.permanent:
                raise error from None
            return self._goes_on(reply)
        return True

    def _last_words(self) -> Reply | None:
        try:
            return self._wire.reply(self._timeout_s)
        except (OSError, Garbled):
            return None

    def _goes_on(self, reply: Reply, *, after_dot: bool = False) -> bool:
        """True for a positive reply; any other settles who is still open. Raises Garbled for one out of place."""
        if reply.positive:
            if after_dot:
                self._settle(RecipientStatus.ACCEPTED, reply.shown(self._secrets))
            return True
        self._settle(_status(reply), reply.shown(self._secrets))
        return False

    def _open(self) -> list[str]:
        """Those whom the server has not refused or put off."""
        return [each for each, state in self._states.items() if not state.reply]

    def _settle(self, status: RecipientStatus, reply: str) -> None:
        for each in self._open():
            self._states[each] = RecipientState(each, status, reply)


def _status(reply: Reply) -> RecipientStatus:
    if reply.temporary:
        return RecipientStatus.WAITING
    if reply.permanent:
        return RecipientStatus.REFUSED
    raise Garbled


@cache
def _system() -> ssl.SSLContext:
    """The system's certificates; certificate and host name are checked."""
    return ssl.create_default_context()
