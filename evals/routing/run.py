"""`kam eval routing`: what the embedded planner would call for each line of a file; nothing is executed."""

import datetime as dt
import json
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from agent.adapters.models.planner.chat_model import Planners
from agent.domain.assistant.turn import Turn
from agent.domain.errors import BadInput
from agent.domain.identity import Role, User
from evals.routing.score import confusion, judge, table
from evals.routing.utterances import Call, Utterance, read

# sees every account, so that the directory is that of the whole company
_WHO = User("eval", "Evaluation", "", frozenset({Role.HEAD_OF_SALES}), frozenset())
_MOST_CONFUSED = 10


def run(data: Path, predictions: Path, planners: Planners, today: dt.date) -> dict[str, Any]:
    """Plan every line, write ``{"id", "tool_calls"}``, score those that say what is right.

    Raises BadInput where a file cannot be used; what cannot be planned calls nothing.
    """
    utterances = read(data)
    start = time.perf_counter()
    planned = [planned_calls(planners, each.text, today) for each in utterances]
    seconds = time.perf_counter() - start
    _write(predictions, utterances, planned)
    judged = [judge(each, calls) for each, calls in zip(utterances, planned, strict=True) if each.calls is not None]
    return {
        "data": str(data),
        "predictions": str(predictions),
        "utterances": len(utterances),
        "scored": len(judged),
        "milliseconds_a_turn": round(1000 * seconds / max(len(utterances), 1), 1),
        "table": table(judged),
        "confusion": [list(each) for each in confusion(judged)[:_MOST_CONFUSED]],
    }


def planned_calls(planners: Planners, text: str, today: dt.date) -> tuple[Call, ...]:
    """What the planner would call for one message that stands by itself."""
    plan = planners.plan(Turn(_WHO, "eval", text, today))
    return tuple((each.name, each.args) for each in plan.calls)


def _write(path: Path, utterances: Sequence[Utterance], planned: Sequence[Sequence[Call]]) -> None:
    """All or nothing: a broken run leaves no half file behind."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            unfinished.write_text("".join(_lines(utterances, planned)), encoding="utf-8")
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise BadInput("evals.predictions", file=path, reason=error.strerror or type(error).__name__) from error


def _lines(utterances: Sequence[Utterance], planned: Sequence[Sequence[Call]]) -> Iterable[str]:
    for each, calls in zip(utterances, planned, strict=True):
        entry = {"id": each.id, "tool_calls": [{"name": name, "args": dict(args)} for name, args in calls]}
        yield json.dumps(entry, ensure_ascii=False) + "\n"


def describe(report: Mapping[str, Any]) -> str:
    """The report for a reader at the shell."""
    lines = [
        f"{report['utterances']} utterances, {report['milliseconds_a_turn']} "
        f"ms each; predictions: {report['predictions']}"
    ]
    if not report["scored"]:
        return "\n".join([*lines, "The file does not say what is right: nothing was scored."])
    lines.append(f"{'':32}{'n':>6}{'right tool':>12}{'and names':>12}{'and all':>10}")
    lines += [_row(name, figures) for name, figures in report["table"].items()]
    if report["confusion"]:
        lines.append("right tool → planned tool:")
        lines += [f"  {right} → {planned}: {count}" for right, planned, count in report["confusion"]]
    return "\n".join(lines)


def _row(name: str, figures: Mapping[str, float]) -> str:
    shares = f"{figures['tool_share']:>12.1%}{figures['named_share']:>12.1%}{figures['whole_share']:>10.1%}"
    return f"{name:32}{figures['n']:>6}{shares}"


def export(part: Callable[[str], Sequence[Utterance]], name: str, path: Path) -> None:
    """Our own utterances as a file for this command."""
    from evals.routing.utterances import as_lines

    path.write_text("".join(as_lines(part(name))), encoding="utf-8")
