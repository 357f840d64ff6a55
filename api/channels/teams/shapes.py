"""Which activities are handled, in which shape: read once their token is proved, before the SDK reads them.

The SDK answers what it cannot read with 500, and logs it with extracts of what people wrote.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from microsoft_teams.api import ActivityTypeAdapter, InvokeResponse
from pydantic import ValidationError

log = logging.getLogger(__name__)
# as `api.channels.teams.bot` registers them
_INVOKES = frozenset({"adaptiveCard/action", "task/fetch", "task/submit", "composeExtension/fetchTask"})
_TOLD = frozenset({"message", "installationUpdate", "conversationUpdate"})
_DEEPEST = 100  # levels; a card in a card has some thirty
Take = Callable[[Any], Awaitable[InvokeResponse[Any]]]


def shaped(take: Take) -> Take:
    """``take``, the SDK's own handling of an event with an activity, for those alone that it can handle."""

    async def read(event: Any) -> InvokeResponse[Any]:
        refused = _refusal(event.body)
        if refused is None:
            return await take(event)
        log.info("an activity of Teams was answered with %d: none that is handled", refused)
        return InvokeResponse[Any](status=refused)

    return read


def _refusal(activity: Any) -> int | None:
    """400 for what Teams does not send. What we do not handle is acknowledged; an invoke waits for an answer, and
    the Bot Framework's word for one that nobody gives is 501."""
    more = activity.model_extra or {}
    if not activity.type or _is_deeper(more, _DEEPEST):
        return HTTPStatus.BAD_REQUEST
    if activity.type == "invoke" and isinstance(name := more.get("name"), str) and name not in _INVOKES:
        return HTTPStatus.NOT_IMPLEMENTED
    if activity.type != "invoke" and activity.type not in _TOLD:
        return HTTPStatus.OK
    try:
        ActivityTypeAdapter.validate_python(activity.model_dump(by_alias=True, exclude_none=True))  # as the SDK does
    except ValidationError:
        return HTTPStatus.BAD_REQUEST
    return None


def _is_deeper(given: Any, most: int) -> bool:
    """Level by level: what is nested too deeply for the parser is also too deep for a function that calls itself."""
    level = [given]
    for _ in range(most):
        level = [each for one in level for each in _within(one)]
        if not level:
            return False
    return True


def _within(given: Any) -> Iterable[Any]:
    if isinstance(given, Mapping):
        return given.values()
    return given if isinstance(given, list) else ()
