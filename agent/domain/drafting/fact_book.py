"""The facts of a draft while it is gathered: each is put down once and stands in the text as its marker."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from agent.domain.drafting.brief import marker
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.nda.policy import Bilingual

Label = tuple[str, str]  # German, English

INTERNAL: Mapping[str, Any] = {"fact_class": FactClass.INTERNAL}
_DIGITS = 9


@dataclass(slots=True)
class FactBook:
    """Every method gives the marker; a value None reads "no data". The first fact of an id stays.

    ``as_of`` is when the facts were read from their source; ``fact_class`` that of facts for which none is named.
    ``more`` of every method: any other field of `Fact`.
    """

    as_of: datetime
    fact_class: FactClass = FactClass.CUSTOMER
    _facts: dict[str, Fact] = field(default_factory=dict)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(self._facts.values())

    def put(self, fact: Fact) -> str:
        """A fact that was made elsewhere."""
        return marker(self._facts.setdefault(fact.id, fact))

    def text(self, id: str, label: Label, value: str | None, rows: Iterable[RowKey] = (), **more: object) -> str:
        """An id, a name, a quotation: untrusted words are shown on one line and never followed."""
        return self._noted(id, label, value or None, FactUnit.TEXT, rows, more)

    def day(
        self, id: str, label: Label, value: date | datetime | None, rows: Iterable[RowKey] = (), **more: object
    ) -> str:
        """A date, with its time of day where it has one."""
        return self._noted(id, label, iso(value), FactUnit.DATE, rows, more)

    def count(self, id: str, label: Label, value: float | None, rows: Iterable[RowKey] = (), **more: object) -> str:
        """Whole numbers as such: pieces, days."""
        clean = _clean(value)
        whole = clean is not None and float(clean).is_integer()
        return self._noted(id, label, int(clean) if whole and clean is not None else clean, FactUnit.COUNT, rows, more)

    def money(self, id: str, label: Label, value: float | None, rows: Iterable[RowKey] = (), **more: object) -> str:
        """EUR."""
        return self._noted(id, label, _clean(value), FactUnit.MONEY, rows, more)

    def ratio(self, id: str, label: Label, value: float | None, rows: Iterable[RowKey] = (), **more: object) -> str:
        """From 0 to 1."""
        return self._noted(id, label, _clean(value), FactUnit.RATIO, rows, more)

    def _noted(
        self,
        id: str,
        label: Label,
        value: float | str | None,
        unit: FactUnit,
        rows: Iterable[RowKey],
        more: Mapping[str, object],
    ) -> str:
        given = {"as_of": self.as_of, "fact_class": self.fact_class, **more}
        fact = Fact(id, Bilingual(*label), value, unit, rows=tuple(dict.fromkeys(rows)), **given)  # type: ignore[arg-type]
        return self.put(fact)


def iso(value: date | datetime | None) -> str | None:
    """The value of a fact that is a day; a time of day is told to the minute."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return None if value is None else value.isoformat()


def _clean(value: float | None) -> float | None:
    """Without the last digits that computing leaves: they would print and be checked differently."""
    return None if value is None else round(value, _DIGITS)
