"""Where a model lives: the address taken apart and rebuilt, so that no trick in it survives."""

import ipaddress
import re
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from agent.domain.errors import BadInput, Forbidden

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_PATH = re.compile(r"[A-Za-z0-9._~/-]*")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class ModelEndpoint:
    """An OpenAI-compatible or Azure endpoint.

    ``url`` is the base address (``http://127.0.0.1:8080/v1``; for Azure the resource without path),
    ``model`` the model or Azure deployment. ``timeout_s`` bounds one answer with all its retries,
    ``max_output_tokens`` what the model may write.
    """

    url: str
    model: str
    api_key: str = field(default="", repr=False)
    timeout_s: float = 30.0
    max_output_tokens: int = 6000
    api: Literal["openai", "azure"] = "openai"
    api_version: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """Scheme, canonical host, port and path: what is connected to, and nothing else."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def address_of(url: str) -> Address:
    """Take a URL apart. Raises BadInput ``models.url`` for anything that two parsers could read differently:
    user names, queries, fragments, escapes, white space, an unknown scheme, a malformed host."""
    if not url.isascii() or any(sign <= " " or sign in "@?#" for sign in url):
        raise BadInput("models.url")
    try:
        parts = urlsplit(url)
        return _address(parts)
    except ValueError:
        raise BadInput("models.url") from None


def _address(parts: SplitResult) -> Address:
    if parts.scheme not in _PORTS or not parts.hostname or not _PATH.fullmatch(parts.path):
        raise ValueError(parts.scheme)
    host = canonical_host(parts.hostname)
    return Address(parts.scheme, host, parts.port or _PORTS[parts.scheme], parts.path.rstrip("/"))


def canonical_host(host: str) -> str:
    """Lower case, no brackets, no trailing dot, IP addresses in their short form, IPv4 out of IPv6.

    ``[0:0:0:0:0:0:0:1]`` is ``::1``, ``::ffff:127.0.0.1`` is ``127.0.0.1``. Shorthand such as
    ``127.1`` or ``2130706433`` stays what it is: a name on nobody's list. Raises ValueError.
    """
    plain = host.strip().lower().removeprefix("[").removesuffix("]").removesuffix(".")
    try:
        ip = ipaddress.ip_address(plain)
    except ValueError:
        if not _NAME.fullmatch(plain):
            raise
        return plain
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.scope_id:
            raise ValueError(host)
        return str(ip.ipv4_mapped or ip)
    return str(ip)


def require_may_receive(address: Address, *, stays_here: bool, allowed_hosts: frozenset[str]) -> None:
    """Content marked “stays here” goes to a listed host only (invariant I10). Raises Forbidden."""
    if stays_here and address.host not in _canonical(allowed_hosts):
        raise Forbidden("models.stays_here", host=address.host)


def _canonical(hosts: frozenset[str]) -> set[str]:
    known = set()
    for host in hosts:
        try:
            known.add(canonical_host(host))
        except ValueError:
            continue  # an entry that is no host allows nothing
    return known
