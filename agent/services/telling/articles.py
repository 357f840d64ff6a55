"""Articles and the rows behind them, in answers about supply."""

from collections.abc import Mapping, Sequence
from datetime import date

from agent.domain.facts.info import RowKey
from agent.domain.language import Language
from agent.domain.reorder.article import ArticleSupply
from agent.services.reorder_view import Tell, shown
from agent.services.telling.page import Page

Rows = Mapping[str, Sequence[RowKey]]
ARTICLES = ("Artikel", "Articles")


def article(page: Page, one: ArticleSupply, at: int) -> str:
    return page.named(f"article.{at}", ("Artikel", "Article"), f"{one.id} {one.name}", own(one))


def keys(one: ArticleSupply, rows: Rows) -> Sequence[RowKey]:
    """All rows behind the article: for the one figure that tells most, the others name the article's row."""
    return rows.get(one.id) or own(one)


def own(one: ArticleSupply) -> Sequence[RowKey]:
    return (RowKey("articles", one.id),)


def day(page: Page, id: str, on: date | None, rows: Sequence[RowKey]) -> str:
    return "–" if on is None else page.book.day(id, ("Tag", "Day"), on, rows)


def marking(page: Page, prefix: str, rows: Sequence[RowKey]) -> Tell:
    """Puts a marker in place of each value of a text."""

    def tell(name: str, value: object, language: Language) -> str:
        id, label = f"{prefix}.{name}", ("Rechenweg", "Arithmetic")
        if isinstance(value, date):
            return page.book.day(id, label, value, rows)
        if not isinstance(value, (int, float)):
            return page.named(id, label, shown(name, value, language), rows)
        if name.endswith("_share"):
            return page.book.ratio(id, label, value, rows)
        noted = page.book.money if name.endswith("_eur") else page.book.count
        return noted(id, label, value, rows)

    return tell
