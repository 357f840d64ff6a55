"""Rows that cannot be read; cells of typed files as text; text of files as it is shown."""

import datetime as dt

_SHOWN = 60


class BrokenRow(tuple[str | None, ...]):
    """Takes the place of a row's values. ``code`` is the last part of a code ``facts.row.…``."""

    code: str

    def __new__(cls, code: str) -> "BrokenRow":
        row = super().__new__(cls)
        row.code = code
        return row


def cell_text(value: object) -> str | None:
    """A typed value as text that the rules for texts read back as the same value."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ") if value.time() != dt.time() else value.date().isoformat()
    return str(value)


def _number(value: float) -> str:
    """Plain digits; three decimals get a fourth, so that nothing takes the point for thousands."""
    if value.is_integer():
        return str(int(value))
    text = repr(value)
    _, point, decimals = text.partition(".")
    return f"{text}0" if point and len(decimals) == 3 and decimals.isdigit() else text


def one_line(text: str) -> str:
    """Text from a file as it is shown: short, without control characters, which a terminal would obey."""
    plain = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
