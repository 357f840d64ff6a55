"""`python -m evals.planted`: plants, reviews, measures, and writes the table."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from agent.domain.nda.review import Finding
from evals.planted import peers
from evals.planted.base import CLEAN, Base, forms, own_bases
from evals.planted.kinds import Kind, kinds
from evals.planted.measure import Outcome, cases, false_alarms, measure
from evals.planted.review import Reviewer, reviewer
from evals.planted.table import PeerCatches, Results, markdown

RESULTS = Path(__file__).with_name("RESULTS.md")
# Clean drafts without marked places, written after the rules were mended.
LATER = CLEAN / "later"


def run(
    command: str,
    bases: Sequence[Base],
    real: Sequence[Base],
    all_kinds: Sequence[Kind],
    seeds: int,
    peer_folder: Path | None,
) -> Results:
    """``real``: forms outside the repository; none where the shared data are missing."""
    planted, on_forms = cases(bases, all_kinds, seeds), cases(real, all_kinds, seeds)
    with reviewer() as product:
        version = product.judge_version
        outcomes, form_outcomes = measure(product, planted), measure(product, on_forms)
        alarms = _alarms(product, [*bases, *own_bases(LATER)])
    return Results(
        command=command,
        judge=version,
        outcomes=outcomes,
        alarms=alarms,
        peers=_catches(peer_folder, outcomes),
        forms=form_outcomes,
        form_peers=_catches(peer_folder, form_outcomes),
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
    results = run(command, own_bases(), list(forms()), kinds(), options.seeds, options.peers)
    text = markdown(results)
    options.out.write_text(text, encoding="utf-8")
    print(text)
