"""A model that does what a task asks, at the socket: calls the tools of its script, then words what they answered."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import Response

from evals.scripted_endpoint.server import Script
from evals.scripted_endpoint.sound import answer, opinions, tool_calls
from evals.tasks.task import Said

Json = Mapping[str, Any]
_TOLD = re.compile(r'<data id="[0-9a-f]+">\n(.*)\n</data id="[0-9a-f]+">', re.DOTALL)
_MOST = 14  # facts that it tells in words of its own


def good_model(said: Said) -> Script:
    """Also asked while a tool runs, for a second opinion or for the prose of a draft: then it has nothing to add."""

    def reply(body: dict[str, Any]) -> Response:
        if not body.get("tools"):
            return opinions()(body)
        results = _results(body["messages"])
        if said.calls and not results:
            return tool_calls(*((each.name, each.args) for each in said.calls))(body)
        return answer(said.answer or "\n\n".join(_worded(each, said.words) for each in results))(body)

    return reply


def _results(messages: Sequence[Json]) -> list[Json]:
    """What the tools answered since the user spoke."""
    spoken = [at for at, each in enumerate(messages) if each["role"] == "user" and "<situation>" in _text(each)]
    since = messages[spoken[-1] :] if spoken else messages
    return [_told(_text(each)) for each in since if each["role"] == "tool"]


def _told(text: str) -> Json:
    inner = _TOLD.search(text)
    found: Json = json.loads(inner[1] if inner else text)
    return found


def _text(message: Json) -> str:
    content = message.get("content") or ""
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)


def _worded(result: Json, words: str) -> str:
    if not result["ok"]:
        return str(result["error"]["message"])
    if words == "answer" or not result.get("facts"):
        return str(result.get("answer", ""))
    lines = [f"- {shown.partition(':')[0]}: {{{{F:{id}}}}}" for id, shown in list(result["facts"].items())[:_MOST]]
    return "\n".join(lines)
