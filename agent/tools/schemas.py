"""Tools in the function format of OpenAI: small, without what only pydantic needs."""

from typing import Any

from agent.tools.tool import Tool


def schema(tool: Tool) -> dict[str, Any]:
    """``{"type": "function", "function": {"name", "description", "parameters"}}``."""
    parameters = tool.arguments.model_json_schema()
    known = parameters.pop("$defs", {})
    shown = {"name": tool.name, "description": tool.description, "parameters": _plain(parameters, known)}
    return {"type": "function", "function": shown}


def _plain(node: Any, known: dict[str, Any]) -> Any:
    """Without titles and references; what may be left out is of its own type only, not of null, too."""
    if isinstance(node, list):
        return [_plain(each, known) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        rest = {key: value for key, value in node.items() if key != "$ref"}
        return _plain({**known[node["$ref"].rsplit("/", 1)[-1]], **rest}, known)
    choices = [each for each in node.get("anyOf", []) if each.get("type") != "null"]
    if len(choices) == 1:
        return _plain({**choices[0], **{key: value for key, value in node.items() if key != "anyOf"}}, known)
    return {key: _plain(value, known) for key, value in node.items() if not _is_left_out(key, value)}


def _is_left_out(key: str, value: object) -> bool:
    """Defaults, and titles of the schema; an argument of that name has a schema of its own."""
    return key == "default" or (key == "title" and isinstance(value, str))
