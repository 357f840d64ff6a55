"""The facts of a draft while it is gathered: each is noted once and gives the marker that stands for it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from agent.domain.drafting.brief import marker
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.nda.policy import Bilingual

Label = tuple[str, str]  # German, English


@dataclass(slots=True)
class FactBook:
    """``as_of``: when the facts were read from their source. A second fact of the same id takes the first's place."""

    as_of: datetime
    _facts: dict[str, Fact] = field(default_factory=dict)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(self._facts.values())

    def put(self, fact: Fact) -> str:
        """The marker of the fact."""
        self._facts[fact.id] = fact
        return marker(fact)

    def text(self, id: str, label: Label, value: str | None, rows: Sequence[RowKey] = (), **more: object) -> str:
        return self._noted(id, label, value or None, FactUnit.TEXT, rows, more)

    def day(
        self, id: str, label: Label, value: date | datetime | None, rows: Sequence[RowKey] = (), **more: object
    ) -> str:
        """A date, with its time of day where it has one."""
        precise = isinstance(value, datetime)
        shown = None if value is None else value.isoformat(timespec="minutes") if precise else value.isoformat()  # type: ignore[call-arg]
        return self._noted(id, label, shown, FactUnit.DATE, rows, more)

    def count(self, id: str, label: Label, value: float | None, rows: Sequence[RowKey] = (), **more: object) -> str:
        """Whole numbers as such: pieces, days."""
        whole = value is not None and math.isclose(value, round(value), abs_tol=1e-9)
        return self._noted(
            id, label, round(value) if whole and value is not None else value, FactUnit.COUNT, rows, more
        )

    def money(self, id: str, label: Label, value: float | None, rows: Sequence[RowKey] = (), **more: object) -> str:
        """EUR."""
        return self._noted(id, label, value, FactUnit.MONEY, rows, more)

    def ratio(self, id: str, label: Label, value: float | None, rows: Sequence[RowKey] = (), **more: object) -> str:
        """From 0 to 1."""
        return self._noted(id, label, value, FactUnit.RATIO, rows, more)

    def _noted(
        self,
        id: str,
        label: Label,
        value: float | str | None,
        unit: FactUnit,
        rows: Sequence[RowKey],
        more: Mapping[str, object],
    ) -> str:
        told = Bilingual(de=label[0], en=label[1])
        fact = Fact(id, told, value, unit, rows=tuple(rows), as_of=self.as_of, **more)  # type: ignore[arg-type]
        return self.put(fact)


INTERNAL: Mapping[str, Any] = {"fact_class": FactClass.INTERNAL}
