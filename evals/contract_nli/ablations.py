"""What each part of the reader gains, on the same parts as the cross-validation (a long command).

    python -m evals.contract_nli.ablations --data DIR

Prints a table: every variant judged against the former reader, with the paired interval of the difference.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from agent.adapters.judge.features import Embed
from evals.contract_nli.corpus import Corpus, TrainingDocument
from evals.contract_nli.fitting import Folds, Setting, cross_validate, folds
from evals.contract_nli.judged import from_held_out
from evals.contract_nli.metrics import FIGURES, Judged, gain
from evals.contract_nli.readers import Bench
from evals.contract_nli.train import SEED, english, hypotheses_of

FORMER = "the former reader: words"


@dataclass(frozen=True, slots=True)
class Variant:
    """Some readers (positions of the channels) with a stage two."""

    title: str
    setting: Setting
    done: Folds
    readers: tuple[int, ...]

    def pairs(self) -> list[Judged]:
        found = cross_validate(self.setting, self.done, self.readers)
        return from_held_out(self.setting.corpus, found.full, 1.0)


def measure(documents: Sequence[TrainingDocument], embed: Embed, seed: int) -> Iterator[tuple[str, list[Judged]]]:
    """Each variant with its pairs; the former reader comes first."""
    with threadpool_limits(1):
        bench = Bench.of(Corpus(documents, hypotheses_of(documents), seed), embed, seed)
        blind = bench.without_rules(seed)
        done = folds(bench.corpus, bench.channels)
        done_blind = _another_network(done, folds(bench.corpus, blind.channels[-1:]))
        for variant in _variants(bench, blind, done, done_blind):
            yield variant.title, variant.pairs()


def _variants(bench: Bench, blind: Bench, done: Folds, done_blind: Folds) -> Iterator[Variant]:
    yield Variant(FORMER, bench.plain, done, (0,))
    for title, readers in (
        ("words, more regularised, evidence by what stands around", (0,)),
        ("sentence vectors", (1,)),
        ("network without rules", (2,)),
        ("words and vectors averaged", (0, 1)),
        ("words, vectors and network averaged, without rules", (0, 1, 2)),
    ):
        yield Variant(title, _some(blind.setting, readers), done_blind, readers)
    yield Variant("network with rules", _some(bench.setting, (2,)), done, (2,))
    yield Variant("all three with rules: what is built in", bench.setting, done, bench.all)
    yield Variant("the same, stage two from full documents alone", _full_alone(bench.setting), done, bench.all)


def _another_network(done: Folds, network: Folds) -> Folds:
    """The words and vectors see no rules and are fitted once; the network comes last."""
    single = tuple([*fitted[:-1], *last] for fitted, last in zip(done.single, network.single, strict=True))
    return Folds(single, {parts: [*found[:-1], *network.pairs[parts]] for parts, found in done.pairs.items()})


def _some(setting: Setting, readers: tuple[int, ...]) -> Setting:
    return replace(setting, ways=tuple(setting.ways[reader] for reader in readers))


def _full_alone(setting: Setting) -> Setting:
    return replace(setting, only_full=True)


def table(measured: Iterable[tuple[str, Sequence[Judged]]], seed: int) -> Iterator[str]:
    """Lines of Markdown, each as soon as it is measured: value, and gain over the first row with its 95 % interval."""
    yield from (f"| variant | {' | '.join(FIGURES)} |", "|---|" + "---|" * len(FIGURES))
    former: Sequence[Judged] = ()
    for title, pairs in measured:
        former = former or pairs
        yield f"| {title} | {' | '.join(_cell(pairs, former, name, seed) for name in FIGURES)} |"


def _cell(pairs: Sequence[Judged], former: Sequence[Judged], name: str, seed: int) -> str:
    value = FIGURES[name](pairs) or 0.0
    difference, low, high = gain(pairs, former, name, seed)
    shown = "" if np.isclose(low, high) else f" ({difference:+.3f} [{low:+.3f}, {high:+.3f}])"
    return f"{value:.3f}{shown}"


def main() -> None:
    from evals.remembered import Remembered
    from knowledge.embeddings import Embedder

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    documents = english(options.data, options.seed)
    for line in table(measure(documents, Remembered(Embedder().encode), options.seed), options.seed):
        print(line, flush=True)


if __name__ == "__main__":
    main()
