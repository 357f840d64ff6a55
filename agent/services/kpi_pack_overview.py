"""The first pages of a KPI report: where all accounts stand, and what is due today."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from agent.domain import formats
from agent.domain.account import Account
from agent.domain.document_model.block import Block, Heading, ItemList, Note, Paragraph, Table
from agent.domain.escalation import clock
from agent.domain.escalation.clock import LIMIT_DAYS, ClockState
from agent.domain.kpi import wording
from agent.domain.kpi.result import KpiResult
from agent.domain.kpi.status import Status
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.kpi_pack_reading import RUN_OUT_DAYS, Reading
from agent.services.kpi_pack_rows import ages, count, head, name, value
from agent.services.reorder_view import cause_text

_MOST_ROWS = 25
_GROWTH = ("revenue_yoy", "contribution_margin", "cross_selling")
_STATUSES = (Status.OK, Status.BREACH, Status.NO_TARGET, Status.NO_DATA)


def overview(reading: Reading, language: Language) -> Iterator[Block]:
    yield Heading(2, message("pack.section.overview", language))
    yield ItemList(tuple(_sentences(reading, language)))
    yield Note(ages(reading.results, language))
    if len(reading.asked.accounts) > 1:
        yield from _cut(_accounts(reading, language), "", language)
        yield Heading(2, message("pack.section.all", language))
        yield _kpis(reading, language)


def todo(reading: Reading, language: Language) -> Iterator[Block]:
    day = formats.date(reading.asked.today, language)
    yield Heading(2, message("pack.section.todo", language, day=day))
    parts: Mapping[str, Callable[[Reading, Language], Table]] = {
        "escalations": _escalations,
        "run_outs": _run_outs,
        "contacts": _contacts,
    }
    for part, table in parts.items():
        yield Heading(3, message(f"pack.section.{part}", language, days=RUN_OUT_DAYS))
        yield from _cut(table(reading, language), message(f"pack.none.{part}", language), language)
    yield Heading(3, message("pack.section.growth", language))
    yield from _cut(_growth(reading, language), "", language)


def _sentences(reading: Reading, language: Language) -> Iterator[str]:
    counts = Counter(each.status for each in reading.results)
    met, missed = counts[Status.OK], counts[Status.BREACH]
    yield message("pack.met", language, met=met, counted=met + missed, missed=missed)
    others = {"no_data": counts[Status.NO_DATA], "no_target": counts[Status.NO_TARGET]}
    if any(others.values()):
        yield message("pack.not_judged", language, **others)
    late = sum(_clock(reading, each.detected_on).state is ClockState.OVERDUE for each in reading.escalations)
    counted = {
        "escalations": len(reading.escalations),
        "run_outs": len(reading.run_outs),
        "contacts": len(reading.people),
    }
    for part, number in counted.items():
        values = {"count": number, "days": RUN_OUT_DAYS}
        yield message(f"pack.open_{part}" if number else f"pack.none.{part}", language, **values)
    if late:
        yield message("pack.open_late", language, count=late)


def _accounts(reading: Reading, language: Language) -> Table:
    columns = ("account", "class", "met", "missed", "no_target", "no_data", "worst")
    rows = tuple(_account(reading, each, language) for each in reading.by_need())
    return Table(head(columns, language), rows, frozenset({2, 3, 4, 5}))


def _account(reading: Reading, account: Account, language: Language) -> tuple[str, ...]:
    missed = reading.missed(account)
    worst = f"{name(missed[0], language)}: {value(missed[0], language)}" if missed else "–"
    return account.name, account.account_class.value, *_counted(reading.of(account), language), worst


def _kpis(reading: Reading, language: Language) -> Table:
    """Each KPI over all accounts."""
    found: dict[str, list[KpiResult]] = {}
    for each in reading.results:
        found.setdefault(each.definition.id, []).append(each)
    columns = ("kpi", "target", "met", "missed", "no_target", "no_data", "worst")
    return Table(
        head(columns, language), tuple(_kpi(each, language) for each in found.values()), frozenset({2, 3, 4, 5})
    )


def _kpi(results: Sequence[KpiResult], language: Language) -> tuple[str, ...]:
    missed = [each for each in results if each.status is Status.BREACH]
    worst = min(missed, key=lambda each: each.rank, default=None)
    told = "–" if worst is None else f"{worst.account.name}: {value(worst, language)}"
    targets = dict.fromkeys(wording.target(each.definition, each.target, language) for each in results)
    return name(results[0], language), " / ".join(targets), *_counted(results, language), told


def _counted(results: Sequence[KpiResult], language: Language) -> tuple[str, ...]:
    counts = Counter(each.status for each in results)
    return tuple(count(counts[each], language) for each in _STATUSES)


def _escalations(reading: Reading, language: Language) -> Table:
    columns = ("escalation", "account", "contract", "clock", "due", "owner")
    names = {each.id: each.name for each in reading.asked.accounts}
    rows = []
    for each in reading.escalations:
        found = _clock(reading, each.detected_on)
        told = message("pack.day_of", language, day=found.day, limit=LIMIT_DAYS)
        late = f", {message('pack.late', language)}" if found.state is ClockState.OVERDUE else ""
        owner = reading.owners.get(each.owner, each.owner) or "–"
        due = formats.date(found.due, language)
        rows.append((each.id, names.get(each.account_id, "–"), each.contract_id or "–", told + late, due, owner))
    return Table(head(columns, language), tuple(rows))


def _run_outs(reading: Reading, language: Language) -> Table:
    columns = ("article", "account", "run_out", "order_by", "cause")
    rows = []
    for each in reading.run_outs:
        empty = message("pack.empty", language)
        day = empty if each.is_empty else "–" if each.run_out is None else formats.date(each.run_out, language)
        order = "–" if each.order_by is None else formats.date(each.order_by, language)
        cause = "" if each.cause is None else cause_text(each.cause, language)
        rows.append((f"{each.article.id} {each.article.name}", each.article.account, day, order, cause))
    return Table(head(columns, language), tuple(rows))


def _contacts(reading: Reading, language: Language) -> Table:
    columns = ("contact", "role", "account", "last")
    names = {each.id: each.name for each in reading.asked.accounts}
    rows = []
    for each in reading.people:
        last = each.contacted.last
        told = message("contacts.never", language) if last is None else formats.date(last, language)
        rows.append((each.contact.name, each.contact.role, names.get(each.contact.account_id, "–"), told))
    return Table(head(columns, language), tuple(rows))


def _growth(reading: Reading, language: Language) -> Table:
    """A column for each of the growth KPIs that the reader may see."""
    shown = [each for each in _GROWTH if any(result.definition.id == each for result in reading.results)]
    found = {(each.definition.id, each.account.id): each for each in reading.results}
    titles = [next(name(each, language) for each in reading.results if each.definition.id == one) for one in shown]
    released = Counter(each.account_id for each in reading.released)
    rows = tuple(
        (
            each.name,
            *(value(found[kpi, each.id], language) for kpi in shown),
            count(released[each.id], language),
        )
        for each in reading.by_need()
    )
    begins, ends = head(("account", "released"), language)
    return Table((begins, *titles, ends), rows, frozenset(range(1, len(shown) + 2)))


def _cut(table: Table, nothing: str, language: Language) -> Iterator[Block]:
    """The first rows, and how many more there are."""
    if not table.rows:
        yield Paragraph((nothing or "–",))
        return
    yield Table(table.head, table.rows[:_MOST_ROWS], table.right)
    if len(table.rows) > _MOST_ROWS:
        yield Note(message("pack.more", language, count=count(len(table.rows) - _MOST_ROWS, language)))


def _clock(reading: Reading, detected: date) -> clock.ClockReading:
    return clock.read(detected, None, reading.asked.today)
