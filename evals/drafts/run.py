"""Makes the drafts and holds them against their rubrics."""

import datetime as dt
import statistics
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.bootstrap import App
from agent.domain.draft.draft import Check, Draft
from agent.domain.errors import KamError
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.escalation_access import managers
from agent.settings import Settings
from evals.drafts.cases import Case, cases
from evals.drafts.world import demo_world

BUDGET_MS = 300.0  # for one draft without a model, as a median; CPU time tells it on a busy machine, too


@dataclass(frozen=True, slots=True)
class Line:
    """One draft, or why there is none. ``failed`` are the lines of the rubric that do not hold, and the checks that
    would block the approval; ``of`` is how long the rubric is, 0 for a kind without one."""

    case: Case
    held: int = 0
    of: int = 0
    failed: tuple[Check, ...] = ()
    refusal: KamError | None = None
    milliseconds: float = 0.0
    cpu_ms: float = 0.0


def run(settings: Settings, language: Language) -> dict[str, Any]:
    """Failures and refusals are told in ``language``.

    ``{"today", "drafts", "refused", "failed", "median_ms", "median_cpu_ms", "budget_ms", "lines": [{"kind", "account",
    "language", "held", "of", "failed": [{"id", "message"}], "refused": null|{"code", "message"}, "ms"}]}``.
    """
    with demo_world(settings) as app:
        return report(app.clock.now().date(), list(measured(app)), language)


def measured(app: App) -> Iterator[Line]:
    """Each kind for each customer that the demo has."""
    names = [each.name for each in app.accounts.of(app.user())]
    for case in cases(app.clock.now().date(), names):
        yield made(app, case)


def made(app: App, case: Case) -> Line:
    """By the key account manager of the customer; ended before the next, because an open one counts for it."""
    user = managers(app.identity)[case.account][0]
    started, cpu = time.perf_counter(), time.process_time()
    try:
        draft = app.drafting.draft(user, case.request)
    except KamError as refusal:
        return Line(case, refusal=refusal)
    spent = (time.perf_counter() - started) * 1000, (time.process_time() - cpu) * 1000
    app.approvals.reject(user, draft.id, draft.digest, "measured")
    return judged(case, draft, *spent)


def judged(case: Case, draft: Draft, milliseconds: float = 0.0, cpu_ms: float = 0.0) -> Line:
    rubric = [check for check in draft.checks if check.id.startswith("T")]
    bad = [check for check in draft.checks if not check.ok and (check.blocking or check in rubric)]
    held = sum(check.ok for check in rubric)
    return Line(case, held, len(rubric), tuple(bad), None, milliseconds, cpu_ms)


def report(today: dt.date, lines: Sequence[Line], language: Language) -> dict[str, Any]:
    made = [line for line in lines if line.refusal is None]
    return {
        "today": today.isoformat(),
        "drafts": len(made),
        "refused": len(lines) - len(made),
        "failed": sum(bool(line.failed) for line in made),
        "median_ms": _median(line.milliseconds for line in made),
        "median_cpu_ms": _median(line.cpu_ms for line in made),
        "budget_ms": BUDGET_MS,
        "lines": [_plain(line, language) for line in lines],
    }


def _median(values: Iterable[float]) -> float:
    found = list(values)
    return round(statistics.median(found), 1) if found else 0.0


def _plain(line: Line, language: Language) -> Mapping[str, Any]:
    case, refusal = line.case, line.refusal
    failed = [{"id": each.id, "message": message(each.code, language, **each.values)} for each in line.failed]
    return {
        "kind": case.variant.name,
        "account": case.account,
        "language": case.language.value,
        "held": line.held,
        "of": line.of,
        "failed": failed,
        "refused": None if refusal is None else {"code": refusal.code, "message": refusal.text(language)},
        "ms": round(line.milliseconds, 1),
    }
