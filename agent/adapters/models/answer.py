"""The form a second opinion is asked in, and reading what came back in that form or near it."""

import json
import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from agent.domain.nda.policy import Verdict

MAX_CHARS = 100_000

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


class ModelOpinion(BaseModel):
    """One point as the model answered it; nothing in it is verified yet."""

    # what strict endpoints ask of a schema; an answer with a field more is still read
    model_config = ConfigDict(json_schema_extra={"additionalProperties": False})

    policy_id: str
    verdict: Verdict
    reason: str
    quotes: list[str]


def response_format(policy_ids: Sequence[str]) -> dict[str, Any]:
    """The ``response_format`` of one request: a JSON schema that knows the policy ids asked."""
    item = ModelOpinion.model_json_schema()
    definitions = item.pop("$defs")
    item.pop("description")
    item["properties"]["policy_id"]["enum"] = list(policy_ids)
    schema = {
        "type": "object",
        "properties": {"opinions": {"type": "array", "items": item}},
        "required": ["opinions"],
        "additionalProperties": False,
        "$defs": definitions,
    }
    return {"type": "json_schema", "json_schema": {"name": "second_opinion", "strict": True, "schema": schema}}


def parse(content: str) -> list[ModelOpinion]:
    """The opinions in an answer; a malformed one is left out. Raises ValueError when none can be read.

    Text around the JSON object (a thought, a code fence) is skipped.
    """
    items = json_object(content).get("opinions")
    if not isinstance(items, list):
        raise ValueError("no list of opinions")
    opinions = [opinion for opinion in map(_opinion, items) if opinion]
    if items and not opinions:
        raise ValueError("no opinion in the form asked for")
    return opinions


def json_object(content: str) -> dict[str, Any]:
    """The object in an answer of at most `MAX_CHARS`; text around it is skipped. Raises ValueError."""
    if len(content) > MAX_CHARS:
        raise ValueError("too long")
    content = without_thought(content)
    start, end = content.find("{"), content.rfind("}")
    try:
        found: dict[str, Any] = json.loads(content[start : end + 1])
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return found


def without_thought(content: str) -> str:
    """What stands behind the thinking that some local models put first."""
    return _THOUGHT.sub("", content)


def _opinion(item: object) -> ModelOpinion | None:
    try:
        return ModelOpinion.model_validate(item)
    except ValidationError:
        return None
