"""Which facts are in use, and how old they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FactsSource(StrEnum):
    DEMO = "demo"
    IMPORT = "import"
    ODOO = "odoo"
    POWER_BI = "power-bi"


@dataclass(frozen=True, slots=True)
class FactsInfo:
    """One version of the facts. ``as_of`` is when its data were read from the source, with zone.

    ``tables`` gives the number of rows by table name.
    """

    version: str
    source: FactsSource
    as_of: datetime
    tables: Mapping[str, int]

    @property
    def is_demo(self) -> bool:
        return self.source is FactsSource.DEMO


class FactClass(StrEnum):
    """Who may read a figure. Internal and secret ones never stand in a text for a customer."""

    PUBLIC = "public"
    CUSTOMER = "customer"
    INTERNAL = "internal"
    SECRET = "secret"  # noqa: S105 - no password


@dataclass(frozen=True, slots=True)
class RowKey:
    """A row behind a figure."""

    table: str
    key: str
