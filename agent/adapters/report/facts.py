"""The facts of the document, each with the passage it was read from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from agent.adapters.report.draft import Anchor
from agent.adapters.report.passages import Desk
from agent.adapters.report.words import Words
from agent.domain import formats

_READ = ("governing_law", "venue", "term_years", "survival_years", "penalty_eur")


@dataclass(frozen=True, slots=True)
class Fact:
    """``values`` are empty for what the draft does not say; ``literal`` ones are the draft's own words."""

    label: str
    values: tuple[str, ...]
    href: str = ""
    literal: bool = False


def fact_anchors(document: Mapping[str, Any]) -> Iterable[Anchor]:
    read = (document[name] for name in _READ if document.get(name))
    return (Anchor(each["start"], each["end"], "facts") for each in (*read, *document.get("incorporated", ())))


def facts(desk: Desk, document: Mapping[str, Any]) -> list[Fact]:
    words = desk.words
    date, kind = document.get("date"), document.get("mutual")
    return [
        Fact(words.text("particulars.parties"), tuple(document.get("parties") or ()), literal=True),
        Fact(words.text("particulars.date"), _one(words.date(date))),
        Fact(
            words.text("particulars.kind"),
            () if kind is None else (words.text(f"particulars.{'mutual' if kind else 'one_way'}"),),
        ),
        Fact(words.text("particulars.language"), (words.label("report.language", document["language"]),)),
        _read(desk, "governing_law", document, lambda law: words.country(law["code"]) or law["text"]),
        _venue(desk, document),
        _read(desk, "term_years", document, lambda term: formats.years(term["value"], words.language), "term"),
        _survival(desk, document),
        _read(desk, "penalty_eur", document, lambda sum_: formats.euros(sum_["value"], words.language), "penalty"),
        *_incorporated(desk, document),
    ]


def _incorporated(desk: Desk, document: Mapping[str, Any]) -> Iterable[Fact]:
    """Terms that belong to the contract and were not read; a contract without any needs no line for them."""
    title = desk.words.text("particulars.incorporated")
    for each in document.get("incorporated", ()):
        yield Fact(title, (each["name"],), desk.where(each["start"], each["end"])[1], literal=True)


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _read(
    desk: Desk, name: str, document: Mapping[str, Any], show: Callable[[Mapping[str, Any]], str], label: str = ""
) -> Fact:
    read = document.get(name)
    title = desk.words.text(f"particulars.{label or name}")
    return Fact(title, (show(read),), desk.where(read["start"], read["end"])[1]) if read else Fact(title, ())


def _venue(desk: Desk, document: Mapping[str, Any]) -> Fact:
    fact = _read(desk, "venue", document, lambda venue: _named(desk.words, venue))
    if not document.get("arbitration"):
        return fact
    return Fact(fact.label, (*fact.values, desk.words.text("particulars.arbitration")), fact.href)


def _named(words: Words, venue: Mapping[str, Any]) -> str:
    """A venue by its own name, with the country where that is known."""
    country = words.country(venue["code"]) if venue["code"] else ""
    return f"{venue['text']} ({country})" if country and country != venue["text"] else venue["text"]


def _survival(desk: Desk, document: Mapping[str, Any]) -> Fact:
    language = desk.words.language
    fact = _read(desk, "survival_years", document, lambda read: formats.years(read["value"], language), "survival")
    if not document.get("unlimited"):
        return fact
    endless = desk.words.text("particulars.partly_unlimited" if fact.values else "particulars.unlimited")
    return Fact(fact.label, (*fact.values, endless), fact.href)
