"""The rubric of an account plan (T3.1 to T3.10): what a good one has, read from the draft alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from agent.domain.account_plan.variant import is_shared
from agent.domain.draft.checks.fact import orphans
from agent.domain.draft.checks.leak import labels_in
from agent.domain.draft.checks.naming import listed
from agent.domain.draft.draft import Check, Draft
from agent.domain.draft.figure import FigureKind
from agent.domain.draft.figures import figures_in
from agent.domain.draft.rubrics.account_plan_text import Section, plain, sections, words
from agent.domain.draft.rubrics.account_plan_titles import SHARED, SPOKEN, TITLES
from agent.domain.facts.info import FactClass
from agent.domain.kpi.definition import KPI_IDS

MOST_WORDS, LEAST_CHANCES, LEAST_PEOPLE = 150, 3, 3
_WITHHELD = (FactClass.INTERNAL, FactClass.SECRET)
_Line = Callable[[Draft, Mapping[int, Section]], Check]


def rubric(draft: Draft, _today: date) -> tuple[Check, ...]:
    """One check for each line. Only a version for the customer that holds internal matters blocks."""
    found = {each.number: each for each in sections(draft.content.text)}
    return tuple(line(draft, found) for line in (_SHARED if is_shared(draft.content.facts) else _INTERNAL))


def _check(number: int, problems: Mapping[str, str] | None, *, code: str = "failed", blocking: bool = False) -> Check:
    """``problems`` None: the line holds."""
    name = f"T3.{number}"
    if problems is None:
        return Check(name, True, blocking, f"drafting.{name}.ok")
    return Check(name, False, blocking, f"drafting.{name}.{code}", problems)


def _named(number: int, names: Sequence[str]) -> Check:
    return _check(number, {"names": listed(names)["found"]} if names else None)


def _structure(draft: Draft, found: Mapping[int, Section]) -> Check:
    wanted = dict(enumerate(TITLES[draft.language]))
    return _named(1, [*_lacking(draft, found, wanted)])


def _shared_structure(draft: Draft, found: Mapping[int, Section]) -> Check:
    wanted = dict(enumerate(SHARED[draft.language], 1))
    return _named(1, [*_lacking(draft, found, wanted)])


def _lacking(draft: Draft, found: Mapping[int, Section], wanted: Mapping[int, str]) -> Iterator[str]:
    spoken = SPOKEN[draft.language]
    if list(found) != sorted(found):
        yield " – ".join(map(str, found))
    for number, title in wanted.items():
        section = found.get(number)
        is_there = section is not None and section.title == title and bool(section.lines)
        if section is None or not is_there or any(_says_not_who(line, spoken, section) for line in section.prose):
            yield title


def _says_not_who(line: str, spoken: Mapping[str, str], section: Section) -> bool:
    """ "keine Daten" without who gets them; a gap that is stated as a task says it."""
    if spoken["no_data"] not in line or f"{spoken['no_data']};" in line:
        return False
    return not any(each.removeprefix("- ").startswith(spoken["gap"]) for each in section.prose)


def _facts(draft: Draft, _: Mapping[int, Section]) -> Check:
    text = f"{draft.content.subject}\n{draft.content.text}"
    left = orphans(text, draft.content.facts, draft.language)
    return _named(2, [each.text for each in left if each.kind is not FigureKind.ID])


def _scorecard(draft: Draft, found: Mapping[int, Section]) -> Check:
    rows = found[5].table(5) if 5 in found else []
    complete = [row for row in rows if all(row) and len(row) == 5]
    known = {fact.id for fact in draft.content.facts}
    wanted = sum(f"kpi.{name}" in known for name in KPI_IDS)
    if wanted == len(KPI_IDS) and len(complete) >= wanted:
        return _check(3, None)
    return _check(3, {"found": str(min(len(complete), wanted)), "wanted": str(len(KPI_IDS))})


def _chances(draft: Draft, found: Mapping[int, Section]) -> Check:
    rows = found[6].table(5) if 6 in found else []
    complete = [row for row in rows if row[0] and row[1] and row[3]]
    enough = len(complete) >= LEAST_CHANCES or _has_gap(draft, found.get(6))
    return _check(4, None if enough and len(complete) == len(rows) else {})


def _has_gap(draft: Draft, section: Section | None) -> bool:
    gap = SPOKEN[draft.language]["gap"]
    return section is not None and any(line.removeprefix("- ").startswith(gap) for line in section.prose)


def _goals(draft: Draft, found: Mapping[int, Section]) -> Check:
    rows = _table(found, _place(draft, 9, 6), 4)
    return _named(5, [row[0] for row in rows if not _is_goal(draft, row)] if rows else ["–"])


def _place(draft: Draft, inside: int, shared: int) -> int:
    return shared if is_shared(draft.content.facts) else inside


def _table(found: Mapping[int, Section], number: int, columns: int) -> list[list[str]]:
    return found[number].table(columns) if number in found else []


def _is_goal(draft: Draft, row: Sequence[str]) -> bool:
    """Baseline and target stand in the second cell, the date in the third, the owner in the last."""
    return len(figures_in(row[1], draft.language)) >= 2 and _day(draft, row[2]) is not None and bool(row[0] and row[3])


def _day(draft: Draft, cell: str) -> date | None:
    days = [each.value for each in figures_in(cell, draft.language) if each.kind is FigureKind.DATE]
    try:
        return date.fromisoformat(days[0]) if days else None
    except ValueError:
        return None


def _actions(draft: Draft, found: Mapping[int, Section]) -> Check:
    actions = _table(found, _place(draft, 11, 8), 5)
    goals = [row[0] for row in _table(found, _place(draft, 9, 6), 4)]
    linked = {row[1] for row in actions}
    loose = [row[0] for row in actions if row[1] not in goals or not row[3] or not _is_inside(draft, row[2])]
    return _named(6, [*loose, *(goal for goal in goals if goal not in linked)] if actions else ["–"])


def _is_inside(draft: Draft, cell: str) -> bool:
    day, known = _day(draft, cell), {fact.id: fact.value for fact in draft.content.facts}
    starts, ends = known.get("plan.from"), known.get("plan.to")
    return day is not None and isinstance(starts, str) and isinstance(ends, str) and starts <= day.isoformat() <= ends


def _people(draft: Draft, found: Mapping[int, Section]) -> Check:
    rows, decides = _table(found, 4, 7), SPOKEN[draft.language]["decides"]
    enough = len(rows) >= LEAST_PEOPLE and all(row[3] for row in rows) and any(row[2] == decides for row in rows)
    return _check(7, None if enough or _has_gap(draft, found.get(4)) else {})


def _shared_people(_: Draft, found: Mapping[int, Section]) -> Check:
    rows = _table(found, 4, 3)
    return _check(7, None if all(row[2] for row in rows) and 4 in found else {})


def _judgements(draft: Draft, found: Mapping[int, Section]) -> Check:
    spoken = SPOKEN[draft.language]
    tags = (f"({spoken['judgement']})", f"({spoken['evidence']}: ", f"{spoken['no_data']};")
    points = found[8].bullets if 8 in found else ["–"]
    thrusts = found[10].bullets if 10 in found else ["–"]
    bare = [each for each in points if not any(tag in each for tag in tags)]
    return _named(8, [*bare, *(each for each in thrusts if tags[0] not in each)])


def _shared_judgements(draft: Draft, found: Mapping[int, Section]) -> Check:
    """The heading says whose view it is."""
    is_tagged = 7 in found and found[7].title == SHARED[draft.language][6]
    return _named(8, [] if is_tagged else [SHARED[draft.language][6]])


def _summary(draft: Draft, found: Mapping[int, Section]) -> Check:
    lines = found[1].lines if 1 in found else ()
    if not lines:
        return _named(9, [TITLES[draft.language][1]])
    if words(lines) > MOST_WORDS:
        return _check(9, {"found": str(words(lines)), "wanted": str(MOST_WORDS)}, code="long")
    below = plain("\n".join(line for number in range(2, 14) if number in found for line in found[number].lines))
    return _named(9, [line for line in lines if plain(_statement(line)) not in below])


def _statement(line: str) -> str:
    """Without the label of the bullet: "Risiko: …"."""
    label, colon, rest = line.removeprefix("- ").partition(": ")
    return rest if colon and " " not in label else line.removeprefix("- ")


def _version(draft: Draft, found: Mapping[int, Section]) -> Check:
    spoken, cover = SPOKEN[draft.language], found.get(0)
    lines = cover.lines if cover else ()
    told = [any(line.startswith(f"- {spoken[each]}: ") for line in lines) for each in ("version", "approval")]
    changes = [at for at, line in enumerate(lines) if line == f"{spoken['changes']}:"]
    is_compared = bool(changes) and len(lines) > changes[0] + 1
    return _check(10, None if all(told) and is_compared else {}, blocking=False)


def _leak(draft: Draft, _: Mapping[int, Section]) -> Check:
    """C-LEAK as far as the draft alone tells: no internal fact and no word for what only we may know."""
    withheld = [fact.label.text(draft.language) for fact in draft.content.facts if fact.fact_class in _WITHHELD]
    found = [*withheld, *labels_in(f"{draft.content.subject}\n{draft.content.text}")]
    problems = {"names": listed(found)["found"]} if found else None
    return _check(10, problems, code="leak", blocking=True)


def _inside_only(number: int) -> _Line:
    return lambda _draft, _found: Check(f"T3.{number}", True, False, "drafting.T3.inside")


def _shared_chances(_: Draft, found: Mapping[int, Section]) -> Check:
    return _check(4, None if 5 in found and found[5].lines else {})


_INTERNAL: tuple[_Line, ...] = (
    _structure, _facts, _scorecard, _chances, _goals, _actions, _people, _judgements, _summary, _version,
)  # fmt: skip
_SHARED: tuple[_Line, ...] = (
    _shared_structure, _facts, _inside_only(3), _shared_chances, _goals, _actions, _shared_people, _shared_judgements,
    _inside_only(9), _leak,
)  # fmt: skip
