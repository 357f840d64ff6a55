"""What a sound endpoint sends: words, and calls of tools."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from starlette.responses import JSONResponse, Response, StreamingResponse

from evals.scripted_endpoint.server import Script

_PIECE = 12  # characters of the arguments of a streamed call
_WHOLE = 10_000  # longer words come at once


def answer(content: str, finish: str = "stop") -> Script:
    """A plain answer; streamed when the request asks for it."""
    return lambda body: _completion(body, {"role": "assistant", "content": content}, finish)


def opinions(*items: Mapping[str, Any]) -> Script:
    """A second opinion in the form asked for."""
    return answer(json.dumps({"opinions": list(items)}, ensure_ascii=False))


def tool_call(name: str, arguments: str, call_id: str = "call_1") -> Script:
    """A call instead of an answer; ``arguments`` goes out as it is, well formed or not."""
    call = {"id": call_id, "type": "function", "function": {"name": name, "arguments": arguments}}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    return lambda body: _completion(body, message, "tool_calls")


def tool_calls(*calls: tuple[str, object], ids: Sequence[str] = (), text: str | None = None) -> Script:
    """Several calls at once, by name and arguments; ``ids`` are numbered where none are given."""
    asked = [
        {
            "id": ids[at] if at < len(ids) else f"call_{at}",
            "type": "function",
            "function": {"name": name, "arguments": args if isinstance(args, str) else json.dumps(args)},
        }
        for at, (name, args) in enumerate(calls)
    ]
    message = {"role": "assistant", "content": text, "tool_calls": asked}
    return lambda body: _completion(body, message, "tool_calls")


def _completion(body: Mapping[str, Any], message: Mapping[str, Any], finish: str) -> Response:
    head = {"id": "chatcmpl-1", "created": 1, "model": body.get("model", "")}
    if body.get("stream"):
        counted = bool((body.get("stream_options") or {}).get("include_usage"))
        return StreamingResponse(_events(head, message, finish, counted), media_type="text/event-stream")
    choice = {"index": 0, "message": dict(message), "finish_reason": finish}
    return JSONResponse({**head, "object": "chat.completion", "choices": [choice], "usage": _USAGE})


_USAGE = {"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5}


def _events(head: Mapping[str, Any], message: Mapping[str, Any], finish: str, counted: bool) -> Iterator[str]:
    for delta in _deltas(message):
        yield _event(head, [{"index": 0, "delta": delta, "finish_reason": None}])
    yield _event(head, [{"index": 0, "delta": {}, "finish_reason": finish}])
    if counted:
        yield _event(head, [], _USAGE)
    yield "data: [DONE]\n\n"


def _event(head: Mapping[str, Any], choices: list[dict[str, Any]], usage: Mapping[str, int] | None = None) -> str:
    chunk = {**head, "object": "chat.completion.chunk", "choices": choices, "usage": usage}
    return f"data: {json.dumps(chunk)}\n\n"


def _deltas(message: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Words one by one, arguments in pieces, as endpoints stream them."""
    yield {"role": message["role"], "content": ""}
    content = message.get("content") or ""
    for piece in re.findall(r"\S*\s+|\S+", content) if len(content) < _WHOLE else [content]:
        yield {"content": piece}
    for index, call in enumerate(message.get("tool_calls") or ()):
        arguments = call["function"]["arguments"]
        yield {"tool_calls": [{"index": index, **call, "function": {**call["function"], "arguments": ""}}]}
        for at in range(0, len(arguments), _PIECE):
            yield {"tool_calls": [{"index": index, "function": {"arguments": arguments[at : at + _PIECE]}}]}
