"""The chat at an endpoint: one answer at a time, streamed, within a time limit, given up on request.

Asked again are 429, 5xx, lost connections and streams that were cut, with growing pauses or the one that the server
names, as long as there is time. A wait without any sign is not repeated: it cost the user enough. After several
failures in a row the endpoint is left alone for a while, so that not every turn waits for it in vain.
"""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from agent.adapters.models.chat_answer import Hearing
from agent.adapters.models.chat_loop import ChatLoop
from agent.adapters.models.chat_rest import Rest
from agent.adapters.models.chat_retry import pause_before_next
from agent.adapters.models.client import make_chat_model
from agent.adapters.models.conversation import failure
from agent.adapters.models.endpoint import ModelEndpoint, address_of
from agent.adapters.models.fence import neutralised, new_fence
from agent.domain.assistant.conversation import Stopped
from agent.domain.assistant.said import Interrupted, Said
from agent.domain.errors import Forbidden, KamError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

_FORMS: tuple[Mapping[str, Any], ...] = (
    {"stream_usage": True, "temperature": 0},
    {"stream_usage": True},
    {"stream_usage": False},
)

log = logging.getLogger(__name__)


class EndpointChat:
    """Safe to share between threads. ``sees_all``: it may read what stays here, because its host is listed."""

    def __init__(
        self, endpoint: ModelEndpoint, tools: Sequence[Mapping[str, Any]], allowed_hosts: frozenset[str]
    ) -> None:
        """``tools`` as `ToolBox.schemas` gives them."""
        self._endpoint, self._tools, self._allowed = endpoint, [dict(tool) for tool in tools], allowed_hosts
        self._loop = ChatLoop()
        self._rest = Rest()
        self._making = threading.Lock()
        self._form: Mapping[str, Any] | None = None  # of a request, once one was taken

    @property
    def name(self) -> str:
        return self._endpoint.model

    @property
    def most_output_tokens(self) -> int:
        return self._endpoint.max_output_tokens

    @property
    def sees_all(self) -> bool:
        """Decided where a client is made, and nowhere else (I10)."""
        try:
            return self._client()[1]
        except KamError:  # no address to talk to: `ask` tells
            return False

    def ask(self, messages: "Sequence[BaseMessage]", until: float, stop: Callable[[], bool]) -> Said:
        """One answer. ``until``: `time.monotonic` of the end; ``stop`` is polled while waiting.

        Raises Interrupted; Unavailable ``models.no_answer`` or ``models.bad_answer``; BadInput ``models.url``.
        """
        host = address_of(self._endpoint.url).host
        self._rest.require_awake(host)
        try:
            said = self._loop.run(self._answer(list(messages), until), lambda: _reason(until, stop))
        except Interrupted:
            raise
        except Exception as error:  # the SDK passes on whatever a broken answer makes it stumble over
            found = error if isinstance(error, KamError) else failure(error, host)
            if found.code == "models.no_answer":
                self._rest.failed()
            log.warning("The endpoint failed: %s (%s, %s)", found.code, found.values.get("cause"), type(error).__name__)
            raise found from error
        self._rest.answered()
        return said

    def new_fence(self) -> str:
        return new_fence()

    def neutralised(self, text: str, fence: str) -> str:
        return neutralised(text, fence)

    def close(self) -> None:
        """Ends the thread and its connections."""
        self._loop.close(self._disconnect if "_made" in self.__dict__ else None)

    async def _answer(self, messages: "list[BaseMessage]", until: float) -> Said:
        from langsmith import tracing_context

        attempt = 0
        with tracing_context(enabled=False):
            while True:
                attempt += 1
                try:
                    return await self._once(messages)
                except Exception as error:
                    pause = pause_before_next(error, attempt)
                    if pause is None or time.monotonic() + pause >= until:
                        raise
                await asyncio.sleep(pause)

    async def _once(self, messages: "list[BaseMessage]") -> Said:
        """Some servers know no usage in a stream, some models no temperature: then without, and from now on."""
        import openai

        for form in _FORMS if self._form is None else (self._form,):
            try:
                said = await self._streamed(messages, form)
            except (openai.BadRequestError, openai.UnprocessableEntityError):
                if form is _FORMS[-1] or self._form is not None:
                    raise
                continue
            self._form = form
            return said
        raise AssertionError("the last form returns or raises")

    async def _streamed(self, messages: "list[BaseMessage]", form: Mapping[str, Any]) -> Said:
        hearing = Hearing()
        stream = self._client()[0].bind_tools(self._tools).astream(messages, **form)
        try:
            async for chunk in stream:
                hearing.add(chunk)
        finally:
            await stream.aclose()
        return hearing.said()

    def _client(self) -> "tuple[Any, bool]":
        with self._making:
            return self._made

    @cached_property
    def _made(self) -> "tuple[BaseChatModel, bool]":
        try:
            return make_chat_model(self._endpoint, stays_here=True, allowed_hosts=self._allowed, shared=True), True
        except Forbidden:
            return make_chat_model(self._endpoint, stays_here=False, allowed_hosts=self._allowed, shared=True), False

    async def _disconnect(self) -> None:
        model = self._client()[0]
        await model.root_async_client.close()
        model.root_client.close()


def _reason(until: float, stop: Callable[[], bool]) -> Interrupted | None:
    if stop():
        return Interrupted(Stopped.CANCELLED)
    return Interrupted(Stopped.TIME) if time.monotonic() >= until else None
