"""kam escalations: what is broken, since when, who does what about it, and how it was resolved."""

from typing import TYPE_CHECKING

import click

from agent.cli.context import app, json_option, language, say, show_json
from agent.cli.escalations_text import as_card, as_list
from agent.domain.escalation.record import CauseKind, Facing, Stage
from agent.domain.messages import message

if TYPE_CHECKING:
    import datetime as dt

    from agent.bootstrap import App
    from agent.domain.escalation.record import EscalationRecord

_STATUSES = ("open", "closed", "all")


@click.group()
def escalations() -> None:
    """Escalations of your accounts: 14 days from detection to the confirmed resolution."""


@escalations.command("list")
@click.option("--status", type=click.Choice(_STATUSES), default="open", show_default=True)
@click.option("--account", help="Only this customer.")
@json_option
def list_(status: str, account: str | None, as_json: bool) -> None:
    """List escalations, the oldest first."""
    from agent.services.escalations import Which

    with app() as built:
        found = built.escalations.find(built.user(), Which(status), account)
        shown = built.escalation_view.listed(found, language(), built.escalations.given_of(found))
    if as_json:
        show_json(shown)
    else:
        say(as_list(shown, language()))


@escalations.command()
@click.argument("record_id", metavar="ID")
@json_option
def show(record_id: str, as_json: bool) -> None:
    """Show one: trigger, clock, cause, measures, reminders, what is missing."""
    with app() as built:
        _show(built, built.escalations.get(built.user(), record_id), as_json)


@escalations.command()
@json_option
def sweep(as_json: bool) -> None:
    """Open an escalation for each frame contract of your accounts below the call-off threshold that has none."""
    with app() as built:
        shown = built.escalation_view.swept(built.escalation_sweep.sweep_as(built.user()), language())
    if as_json:
        show_json(shown)
        return
    say(shown["message"])
    if shown["opened"]:
        say(as_list({"escalations": shown["opened"]}, language()))


@escalations.command()
@click.argument("record_id", metavar="ID")
@click.option("--kind", type=click.Choice([each.value for each in CauseKind]), required=True)
@click.option("--text", required=True, help="The cause; while it is unknown: whom you ask, and by when.")
@json_option
def cause(record_id: str, kind: str, text: str, as_json: bool) -> None:
    """Say why, and whether it is known or assumed."""
    with app() as built:
        before = built.escalations.get(built.user(), record_id)
        after = built.escalations.cause(built.user(), record_id, CauseKind(kind), text)
        told = message(f"escalations.cause.{kind}", language())
        _tell(built, before, after, as_json, message("escalations.told.cause", language(), kind=told))


@escalations.command()
@click.argument("record_id", metavar="ID")
@click.option("--owner", metavar="USER", help="Who answers for it.")
@click.option("--sponsor", metavar="USER", help="Who is told when it is overdue; empty for nobody.")
@json_option
def assign(record_id: str, owner: str | None, sponsor: str | None, as_json: bool) -> None:
    """Set the owner or the sponsor: by id, e-mail address or full name."""
    with app() as built:
        before = built.escalations.get(built.user(), record_id)
        after = built.escalations.assign(built.user(), record_id, owner, sponsor)
        _tell(built, before, after, as_json, message("escalations.told.assigned", language()))


@escalations.command()
@click.argument("record_id", metavar="ID")
@click.option("--to", "stage_no", type=click.IntRange(1, 3), required=True, help="2: second letter, 3: sponsors.")
@click.option("--reason", required=True, help="Why.")
@json_option
def stage(record_id: str, stage_no: int, reason: str, as_json: bool) -> None:
    """Raise it to the next stage."""
    with app() as built:
        before = built.escalations.get(built.user(), record_id)
        after = built.escalations.stage(built.user(), record_id, Stage(stage_no), reason)
        name = message(f"escalations.stage.{stage_no}", language())
        _tell(built, before, after, as_json, message("escalations.told.stage", language(), stage=name))


@escalations.group()
def measure() -> None:
    """What is done about it, by whom, until when."""


@measure.command()
@click.argument("record_id", metavar="ID")
@click.option("--action", required=True, help="What is to be done.")
@click.option("--owner", required=True, metavar="USER", help="Exactly one person: id, e-mail address or full name.")
@click.option("--due", required=True, metavar="DATE", help="YYYY-MM-DD.")
@click.option("--facing", type=click.Choice([each.value for each in Facing]), required=True)
@click.option("--reason", default="", help="Needed where it is due after the last day of the escalation.")
@json_option
def add(record_id: str, action: str, owner: str, due: str, facing: str, reason: str, as_json: bool) -> None:
    """Add a measure."""
    with app() as built:
        before = built.escalations.get(built.user(), record_id)
        day = _day(due)
        after = built.escalations.add_measure(built.user(), record_id, action, owner, day, Facing(facing), reason)
        told = message("escalations.told.measure", language(), number=after.measures[-1].number)
        _tell(built, before, after, as_json, told)


@measure.command()
@click.argument("record_id", metavar="ID")
@click.argument("number", metavar="NUMBER", type=int)
@json_option
def done(record_id: str, number: int, as_json: bool) -> None:
    """Say that a measure is done."""
    with app() as built:
        before = built.escalations.get(built.user(), record_id)
        after = built.escalations.finish_measure(built.user(), record_id, number)
        _tell(built, before, after, as_json, message("escalations.told.measure_done", language(), number=number))


@escalations.command()
@click.argument("record_id", metavar="ID")
@click.option("--evidence", required=True, help="What proves it and where it is: mail id, file name, activity …")
@click.option("--result", required=True, help="What was agreed.")
@click.option("--lesson", default="", help="What prevents the next one.")
@json_option
def close(record_id: str, evidence: str, result: str, lesson: str, as_json: bool) -> None:
    """Close it, with evidence and nothing mandatory missing."""
    with app() as built:
        before = built.escalations.get(built.user(), record_id)
        after = built.escalations.close(built.user(), record_id, evidence, result, lesson)
        clock = built.escalation_view.clock_text(after, language())
        told = [message("escalations.told.closed", language(), record=after.id, clock=clock)]
        left = len(after.open_measures)
        told += [message("escalations.told.left", language(), count=left)] if left else []
        _tell(built, before, after, as_json, " ".join(told))


@escalations.command()
@click.argument("record_id", metavar="ID")
@click.option("--reason", required=True, help="Why.")
@json_option
def reopen(record_id: str, reason: str, as_json: bool) -> None:
    """Open a closed one again; the clock goes on from the day of detection."""
    with app() as built:
        before = built.escalations.get(built.user(), record_id)
        after = built.escalations.reopen(built.user(), record_id, reason)
        clock = built.escalation_view.clock_text(after, language())
        _tell(
            built,
            before,
            after,
            as_json,
            message("escalations.told.reopened", language(), record=after.id, clock=clock),
        )


def _show(built: "App", record: "EscalationRecord", as_json: bool) -> None:
    desk = built.escalations
    card = built.escalation_view.record(record, language(), desk.given(record), desk.current(record))
    if as_json:
        show_json(card)
    else:
        say(as_card(card, language()))


def _tell(built: "App", before: "EscalationRecord", after: "EscalationRecord", as_json: bool, text: str) -> None:
    """What was done, what is missing now, and that an imported one is ours from the first change on."""
    if as_json:
        _show(built, after, as_json)
        return
    ours = message("escalations.told.ours", language()) if before.imported else ""
    say("\n".join(filter(None, (text, built.escalation_view.still(after, language()), ours))))


def _day(text: str) -> "dt.date":
    from agent.domain.escalation.rules import iso_day

    return iso_day(text)
