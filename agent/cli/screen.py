"""What may reach a terminal: names and notes are anybody's text, and must not steer the screen or turn its order."""

import re

# C0 but tab and newline, DEL, C1, direction marks and overrides, lone surrogates (which no stream can write)
_STEERS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_STEERING = re.compile(f"[{_STEERS}]")


def safe(text: str) -> str:
    """The text without the characters that steer a terminal."""
    return _STEERING.sub("", text)


def safe_json(text: str) -> str:
    """JSON in which they stand escaped, as ``\\u009b``: the value stays what it is."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
