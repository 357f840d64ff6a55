"""`RESULTS.md`: how well the learned reader reads documents that it has not seen."""

import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.contract_nli.corpus import FOLDS
from evals.contract_nli.metrics import Judged, by_hypothesis, interval, score

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
_WITH_INTERVAL = frozenset(("accuracy", "f1_contradiction_micro", "f1_entailment_micro"))


def page(
    version: str, measured: Mapping[str, Sequence[Judged]], files: Mapping[str, str], seed: int, seconds: float
) -> str:
    """``measured`` maps a title to the pairs judged there; the first one gets a table of hypotheses."""
    first = next(iter(measured))
    blocks = [
        f"# Results of the learned NDA reader {version}",
        "Every figure is of documents that the measured model did not see. Metrics as in the code of the"
        " benchmark's paper (`metrics.py` defines each); `evidence_map` is the mean over pairs,"
        " `evidence_ap_micro` and `evidence_p_at_r80` go over all spans together. Brackets: 95 % interval,"
        " documents drawn with replacement. The official test split was not used.",
        "    python -m evals.contract_nli.train --data DIR --out agent/adapters/judge/model",
        f"Seed {seed}; {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; training and"
        f" all measurements took {seconds:.0f} s on this machine, which others used as well.",
        "\n".join(f"- `{name}` SHA-256 {digest}" for name, digest in files.items()),
        _table(measured, seed),
        f"## By hypothesis: {first}",
        _hypotheses(measured[first]),
        "## What was measured",
        f"- *Cross-validation*: {FOLDS} parts by document over the full English NDAs. Documents of which only"
        " evidence is known train in the other parts and are never scored. Stage two learns from log-odds of"
        " models that saw neither the tested part nor the document.\n"
        "- *Sentence vectors*: the German channel on the same English documents, to compare it with word n-grams.\n"
        "- *Development split*: the English channel trained without it.\n"
        "- *Self-made German*: documents composed of `german/held_out.tsv`, wordings that no model is trained on."
        " One short clause a topic: shorter than real NDAs, so it does not compare with the English figures."
        " Its choices have the shares of the benchmark; *every stance* also has the contradictions that the benchmark"
        " hardly has. The number of composed training documents and the centring of the vectors were chosen by"
        " looking at a first version of it (six variants).",
    ]
    return "\n\n".join(blocks) + "\n"


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
