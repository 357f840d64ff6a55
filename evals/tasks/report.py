"""What the trials come to: solved tasks by family, once and every time, with time and cost."""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from math import comb
from typing import Any

from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import message
from evals.tasks.run import Model, Trial
from evals.tasks.task import Family

Json = Mapping[str, Any]


def report(trials: Sequence[Trial], model: Model, repeat: int) -> dict[str, Any]:
    """``{"model", "repeat", "tasks", "solved", "families": [{"family", "tasks", "pass_1", "pass_k", "seconds"}],
    "pass_1", "pass_k", "median_s", "p95_s", "tokens", "cost", "failed": [{"id", "failed": [text]}]}``.

    ``pass_k`` is the share of tasks solved in all of ``repeat`` trials (pass^k), ``pass_1`` that in a single one.
    """
    families = [each for each in Family if any(trial.task.family is each for trial in trials)]
    seconds = sorted(trial.seconds for trial in trials)
    costs = [trial.cost for trial in trials if trial.cost is not None]
    return {
        "model": model.value,
        "repeat": repeat,
        "tasks": len({trial.task.id for trial in trials}),
        "solved": sum(all(not each.failed for each in group) for group in _by_task(trials)),
        "families": [
            _family(each, [trial for trial in trials if trial.task.family is each], repeat) for each in families
        ],
        **_rates(trials, repeat),
        "median_s": round(statistics.median(seconds), 3) if seconds else 0.0,
        "p95_s": round(seconds[int(0.95 * (len(seconds) - 1))], 3) if seconds else 0.0,
        "tokens": sum(trial.tokens for trial in trials),
        "cost": round(sum(costs), 4) if costs else None,
        "failed": [{"id": trial.task.id, "failed": list(trial.failed)} for trial in trials if trial.failed],
    }


def _family(family: Family, trials: Sequence[Trial], repeat: int) -> dict[str, Any]:
    return {
        "family": family.value,
        "tasks": len({trial.task.id for trial in trials}),
        **_rates(trials, repeat),
        "seconds": round(statistics.median(trial.seconds for trial in trials), 3),
    }


def _rates(trials: Sequence[Trial], repeat: int) -> dict[str, float]:
    solved = [sum(not each.failed for each in group) for group in _by_task(trials)]
    return {"pass_1": _pass(solved, repeat, 1), "pass_k": _pass(solved, repeat, repeat)}


def _pass(solved: Sequence[int], of: int, k: int) -> float:
    """The chance that ``k`` trials of a task are all solved, over all tasks (pass^k)."""
    return round(statistics.fmean(comb(each, k) / comb(of, k) for each in solved), 4) if solved else 0.0


def _by_task(trials: Iterable[Trial]) -> list[list[Trial]]:
    return [list(group) for _, group in groupby(trials, key=lambda trial: trial.task.id)]


def table(told: Json, language: Language) -> list[list[str]]:
    heads = [message(f"evals.tasks.{name}", language) for name in ("family", "count", "pass_1")]
    heads += [f"pass^{told['repeat']}", message("evals.tasks.seconds", language)]
    rows = [
        _row(message(f"evals.tasks.family.{each['family']}", language), each, language) for each in told["families"]
    ]
    whole = {**told, "seconds": told["median_s"]}
    return [heads, *rows, _row(message("evals.tasks.all", language), whole, language)]


def _row(name: str, told: Json, language: Language) -> list[str]:
    rates = [formats.percent(told[each], language, 1) for each in ("pass_1", "pass_k")]
    return [name, str(told["tasks"]), *rates, formats.number(told["seconds"], language, 2)]


def remarks(told: Json, language: Language) -> str:
    """What failed and why, then the sum."""
    failed = [f"  {each['id']}: {'; '.join(each['failed'])}" for each in told["failed"]]
    cost = "–" if told["cost"] is None else formats.euros(told["cost"], language)
    numbers = {name: formats.number(told[name], language, 2) for name in ("median_s", "p95_s")}
    total = message(
        "evals.tasks.sum", language, model=told["model"], tasks=told["tasks"], solved=told["solved"],
        tokens=told["tokens"], cost=cost, **numbers,
    )  # fmt: skip
    return "\n".join([*failed, total])
