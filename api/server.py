"""Runs the application with uvicorn."""

import errno
import ipaddress
import socket

import uvicorn

from agent.bootstrap import App
from agent.channel_settings import require_channels
from agent.domain.errors import BadInput
from api.app import create_app


def run(app: App, host: str, port: int) -> None:
    """Serve until stopped.

    Raises BadInput for an address that is not loopback, a port in use, settings that no chat platform works with.
    """
    if not _is_loopback(host):
        raise BadInput("system.loopback", host=host)
    require_channels(app.settings)
    app.identity.users()  # a state that does not work is told before an address is printed
    engine = app.job_engine("serve")
    engine.claim()  # a second server of the same folder is told before an address is printed
    listener = _bind(host, port)
    print(f"http://{host}:{listener.getsockname()[1]}", flush=True)
    config = uvicorn.Config(create_app(app, engine), log_level="warning", timeout_graceful_shutdown=5)
    uvicorn.Server(config).run(sockets=[listener])


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise BadInput("system.port", port=port) from None
        raise
    return listener


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
