"""The whole measurement: attacks in one demo world, then the good model's work in it."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from agent.settings import Settings
from evals.attack.corpus import own, public
from evals.attack.report import report
from evals.attack.run import attacks
from evals.attack.scene import Mode
from evals.attack.scenes import scenes
from evals.attack.utility import under_attack
from evals.scripted_endpoint.server import running
from evals.tasks.run import Model, Runner, chosen_model
from evals.worlds import template

_EVERY = 5  # of the public texts is planted for the good model, too


def measure(
    settings: Settings, data: Path | None, modes: Collection[Mode], told: Callable[[str], None]
) -> dict[str, Any]:
    """``data``: the public corpus, None where it is not at hand. As `evals.attack.report.report` tells it.

    Raises BadInput ``evals.attack.corpus`` for a file that cannot be read.
    """
    others = public(data) if data is not None else ()
    with template(settings) as made:
        found = list(attacks(made, scenes([*own(), *others], modes), told))
        with running() as server:
            runner = Runner(chosen_model(settings, Model.SCRIPTED, server), server)
            trials = [runner.tried(made, task) for task in under_attack([*own(), *others[::_EVERY]])]
    return report(found, trials)
