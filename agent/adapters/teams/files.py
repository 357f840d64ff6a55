"""Files that people put into their chat with the bot: loaded from the company's own SharePoint only."""

import httpx

from agent.adapters.teams.cloud import TeamsCloud
from agent.domain.channel.inbound import RemoteFile
from agent.domain.errors import BadInput, Unavailable

_TIMEOUT_S = 30.0


def download(file: RemoteFile, most: int, cloud: TeamsCloud) -> bytes:
    """At most ``most`` bytes; no token is sent, no redirect followed: the address itself is the key to the file.

    Raises BadInput ``channels.file.host``, ``channels.file.too_large``, ``channels.file.unavailable``; Unavailable.
    """
    if not cloud.holds_files(file.url):
        raise BadInput("channels.file.host", name=file.name)
    headers = {"accept-encoding": "identity"}  # a compressed answer could unpack to any size
    client = httpx.Client(timeout=_TIMEOUT_S, verify=cloud.trusted or True, follow_redirects=False, trust_env=False)
    try:
        with client, client.stream("GET", file.url, headers=headers) as answer:
            return _body(answer, file, most)
    except httpx.TransportError as error:
        raise Unavailable("channels.unavailable", problem=type(error).__name__) from None
    except httpx.InvalidURL:
        raise BadInput("channels.file.host", name=file.name) from None


def _body(answer: httpx.Response, file: RemoteFile, most: int) -> bytes:
    if answer.is_redirect:
        raise BadInput("channels.file.host", name=file.name)
    if answer.status_code >= 500 or answer.status_code == 429:
        raise Unavailable("channels.unavailable", problem=f"HTTP {answer.status_code}")
    if answer.status_code != 200 or answer.headers.get("content-encoding", "identity") != "identity":
        raise BadInput("channels.file.unavailable", name=file.name)
    parts, size = [], 0
    for chunk in answer.iter_raw():
        size += len(chunk)
        if size > most:
            raise BadInput("channels.file.too_large", name=file.name, limit=f"{most / 1_000_000:g}")
        parts.append(chunk)
    return b"".join(parts)
