"""The SQL files of `sql/`, read once."""

import re
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "sql"


@lru_cache
def sql(name: str) -> str:
    """The text of ``sql/<name>.sql``."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


@lru_cache
def parameters(name: str) -> frozenset[str]:
    """The names of the parameters of ``sql/<name>.sql``: DuckDB refuses values that a statement does not name."""
    return frozenset(re.findall(r"\$([a-z_]+)", re.sub("--.*", "", sql(name))))
