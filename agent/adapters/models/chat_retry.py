"""Whether to ask an endpoint again, and after which pause."""

from agent.adapters.http_reading.answers import Answer
from agent.adapters.http_reading.waiting import RETRIED, Waits, pause_after
from agent.adapters.models.chat_answer import CutOff

ATTEMPTS = 3
_WAITS = Waits()


def pause_before_next(error: Exception, attempt: int) -> float | None:
    """Seconds until the next attempt (``attempt`` counts from 1), None where asking again is no use.

    A `Retry-After` counts as it is: whoever has less time gives up at once.
    """
    import httpx2
    import openai

    if attempt >= ATTEMPTS or isinstance(error, openai.APITimeoutError | httpx2.TimeoutException):
        return None
    if isinstance(error, openai.APIStatusError):
        return pause_after(_answer(error), attempt, _WAITS) if _is_passing(error) else None
    lost = isinstance(error, openai.APIConnectionError | httpx2.TransportError | CutOff)
    return pause_after(None, attempt, _WAITS) if lost else None


def _is_passing(error: object) -> bool:
    """A quota that is used up stays so."""
    return getattr(error, "status_code", 0) in RETRIED and getattr(error, "code", None) != "insufficient_quota"


def _answer(error: object) -> Answer:
    response = getattr(error, "response", None)
    headers = {name.lower(): value for name, value in response.headers.items()} if response is not None else {}
    return Answer(getattr(error, "status_code", 0), b"", headers)
