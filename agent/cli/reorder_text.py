"""Proposals, run-outs and containers as tables for the shell."""

from collections.abc import Iterator, Mapping, Sequence

from agent.cli.columns import aligned
from agent.domain import formats
from agent.domain.facts import age
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.reorder.containers import ContainerGroup
from agent.domain.reorder.proposal import Proposal
from agent.domain.reorder.run_outs import RunOut
from agent.domain.reorder.steps import Step, is_estimated, relieved, steps
from agent.ports.supply import ForecastReport
from agent.services.reorder_view import cause_text, quantity, shown, step_text
from agent.services.reorders import ProposalList, RunOutList

_NUMBERS = frozenset({"quantity", "air", "on_hand", "cover", "containers", "fill", "free"})


def proposal_table(found: ProposalList, language: Language) -> str:
    """One line a proposal with its remarks below, the first to run out on top; at the end what was not computed."""
    lines = [_head("proposals", found.as_of.date(), language)]
    if found.proposals:
        names = ("article", "account", "quantity", "run_out", "order_by", "cover", "air")
        head, *rows = _table(names, [_proposal(each, language) for each in found.proposals], language)
        lines += ["", head]
        for each, row in zip(found.proposals, rows, strict=True):
            lines += [row, *(f"  {note}" for note in _notes(each, language))]
    else:
        lines += [message("supply.none.proposals", language, count=quantity(found.checked, language))]
    return "\n".join([*lines, "", *_remarks(found, language)])


def why(proposal: Proposal, found: ProposalList, language: Language) -> str:
    """The whole arithmetic of one proposal, step by step."""
    article = proposal.article
    amount = shown("quantity", proposal.quantity, language)
    head = f"{article.id}  {article.name}  ({article.account})"
    text = [step_text(step, language) for step in steps(proposal, found.rules, found.as_of)]
    lines = [f"{number:2}. {each}" for number, each in enumerate(text, 1)]
    told = message("supply.quantity", language, quantity=amount)
    sample = [message("supply.sample", language)] if found.rules.sample else []
    told_last = [*sample, *_stale(found, language)]
    return "\n".join([head, told, "", message("supply.why", language), *lines, "", *told_last]).rstrip()


def run_out_table(found: RunOutList, language: Language) -> str:
    """One line an article with its cause, and the next step below it."""
    lines = [_head("runouts", found.as_of.date(), language, days=found.days)]
    if not found.run_outs:
        lines += [message("supply.none.runouts", language, count=quantity(found.checked, language))]
    else:
        names = ("article", "account", "on_hand", "run_out", "order_by", "cover")
        head, *rows = _table(names, [_run_out(each, language) for each in found.run_outs], language)
        lines += ["", head]
        for each, row in zip(found.run_outs, rows, strict=True):
            lines += [row, *_cause(each, language)]
    if found.unknown:
        count = quantity(found.unknown, language)
        lines += ["", message("supply.unknown_stock", language, count=count)]
    return "\n".join([*lines, *_stale(found, language)])


def container_table(found: Sequence[ContainerGroup], language: Language) -> str:
    """One line a customer, what would fill the last container, and what has no place."""
    if not found:
        return message("supply.none.containers", language)
    names = ("account", "containers", "fill", "free")
    head, *rows = _table(names, [_group(each, language) for each in found], language)
    lines = [head]
    for each, row in zip(found, rows, strict=True):
        lines += [row, *(f"  {text}" for text in _room(each, language))]
    return "\n".join(lines)


def forecast_report(report: ForecastReport, language: Language) -> str:
    numbers = ("articles", "horizon", "weeks", "silent", "short")
    values = {name: quantity(getattr(report, name), language) for name in numbers}
    chosen = sorted(report.models.items(), key=lambda item: (-item[1], item[0]))
    models = [
        "  " + message("supply.forecast.model", language, model=model, count=quantity(count, language))
        for model, count in chosen
    ]
    return "\n".join([message("supply.forecast.done", language, **values), *models])


def _proposal(proposal: Proposal, language: Language) -> list[str]:
    flies = proposal.air.quantity if proposal.air is not None else None
    return [
        proposal.article.id,
        proposal.article.account,
        shown("quantity", proposal.quantity, language),
        shown("run_out", proposal.run_out, language),
        shown("order_by", proposal.order_by, language),
        _cover(proposal.cover_days, proposal.article.on_hand, language),
        quantity(flies, language) if flies else "",
    ]


def _notes(proposal: Proposal, language: Language) -> Iterator[str]:
    override, lot, path, air = proposal.override, proposal.lot, proposal.projection, proposal.air
    if override is not None:
        values = {"proposed": proposal.proposed, "reason": override.reason}
        yield _note("override", values, language)
    if lot is not None and lot.by_frame:
        yield _note("capped", {"quantity": lot.quantity, "wanted": lot.rounded}, language)
    if path is not None and path.order_by is not None and path.order_by < path.today:
        yield _note("late", {}, language)
    if air is not None and air.gap > 0:
        yield _note("air", {"gap": air.gap, "day": air.sea_arrival}, language)
    if air is not None and air.late > 0:
        yield step_text(Step("air_late", values={"quantity": air.late}), language)
    yield from (step_text(step, language) for step in relieved(proposal.relief))
    if is_estimated(proposal):
        yield _note("sigma", {}, language)


def _note(name: str, values: Mapping[str, object], language: Language) -> str:
    told = {key: shown(key, value, language) for key, value in values.items()}
    return message(f"supply.note.{name}", language, **told)


def _run_out(found: RunOut, language: Language) -> list[str]:
    return [
        found.article.id,
        found.article.account,
        shown("on_hand", found.article.on_hand, language),
        _runs_out(found, language),
        shown("order_by", found.order_by, language),
        _cover(found.cover_days, found.article.on_hand, language),
    ]


def _runs_out(found: RunOut, language: Language) -> str:
    if not found.is_empty:
        return shown("run_out", found.run_out, language)
    if found.relief is None:
        return message("supply.empty", language)
    return message("supply.empty_until", language, day=shown("day", found.relief.day, language))


def _cause(found: RunOut, language: Language) -> Iterator[str]:
    if found.cause is not None:
        step = message(f"supply.next.{found.cause.cause}", language)
        yield f"  {cause_text(found.cause, language)} {step}"
    if found.is_empty:
        yield from (f"  {step_text(each, language)}" for each in relieved(found.relief))


def _group(group: ContainerGroup, language: Language) -> list[str]:
    shares = (formats.number(group.fill, language, 2), formats.number(group.free, language, 2))
    return [group.account, str(group.containers), *shares]


def _room(group: ContainerGroup, language: Language) -> Iterator[str]:
    if group.suggestion is not None:
        pieces = quantity(group.suggestion.quantity, language)
        yield message("supply.fill_up", language, quantity=pieces, article=group.suggestion.article_id)
    if group.unplaced:
        yield message("supply.unplaced", language, articles=", ".join(group.unplaced))


def _remarks(found: ProposalList, language: Language) -> Iterator[str]:
    if found.proposals:
        yield message("supply.checked", language, count=quantity(found.checked, language))
    for gate, count in found.uncomputed.items():
        yield message(f"supply.uncomputed.{gate}", language, count=quantity(count, language))
    if found.rules.sample:
        yield message("supply.sample", language)
    yield from _stale(found, language)


def _stale(found: ProposalList | RunOutList, language: Language) -> list[str]:
    told = age.warning(found.as_of, found.made_at, language)
    return [] if told is None else [told]


def _head(name: str, day: object, language: Language, **values: object) -> str:
    return message(f"supply.head.{name}", language, day=shown("day", day, language), **values)


def _cover(days: float | None, on_hand: float | None, language: Language) -> str:
    if days is not None:
        return message("supply.days_short", language, days=quantity(int(days), language))
    return message("supply.no_data" if on_hand is None else "supply.no_demand", language)


def _table(names: Sequence[str], rows: Sequence[Sequence[str]], language: Language) -> list[str]:
    labels = [message(f"supply.column.{name}", language) for name in names]
    return aligned([labels, *rows], frozenset(at for at, name in enumerate(names) if name in _NUMBERS))
