"""An answer while it is written: paragraphs with markers, the facts of the markers, where they come from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.draft.figures import figures_in
from agent.domain.drafting.fact_book import FactBook, Label
from agent.domain.facts.fact import Fact
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.kpi.age import STALE_AFTER, Age, Freshness
from agent.domain.language import Language
from agent.domain.messages import codes, message
from agent.services.telling.untrusted import LONGEST, harmless

MOST_ROWS = 10  # of a table: what a phone shows
_STAYS = (FactClass.INTERNAL, FactClass.SECRET)


@dataclass(slots=True)
class Page:
    """``age`` is that of the facts. ``quotes``: it quotes a document, which stays here (I10)."""

    language: Language
    age: Age
    quotes: bool = False
    book: FactBook = field(init=False)
    _parts: list[str] = field(default_factory=list)
    _data: dict[str, Any] = field(default_factory=dict)
    _links: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.book = FactBook(self.age.as_of)

    def word(self, code: str, **values: object) -> str:
        """The text ``telling.<code>``."""
        return message(f"telling.{code}", self.language, **values)

    def add(self, *parts: str) -> None:
        """A paragraph each; empty ones are left out."""
        self._parts += [each for each in parts if each]

    def say(self, code: str, **values: object) -> None:
        """A paragraph of ours."""
        self.add(self.word(code, **values))

    def bullets(self, lines: Iterable[str]) -> None:
        self.add("\n".join(f"- {each}" for each in lines))

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Markdown; ``head`` holds codes of messages."""
        labels = [message(code, self.language) for code in head]
        lines = [labels, ["---"] * len(labels), *rows] if rows else []
        self.add("\n".join(f"| {' | '.join(cells)} |" for cells in lines))

    def more(self, count: int, total: int, name: str = "more") -> None:
        """How many of ``total`` are not shown, where ``count`` are."""
        if total > count:
            left = self.book.count(name, ("Weitere", "More"), total - count)
            self.say("more", count=total - count, left=left)

    def named(self, id: str, label: Label, text: str, rows: Sequence[RowKey] = (), *, longest: int = LONGEST) -> str:
        """A name, an id or a quotation as it is shown; where it holds a figure, a fact stands behind it."""
        shown = harmless(text, longest)
        if figures_in(shown, self.language):
            self.book.text(id, label, shown, rows)
        return shown

    def offer(self, tool: str, **args: str | None) -> None:
        """The next step that a yes would take."""
        given = {name: value for name, value in args.items() if value}
        self._data["offer"] = {"name": tool, "args": given}
        named = f"offer.{tool}.{given.get('purpose')}"
        self.say(named if f"telling.{named}" in codes() else f"offer.{tool}")

    def know(self, **data: Any) -> None:
        """What a model may reason about beside the text."""
        self._data |= data

    def link(self, path: str, code: str, **values: object) -> None:
        self._links[path] = self.word(f"link.{code}", **values)

    def source(self, definitions: Sequence[str] = (), *, sample: str = "") -> None:
        """The last lines: a warning where the data are old, then definitions with their versions, rows and age.

        ``definitions``: their markers. ``sample``: what is said where figures rest on sample values.
        """
        self.add(self._warning(), sample)
        rows = {row for fact in self.book.facts for row in fact.rows}
        parts = [self.word("source.definition", name=shown) for shown in definitions]
        if rows:
            counted = self.book.count("rows", ("Zeilen", "Rows"), len(rows))
            parts.append(self.word("source.rows", count=len(rows), rows=counted))
        as_of = self.book.day("as_of", ("Datenstand", "Data as of"), self.age.as_of.date())
        parts.append(self.word("source.as_of", day=as_of))
        self.say("source", parts=", ".join(parts))

    def answer(self, drafts: Sequence[str] = ()) -> ToolAnswer:
        facts = self.book.facts
        return ToolAnswer(
            text="\n\n".join(self._parts),
            facts=facts,
            drafts=tuple(drafts),
            data=self._data,
            stays_here=self.quotes or any(stays(each) for each in facts),
            links=self._links,
        )

    def _warning(self) -> str:
        if self.age.freshness is Freshness.AHEAD:
            return self.word("source.ahead")
        if self.age.freshness is not Freshness.STALE:
            return ""
        hours = self.book.count(
            "stale", ("Grenze in Stunden", "Limit in hours"), int(STALE_AFTER.total_seconds()) // 3_600
        )
        days = self.book.count("age", ("Alter in Tagen", "Age in days"), self.age.days)
        return self.word("source.stale", hours=hours, days=days, count=self.age.days)


def stays(fact: Fact) -> bool:
    """Whether the figure is nothing for a model outside the allowed hosts."""
    return fact.fact_class in _STAYS


def counted(
    page: Page, id: str, label: Label, count: int, code: str, rows: Sequence[RowKey] = (), **values: object
) -> str:
    """A text that counts: its singular where there is one; the number stands in it as a marker ``{n}``."""
    return page.word(code, count=count, n=page.book.count(id, label, count, rows), **values)
