"""The rubric of a price preparation (T6.1 to T6.10), read from the draft alone."""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from agent.domain.draft.checks.fact import orphans
from agent.domain.draft.checks.naming import listed
from agent.domain.draft.draft import Channel, Check, Draft
from agent.domain.draft.figure import FigureKind
from agent.domain.draft.figures import figures_in
from agent.domain.draft.rubrics.account_plan_text import Section, sections
from agent.domain.draft.rubrics.price_preparation_titles import SPOKEN, TITLES
from agent.domain.finance.negotiation import STEPS, Base, effects

LEAST_POINTS = 3
_CENT = 0.005
_EFFECT_COLUMNS = 5
_BASE = re.compile(r"article\.(.+)\.cost")
_Line = Callable[[Draft, Mapping[int, Section]], Check]


def rubric(draft: Draft, _today: date) -> tuple[Check, ...]:
    """One check for each line. A price below the corridor and a way out of the house block."""
    found = {each.number: each for each in sections(draft.content.text)}
    return tuple(line(draft, found) for line in _LINES)


def _check(number: int, names: Sequence[str], *, blocking: bool = False) -> Check:
    """``names``: what is wrong; empty where the line holds."""
    name = f"T6.{number}"
    if not names:
        return Check(name, True, blocking, f"drafting.{name}.ok")
    return Check(name, False, blocking, f"drafting.{name}.failed", {"names": listed(names)["found"]})


def _structure(draft: Draft, found: Mapping[int, Section]) -> Check:
    wanted = enumerate(TITLES[draft.language], 1)
    return _check(
        1, [title for at, title in wanted if at not in found or found[at].title != title or not found[at].lines]
    )


def _money(draft: Draft, cell: str) -> float | None:
    amounts = [each.value for each in figures_in(cell, draft.language) if each.kind is FigureKind.MONEY]
    try:
        return float(amounts[0]) if len(amounts) == 1 else None
    except ValueError:
        return None


def _rows(found: Mapping[int, Section], number: int, columns: int) -> list[list[str]]:
    return found[number].table(columns) if number in found else []


def _limits(draft: Draft, found: Mapping[int, Section]) -> list[tuple[str, list[float | None]]]:
    """Article, and floor, walk-away, target and opening as they stand in the text."""
    return [(row[0], [_money(draft, cell) for cell in row[2:]]) for row in _rows(found, 10, 6)]


def _floor(draft: Draft, found: Mapping[int, Section]) -> Check:
    """The floor of the text is that of the facts: nobody lowers it by typing."""
    floors = {round(fact.value, 2) for fact in _facts_of(draft, "limit.", ".floor")}
    rows = _limits(draft, found)
    wrong = [
        name
        for name, (floor, walk_away, *_) in rows
        if floor is None or walk_away is None or walk_away < floor - _CENT or round(floor, 2) not in floors
    ]
    return _check(2, wrong if rows else ["–"], blocking=True)


class _Number:
    """A fact with its number."""

    def __init__(self, name: str, value: float) -> None:
        self.name, self.value = name, value


def _facts_of(draft: Draft, begin: str, end: str) -> Iterator[_Number]:
    for fact in draft.content.facts:
        if fact.id.startswith(begin) and fact.id.endswith(end) and isinstance(fact.value, (int, float)):
            yield _Number(fact.id, float(fact.value))


def _order(draft: Draft, found: Mapping[int, Section]) -> Check:
    rows = _limits(draft, found)
    return _check(3, [name for name, prices in rows if not _falls(prices[:0:-1])] if rows else ["–"])


def _falls(prices: Sequence[float | None]) -> bool:
    """Opening ≥ target ≥ walk-away."""
    known = [each for each in prices if each is not None]
    return len(known) == len(prices) and all(one >= other - _CENT for one, other in pairwise(known))


def _effects(draft: Draft, found: Mapping[int, Section]) -> Check:
    """Computed again from pieces, price and cost of each article; the table shows the same."""
    facts = {fact.id: fact.value for fact in draft.content.facts}
    bases = _bases(facts)
    shown = [row for rows in (found[6].tables() if 6 in found else ()) for row in rows if len(row) == _EFFECT_COLUMNS]
    steps = [_row_of(draft, shown, each.step) for each in effects(bases)] if bases else []
    wrong = [
        f"{each.step:+.0%}"
        for each, row in zip(effects(bases), steps, strict=False)
        if row is None
        or not _agrees(_money(draft, row[1]), each.revenue)
        or not _agrees(_money(draft, row[2]), each.contribution)
        or not _agrees(_money(draft, row[4]), each.difference)
    ]
    return _check(4, wrong if len(steps) == len(STEPS) else ["–"])


def _bases(facts: Mapping[str, float | str | None]) -> list[Base]:
    names = [match[1] for name in facts if (match := _BASE.fullmatch(name))]
    return [
        Base(name, *(float(facts[f"article.{name}.{part}"] or 0.0) for part in ("pieces", "price", "cost")))
        for name in names
    ]


def _row_of(draft: Draft, rows: Sequence[list[str]], step: float) -> list[str] | None:
    """The row of the effect table that begins with this step."""
    for row in rows:
        shares = [each.value for each in figures_in(row[0], draft.language) if each.kind is FigureKind.PERCENT]
        if len(shares) == 1 and math.isclose(float(shares[0]), step * 100, abs_tol=1e-6):
            return row
    return None


def _agrees(shown: float | None, computed: float) -> bool:
    return shown is not None and abs(shown - computed) <= _CENT + 1e-9


def _returns(_: Draft, found: Mapping[int, Section]) -> Check:
    rows = _rows(found, 11, 4)
    return _check(5, [row[0] for row in rows if len(row) != 4 or not all(row)] if rows else ["–"])


def _approvers(draft: Draft, found: Mapping[int, Section]) -> Check:
    spoken, rows = SPOKEN[draft.language], _rows(found, 11, 4)
    loose = [row[0] for row in rows if not _names_who(row[-1], spoken)]
    return _check(6, loose if rows else ["–"])


def _names_who(cell: str, spoken: Mapping[str, str]) -> bool:
    """ "… allein", or "nur mit" and a department."""
    if cell.endswith(spoken["alone"]):
        return len(cell) > len(spoken["alone"])
    return spoken["with"] in cell and len(cell.split()) > len(spoken["with"].split())


def _tags(draft: Draft, found: Mapping[int, Section]) -> Check:
    spoken = SPOKEN[draft.language]
    known = (spoken["estimate"], spoken["no_data"])
    points = [each for at in (8, 9) for each in (found[at].bullets if at in found else ["–"])]
    rules = found[10].prose if 10 in found else ["–"]
    bare = [each for each in points if not any(tag in each for tag in known)]
    return _check(7, [*bare, *(each for each in rules if spoken["proposal"] not in each)])


def _facts(draft: Draft, _: Mapping[int, Section]) -> Check:
    text = f"{draft.content.subject}\n{draft.content.text}"
    left = [each.text for each in orphans(text, draft.content.facts, draft.language) if each.kind is not FigureKind.ID]
    is_dated = SPOKEN[draft.language]["as_of"] in draft.content.text
    return _check(8, left if is_dated else [*left, SPOKEN[draft.language]["as_of"].strip(": ")])


def _history(draft: Draft, found: Mapping[int, Section]) -> Check:
    rows, gap = _rows(found, 2, 2), SPOKEN[draft.language]["gap"]
    short = [row[0] for row in rows if gap not in row[1] and _points(draft, row[1]) < LEAST_POINTS]
    return _check(9, short if rows else ["–"])


def _points(draft: Draft, cell: str) -> int:
    return sum(each.kind is FigureKind.MONEY for each in figures_in(cell, draft.language))


def _secret(draft: Draft, _: Mapping[int, Section]) -> Check:
    content = draft.content
    stays = draft.channel is Channel.NONE and not content.recipients and not content.attachments
    is_marked = SPOKEN[draft.language]["secret"] in content.text
    return _check(10, [] if stays and is_marked else ["–"], blocking=True)


_LINES: tuple[_Line, ...] = (
    _structure, _floor, _order, _effects, _returns, _approvers, _tags, _facts, _history, _secret,
)  # fmt: skip
