"""A real mail server on a loopback port: it keeps what it took, and can be told what to answer."""

import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Taken:
    message_id: str
    sender: str
    recipients: tuple[str, ...]
    data: bytes


@dataclass
class Box:
    """``answers``: by recipient, what RCPT gets, one after the other; ``after_data``: what the final dot gets."""

    answers: dict[str, list[str]] = field(default_factory=dict)
    after_data: list[str] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        waiting = self.answers.get(address)
        answer = waiting.pop(0) if waiting else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        answer = self.after_data.pop(0) if self.after_data else "250 OK"
        if answer[0] == "2":
            data = envelope.content
            assert isinstance(data, bytes)
            name = str(message_from_bytes(data)["Message-ID"]).strip()
            self.taken.append(Taken(name, str(envelope.mail_from), tuple(envelope.rcpt_tos), data))
        return answer

    @property
    def copies(self) -> Counter[tuple[str, str]]:
        """How often each recipient got each message."""
        return Counter((mail.message_id, each) for mail in self.taken for each in mail.recipients)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"


@contextmanager
def mail_box() -> Iterator[Box]:
    box = Box()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        box.port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
