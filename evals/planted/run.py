"""`python -m evals.planted`: plants, reviews, measures, and writes the table."""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from agent.domain.nda.review import Finding
from evals.planted import peers
from evals.planted.base import FOURTH, FOURTH_KEPT, KEPT, LATER, THIRD, UNSEEN, Base, forms, own_bases
from evals.planted.kinds import Does, Kind, Split, kinds
from evals.planted.measure import Outcome, cases, false_alarms, measure
from evals.planted.plant import Planted
from evals.planted.review import Reviewer, reviewer
from evals.planted.table import PeerCatches, Results, markdown

RESULTS = Path(__file__).with_name("RESULTS.md")


@dataclass(frozen=True, slots=True)
class Drafts:
    """``unseen``: the second author's. ``real``: forms outside the repository; none where the shared data are
    missing.
    """

    own: Sequence[Base]
    unseen: Sequence[Base] = ()
    real: Sequence[Base] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is planted into the first author's drafts, the second author's, and the real forms."""

    own: Sequence[Planted]
    unseen: Sequence[Planted]
    real: Sequence[Planted]


def planned(drafts: Drafts, all_kinds: Sequence[Kind], seeds: int) -> Plan:
    """The second author's wordings go into all own drafts; the second author's drafts get these and removals."""
    worded = [kind for kind in all_kinds if kind.does is not Does.REMOVE]
    own = [*cases(drafts.own, all_kinds, seeds), *cases(drafts.own, worded, seeds, Split.LATER)]
    unseen = cases(drafts.unseen, all_kinds, seeds, Split.LATER)
    return Plan(own, unseen, cases(drafts.real, all_kinds, seeds))


def run(command: str, drafts: Drafts, all_kinds: Sequence[Kind], seeds: int, peer_folder: Path | None) -> Results:
    plan = planned(drafts, all_kinds, seeds)
    with reviewer() as product:
        version = product.judge_version
        outcomes, form_outcomes = measure(product, plan.own), measure(product, plan.real)
        unseen = measure(product, plan.unseen)
        alarms = _alarms(product, [*drafts.own, *own_bases(LATER)])
        others = {
            "second": _alarms(product, drafts.unseen),
            "third": _alarms(product, [*own_bases(THIRD), *own_bases(KEPT)]),
            "fourth": _alarms(product, [*own_bases(FOURTH), *own_bases(FOURTH_KEPT)]),
        }
    return Results(
        command=command,
        judge=version,
        outcomes=outcomes,
        alarms=alarms,
        unseen=unseen,
        others=others,
        peers=_catches(peer_folder, outcomes),
        forms=form_outcomes,
        form_peers=_catches(peer_folder, form_outcomes),
        unseen_peers=_catches(peer_folder, unseen),
    )


def _alarms(product: Reviewer, bases: Iterable[Base]) -> dict[str, list[Finding]]:
    return {base.name: false_alarms(base, product.review(base.text)) for base in bases}


def _catches(folder: Path | None, outcomes: Sequence[Outcome]) -> PeerCatches:
    if folder is None or not outcomes:
        return {}
    planted = [outcome.planted for outcome in outcomes]
    return {peer.name: peers.caught(peer, python, planted) for peer, python in peers.found(folder)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3, help="wordings a kind and draft")
    parser.add_argument("--peers", type=Path, help="folder that holds the virtual environments of the peers")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    command = f"python -m evals.planted --seeds {options.seeds}{' --peers DIR' if options.peers else ''}"
    drafts = Drafts(own_bases(), own_bases(UNSEEN), list(forms()))
    results = run(command, drafts, kinds(), options.seeds, options.peers)
    text = markdown(results)
    options.out.write_text(text, encoding="utf-8")
    print(text)
