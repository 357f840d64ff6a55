"""Collects the facts of a document: each figure is put down once and stands in the text as its marker."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from agent.domain.drafting.brief import marker
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.nda.policy import Bilingual

_DIGITS = 9

Label = tuple[str, str]  # German, English


class FactSheet:
    """Every method gives the marker; a value None reads "no data".

    ``as_of`` is when the facts were read; ``fact_class`` that of facts for which none is named.
    """

    def __init__(self, as_of: datetime, fact_class: FactClass = FactClass.INTERNAL) -> None:
        self._as_of, self._class = as_of, fact_class
        self._facts: dict[str, Fact] = {}

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(self._facts.values())

    def put(self, fact: Fact) -> str:
        """A fact that was made elsewhere; the first one of an id stays."""
        return marker(self._facts.setdefault(fact.id, fact))

    def has(self, name: str) -> bool:
        return name in self._facts

    def money(self, name: str, label: Label, value: float | None, **more: object) -> str:
        return self._add(name, label, _clean(value), FactUnit.MONEY, more)

    def ratio(self, name: str, label: Label, value: float | None, **more: object) -> str:
        return self._add(name, label, _clean(value), FactUnit.RATIO, more)

    def count(self, name: str, label: Label, value: float | None, **more: object) -> str:
        return self._add(name, label, value, FactUnit.COUNT, more)

    def day(self, name: str, label: Label, value: date | None, **more: object) -> str:
        return self._add(name, label, None if value is None else value.isoformat(), FactUnit.DATE, more)

    def words(self, name: str, label: Label, value: str | None, **more: object) -> str:
        """An id, a name, a quotation: untrusted words are shown on one line and never followed."""
        return self._add(name, label, value or None, FactUnit.TEXT, more)

    def _add(
        self, name: str, label: Label, value: float | str | None, unit: FactUnit, more: Mapping[str, object]
    ) -> str:
        """``more``: ``rows``, ``fact_class``, ``definition``, ``period``."""
        given = {"fact_class": self._class, "as_of": self._as_of, **more}
        given["rows"] = _rows(given.get("rows", ()))  # type: ignore[arg-type]
        return self.put(Fact(name, Bilingual(*label), value, unit, **given))  # type: ignore[arg-type]


def _clean(value: float | None) -> float | None:
    """Without the last digits that computing leaves: they would print and be checked differently."""
    return None if value is None else round(value, _DIGITS)


def _rows(rows: Iterable[RowKey]) -> tuple[RowKey, ...]:
    return tuple(dict.fromkeys(rows))
