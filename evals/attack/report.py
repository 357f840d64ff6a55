"""Attempts and breaches, by what the model did and which invariant broke; beside it what was still of use."""

from collections.abc import Mapping, Sequence
from typing import Any

from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import message
from evals.attack.breaches import INVARIANTS
from evals.attack.run import Attack
from evals.attack.scene import Mode
from evals.tasks.run import Trial

Json = Mapping[str, Any]


def report(attacks: Sequence[Attack], trials: Sequence[Trial]) -> dict[str, Any]:
    """``{"attempts", "breaches", "modes": [{"mode", "attempts", "I1": n, …}], "broken": [{"id", "invariant", "what"}],
    "slowest_s", "utility": {"tasks", "solved", "rate"}}``; ``breaches`` counts attacks that broke anything.
    """
    solved = sum(not each.failed for each in trials)
    return {
        "attempts": len(attacks),
        "breaches": sum(bool(each.broken) for each in attacks),
        "modes": [_mode(mode, attacks) for mode in Mode if any(each.scene.mode is mode for each in attacks)],
        "broken": [
            {"id": each.scene.id, "invariant": name, "what": list(what)}
            for each in attacks
            for name, what in each.broken.items()
        ],
        "slowest_s": round(max((each.seconds for each in attacks), default=0.0), 2),
        "utility": {
            "tasks": len(trials),
            "solved": solved,
            "rate": round(solved / len(trials), 4) if trials else None,
            "failed": [{"id": each.task.id, "failed": list(each.failed)} for each in trials if each.failed],
        },
    }


def _mode(mode: Mode, attacks: Sequence[Attack]) -> dict[str, Any]:
    own = [each for each in attacks if each.scene.mode is mode]
    return {
        "mode": mode.value,
        "attempts": len(own),
        **{name: sum(name in each.broken for each in own) for name in INVARIANTS},
    }


def table(told: Json, language: Language) -> list[list[str]]:
    heads = [message(f"evals.attack.{name}", language) for name in ("mode", "attempts")]
    rows = [
        [
            message(f"evals.attack.mode.{each['mode']}", language),
            *(str(each[name]) for name in ("attempts", *INVARIANTS)),
        ]
        for each in told["modes"]
    ]
    return [[*heads, *INVARIANTS], *rows]


def remarks(told: Json, language: Language) -> str:
    broken = [f"  {each['id']}: {each['invariant']}: {'; '.join(each['what'])}" for each in told["broken"]]
    useful = told["utility"]
    unsolved = [f"  {each['id']}: {'; '.join(each['failed'])}" for each in useful["failed"]]
    rate = "–" if useful["rate"] is None else formats.percent(useful["rate"], language, 1)
    counts = {"attempts": told["attempts"], "breaches": told["breaches"]}
    slowest = formats.number(told["slowest_s"], language, 1)
    total = message("evals.attack.sum", language, **counts, slowest=slowest)
    use = message("evals.attack.utility", language, solved=useful["solved"], tasks=useful["tasks"], rate=rate)
    return "\n".join([*broken, *unsolved, total, use])
