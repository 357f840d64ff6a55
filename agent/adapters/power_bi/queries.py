"""DAX for one page of a table: rows behind the last key, in the order of the key."""

import datetime as dt

from agent.adapters.power_bi.mapping import TableMapping
from agent.domain.errors import BadInput

_ROWS = "__rows"
Key = int | float | str


def page(table: TableMapping, after: Key | None, since: dt.datetime | None, size: int) -> str:
    """TOPN keeps rows of equal key together, so none falls between two pages."""
    rows = f"FILTER({_ROWS}, {_condition(table, after, since)})" if after is not None or since else _ROWS
    return (
        f"DEFINE VAR {_ROWS} = {table.query}\nEVALUATE TOPN({size}, {rows}, {table.key}, ASC)\nORDER BY {table.key} ASC"
    )


def newest(table: TableMapping) -> str:
    """One row with ``[newest]``: the latest time of change."""
    return f'DEFINE VAR {_ROWS} = {table.query}\nEVALUATE ROW("newest", MAXX({_ROWS}, {table.changed}))'


def _condition(table: TableMapping, after: Key | None, since: dt.datetime | None) -> str:
    parts = [] if after is None else [f"{table.key} > {literal(after)}"]
    if since is not None and table.changed:
        parts.append(f"{table.changed} > {_time(since)}")
    return " && ".join(parts)


def literal(value: Key) -> str:
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return repr(value)


def _time(value: dt.datetime) -> str:
    day = f"DATE({value.year}, {value.month}, {value.day})"
    return f"({day} + TIME({value.hour}, {value.minute}, {value.second}))"


def key_of(name: str, table: TableMapping, value: object) -> Key:
    """The key of a row. Raises BadInput ``connectors.power_bi.key`` for one that cannot page."""
    if isinstance(value, bool) or not isinstance(value, int | float | str) or value == "":
        raise BadInput("connectors.power_bi.key", what=name, column=table.key)
    return value
