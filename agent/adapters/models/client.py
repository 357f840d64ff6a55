"""The one place where a chat model is made, and so the one place that decides who may see a text."""

from typing import TYPE_CHECKING, Any

from agent.adapters.models.endpoint import LOOPBACK, Address, ModelEndpoint, address_of, require_may_receive
from agent.domain.errors import Forbidden

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

__all__ = ["LOOPBACK", "ModelEndpoint", "make_chat_model"]

_MAX_RETRIES = 2  # on 429, 5xx and lost connections, with the SDK's growing pauses


def make_chat_model(
    endpoint: ModelEndpoint, *, stays_here: bool, allowed_hosts: frozenset[str] = LOOPBACK, shared: bool = False
) -> "BaseChatModel":
    """A chat model that talks to its endpoint's address and to no other.

    ``stays_here`` marks what the model will be given: such content reaches only a host of
    ``allowed_hosts`` (invariant I10 of the trust rules). Nothing in the environment (proxies, other
    base addresses, keys) reroutes it, a redirect is not followed, an answer is bounded in size.
    ``timeout_s`` bounds each wait; a caller that needs a bound over retries sets it around the call.
    ``shared``: one model for many conversations at once, on one event loop; connections are kept, and the
    caller asks again by itself.

    Raises BadInput ``models.url``; Forbidden ``models.stays_here``, or ``models.tracing`` when
    LangSmith tracing would copy the content out.
    """
    address = address_of(endpoint.url)
    require_may_receive(address, stays_here=stays_here, allowed_hosts=allowed_hosts)
    if stays_here:
        _require_no_tracing()
    return _build(endpoint, address, shared)


def _require_no_tracing() -> None:
    from langsmith.utils import tracing_is_enabled

    if tracing_is_enabled():
        raise Forbidden("models.tracing")


def _build(endpoint: ModelEndpoint, address: Address, shared: bool) -> "BaseChatModel":
    # importing takes seconds: only a review that asks a model pays for it
    from langchain_openai import AzureChatOpenAI, ChatOpenAI

    if endpoint.api == "azure":
        return AzureChatOpenAI(
            azure_endpoint=address.url,
            azure_deployment=endpoint.model,
            api_version=endpoint.api_version,
            **_common(endpoint, address, shared),
        )
    return ChatOpenAI(base_url=address.url, **_common(endpoint, address, shared))


def _common(endpoint: ModelEndpoint, address: Address, shared: bool) -> dict[str, Any]:
    """Arguments of both kinds; what is left out, langchain-openai would take from the environment."""
    from pydantic import SecretStr

    from agent.adapters.models.transport import async_client, client

    return {
        "model": endpoint.model,
        "api_key": SecretStr(endpoint.api_key or "none"),  # local servers ask for none, the SDK insists
        "timeout": endpoint.timeout_s,
        "max_retries": 0 if shared else _MAX_RETRIES,
        "max_tokens": endpoint.max_output_tokens,
        "http_client": client(address, endpoint.timeout_s),
        "http_async_client": async_client(address, endpoint.timeout_s, shared=shared),
        "openai_proxy": "",
        "output_version": "v0",
        "use_responses_api": False,
        "cache": False,
    }
