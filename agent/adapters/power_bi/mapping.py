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
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, LiteralString, Self

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from agent.domain.errors import BadInput
from agent.domain.facts.tables import TABLES

_COLUMN = re.compile(r"('[^'\]\[]+'|[^'\]\[\"]*)\[[^\]\[]+\]")
_STATEMENT = re.compile(r"\s*(EVALUATE|DEFINE)\b", re.IGNORECASE)
_PROBLEMS = frozenset({"missing", "extra_forbidden", "no_table", "no_column", "needs", "expression", "dax_column"})
_MAX_BYTES = 1_000_000


def _dax_column(name: str) -> str:
    if not _COLUMN.fullmatch(name):
        raise PydanticCustomError("dax_column", "no column")
    return name


def _expression(query: str) -> str:
    if not query.strip() or _STATEMENT.match(query):
        raise PydanticCustomError("expression", "no table expression")
    return query.strip()


def _problem(kind: LiteralString, names: Iterable[str], known: Iterable[str]) -> PydanticCustomError:
    return PydanticCustomError(kind, "{name}", {"name": ", ".join(sorted(names)), "known": ", ".join(known)})


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
                raise _problem("no_table", [name], TABLES)
            known = {column.name: column.required for column in TABLES[name].all_columns}
            if unknown := set(table.columns) - set(known):
                raise _problem("no_column", unknown, known)
            if missing := {each for each, required in known.items() if required} - set(table.columns):
                raise _problem("needs", missing, ())
        return self

    @property
    def in_order(self) -> list[tuple[str, TableMapping]]:
        """Tables stand after those they refer to."""
        return [(name, self.tables[name]) for name in TABLES if name in self.tables]


def answered(column: str) -> str:
    """How an answer names a column: the quotes around a table's name are gone."""
    return column.replace("'", "", 2) if column.startswith("'") else column


def load(path: Path) -> Mapping:
    """Read and validate. Raises BadInput ``connectors.power_bi.mapping_file`` or ``connectors.power_bi.mapping.…``."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise _unreadable(path, f"> {_MAX_BYTES:,} bytes")
        data = yaml.load(path.read_text(encoding="utf-8-sig"), _OnceLoader)  # noqa: S506 - it is a safe loader
    except (OSError, UnicodeDecodeError) as error:
        problem = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
        raise _unreadable(path, problem) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise _unreadable(path, f"YAML, {mark.line + 1}" if mark else "YAML") from None
    try:
        return Mapping.model_validate(data)
    except ValidationError as error:
        raise _invalid(path, error) from None


def _invalid(path: Path, error: ValidationError) -> BadInput:
    first = error.errors(include_url=False)[0]
    field = ".".join(str(step) for step in first["loc"]) or "tables"
    kind = first["type"] if first["type"] in _PROBLEMS else "value"
    return BadInput(f"connectors.power_bi.mapping.{kind}", file=path.name, field=field, **first.get("ctx", {}))


class _OnceLoader(yaml.SafeLoader):
    """A key that stands twice would silently take the place of the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        if len(set(map(str, keys))) < len(keys):
            raise yaml.constructor.ConstructorError(None, None, "a key stands twice", node.start_mark)
        return super().construct_mapping(node, deep)


def _unreadable(path: Path, problem: str) -> BadInput:
    return BadInput("connectors.power_bi.mapping_file", file=path.name, problem=problem)
