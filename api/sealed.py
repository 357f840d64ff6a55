"""What a browser keeps for us between two requests, so that nobody else can have written it."""

import base64
import binascii
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any

_LONGEST = 4_000


def sealed(value: dict[str, Any], key: bytes, lasts_s: int, now: Callable[[], float] = time.time) -> str:
    """``value`` as text for a cookie, with its end and a seal (HMAC-SHA256). It can be read, but not changed."""
    body = json.dumps({"until": int(now()) + lasts_s, "value": value}, separators=(",", ":")).encode()
    return f"{_text(body)}.{_text(_seal(body, key))}"


def opened(text: str, key: bytes, now: Callable[[], float] = time.time) -> dict[str, Any] | None:
    """The value; None for a text that is too old, or was not sealed with this key."""
    body, _, seal = text[:_LONGEST].partition(".")
    try:
        told, found = _bytes(body), _bytes(seal)
    except (binascii.Error, ValueError):
        return None
    if not hmac.compare_digest(_seal(told, key), found):
        return None
    kept = json.loads(told)
    value: dict[str, Any] = kept["value"]
    return value if now() < kept["until"] else None


def _seal(body: bytes, key: bytes) -> bytes:
    return hmac.new(key, body, hashlib.sha256).digest()


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
