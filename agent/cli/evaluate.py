"""kam eval: measure the product on public and own benchmarks."""

import sys
from pathlib import Path

import click

from agent.cli.columns import aligned
from agent.cli.context import app, json_option, language, say, show_json
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
    from evals.contract_nli.run import describe, run

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
