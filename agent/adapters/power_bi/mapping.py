"""The mapping file: which DAX table fills which table of the facts.

version: 1
tables:
  order_lines:
    query: Sales                      # a DAX table expression, without EVALUATE
    key: "Sales[LineKey]"             # text or number, orders the rows; pages go by it
    changed: "Sales[ModifiedOn]"      # a date with time; without it the table is read whole each time
    columns:
      id: "Sales[LineKey]"            # ours: theirs, as in the answer: Table[Column] or [Name]
      customer_id: "Sales[CustomerKey]"
"""

import re
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from agent.domain.errors import BadInput
from agent.domain.facts.tables import TABLES

_COLUMN = re.compile(r"('[^'\]\[]+'|[^'\]\[\"]*)\[[^\]\[]+\]")
_STATEMENT = re.compile(r"\s*(EVALUATE|DEFINE)\b", re.IGNORECASE)
_MAX_BYTES = 1_000_000


def _dax_column(name: str) -> str:
    if not _COLUMN.fullmatch(name):
        raise ValueError("a column reads Table[Column] or [Name]")
    return name


def _expression(query: str) -> str:
    if not query.strip() or _STATEMENT.match(query):
        raise ValueError("a DAX table expression is expected, without EVALUATE or DEFINE")
    return query.strip()


DaxColumn = Annotated[str, AfterValidator(_dax_column)]


class TableMapping(BaseModel):
    """One table."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    query: Annotated[str, AfterValidator(_expression)]
    key: DaxColumn
    changed: DaxColumn | None = None
    columns: dict[str, DaxColumn]

    @property
    def wanted(self) -> frozenset[str]:
        """The columns that every row must have, as the answer names them."""
        named = {*self.columns.values(), self.key, *([self.changed] if self.changed else [])}
        return frozenset(answered(name) for name in named)


class Mapping(BaseModel):
    """The file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[1]
    tables: dict[str, TableMapping] = Field(min_length=1)

    @model_validator(mode="after")
    def _known(self) -> Self:
        for name, table in self.tables.items():
            if name not in TABLES:
                raise ValueError(f"there is no table {name}; known: {', '.join(TABLES)}")
            known = {column.name: column for column in TABLES[name].all_columns}
            unknown = sorted(set(table.columns) - set(known))
            if unknown:
                raise ValueError(f"{name} has no column {', '.join(unknown)}; known: {', '.join(known)}")
            missing = sorted({each for each, column in known.items() if column.required} - set(table.columns))
            if missing:
                raise ValueError(f"{name} needs the columns {', '.join(missing)}")
        return self

    @property
    def in_order(self) -> list[tuple[str, TableMapping]]:
        """Tables stand after those they refer to."""
        return [(name, self.tables[name]) for name in TABLES if name in self.tables]


def answered(column: str) -> str:
    """How an answer names a column: the quotes around a table's name are gone."""
    return column.replace("'", "", 2) if column.startswith("'") else column


def load(path: Path) -> Mapping:
    """Read and validate. Raises BadInput ``connectors.power_bi.mapping_file`` or ``connectors.power_bi.mapping``."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise _unreadable(path, f"> {_MAX_BYTES:,} bytes")
        data = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        problem = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
        raise _unreadable(path, problem) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise _unreadable(path, f"YAML, {mark.line + 1}" if mark else "YAML") from None
    try:
        return Mapping.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in first["loc"]) or "tables"
        raise BadInput("connectors.power_bi.mapping", file=path.name, field=field, problem=first["msg"]) from None


def _unreadable(path: Path, problem: str) -> BadInput:
    return BadInput("connectors.power_bi.mapping_file", file=path.name, problem=problem)
