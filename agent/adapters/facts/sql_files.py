"""The SQL files of `sql/`, read once."""

from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "sql"


@lru_cache
def sql(name: str) -> str:
    """The text of ``sql/<name>.sql``."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
