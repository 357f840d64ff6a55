"""What went wrong on the wire, as an error that a person can act on."""

import socket
import ssl

import httpx2

from agent.domain.errors import Unavailable


def failure(error: httpx2.TransportError, system: str, host: str) -> Unavailable:
    return Unavailable(f"connectors.{_code(error)}", system=system, host=host)


def is_final(error: httpx2.TransportError) -> bool:
    """True where asking again cannot help."""
    return _code(error) == "tls" or isinstance(error, httpx2.UnsupportedProtocol)


def _code(error: httpx2.TransportError) -> str:
    causes = _causes(error)
    if any(isinstance(each, socket.gaierror) for each in causes):
        return "dns"
    if any(isinstance(each, ssl.SSLCertVerificationError) for each in causes):
        return "tls"
    if isinstance(error, httpx2.TimeoutException):
        return "timeout"
    if isinstance(error, httpx2.ConnectError):
        return "connect"
    return "broken_off"


def _causes(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    step: BaseException | None = error
    while step is not None and step not in found:
        found.append(step)
        step = step.__cause__ or step.__context__
    return found
