"""A real HTTP server on a loopback port whose answers a test writes, rude ones included."""

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Reply:
    """``cut``: the connection closes that many bytes before the end. ``drop``: it closes without an answer.
    ``hold_s``: nothing comes for so long, unless the server stops before."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int = 0
    drop: bool = False
    hold_s: float = 0.0


Handler = Callable[[Asked], Reply]


@dataclass
class Loopback:
    port: int
    asked: list[Asked]
    scheme: str = "http"

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"


@contextmanager
def serving(handler: Handler, tls: ssl.SSLContext | None = None) -> Iterator[Loopback]:
    """``handler`` answers each request; every one is kept in ``asked``."""
    asked: list[Asked] = []
    stopping = threading.Event()

    class Requests(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else each answer waits 40 ms for an acknowledgement
        wbufsize = -1
        timeout = 0.5

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Asked(self.command, self.path, headers, self.rfile.read(length))
            asked.append(request)
            self._reply(handler(request))

        do_GET = do_PUT = do_POST

        def _reply(self, reply: Reply) -> None:
            if reply.hold_s:
                stopping.wait(reply.hold_s)
            self.close_connection = self.close_connection or reply.drop or bool(reply.cut)
            if reply.drop:
                return
            self.send_response_only(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body[: len(reply.body) - reply.cut])

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except (ConnectionError, ssl.SSLError):
                self.close_connection = True

    class Server(ThreadingHTTPServer):
        daemon_threads = False  # closing waits for them, so that no socket stays open

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that goes away is its right."""

    server = Server(("127.0.0.1", 0), Requests)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, name="loopback")
    thread.start()
    try:
        yield Loopback(server.server_address[1], asked, "https" if tls else "http")
    finally:
        stopping.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
