"""Runs the application with uvicorn."""

import errno
import ipaddress
import socket
from urllib.parse import urlsplit

import uvicorn
from starlette.types import ASGIApp

from agent.bootstrap import App
from agent.channel_settings import require_channels
from agent.domain.errors import BadInput
from api.app import create_app
from api.auth import is_https


def run(app: App, host: str, port: int) -> None:
    """Serve until stopped. On PostgreSQL any number may serve, and the jobs are for `kam worker`.

    Raises BadInput for a port in use, settings that no chat platform works with, settings of the sign-in that are not
    complete, and for an address that is not loopback while there is none, or its cookies would travel in the open;
    Unavailable where the state on PostgreSQL belongs to another home folder.
    """
    if not _is_loopback(host) and not app.settings.signs_in:
        raise BadInput("system.loopback", host=host)
    # behind a public path the pages' own addresses would lead elsewhere
    if app.settings.signs_in and urlsplit(app.settings.public_url).path:
        raise BadInput("sign_in.settings", name="KAM_PUBLIC_URL")
    if not _is_loopback(host) and not is_https(app):
        raise BadInput("sign_in.settings", name="KAM_PUBLIC_URL")
    _ = app.sign_in  # settings that do not fit are told before an address is printed
    require_channels(app.settings)
    app.identity.users()  # a state that does not work is told before an address is printed
    if app.settings.postgresql_url:
        app.audit.require_secret()  # the state is another folder's: its uploads, facts and mails are not here
    engine = None if app.settings.postgresql_url else app.job_engine("serve")
    if engine is not None:
        engine.claim()  # a second server of the same folder is told before an address is printed
    listener = _bind(host, port)
    print(f"http://{host}:{listener.getsockname()[1]}", flush=True)
    served = create_app(app, engine, workers=engine is None)
    uvicorn.Server(configured(served, app.settings.trusted_proxies)).run(sockets=[listener])


def configured(served: ASGIApp, proxies: str) -> uvicorn.Config:
    """``proxies``: whose X-Forwarded-For counts; of anybody else the address of the connection does."""
    return uvicorn.Config(
        served, log_config=None, access_log=False, timeout_graceful_shutdown=5, forwarded_allow_ips=proxies
    )


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
        raise BadInput("system.address", host=host, problem=error.strerror) from None
    return listener


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
