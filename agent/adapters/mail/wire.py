"""One connection to a mail server, bounded in time and size whatever the server does.

The standard library's client waits for a host name, has no bound on a dripping or endless reply, and tells an
over-long line as code 500, which would read as a refusal of the recipient.
"""

import re
import socket
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

_MOST_BYTES = 65_536  # of one reply, all its lines
_CHUNK = 65_536
_LINE = re.compile(rb"([2-5]\d\d)(?:([ -])(.*))?", re.DOTALL)
_LONGEST_SHOWN = 200


class Garbled(Exception):
    """What came is no reply of a mail server, or came unasked."""


class Closed(OSError):
    """The server closed the connection."""


@dataclass(frozen=True, slots=True)
class Reply:
    code: int
    lines: tuple[str, ...]

    @property
    def positive(self) -> bool:
        return 200 <= self.code < 300

    @property
    def temporary(self) -> bool:
        return 400 <= self.code < 500

    @property
    def permanent(self) -> bool:
        return 500 <= self.code < 600

    def shown(self, secrets: tuple[str, ...] = ()) -> str:
        """Fit to be shown: one line, no control characters, no secret, at most 200 characters."""
        told = f"{self.code} {' '.join(self.lines)}"
        for secret in filter(None, secrets):
            told = told.replace(secret, "…")
        line = "".join(char for char in " ".join(told.split()) if char.isprintable())
        return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + "…"


class Wire:
    """``timeout_s`` bounds each wait; ``total_s`` the whole conversation until the message is handed over.

    Every method raises OSError (`Closed`, TimeoutError, ssl.SSLError …) or `Garbled`.
    """

    def __init__(self, host: str, port: int, timeout_s: float, total_s: float) -> None:
        self._timeout_s, self._until = timeout_s, time.monotonic() + total_s
        self._host, self._buffer = host, b""
        self._socket: socket.socket = socket.create_connection((host, port), timeout_s)

    @property
    def own_name(self) -> str:
        """Our address as a literal (RFC 5321 4.1.3): asking for a name may take long."""
        own = str(self._socket.getsockname()[0])
        return f"[IPv6:{own.partition('%')[0]}]" if ":" in own else f"[{own}]"

    def encrypt(self, trusted: ssl.SSLContext) -> None:
        """From here on by TLS, with a certificate for our host."""
        self._expect_nothing()  # a reply slipped in before must not count as one from inside
        self._socket.settimeout(self._wait(self._timeout_s))
        self._socket = trusted.wrap_socket(self._socket, server_hostname=self._host)

    def command(self, line: str) -> Reply:
        self._expect_nothing()
        self.send(line.encode("ascii") + b"\r\n")
        return self.reply()

    def send(self, data: bytes) -> None:
        for at in range(0, len(data), _CHUNK):
            self._socket.settimeout(self._wait(self._timeout_s))
            self._socket.sendall(data[at : at + _CHUNK])

    def reply(self, timeout_s: float | None = None) -> Reply:
        """The next whole reply. With ``timeout_s`` it may also come after the time for the whole conversation."""
        wait = self._wait(self._timeout_s) if timeout_s is None else timeout_s
        ends, left, lines = time.monotonic() + wait, _MOST_BYTES, []
        while True:
            line = self._line(ends, left)
            left -= len(line) + 1
            found = _LINE.fullmatch(line.rstrip(b"\r"))
            if found is None or left <= 0:
                raise Garbled
            lines.append((found[3] or b"").decode("utf-8", "replace"))
            if found[2] != b"-":
                return Reply(int(found[1]), tuple(lines))

    def _line(self, ends: float, most: int) -> bytes:
        while b"\n" not in self._buffer:
            if len(self._buffer) > most:
                raise Garbled
            self._socket.settimeout(_left(ends))
            data = self._socket.recv(4096)
            if not data:
                raise Closed
            self._buffer += data
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line

    def _expect_nothing(self) -> None:
        if self._buffer:
            raise Garbled

    def _wait(self, longest: float) -> float:
        return min(longest, _left(self._until))

    def say_goodbye(self) -> None:
        """Politely, but what happens now matters to nobody."""
        with suppress(OSError, Garbled):
            self.send(b"QUIT\r\n")
            self.reply(min(self._timeout_s, 1.0))

    def close(self) -> None:
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
