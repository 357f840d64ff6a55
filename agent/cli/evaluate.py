"""kam eval: measure the product on public and own benchmarks."""

from pathlib import Path

import click

from agent.cli.context import json_option, say, show_json


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
