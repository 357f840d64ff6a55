"""What an audit entry holds beside who did what to what, as words for the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_DIGEST, _UUID = 64, 36
_EMPTY: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class Detail:
    """``text`` is what is shown; ``whole`` what it stands for, where it is told in short."""

    name: str
    text: str
    whole: str = ""


def details(given: Mapping[str, Any]) -> Sequence[Detail]:
    """Those that say something: what is empty is left out."""
    return [_detail(name, value) for name, value in given.items() if value not in _EMPTY]


def short(code: str) -> str:
    """The first signs of a digest or of a long id; others as they are."""
    if len(code) == _DIGEST:
        return f"{code[:12]}…"
    is_uuid = len(code) == _UUID and code.count("-") == 4
    return f"{code[:8]}…" if is_uuid else code


def _detail(name: str, value: Any) -> Detail:
    text = _told(value)
    whole = str(value) if isinstance(value, str) and text != value else ""
    return Detail(name, text, whole)


def _told(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_told(each)}" for name, each in value.items() if each not in (*_EMPTY, 0))
    if isinstance(value, list | tuple):
        return ", ".join(_told(each) for each in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return short(value) if isinstance(value, str) else str(value)
