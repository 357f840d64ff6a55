"""kam eval: measure the product on public and own benchmarks."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from agent.cli.columns import aligned
from agent.cli.context import app, json_option, language, say, show_json
from agent.domain.errors import BadInput
from agent.domain.messages import message


@click.group("eval")
def evaluate() -> None:
    """Measure the assistant on benchmarks."""


@evaluate.command("contract-nli")
@click.option("--data", type=click.Path(path_type=Path), required=True, help="File in the benchmark's format.")
@click.option("--predictions", type=click.Path(path_type=Path), required=True, help="JSONL file to write.")
@json_option
def contract_nli(data: Path, predictions: Path, as_json: bool) -> None:
    """Judge every document of a ContractNLI file; score it where it is annotated."""
    from evals.contract_nli.run import run
    from evals.contract_nli.shell import describe

    report = run(data, predictions)
    if as_json:
        show_json(report)
    else:
        say(describe(report))


@evaluate.command()
@json_option
def drafts(as_json: bool) -> None:
    """Write every draft of the demo world, in both languages, and hold it against its rubric (exit 1: a line fails)."""
    from evals.drafts.run import run
    from evals.drafts.table import remarks, table

    with app() as built:
        tongue, settings = language(), built.settings
    say(message("evals.drafts.begun", tongue), err=True)
    report = run(settings, tongue)
    if as_json:
        show_json(report)
    else:
        say("\n".join([*aligned(table(report, tongue)), "", remarks(report, tongue)]))
    if report["failed"]:
        sys.exit(1)


@evaluate.command()
@click.option("--data", type=click.Path(path_type=Path), required=True, help="JSONL file: id, text; maybe tool_calls.")
@click.option("--predictions", type=click.Path(path_type=Path), required=True, help="JSONL file to write.")
@json_option
def routing(data: Path, predictions: Path, as_json: bool) -> None:
    """Plan every message of a file with the embedded planner; nothing is run. Scored where it says what is right."""
    from evals.routing.run import describe, run

    with app() as built:
        report = run(data, predictions, built.planners, built.clock.now().date())
    if as_json:
        show_json(report)
    else:
        say(describe(report))


@evaluate.command()
@click.option("--model", type=click.Choice(["planner", "scripted", "endpoint"]), default="planner", show_default=True)
@click.option("--repeat", type=click.IntRange(1, 16), default=1, show_default=True, help="Trials of each task.")
@click.option("--family", "families", multiple=True, help="Only this family; may be given several times.")
@json_option
def tasks(model: str, repeat: int, families: tuple[str, ...], as_json: bool) -> None:
    """Hold the conversations of the task files and judge what stands at their end (exit 1: a scripted one fails)."""
    from evals.tasks import task
    from evals.tasks.report import remarks, report, table
    from evals.tasks.run import Model, run

    chosen = [each for each in task.tasks() if not families or each.family.value in families]
    if not chosen:
        raise BadInput("evals.tasks.no_family", known=", ".join(task.Family))
    with app() as built:
        tongue, settings = language(), built.settings
    say(message("evals.tasks.begun", tongue, tasks=len(chosen)), err=True)
    told = report(run(settings, chosen, Model(model), repeat, _on_the_way), Model(model), repeat)
    _show(told, table(told, tongue), remarks(told, tongue), as_json)
    if model == Model.SCRIPTED and told["failed"]:
        sys.exit(1)


@evaluate.command()
@click.option("--data", type=click.Path(path_type=Path), help="JSONL file of a public corpus of injections.")
@click.option("--modes", help="Only these, with commas between them: obeys, invents, snoops …")
@json_option
def attack(data: Path | None, modes: str | None, as_json: bool) -> None:
    """Put a model that is against us behind the assistant; tell what it achieved (exit 1: anything)."""
    from evals.attack.measure import measure
    from evals.attack.report import remarks, table
    from evals.attack.scene import Mode

    known = {each.value: each for each in Mode}
    wanted = modes.split(",") if modes else list(known)
    if unknown := [each for each in wanted if each not in known]:
        raise BadInput("evals.attack.modes", unknown=", ".join(unknown), known=", ".join(known))
    with app() as built:
        tongue, settings = language(), built.settings
    say(message("evals.attack.begun" if data else "evals.attack.no_data", tongue), err=True)
    told = measure(settings, data, [known[each] for each in wanted], _on_the_way)
    _show(told, table(told, tongue), remarks(told, tongue), as_json)
    if told["breaches"]:
        sys.exit(1)


def _show(told: Mapping[str, Any], rows: Sequence[Sequence[str]], remarks: str, as_json: bool) -> None:
    if as_json:
        show_json(told)
    else:
        say("\n".join([*aligned(rows, frozenset(range(1, len(rows[0])))), "", remarks]))


def _on_the_way(told: str) -> None:
    if sys.stderr.isatty():
        say(told, err=True, nl=False)
