"""KPIs of several customers, or all KPIs of one: a table with the worst on top."""

from collections import Counter
from collections.abc import Sequence

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.kpi.definition import KPI_IDS
from agent.domain.kpi.result import Contributor, KpiResult
from agent.domain.kpi.status import Status
from agent.domain.language import Language
from agent.services.telling import kpi_words as words
from agent.services.telling.kpi_one import reasons
from agent.services.telling.page import MOST_ROWS, Page, counted

_COUNTED = (Status.BREACH, Status.OK, Status.NO_TARGET, Status.NO_DATA)


def of_accounts(results: Sequence[KpiResult], moved_by: Sequence[Contributor], language: Language) -> ToolAnswer:
    """One KPI of several customers, the worst first; ``moved_by`` is what missed most, of whichever customer."""
    first, page = results[0], Page(language, results[0].age)
    kpi, period = words.name(page, first.definition), words.period(page, first)
    page.say("kpi.accounts", kpi=kpi, period=period, counts=_counts(page, results))
    _table(page, ("account", "value", "target", "status"), results, MOST_ROWS)
    if moved_by:
        page.say("kpi.below" if first.definition.id == words.CALL_OFF else "kpi.why")
        page.bullets(reasons(page, first, moved_by))
    _next(page, first)
    page.source([words.version(page, first.definition)])
    page.know(kpi=first.definition.id, period=first.period.text, missed=_missed(results))
    return page.answer()


def scorecard(results: Sequence[KpiResult], language: Language, account: str | None) -> ToolAnswer:
    """All KPIs of one customer, each with a line; of several customers the worst."""
    page = Page(language, results[0].age)
    if account is not None:
        told = page.named("account", ("Kunde", "Customer"), account)
        page.say("kpi.scorecard", account=told, counts=_counts(page, results))
        _table(page, ("kpi", "value", "target", "status"), results, len(KPI_IDS))
    else:
        page.say("kpi.all", counts=_counts(page, results))
        _table(page, ("account", "kpi", "value", "target", "status"), results, MOST_ROWS)
    _next(page, _first_to_mend(results))
    page.source()
    page.know(missed=_missed(results))
    return page.answer()


def _counts(page: Page, results: Sequence[KpiResult]) -> str:
    """``2 verfehlen das Ziel, 1 erreicht es``."""
    found = Counter(each.status for each in results)
    label = ("Kennzahlen", "KPIs")
    return ", ".join(
        counted(page, f"count.{status}", label, found[status], f"kpi.count.{status}")
        for status in _COUNTED
        if found[status]
    )


def _table(page: Page, head: Sequence[str], results: Sequence[KpiResult], most: int) -> None:
    page.table(
        [f"kpi.label.{name}" for name in head],
        [_row(page, head, each, at) for at, each in enumerate(results[:most], 1)],
    )
    page.more(most, len(results))


def _row(page: Page, head: Sequence[str], result: KpiResult, at: int) -> list[str]:
    cells = {
        "account": page.named(f"account.{at}", ("Kunde", "Customer"), result.account.name),
        "kpi": words.name(page, result.definition),
        "value": words.value(page, result, f"{result.definition.id}.{at}"),
        "target": words.target(page, result, f"target.{at}") if result.target is not None else "–",
        "status": words.status(page, result),
    }
    return [cells[name] for name in head]


def _missed(results: Sequence[KpiResult]) -> list[dict[str, str]]:
    missed = [each for each in results if each.status is Status.BREACH][:MOST_ROWS]
    return [{"kpi": each.definition.id, "account": each.account.name} for each in missed]


def _first_to_mend(results: Sequence[KpiResult]) -> KpiResult:
    """The worst that a tool of ours can do something about."""
    missed = (each for each in results if each.status is Status.BREACH and each.definition.id in words.STEPS)
    return next(missed, results[0])


def _next(page: Page, worst: KpiResult) -> None:
    """For the worst of them."""
    if worst.status is not Status.BREACH:
        return
    account = page.named("worst", ("Kunde", "Customer"), worst.account.name)
    page.say("kpi.next_for", account=account, action=words.action(page, worst.definition))
    tool = words.STEPS.get(worst.definition.id)
    if tool is not None:
        page.offer(tool, account=worst.account.name, purpose=words.PURPOSES.get(tool))
