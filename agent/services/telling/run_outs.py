"""What runs out: articles with their days, causes and next steps."""

from collections.abc import Sequence

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.facts.info import RowKey
from agent.domain.kpi.age import Age
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.reorder.run_outs import RunOut
from agent.services.reorder_view import cause_text
from agent.services.reorders import RunOutList
from agent.services.telling import articles
from agent.services.telling.page import MOST_ROWS, Page, counted

_CAUSES = 3


def run_outs(found: RunOutList, rows: articles.Rows, language: Language, account: str | None) -> ToolAnswer:
    """Articles that ran empty or will within the days asked for, the worst first."""
    page = Page(language, Age(found.as_of, found.made_at))
    _head_of_run_outs(page, found)
    shown_ones = found.run_outs[:MOST_ROWS]
    head = [f"supply.column.{name}" for name in ("article", "account", "run_out", "order_by", "cover")]
    page.table(head, [_run_out(page, each, rows, at) for at, each in enumerate(shown_ones, 1)])
    page.more(MOST_ROWS, len(found.run_outs))
    page.bullets(_cause(page, each, at) for at, each in enumerate(shown_ones[:_CAUSES], 1) if each.cause)
    if found.unknown:
        n = page.book.count("unknown", articles.ARTICLES, found.unknown)
        page.add(message("supply.unknown_stock", language, count=n))
    if found.run_outs:
        page.offer("propose_reorders", account=account)
    page.source()
    page.know(articles=[each.article.id for each in shown_ones], days=found.days)
    return page.answer()


def _head_of_run_outs(page: Page, found: RunOutList) -> None:
    within = counted(page, "days", ("Tage", "Days"), found.days, "supply.within")
    if not found.run_outs:
        page.say("supply.none", within=within, count=page.book.count("checked", ("Geprüft", "Checked"), found.checked))
        return
    empty = sum(each.is_empty for each in found.run_outs)
    soon = len(found.run_outs) - empty
    counts = [
        counted(page, name, articles.ARTICLES, count, f"supply.{name}", within=within)
        for name, count in (("empty", empty), ("soon", soon))
        if count
    ]
    page.say("supply.head", counts=", ".join(counts))


def _run_out(page: Page, one: RunOut, rows: articles.Rows, at: int) -> list[str]:
    keys, label = articles.keys(one.article, rows), ("Reichweite", "Run-out")
    days = None if one.cover_days is None else int(one.cover_days)
    own = articles.own(one.article)
    return [
        articles.article(page, one.article, at),
        page.named(f"account.{at}", ("Kunde", "Customer"), one.article.account),
        _day_empty(page, one, keys, at),
        articles.day(page, f"order_by.{at}", one.order_by, own),
        "–" if days is None else counted(page, f"cover.{at}", label, days, "supply.days", rows=own),
    ]


def _day_empty(page: Page, one: RunOut, keys: Sequence[RowKey], at: int) -> str:
    """The day, or that it is empty now, and until when."""
    if not one.is_empty:
        return articles.day(page, f"run_out.{at}", one.run_out, keys)
    if one.relief is None:
        return message("supply.empty", page.language)
    return message("supply.empty_until", page.language, day=articles.day(page, f"relief.{at}", one.relief.day, keys))


def _cause(page: Page, one: RunOut, at: int) -> str:
    assert one.cause is not None  # noqa: S101 - who has none is not asked
    told = cause_text(one.cause, page.language, articles.marking(page, f"cause.{at}", articles.own(one.article)))
    return f"{one.article.id}: {told} {message(f'supply.next.{one.cause.cause}', page.language)}"
