"""The facts of a re-order mail; all of them may be read by the customer."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from agent.domain import formats
from agent.domain.drafting.fact_book import FactBook
from agent.domain.facts.info import RowKey
from agent.domain.language import Language
from agent.services.gathering.reorder_items import Item

_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


def noted(
    book: FactBook, at: int, item: Item, rows: Sequence[RowKey], buffer: int, language: Language
) -> dict[str, Any]:
    """The slots of one item: markers of the facts ``<name>.<at>``, and how it stands."""
    found, article, line = item.found, item.found.article, item.found.line
    keys = (*rows, RowKey("contract_lines", line.id))
    recipe = {"reorder": article.id, "contract": line.contract_id}
    more: Mapping[str, Any] = {"recipe": recipe}
    name = f".{at}"
    book.count(f"buffer{name}", ("Puffer in Tagen", "Buffer in days"), buffer, **more)
    book.count(f"moq{name}", ("Mindestmenge", "Minimum order quantity"), article.moq, keys, **more)
    book.count(f"frame{name}", ("Noch im Rahmen", "Left in the frame"), math.floor(line.remaining), keys, **more)
    book.day(f"order_by{name}", ("Spätester Bestelltag", "Latest order date"), found.order_by, keys, **more)
    book.day(f"contract_until{name}", ("Vertrag bis", "Contract until"), line.valid_to, keys, **more)
    return {
        "article": book.text(f"article{name}", ("Artikel", "Article"), article.id, keys, **more),
        "name": book.text(f"name{name}", ("Bezeichnung", "Name"), article.name, keys, **more),
        "contract": book.text(f"contract{name}", ("Rahmenvertrag", "Frame contract"), line.contract_id, keys, **more),
        "demand": book.count(f"demand{name}", ("Bedarf", "Requirement"), math.ceil(found.demand - 1e-6), keys, **more),
        "until": book.day(f"until{name}", ("Bedarf bis", "Requirement until"), found.window_until, keys, **more),
        "quantity": book.count(f"quantity{name}", ("Vorschlag", "Proposal"), found.quantity, keys, **more),
        "multiple": _multiple(book, name, article.order_multiple, keys, more),
        "run_out": book.day(f"run_out{name}", ("Aufgebraucht am", "Used up on"), found.run_out, keys, **more),
        "lead": book.count(f"lead{name}", ("Lieferzeit in Tagen", "Lead time in days"), item.lead_days, keys, **more),
        "deliver_on": book.day(f"deliver_on{name}", ("Lieferung ab", "Delivery from"), item.deliver_on, keys, **more),
        "week": book.text(f"week{name}", ("Lieferwoche", "Delivery week"), week(item, language), keys, **more),
        "missing": _missing(book, name, item, keys, more),
        "empty": item.empty,
        "open": item.has_open,
        "priced": item.is_priced,
        "late": item.is_late,
        "relief": item.relief is not None,
    }


def week(item: Item, language: Language) -> str:
    """``KW 3/2027``, ``week 3/2027``."""
    year, number, _ = item.deliver_on.isocalendar()
    return f"{'KW' if language is Language.DE else 'week'} {number}/{year}"


def month(items: Sequence[Item], language: Language) -> str:
    """The month from which the first of them is needed: ``Dezember 2026``, ``December 2026``."""
    day = min(each.found.run_out or each.deliver_on for each in items)
    if language is Language.DE:
        return f"{_MONTHS[day.month - 1]} {day.year}"
    return formats.date(day, language).split(" ", 1)[1]


def _multiple(
    book: FactBook, name: str, multiple: float | None, rows: Sequence[RowKey], more: Mapping[str, Any]
) -> str | None:
    marked = book.count(f"multiple{name}", ("Losgröße", "Lot size"), multiple, rows, **more)
    return marked if multiple and multiple > 1 else None


def _missing(book: FactBook, name: str, item: Item, rows: Sequence[RowKey], more: Mapping[str, Any]) -> str | None:
    """What the customer needs beyond the frame; None where it covers everything."""
    pieces = math.ceil(item.found.missing - 1e-6)
    label = ("Über den Rahmen hinaus", "Beyond the frame")
    return book.count(f"missing{name}", label, pieces, rows, **more) if pieces > 0 else None
