"""Columns of numbers and lists of rows as Arrow tables with the columns of `agent.domain.facts.tables`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from agent.adapters.demo.calendar import NEVER, Floats, Ints
from agent.domain.facts.columns import Kind
from agent.domain.facts.tables import TABLES

Row = Mapping[str, Any]

# as `agent.adapters.facts.schema` types them in DuckDB
_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.NUMBER: pa.float64(),
    Kind.DATE: pa.date32(),
    Kind.TIME: pa.timestamp("us"),
    Kind.MONTH: pa.date32(),
    Kind.FLAG: pa.bool_(),
}
SCHEMAS: Mapping[str, pa.Schema] = {
    table.name: pa.schema([(column.name, _TYPES[column.kind]) for column in table.all_columns])
    for table in TABLES.values()
}


def table(name: str, columns: Mapping[str, Any]) -> pa.Table:
    """The table from its columns; those that are not given are empty."""
    schema, length = SCHEMAS[name], len(columns["id"])
    unknown = set(columns) - set(schema.names)
    if unknown:
        raise KeyError(f"{name} has no columns {sorted(unknown)}")
    arrays = [
        _array(columns[field.name], field.type) if field.name in columns else pa.nulls(length, field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def from_rows(name: str, rows: Iterable[Row]) -> pa.Table:
    """The table from its rows; what a row leaves out is empty."""
    given = list(rows)
    used = sorted({key for row in given for key in row} | {"id"})
    return table(name, {key: [row.get(key) for row in given] for key in used})


def joined(name: str, parts: Sequence[pa.Table]) -> pa.Table:
    return pa.concat_tables(parts).combine_chunks() if parts else SCHEMAS[name].empty_table()


def numbered(prefix: str, count: int, first: int = 1, width: int = 7) -> pa.Array:
    """``OL-0000001``, ``OL-0000002`` …"""
    numbers = pa.array(np.arange(first, first + count)).cast(pa.string())
    return pc.binary_join_element_wise(prefix, pc.utf8_lpad(numbers, width=width, padding="0"), "")


def texts(pool: Sequence[str], places: Ints) -> pa.Array:
    """The texts at these places of the pool; none where the place is `NEVER`."""
    indices = pa.array(places, mask=places == NEVER)
    return pa.array(pool, pa.string()).take(indices)


def days(numbers: Ints) -> pa.Array:
    """Dates from day numbers; none for `NEVER`."""
    return pa.array(numbers.astype(np.int32), mask=numbers == NEVER).cast(pa.date32())


def numbers(values: Floats) -> pa.Array:
    """Numbers; none for NaN."""
    return pa.array(values, pa.float64(), from_pandas=True)


def _array(values: Any, kind: pa.DataType) -> pa.Array:
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    return values if isinstance(values, pa.Array) else pa.array(values, kind)
