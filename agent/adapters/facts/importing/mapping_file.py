"""A mapping file: which files an export has and by which SELECT each table comes out of them."""

import codecs
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from agent.adapters.facts.importing.rows import one_line
from agent.domain.errors import BadInput
from agent.domain.facts.importing import Note
from agent.domain.facts.refusal import ImportRefused
from agent.domain.facts.tables import TABLES

Format = Literal["csv", "xlsx", "parquet", "sqlite_script"]
_CODES = {"missing": "missing", "extra_forbidden": "unknown", "literal_error": "choice"}
_OWN = frozenset({"outside", "encoding", "script", "csv_only", "table"})  # error types of the validators here
_LARGEST = 1_000_000


def _inside(file: str) -> str:
    """A mapping may come from a colleague: it reads the folder that the user names and nothing else."""
    path = PurePosixPath(file.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or not path.parts or ":" in file:
        raise PydanticCustomError("outside", "outside of the folder")
    return str(path)


def _encoding(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        raise PydanticCustomError("encoding", "no such encoding") from None


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class SourceFile(_Strict):
    """``columns`` for a CSV file without header; ``table`` is the sheet, or the table that the script makes."""

    file: Annotated[str, AfterValidator(_inside)]
    format: Format = "csv"
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] | None = None
    encoding: Annotated[str, AfterValidator(_encoding)] | None = None
    columns: list[Annotated[str, Field(min_length=1)]] | None = None
    table: str = ""

    @model_validator(mode="after")
    def _fits(self) -> "SourceFile":
        if self.format == "sqlite_script" and not self.table:
            raise PydanticCustomError("script", "no table")
        if self.format != "csv" and (self.delimiter or self.encoding or self.columns):
            raise PydanticCustomError("csv_only", "no CSV file")
        return self


class MappingFile(_Strict):
    """``decimal`` is how ``1.250`` is read where the values of a column leave it open."""

    description: str = ""
    decimal: Literal[".", ","] = "."
    sources: Annotated[
        Mapping[Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")], SourceFile], Field(min_length=1)
    ]
    tables: Annotated[Mapping[str, str], Field(min_length=1)]

    @field_validator("tables")
    @classmethod
    def _known(cls, tables: Mapping[str, str]) -> Mapping[str, str]:
        unknown = ", ".join(sorted(tables.keys() - TABLES.keys()))
        if unknown:
            raise PydanticCustomError("table", "{unknown}", {"unknown": unknown})
        return tables


def read_mapping(path: Path) -> MappingFile:
    """Raises BadInput ``facts.mapping.unreadable`` or ImportRefused ``facts.mapping.invalid`` with every line."""
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST).decode("utf-8-sig")
        node = yaml.compose(text, yaml.SafeLoader)
        data = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        values = {
            "line": mark.line + 1 if mark else 1,
            "problem": one_line(getattr(error, "problem", "") or str(error)),
        }
        raise BadInput("facts.mapping.unreadable", file=path.name, **values) from None
    try:
        return MappingFile.model_validate(data)
    except ValidationError as error:
        raise ImportRefused("facts.mapping.invalid", file=path.name, problems=list(_problems(error, node))) from None


def _problems(error: ValidationError, node: yaml.Node | None) -> Iterator[Note]:
    for detail in error.errors(include_url=False):
        kind, path = detail["type"], [str(step) for step in detail["loc"] if step != "[key]"]
        code = kind if kind in _OWN else _CODES.get(kind, "value")
        values = {"line": _line(node, path), "field": ".".join(path) or "–", "detail": _detail(detail)}
        yield Note(f"facts.mapping.{code}", values)


def _detail(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    return one_line(str(context.get("expected") or context.get("unknown") or detail["input"]))


def _line(node: yaml.Node | None, path: Sequence[str]) -> int:
    """The line of the value at ``path``, or of its nearest parent that exists."""
    line = 1
    for step in path:
        if not isinstance(node, yaml.MappingNode):
            break
        found = next(((key, value) for key, value in node.value if key.value == step), None)
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line
