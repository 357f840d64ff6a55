"""The results as Markdown: totals, clean drafts, kinds, misses."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from agent.domain.language import Language
from agent.domain.nda.review import Finding
from evals.planted.kinds import Split
from evals.planted.measure import Outcome

PeerCatches = Mapping[str, Sequence[bool]]
_REMOVED = "removed passages"
_GROUPS = {
    Split.DEVELOPMENT: "development wordings",
    Split.HELD_OUT: "held-out wordings",
    Split.LATER: "second author",
}
_ROWS = (_REMOVED, *_GROUPS.values())
_COLUMNS = {
    "seen": (_REMOVED, _GROUPS[Split.DEVELOPMENT]),
    "held out": (_GROUPS[Split.HELD_OUT],),
    "second author": (_GROUPS[Split.LATER],),
}


@dataclass(frozen=True, slots=True)
class Results:
    """``peers``: for each peer, one value an outcome. ``alarms``: clean draft → what it is reproached with.

    ``unseen``: what was planted into the second author's drafts. ``others``: author → alarms on their clean drafts.
    """

    command: str
    judge: str
    outcomes: Sequence[Outcome]
    alarms: Mapping[str, Sequence[Finding]]
    peers: PeerCatches = field(default_factory=dict)
    forms: Sequence[Outcome] = ()
    form_peers: PeerCatches = field(default_factory=dict)
    unseen: Sequence[Outcome] = ()
    unseen_peers: PeerCatches = field(default_factory=dict)
    others: Mapping[str, Mapping[str, Sequence[Finding]]] = field(default_factory=dict)


def group(outcome: Outcome) -> str:
    planted = outcome.planted
    if not planted.wording:
        return _REMOVED
    return _GROUPS[planted.kind.split(planted.base.language, planted.wording)]


def markdown(results: Results) -> str:
    parts = [
        "# Planted defects",
        f"Judge {results.judge}. Made by `{results.command}`. What counts as caught: [measure.py](measure.py) for us,"
        " [peers.py](peers.py) for the peers. All drafts and wordings are self-made, by one author,"
        " but for those of a second, a third and a fourth author ([who knew what](NOTES.md)).",
        "**Development figures**: every wording and draft below has been read by who mended the rules. What strangers'"
        " words and drafts came to before anybody mended for them stands in [NOTES.md](NOTES.md).",
        "## Own drafts",
        _totals(results.outcomes, results.peers, group, _ROWS),
        *_by_second_author(results),
        "## Clean drafts",
        _clean([*results.alarms.items(), *_by_others(results.others)]),
        "## Kinds",
        _kinds(results.outcomes, results.peers),
        "## Not its own finding, or with a side effect",
        _misses(results.outcomes),
    ]
    if results.forms:
        names = tuple(dict.fromkeys(each.planted.base.name for each in results.forms))
        table = _totals(results.forms, results.form_peers, lambda each: each.planted.base.name, names)
        parts += ["## Real forms", table, _misses(results.forms)]
    return "\n\n".join(parts) + "\n"


def _by_second_author(results: Results) -> list[str]:
    if not results.unseen:
        return []
    return ["## Drafts of the second author", _totals(results.unseen, results.unseen_peers, group, _ROWS)]


def _totals(
    outcomes: Sequence[Outcome], peers: PeerCatches, name: Callable[[Outcome], str], groups: Iterable[str]
) -> str:
    head = ["", "language", "planted", "caught", "own finding", "with side effects", *peers]
    rows = []
    for each in groups:
        for language in Language:
            chosen = [
                position
                for position, outcome in enumerate(outcomes)
                if name(outcome) == each and outcome.planted.base.language is language
            ]
            if chosen:
                rows.append([each, language.value, *_counts(outcomes, chosen), *_caught(peers, chosen)])
    every = list(range(len(outcomes)))
    return _table(head, [*rows, ["all", "", *_counts(outcomes, every), *_caught(peers, every)]])


def _counts(outcomes: Sequence[Outcome], chosen: Sequence[int]) -> list[str]:
    picked = [outcomes[position] for position in chosen]
    numbers = (
        len(picked),
        sum(each.caught for each in picked),
        sum(each.own for each in picked),
        sum(bool(each.side) for each in picked),
    )
    return [str(number) for number in numbers]


def _caught(peers: PeerCatches, chosen: Sequence[int]) -> list[str]:
    return [str(sum(catches[position] for position in chosen)) for catches in peers.values()]


def _by_others(others: Mapping[str, Mapping[str, Sequence[Finding]]]) -> list[tuple[str, Sequence[Finding]]]:
    return [(f"{name} ({author} author)", found) for author, alarms in others.items() for name, found in alarms.items()]


def _clean(alarms: Sequence[tuple[str, Sequence[Finding]]]) -> str:
    rows = [[name, str(len(found)), "; ".join(f"{f.topic}: {f.verdict}" for f in found)] for name, found in alarms]
    total = [f"all {len(rows)}", str(sum(len(found) for _, found in alarms)), ""]
    return _table(["draft", "false alarms", ""], [*rows, total])


def _kinds(outcomes: Sequence[Outcome], peers: PeerCatches) -> str:
    """``own / caught / planted`` for each language: wordings seen, held out, of the second author."""
    head = ["topic", "kind", *(f"{language} {part}" for language in Language for part in _COLUMNS)]
    places: dict[tuple[str, str], list[int]] = {}
    for position, outcome in enumerate(outcomes):
        places.setdefault((outcome.planted.kind.topic, outcome.planted.kind.name), []).append(position)
    rows = []
    for (topic, kind), chosen in places.items():
        cells = [
            _cell(
                [o for o in (outcomes[p] for p in chosen) if o.planted.base.language is language and group(o) in groups]
            )
            for language in Language
            for groups in _COLUMNS.values()
        ]
        rows.append([topic, kind, *cells, *(f"{count}/{len(chosen)}" for count in _caught(peers, chosen))])
    return "Own finding / caught / planted.\n\n" + _table([*head, *peers], rows)


def _cell(chosen: Sequence[Outcome]) -> str:
    if not chosen:
        return ""
    return f"{sum(each.own for each in chosen)}/{sum(each.caught for each in chosen)}/{len(chosen)}"


def _misses(outcomes: Sequence[Outcome]) -> str:
    """One line for a kind, language, wording and verdict, with the drafts. Without the second author's: who reads
    what is missed begins to write for it.
    """
    lines: dict[tuple[str, ...], list[str]] = {}
    for each in outcomes:
        if group(each) != _GROUPS[Split.LATER] and (not each.own or each.side):
            planted = each.planted
            key = (planted.kind.name, f"{planted.base.language} {planted.wording}", each.verdict, "; ".join(each.side))
            lines.setdefault(key, []).append(planted.base.name)
    rows = [[*key, ", ".join(names)] for key, names in lines.items()]
    return _table(["kind", "wording", "verdict", "side effects", "drafts"], rows) if rows else "None."


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
