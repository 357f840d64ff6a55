"""kam bench: what the product costs on this machine, and how that grows."""

from pathlib import Path

import click

from agent.cli.context import json_option, language, say, show_json
from agent.domain.errors import BadInput
from agent.domain.messages import message


@click.command()
@click.option("--only", "names", help="Only these, with commas between them: ndas, accounts, articles, history, chats.")
@click.option("--runs", type=click.IntRange(1, 50), default=3, show_default=True, help="Runs of each size.")
@click.option("--quick", is_flag=True, help="Small sizes: to see that it works.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for RESULTS.md and the curves.")
@json_option
def bench(names: str | None, runs: int, quick: bool, out: Path | None, as_json: bool) -> None:
    """Time and memory against NDAs, accounts, articles, history and concurrent chats, in worlds made for it."""
    from evals.bench.curves import exponents, table
    from evals.bench.loads import LOADS
    from evals.bench.run import OUT, markdown, report, run, write

    wanted = names.split(",") if names else list(LOADS)
    if unknown := [each for each in wanted if each not in LOADS]:
        raise BadInput("evals.bench.unknown", unknown=", ".join(unknown), known=", ".join(LOADS))
    curves = run(wanted, runs, quick, lambda told: say(told, err=True))
    told = report(curves, runs)
    options = "".join([f" --only {names}" if names else "", " --quick" if quick else ""])
    write(out or OUT, markdown(told, curves, f"kam bench --runs {runs}{options}"), curves)
    if as_json:
        show_json(told)
        return
    say("\n".join([f"{told['machine']}; {told['load']}", "", table(curves), "", exponents(curves)]))
    say(message("evals.bench.written", language(), folder=out or OUT))
