"""Where Teams is: the addresses of its services, and which of them may be spoken to."""

import re
import ssl
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from agent.domain.errors import BadInput

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


@dataclass(frozen=True, slots=True)
class TeamsCloud:
    """The public cloud, unless told otherwise.

    ``service_url``: where a conversation is begun; ``service_hosts``: where else messages may be sent without a
    token that named the address. ``files``: hosts, or ``*.host``, that files are loaded from; ``trusted``: what they
    prove themselves with, None: the system's certificates.
    """

    login_url: str = "https://login.microsoftonline.com"
    openid_url: str = "https://login.botframework.com/v1/.well-known/openidconfiguration"
    issuer: str = "https://api.botframework.com"
    scope: str = "https://api.botframework.com/.default"
    service_url: str = "https://smba.trafficmanager.net/teams"
    service_hosts: frozenset[str] = frozenset({"smba.trafficmanager.net"})
    files: tuple[str, ...] = ("*.sharepoint.com",)
    trusted: ssl.SSLContext | None = field(default=None, repr=False)

    def serves(self, url: str) -> bool:
        """Whether messages may go to this address although no token has named it."""
        if url.rstrip("/") == self.service_url.rstrip("/"):
            return True
        parts = urlsplit(url)
        return parts.scheme == "https" and parts.netloc in self.service_hosts

    def holds_files(self, url: str) -> bool:
        """Whether a file may be loaded from there: https, no login in the address, one of our hosts."""
        try:
            parts = urlsplit(url)
            host, login = (parts.hostname or "").rstrip("."), parts.username or parts.password
            at = f"{host}:{parts.port}" if parts.port not in (None, 443) else host
        except ValueError:
            return False
        return parts.scheme == "https" and not login and any(_fits(at, each) for each in self.files)


def sharepoint_hosts(name: str) -> tuple[str, ...]:
    """Of the company's SharePoint: shared files and those of its people. Raises BadInput for a name that is none."""
    if not name:
        return ("*.sharepoint.com",)
    if not _NAME.fullmatch(name):
        raise BadInput("channels.teams.sharepoint", name=name)
    return (f"{name}.sharepoint.com", f"{name}-my.sharepoint.com")


def _fits(host: str, allowed: str) -> bool:
    return host.endswith(allowed[1:]) and host != allowed[1:] if allowed.startswith("*.") else host == allowed
