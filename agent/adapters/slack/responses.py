"""What was shown to one person cannot be exchanged by its id: Slack gives an address for that with each press."""

from dataclasses import dataclass
from urllib.error import URLError
from urllib.parse import urlsplit

from slack_sdk.errors import SlackClientError
from slack_sdk.http_retry.handler import RetryHandler
from slack_sdk.webhook import WebhookClient

from agent.adapters.models.endpoint import LOOPBACK
from agent.adapters.slack.blocks import BlockKit
from agent.adapters.slack.elements import fallback
from agent.adapters.slack.retries import Patience
from agent.domain.channel.post import Post
from agent.domain.errors import Unavailable

_HOST = ("https", "hooks.slack.com", None)
_TIMEOUT_S = 15


@dataclass(frozen=True, slots=True)
class Responses:
    """``api``: the address of the API where it is another than Slack's own; responses go there, too."""

    kit: BlockKit
    api: str = ""
    patience_s: float = 10.0

    def exchange(self, address: str, post: Post) -> None:
        """The message that was pressed shows ``post`` from now on. Raises Unavailable ``channels.unavailable``."""
        if not self._is_slacks(address):
            raise Unavailable("channels.unavailable", problem="response_url")
        patience: list[RetryHandler] = [Patience(self.patience_s)]
        client = WebhookClient(address, timeout=_TIMEOUT_S, retry_handlers=patience)
        if urlsplit(address).hostname in LOOPBACK:
            client.proxy = None
        blocks = self.kit.blocks(post)
        try:
            answer = client.send(text=fallback(post.fallback), blocks=blocks, replace_original=True)
        except (SlackClientError, URLError, OSError, ValueError) as error:
            raise Unavailable("channels.unavailable", problem=f"response_url: {type(error).__name__}") from None
        if answer.status_code != 200:
            raise Unavailable("channels.unavailable", problem=f"response_url: {answer.status_code}")

    def _is_slacks(self, address: str) -> bool:
        return _origin(address) in {_HOST, *([_origin(self.api)] if self.api else [])}


def _origin(address: str) -> tuple[str, str, int | None] | None:
    try:
        found = urlsplit(address)
        return (found.scheme, found.hostname or "", found.port) if "@" not in address else None
    except ValueError:
        return None
