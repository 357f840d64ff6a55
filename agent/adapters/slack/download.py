"""Files that people upload to Slack: from Slack's own hosts only, and no more than was allowed."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from agent.adapters.http_reading import Answer, Limits, PoliteClient
from agent.adapters.models.endpoint import Address, address_of
from agent.domain.channel.inbound import RemoteFile
from agent.domain.errors import BadInput, Unavailable

_HOST = Address("https", "files.slack.com", 443, "")
_LIMITS = Limits(timeout_s=20.0, answer_s=120.0, max_redirects=2, attempts=3, longest_wait_s=30.0)


@dataclass(frozen=True, slots=True)
class Downloads:
    """``api``: the address of the API where it is another than Slack's own; files may lie there, too."""

    token: str = field(repr=False)
    api: str = ""

    def fetch(self, file: RemoteFile, most: int) -> bytes:
        """Raises BadInput ``channels.file.host``, ``.too_large``, ``.unavailable``; Unavailable."""
        address = self._address(file)
        path = urlsplit(file.url)
        wanted = f"{address.url}{path.path}{'?' if path.query else ''}{path.query}"
        answer = self._answer(file, address, wanted, most)
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if not answer.ok or kind == "text/html":  # the page where one signs in comes with 200
            raise BadInput("channels.file.unavailable", name=file.name)
        return answer.body

    def _answer(self, file: RemoteFile, address: Address, url: str, most: int) -> Answer:
        limits = Limits(
            _LIMITS.timeout_s, _LIMITS.answer_s, most, _LIMITS.max_redirects, _LIMITS.attempts, _LIMITS.longest_wait_s
        )
        headers = {"authorization": f"Bearer {self.token}"}
        try:
            with PoliteClient("Slack", address, secrets=(self.token,), limits=limits) as client:
                return client.request("GET", url, headers=headers)
        except Unavailable as error:
            if error.code == "connectors.too_large":
                raise BadInput("channels.file.too_large", name=file.name, limit=f"{most / 1_000_000:g}") from None
            if error.code == "connectors.redirect":
                raise BadInput("channels.file.host", name=file.name) from None
            raise Unavailable("channels.unavailable", problem=error.code) from None

    def _address(self, file: RemoteFile) -> Address:
        """The host on the list that the file lies on; nothing of the file's own address is believed but its path."""
        if not file.url:
            raise BadInput("channels.file.unavailable", name=file.name)
        for allowed in (_HOST, *([_root(self.api)] if self.api else [])):
            if _is_on(file.url, allowed):
                return allowed
        raise BadInput("channels.file.host", name=file.name)


def _root(api: str) -> Address:
    found = address_of(api)
    return Address(found.scheme, found.host, found.port, "")


def _is_on(url: str, allowed: Address) -> bool:
    try:
        found = urlsplit(url)
        port = found.port or {"https": 443, "http": 80}.get(found.scheme, 0)
    except ValueError:
        return False
    plain = url.isascii() and not any(sign <= " " or sign in "@\\#" for sign in url)
    return plain and (found.scheme, (found.hostname or ""), port) == (allowed.scheme, allowed.host, allowed.port)
