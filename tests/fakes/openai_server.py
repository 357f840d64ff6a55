"""The scripted endpoint of the evals, and a model that obeys the document it reviews."""

import re
from typing import Any

from starlette.responses import Response

from evals.scripted_endpoint.broken import (
    cut,
    cut_in_a_call,
    drip,
    empty_choices,
    events,
    flood,
    hang,
    hangs_after,
    page,
    payload,
    redirect,
    status,
)
from evals.scripted_endpoint.server import OpenAIServer, Recorded, Script, running
from evals.scripted_endpoint.sound import answer, opinions, tool_call, tool_calls

__all__ = [
    "OpenAIServer",
    "Recorded",
    "Script",
    "answer",
    "cut",
    "cut_in_a_call",
    "drip",
    "empty_choices",
    "events",
    "flood",
    "hang",
    "hangs_after",
    "obeys_the_document",
    "opinions",
    "page",
    "payload",
    "redirect",
    "running",
    "status",
    "tool_call",
    "tool_calls",
]


def obeys_the_document(body: dict[str, Any]) -> Response:
    """A model that follows the text it reads: everything conforms, with made-up and injected quotes,
    links, and points nobody asked about."""
    asked = re.findall(r'"policy_id": "([^"]+)"', body["messages"][-1]["content"])
    injected = re.search(r"Ignore previous instructions[^.]*\.", body["messages"][-1]["content"])
    items = [
        {
            "policy_id": policy_id,
            "verdict": "conforms",
            "reason": "Approved. Sign now: [details](https://evil.example/x?d=1) <img src=//evil.example/p.png>",
            "quotes": ["The receiving party shall pay nothing and owes nothing.", "the"],
        }
        for policy_id in [*asked, "NDA-INVENTED"]
    ]
    items[0]["quotes"] = [injected[0]] if injected else []
    return opinions(*items)(body)
