"""Mail servers on a loopback port: a scripted one that may be as rude as a test wants, and a real one (aiosmtpd)."""

import socket
import ssl
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope

OFFERS = b"250-mx.example greets you\r\n250-SIZE 30000000\r\n250 8BITMIME\r\n"


@dataclass(frozen=True)
class Say:
    """An answer. ``close``: hang up after it. ``hang``: say nothing more until the test ends. ``drip_s``: that many
    seconds between two bytes. ``early``: instead of waiting for the end of the content."""

    data: bytes = b""
    close: bool = False
    hang: bool = False
    drip_s: float = 0.0
    early: bool = False


HANG, HANG_UP = Say(hang=True), Say(close=True)
Script = Mapping[str, Say | Sequence[Say]]
_POLITE = {
    "greeting": Say(b"220 mx.example ESMTP\r\n"),
    "EHLO": Say(OFFERS),
    "HELO": Say(b"250 mx.example\r\n"),
    "STARTTLS": Say(b"220 go ahead\r\n"),
    "AUTH": Say(b"235 welcome\r\n"),
    "MAIL": Say(b"250 sender ok\r\n"),
    "RCPT": Say(b"250 recipient ok\r\n"),
    "DATA": Say(b"354 go on\r\n"),
    "content": Say(b"250 queued as 4711\r\n"),
    "QUIT": Say(b"221 bye\r\n", close=True),
}


@dataclass
class ScriptedServer:
    """``said`` are the commands it heard; ``content`` what came after DATA, undecoded, the final dot included."""

    port: int
    said: list[str] = field(default_factory=list)
    content: list[bytes] = field(default_factory=list)
    connections: int = 0


class _Talk:
    def __init__(self, script: Script, server: ScriptedServer, connection: socket.socket, tls: Any, stop: Any) -> None:
        self._script, self._server, self._socket, self._tls, self._stop = script, server, connection, tls, stop
        self._turn: dict[str, int] = {}
        self._last = b""
        self._reader = connection.makefile("rb")

    def run(self, encrypted: bool) -> None:
        if encrypted:
            self._encrypt()
        open_ = self._say("greeting")
        while open_ and (line := self._reader.readline()):
            command = line.decode("latin-1").strip()
            self._server.said.append(command)
            verb = command.split(" ")[0].upper()
            open_ = self._say(verb)
            if open_ and self._last == b"220" and verb == "STARTTLS":
                self._encrypt()
            if open_ and self._last == b"354" and verb == "DATA":
                open_ = self._take_content()

    def _encrypt(self) -> None:
        self._socket = self._tls.wrap_socket(self._socket, server_side=True)
        self._reader = self._socket.makefile("rb")

    def _take_content(self) -> bool:
        if not self._answer("content").early:
            lines = []
            while (line := self._reader.readline()) not in (b".\r\n", b""):
                lines.append(line)
            self._server.content.append(b"".join([*lines, line]))
            if not line:
                return False
        return self._say("content")

    def _answer(self, step: str) -> Say:
        """The one of the script for this turn; the last one again and again."""
        found = self._script.get(step) or _POLITE.get(step) or Say(b"502 unknown\r\n")
        answers = [found] if isinstance(found, Say) else list(found)
        return answers[min(self._turn.get(step, 0), len(answers) - 1)]

    def _say(self, step: str) -> bool:
        answer = self._answer(step)
        self._turn[step] = self._turn.get(step, 0) + 1
        self._last = answer.data[:3]
        if answer.drip_s:
            for byte in answer.data:
                if self._stop.wait(answer.drip_s):
                    return False
                self._socket.sendall(bytes([byte]))
        else:
            self._socket.sendall(answer.data)
        if answer.hang:
            self._stop.wait(30)
        return not (answer.close or answer.hang)

    def close(self) -> None:
        self._reader.close()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@contextmanager
def scripted(
    script: Script | None = None, tls: ssl.SSLContext | None = None, *, at_once: bool = False
) -> Iterator[ScriptedServer]:
    """One connection after the other; ``at_once``: encrypted from the first byte."""
    listener = socket.create_server(("127.0.0.1", 0))
    server, stop = ScriptedServer(listener.getsockname()[1]), threading.Event()

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            if stop.is_set():
                connection.close()
                return
            server.connections += 1
            connection.settimeout(10)
            talk = _Talk(script or {}, server, connection, tls, stop)
            with closing(talk), suppress(OSError):
                talk.run(at_once)

    thread = threading.Thread(target=serve, name="scripted smtp")
    thread.start()
    try:
        yield server
    finally:
        stop.set()
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", server.port), 1).close()  # wakes the accept
        thread.join(15)
        listener.close()


@dataclass
class RealServer:
    """aiosmtpd; ``mails`` it took: envelope and content as received."""

    port: int = 0
    mails: list[Envelope] = field(default_factory=list)
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)


class _Takes:
    def __init__(self, server: RealServer) -> None:
        self._server = server

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:
        self._server.mails.append(envelope)
        return "250 taken"


@contextmanager
def real(
    tls: ssl.SSLContext | None = None, login: tuple[bytes, bytes] | None = None, **options: Any
) -> Iterator[RealServer]:
    """With ``tls`` STARTTLS is required, with ``login`` it takes that user and password."""
    found = RealServer()

    def sign_in(_server: object, _session: object, _envelope: object, _way: str, data: Any) -> AuthResult:
        found.logins.append((data.login, data.password))
        return AuthResult(success=(data.login, data.password) == login, handled=False)

    options |= {"tls_context": tls, "require_starttls": tls is not None}
    if login is not None:
        options |= {"authenticator": sign_in, "auth_required": tls is not None, "auth_require_tls": tls is not None}
    controller = Controller(_Takes(found), hostname="127.0.0.1", port=_free_port(), **options)
    controller.start()
    found.port = controller.port
    try:
        yield found
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])
