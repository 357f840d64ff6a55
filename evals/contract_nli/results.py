"""`RESULTS.md`: how well the learned reader reads documents that it has not seen."""

import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.contract_nli.calibration import bins, expected_error, unclear_below
from evals.contract_nli.metrics import FIGURES, Judged, by_hypothesis, gain, interval, score
from evals.contract_nli.titles import (
    CROSS_VALIDATION,
    DEVELOPMENT,
    EXPLAINED,
    FORMER,
    FORMER_DEVELOPMENT,
    GERMAN,
    UNSEEN,
    WHOLE,
)

PAGE = Path(__file__).with_name("RESULTS.md")
_FIGURES = (
    "accuracy",
    "f1_contradiction_micro",
    "f1_entailment_micro",
    "f1_contradiction_macro",
    "f1_entailment_macro",
    "evidence_map",
    "evidence_ap_micro",
    "evidence_p_at_r80",
    "evidence_top5",
)
_CALIBRATED = (CROSS_VALIDATION, FORMER, GERMAN, UNSEEN, WHOLE)
_WITH_INTERVAL = frozenset(("accuracy", "f1_contradiction_micro", "f1_entailment_micro"))


def page(
    version: str,
    measured: Mapping[str, Sequence[Judged]],
    files: Mapping[str, str],
    seed: int,
    seconds: float,
    times: Sequence[str] = (),
) -> str:
    """``measured`` maps a title to the pairs judged there; the first one gets a table of hypotheses.

    ``times``: lines on how long reading takes.
    """
    first = next(iter(measured))
    blocks = [
        f"# Results of the learned NDA reader {version}",
        "Every figure is of documents that the measured model did not see. Metrics as in the code of the"
        " benchmark's paper (`metrics.py` defines each); `evidence_map` is the mean over pairs,"
        " `evidence_ap_micro` and `evidence_p_at_r80` go over all spans together. Brackets: 95 % interval,"
        " documents drawn with replacement. The official test split was not used.",
        "    python -m evals.contract_nli.train --data DIR --out agent/adapters/judge/model",
        f"Seed {seed}; {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; training and"
        f" all measurements took {seconds:.0f} s on this machine, which others used as well. How the readers are put"
        " together (strengths, the weight of the network, what stage two sees) was chosen by looking at these parts"
        " and at the development split, among about sixty variants; `ABLATIONS.md` has the steps.",
        "\n".join(f"- `{name}` SHA-256 {digest}" for name, digest in files.items()),
        _table(measured, seed),
        *_gains(measured, seed),
        f"## By hypothesis: {first}",
        _hypotheses(measured[first]),
        "## Calibration",
        *(_calibration(title, measured[title]) for title in measured if title in _CALIBRATED),
        *(["## Time", "\n".join(f"- {line}" for line in times)] if times else []),
        "## What was measured",
        "\n".join(f"- *{title}*: {EXPLAINED[title]}" for title in measured if title in EXPLAINED),
    ]
    return "\n\n".join(blocks) + "\n"


def _gains(measured: Mapping[str, Sequence[Judged]], seed: int) -> list[str]:
    """What is gained over the former reader, where both judged the same documents."""
    rows = [
        f"| {title} | {' | '.join(_gain(measured[title], measured[former], name, seed) for name in FIGURES)} |"
        for title, former in ((CROSS_VALIDATION, FORMER), (DEVELOPMENT, FORMER_DEVELOPMENT))
        if title in measured and former in measured
    ]
    if not rows:
        return []
    head = [f"| documents | {' | '.join(FIGURES)} |", "|---|" + "---|" * len(FIGURES)]
    intro = "Paired bootstrap: both readers judge the same drawn documents; brackets: 95 % interval of the difference."
    return ["## Gain over the former reader", intro, "\n".join([*head, *rows])]


def _gain(pairs: Sequence[Judged], former: Sequence[Judged], name: str, seed: int) -> str:
    difference, low, high = gain(pairs, former, name, seed)
    return f"{difference:+.3f} [{low:+.3f}, {high:+.3f}]"


def _calibration(title: str, pairs: Sequence[Judged]) -> str:
    error, threshold = expected_error(pairs), unclear_below(pairs)
    rows = [f"{title}: expected calibration error {_shown(error)}.", ""]
    rows += ["| confidence | pairs | mean confidence | right |", "|---|---|---|---|"]
    rows += [
        f"| {each.low:.2f} to {each.high:.2f} | {each.pairs} | {each.confidence:.3f} | {each.right:.3f} |"
        for each in bins(pairs)
    ]
    if threshold is not None:
        said = "An entailment or contradiction with less confidence than"
        rows += ["", f"{said} {threshold:.2f} is wrong as often as right, or too rare to tell."]
    return "\n".join(rows)


def _table(measured: Mapping[str, Sequence[Judged]], seed: int) -> str:
    columns = {title: _column(pairs, seed) for title, pairs in measured.items()}
    rows = [f"| figure | {' | '.join(columns)} |", "|---|" + "---|" * len(columns)]
    rows += [f"| {name} | {' | '.join(column[name] for column in columns.values())} |" for name in ("pairs", *_FIGURES)]
    return "\n".join(rows)


def _column(pairs: Sequence[Judged], seed: int) -> dict[str, str]:
    figures = score(pairs)
    shown = {name: _shown(figures[name]) for name in _FIGURES} | {"pairs": str(len(pairs))}
    for name in _WITH_INTERVAL:
        low, high = interval(pairs, name, seed)
        shown[name] += f" [{low:.3f}–{high:.3f}]"
    return shown


def _hypotheses(pairs: Sequence[Judged]) -> str:
    rows = ["| hypothesis | right answers E/C/N | accuracy | F1 C | F1 E | evidence MAP |", "|---|---|---|---|---|---|"]
    for name, group in by_hypothesis(pairs).items():
        figures = score(group)
        counts = "/".join(
            str(sum(pair.gold == choice for pair in group))
            for choice in ("Entailment", "Contradiction", "NotMentioned")
        )
        shown = [
            _shown(figures[key])
            for key in ("accuracy", "f1_contradiction_micro", "f1_entailment_micro", "evidence_map")
        ]
        rows.append(f"| {name} | {counts} | {' | '.join(shown)} |")
    return "\n".join(rows)


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
