"""One question to a model, one answer, within one time limit; every failure is `Unavailable`."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from agent.adapters.models.answer import ModelOpinion, parse
from agent.adapters.models.client import make_chat_model
from agent.adapters.models.endpoint import ModelEndpoint, address_of
from agent.domain.errors import KamError, Unavailable

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question:
    """``response_format`` is the schema of the answer; ``json_only`` says the same in words."""

    system: str
    user: str
    response_format: dict[str, Any]
    json_only: str

    def messages(self) -> list[tuple[str, str]]:
        return [("system", self.system), ("user", self.user)]

    def messages_in_words(self) -> list[tuple[str, str]]:
        return [("system", f"{self.system}\n{self.json_only}"), ("user", self.user)]


def ask(
    endpoint: ModelEndpoint, questions: Sequence[Question], *, stays_here: bool, allowed_hosts: frozenset[str]
) -> list[ModelOpinion]:
    """What the model answered to all questions, in order and not yet verified. Raises as `answers`."""
    told = answers(endpoint, questions, parse, stays_here=stays_here, allowed_hosts=allowed_hosts)
    return [opinion for opinions in told for opinion in opinions]


def answers(
    endpoint: ModelEndpoint,
    questions: Sequence[Question],
    read: Callable[[str], T],
    *,
    stays_here: bool,
    allowed_hosts: frozenset[str],
) -> list[T]:
    """What ``read`` makes of each answer. ``endpoint.timeout_s`` bounds all of it, retries and pauses included.

    Raises what `make_chat_model` raises, KamErrors of ``read``, and Unavailable ``models.no_answer`` or
    ``models.bad_answer`` for whatever else goes wrong.
    """
    host = address_of(endpoint.url).host
    make = partial(make_chat_model, endpoint, stays_here=stays_here, allowed_hosts=allowed_hosts)
    try:
        # A thread of its own: works under a running event loop, and inherits no callbacks or tracers.
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="model") as thread:
            return thread.submit(asyncio.run, _ask(make, endpoint.timeout_s, questions, read)).result()
    except KamError:
        raise
    except Exception as error:  # the SDK passes on whatever a broken answer makes it stumble over
        raise failure(error, host) from error


async def _ask(
    make: "Callable[[], BaseChatModel]", timeout_s: float, questions: Sequence[Question], read: Callable[[str], T]
) -> list[T]:
    from langsmith import tracing_context

    with tracing_context(enabled=False):
        model = make()
        async with asyncio.timeout(timeout_s):
            return [read(_text(await _reply(model, question))) for question in questions]


async def _reply(model: Any, question: Question) -> "AIMessage":
    import openai

    try:
        return await model.ainvoke(  # type: ignore[no-any-return]
            question.messages(), response_format=question.response_format, temperature=0
        )
    except (openai.BadRequestError, openai.UnprocessableEntityError):
        # the endpoint knows no schema, or no temperature: ask once more in words
        return await model.ainvoke(question.messages_in_words())  # type: ignore[no-any-return]


def _text(reply: "AIMessage") -> str:
    if not isinstance(reply.content, str) or not reply.content:
        raise ValueError("an answer without text")
    return reply.content


def failure(error: Exception, host: str) -> Unavailable:
    """What an SDK raised, as ``models.no_answer`` with its cause or ``models.bad_answer``."""
    import openai

    if isinstance(error, (TimeoutError, openai.APITimeoutError)):
        return Unavailable("models.no_answer", host=host, cause="Timeout")
    if isinstance(error, openai.APIStatusError):
        return Unavailable("models.no_answer", host=host, cause=f"HTTP {error.status_code}")
    if isinstance(error, openai.APIConnectionError):
        return Unavailable("models.no_answer", host=host, cause="TCP/TLS")
    return Unavailable("models.bad_answer", host=host)
