"""What the planner says by itself, and how it puts the answers of tools together."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, ToolMessage

from agent.domain.language import Language
from agent.domain.messages import message

_TITLED = 2  # answers from which on each gets a heading


def title(name: str, language: Language) -> str:
    return message(f"planner.title.{name}", language)


def answers(messages: Sequence[BaseMessage], language: Language) -> str:
    """The texts of the tools in the order of the calls; each under a heading where there are several."""
    said = [each for each in messages if isinstance(each, AIMessage)]
    calls = {str(call["id"]): call for each in said for call in each.tool_calls}
    results = [each for each in messages if isinstance(each, ToolMessage)]
    blocks = [str(each.text) for each in said if each.tool_calls and str(each.text).strip()]
    for each in results:
        text = _answer(str(each.text), language)
        call = calls.get(each.tool_call_id)
        if len(results) >= _TITLED and call is not None:
            text = f"**{_heading(call['name'], call['args'], language)}**\n\n{text}"
        blocks.append(text)
    return "\n\n".join(dict.fromkeys(blocks))


def _heading(name: str, args: Mapping[str, Any], language: Language) -> str:
    about = [str(args[each]) for each in ("account", "contact", "contract", "article") if args.get(each)]
    return " – ".join([title(name, language), *about])


def _answer(content: str, language: Language) -> str:
    try:
        told = json.loads(content)
    except ValueError:
        return message("planner.unreadable", language)
    if not isinstance(told, dict):
        return message("planner.unreadable", language)
    if told.get("ok") and "answer" in told:
        return str(told["answer"])
    if told.get("ok"):
        return message("planner.shown", language)
    error = told.get("error")
    text = error.get("message") if isinstance(error, dict) else None
    return str(text) if text else message("planner.unreadable", language)


def offers(messages: Sequence[BaseMessage]) -> list[dict[str, Any]]:
    """Calls that an answer offers to make next, as the tool put them into its data."""
    found = []
    for each in messages:
        if isinstance(each, ToolMessage):
            found += _offered(str(each.text))
    return found


def _offered(content: str) -> list[dict[str, Any]]:
    try:
        offer = (json.loads(content).get("data") or {}).get("offer")
    except (ValueError, AttributeError):
        return []
    if not isinstance(offer, dict) or "name" not in offer:
        return []
    return [{"name": str(offer["name"]), "args": dict(offer.get("args") or {})}]
