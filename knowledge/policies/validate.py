"""Pydantic's findings as problems with file and line."""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from agent.ports import PolicyProblem
from knowledge.policies.source import Source

Entry = TypeVar("Entry", bound=BaseModel)

_CODES = {
    "missing": "field_missing",
    "extra_forbidden": "field_unknown",
    "string_type": "text",
    "string_too_short": "blank",
    "string_pattern_mismatch": "pattern",
    "int_type": "integer",
    "int_from_float": "integer",
    "float_type": "number",
    "finite_number": "number",
    "bool_type": "boolean",
    "date_type": "date",
    "date_from_datetime_inexact": "date",
    "list_type": "list",
    "too_short": "list_empty",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "dict_type": "mapping",
    "enum": "choice",
    "literal_error": "choice",
    "greater_than_equal": "minimum",
}


def parse(source: Source, entry: type[Entry]) -> tuple[Entry | None, tuple[PolicyProblem, ...]]:
    """The file as ``entry``, or None and every problem of the file."""
    if source.problems:
        return None, source.problems
    try:
        return entry.model_validate(source.data), ()
    except ValidationError as error:
        return None, tuple(_problems(source, error))


def _problems(source: Source, error: ValidationError) -> Iterator[PolicyProblem]:
    for detail in error.errors(include_url=False):
        path = detail["loc"]
        field = ".".join(str(step) for step in path)
        yield source.problem(_CODES.get(detail["type"], "value"), path, field=field, **_values(detail))


def _values(detail: ErrorDetails) -> dict[str, Any]:
    context = detail.get("ctx", {})
    return {
        "value": str(detail["input"])[:60],
        "expected": str(context.get("expected", "")).replace(" or ", ", "),
        "minimum": context.get("ge"),
        "detail": detail["msg"],
    }
