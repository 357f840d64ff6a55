"""From the cost of one thing to how many people a set-up carries: products and sums, nothing else.

Two servers and two workers as in `compose.yaml`, each a process that uses one core. A process is called full at 60 % of
its core, the writers' lock at 50 % of the time (beyond, waiting grows faster than the load).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SERVERS, WORKERS = 2, 2
FULL_CORE, FULL_LOCK = 0.6, 0.5
BUSIEST_HOUR = 0.2  # of a day's use
DAYS = 220  # a year
MORNING_S = 900.0  # everybody opens the start page within a quarter of an hour after the import of the night
_HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one: ``processor`` and ``writing`` in seconds, ``stored`` in bytes."""

    name: str
    processor: float
    writing: float
    stored: float


@dataclass(frozen=True, slots=True)
class Use:
    """``a_day``: how often a key account manager does it; an assumption. ``by``: which process does the work."""

    told: str
    a_day: float
    by: str


USE: Mapping[str, Use] = {
    "page": Use("a page", 80, "server"),
    "start": Use("the start page, first time after an import", 1, "morning"),
    "chat": Use("a turn of the chat, embedded planner", 15, "server"),
    "draft": Use("a draft, shown, approved and sent", 6, "server"),
    "nda": Use("an NDA", 0.5, "worker"),
}


@dataclass(frozen=True, slots=True)
class Limit:
    told: str
    people: float
    moved_by: str


@dataclass(frozen=True, slots=True)
class Needed:
    """Of the busiest hour; ``lock``: the share of the time during which somebody writes."""

    requests: float
    servers: float
    workers: float
    lock: float
    gigabytes: float


def needed(costs: Sequence[Cost], people: float) -> Needed:
    a_second = {each.name: people * USE[each.name].a_day * BUSIEST_HOUR / _HOUR_S for each in costs}
    at = {kind: [each for each in costs if USE[each.name].by == kind] for kind in ("server", "worker")}
    return Needed(
        requests=sum(a_second[each.name] for each in at["server"]),
        servers=sum(a_second[each.name] * each.processor for each in at["server"]),
        workers=sum(a_second[each.name] * each.processor for each in at["worker"]),
        lock=sum(a_second[each.name] * each.writing for each in costs),
        gigabytes=people * DAYS * sum(USE[each.name].a_day * each.stored for each in costs) / 1e9,
    )


def limits(costs: Sequence[Cost]) -> list[Limit]:
    """What comes first stands first."""
    one = needed(costs, 1)
    morning = sum(each.processor for each in costs if USE[each.name].by == "morning") / MORNING_S
    found = [
        Limit(
            "all start pages within a quarter of an hour after an import",
            _carried(SERVERS * FULL_CORE, morning),
            "a third `kam serve` and core; or import an hour earlier",
        ),
        Limit("processor of two servers, busiest hour", _carried(SERVERS * FULL_CORE, one.servers), "more `kam serve`"),
        Limit(
            "processor of two workers, busiest hour",
            _carried(WORKERS * FULL_CORE, one.workers),
            "more `kam worker`, `--concurrency`",
        ),
        Limit(
            "the writers' lock, busiest hour", _carried(FULL_LOCK, one.lock), "a faster disk for PostgreSQL; no setting"
        ),
    ]
    return sorted(found, key=lambda each: each.people)


def _carried(there: float, each: float) -> float:
    return there / each if each else float("inf")
