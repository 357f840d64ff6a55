"""Dataclasses to plain JSON values: what checkpoints store and what the public surface shows."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any

_ALREADY = frozenset({str, int, float, bool, type(None)})  # exactly: an enum's members are strings, too


def plain(value: Any) -> Any:
    """Recursively to dict, list, str, number, bool and None; dates as ISO text."""
    kind: type = type(value)
    if kind in _ALREADY:
        return value
    names = _fields(kind)
    if names is not None:  # without a call for each field: a draft has thousands of row keys
        return {name: each if type(each := getattr(value, name)) in _ALREADY else plain(each) for name in names}
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    return value


@cache
def _fields(kind: type) -> tuple[str, ...] | None:
    """Names of a dataclass; None for anything else."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None
