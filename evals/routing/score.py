"""Scores planned calls against those that are right."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.adapters.models.planner.email import FOLLOW_UP, FORECAST_REQUEST, INFORMATION, REPLY
from agent.adapters.models.planner.words import fold
from agent.domain.language import detect
from evals.routing.utterances import Call, Utterance

# in the user's own words: right when most of the words are the same
_FREE = frozenset({"question", "points"})
# what may be worded in many ways; left out where only names, ids, dates and enumerations are compared
_WORDED = frozenset({"question", "points", "query", "document"})
_PURPOSES = frozenset({FOLLOW_UP, INFORMATION, FORECAST_REQUEST, REPLY})
_ALIKE = 0.5  # F1 of the words
NO_TOOL = "no tool"


@dataclass(frozen=True, slots=True)
class Judged:
    """``tool``: the same tools were called; ``whole``: with the same arguments; ``named``: free text left out."""

    utterance: Utterance
    planned: tuple[Call, ...]
    tool: bool
    whole: bool
    named: bool = False


def judge(utterance: Utterance, planned: Sequence[Call]) -> Judged:
    right = utterance.calls or ()
    same = Counter(name for name, _ in right) == Counter(name for name, _ in planned)
    whole = same and _paired(right, list(planned), _same)
    return Judged(
        utterance, tuple(planned), same, whole, whole or (same and _paired(right, list(planned), _names_alike))
    )


def _paired(right: Sequence[Call], planned: list[Call], same: Callable[[Call, Call], bool]) -> bool:
    """Every call that is right has one of its own that says the same; the order does not count."""
    for call in right:
        match = next((each for each in planned if same(call, each)), None)
        if match is None:
            return False
        planned.remove(match)
    return True


def _same(one: Call, other: Call) -> bool:
    """Points may be left out of what is right: nobody wrote them down then."""
    first, second = dict(one[1]), dict(other[1])
    if "points" not in first:
        second.pop("points", None)
    if one[0] != other[0] or first.keys() != second.keys():
        return False
    return all(_agree(key, first[key], second[key]) for key in first)


def _names_alike(one: Call, other: Call) -> bool:
    """The arguments that are ids, names, dates, numbers or enumerations."""
    worded = _WORDED | (frozenset() if one[1].get("purpose") in _PURPOSES else {"purpose"})
    first, second = ({key: value for key, value in each[1].items() if key not in worded} for each in (one, other))
    return one[0] == other[0] and first == second


def _agree(key: str, one: Any, other: Any) -> bool:
    if key == "query":  # a search does not mind more words: the matter must stand in it
        first, second = _words(one), _words(other)
        return 2 * len(first & second) >= min(len(first), len(second)) > 0
    return _alike(one, other) if key in _FREE else bool(one == other)


def _alike(one: Any, other: Any) -> bool:
    first, second = (_words(each) for each in (one, other))
    common = len(first & second)
    return bool(common) and 2 * common / (len(first) + len(second)) >= _ALIKE


def _words(text: Any) -> set[str]:
    joined = " ".join(text) if isinstance(text, list | tuple) else str(text)
    return set(re.findall(r"\w+", fold(joined)))


def table(judged: Iterable[Judged]) -> dict[str, Any]:
    """Counts and shares: in all, by language, by tool (that of the first right call)."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        language = each.utterance.language or detect(each.utterance.text).value
        groups["all"].append(each)
        groups[f"language {language}"].append(each)
        groups[f"tool {_tool(each.utterance.calls)}"].append(each)
    return {name: _figures(found) for name, found in sorted(groups.items())}


def _tool(calls: Sequence[Call] | None) -> str:
    names = [name for name, _ in calls or ()]
    return NO_TOOL if not names else names[0] if len(names) == 1 else "several"


def _figures(found: Sequence[Judged]) -> Mapping[str, float]:
    count = len(found)
    counts = {name: sum(getattr(each, name) for each in found) for name in ("tool", "named", "whole")}
    return {"n": count, **counts, **{f"{name}_share": value / count for name, value in counts.items()}}


def confusion(judged: Iterable[Judged]) -> list[tuple[str, str, int]]:
    """Right tool, planned tool, how often; the most frequent first."""
    pairs = Counter((_tool(each.utterance.calls), _tool(each.planned)) for each in judged if not each.tool)
    return [(right, planned, count) for (right, planned), count in pairs.most_common()]
