"""One KPI of one customer: the figure, its course, what moved it, what to do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import RowKey
from agent.domain.kpi import wording
from agent.domain.kpi.definition import Measure
from agent.domain.kpi.result import Contributor, KpiResult
from agent.domain.kpi.status import Status
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.kpi_view import exclusions
from agent.services.telling import kpi_words as words
from agent.services.telling.page import Page

_REASONS = 3
_NO_PRICE = "no_price"
_TABLES = {"article": "articles", "contract": "frame_contracts", "contact": "contacts", "escalation": "escalations"}


def one(
    result: KpiResult, course: Sequence[KpiResult], moved_by: Sequence[Contributor], language: Language
) -> ToolAnswer:
    """``course``: the oldest first; ``moved_by``: the worst first."""
    page = Page(language, result.age)
    _head(page, result)
    _course(page, course)
    _reasons(page, result, moved_by)
    for code in dict.fromkeys(result.sums.notes):
        page.add(words.note(page, code))
    _next(page, result, moved_by)
    page.source([words.version(page, result.definition)])
    page.know(kpi=result.definition.id, account=result.account.name, period=result.period.text)
    page.know(status=result.status.value)
    return page.answer()


def _head(page: Page, result: KpiResult) -> None:
    told = {
        "kpi": words.name(page, result.definition),
        "account": page.named("account", ("Kunde", "Customer"), result.account.name),
        "value": words.value(page, result, result.definition.id),
        "status": words.status(page, result),
        "target": words.target(page, result, "target"),
        "period": words.period(page, result),
    }
    page.say(f"kpi.head.{result.status}", **told)
    if result.status is Status.NO_DATA:
        page.add(_left_out(page, result))


def _left_out(page: Page, result: KpiResult) -> str:
    """Why nothing was counted, where rows were left out."""
    told = []
    for at, each in enumerate(exclusions(result.definition, result.sums, page.language), 1):
        n = page.book.count(f"excluded.{at}", ("Nicht gezählt", "Left out"), each["n"])
        told.append(f"{n} × {page.named(f'reason.{at}', ('Grund', 'Reason'), each['message'])}")
    return page.word("kpi.left_out", what=", ".join(told)) if told else ""


def _course(page: Page, course: Sequence[KpiResult]) -> None:
    known = [each for each in course if each.value is not None]
    if len(known) < 2:  # a point alone is no course
        return
    points = [
        f"{words.point(page, each)} {words.value(page, each, f'trend.{at}')}"
        for at, each in enumerate(course, 1)
        if each.value is not None
    ]
    way = page.word(f"kpi.way.{_way(known[0], known[-1], page.language)}")
    page.say("kpi.course", way=way, points=" · ".join(points))


def _way(first: KpiResult, last: KpiResult, language: Language) -> str:
    """What a reader sees: 14,43 % and 14,40 % are both shown as 14,4 %."""
    unit = first.definition.unit
    if wording.figure(first.value, unit, language) == wording.figure(last.value, unit, language):
        return "steady"
    return "up" if (last.value or 0.0) > (first.value or 0.0) else "down"


def _reasons(page: Page, result: KpiResult, moved_by: Sequence[Contributor]) -> None:
    if moved_by:
        page.say("kpi.why")
        page.bullets(reasons(page, result, moved_by))


def reasons(page: Page, result: KpiResult, moved_by: Sequence[Contributor]) -> Iterator[str]:
    """``Artikel MC-10432 Flansch: 81,0 % (162 von 200)``, the worst first."""
    for at, each in enumerate(moved_by[:_REASONS], 1):
        definition, kind = result.definition, result.definition.contributor or ""
        rows = (RowKey(_TABLES[kind], each.id),) if kind in _TABLES else ()
        who = " ".join(filter(None, (wording.worded("kpi.contributor", kind, page.language), each.id, each.name)))
        fact = words.figure(definition, f"why.{at}", each.value, result.period)
        shown = page.book.put(_of(fact, result, rows, result.target))
        told = page.named(f"who.{at}", ("Beitrag", "Contributor"), who, rows)
        yield f"{told}: {words.sign(definition, each.value)}{shown}{_share(page, result, each, at, rows)}"


def _share(page: Page, result: KpiResult, each: Contributor, at: int, rows: tuple[RowKey, ...]) -> str:
    if not each.denominator or result.definition.measure is Measure.MEAN:
        return ""  # of a mean the sums say nothing
    euros = result.definition.sums_in_euros() and _NO_PRICE not in result.sums.notes
    unit = FactUnit.MONEY if euros else FactUnit.COUNT
    parts = {"numerator": each.numerator, "denominator": each.denominator}
    marked = {
        name: page.book.put(_of(Fact(f"{name}.{at}", result.definition.name, round(part, 2), unit), result, rows, None))
        for name, part in parts.items()
    }
    return f" ({message('escalations.of', page.language, **marked)})"


def _of(fact: Fact, result: KpiResult, rows: tuple[RowKey, ...], tells_from: float | None) -> Fact:
    return replace(fact, rows=rows, as_of=result.age.as_of, period=result.period.text, tells_from=tells_from)


def _next(page: Page, result: KpiResult, moved_by: Sequence[Contributor]) -> None:
    """Frame contracts below the target are told even where the account meets it."""
    tool, below = words.STEPS.get(result.definition.id), _below(result, moved_by)
    if result.status is Status.BREACH:
        page.say("kpi.next", action=words.action(page, result.definition))
    elif below:
        contract = page.named("below", ("Vertrag", "Contract"), below[0].id)
        target = words.bound(page, result, "target")
        page.add(f"{message('kpi.contract_below', page.language, contract=contract, target=target)}.")
    if tool is not None and (below or result.status is Status.BREACH):
        contract_id = below[0].id if below else None
        page.offer(tool, account=result.account.name, contract=contract_id, purpose=words.PURPOSES.get(tool))


def _below(result: KpiResult, moved_by: Sequence[Contributor]) -> list[Contributor]:
    """Frame contracts that miss the target of the call-off, the lowest first."""
    if result.definition.id != words.CALL_OFF or result.target is None:
        return []
    return words.below(moved_by, result.target)
