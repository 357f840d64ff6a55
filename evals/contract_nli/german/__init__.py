"""Self-made German NDAs: clauses of our own, composed by chance into documents.

No public benchmark is German. `train.tsv`, `train_further.tsv` and the train half of `evals/nda_de` teach German
beside the English benchmark; `held_out.tsv` and the test half have other wordings and only measure. The composed
documents are not like real ones: short, one clause a topic, labels by the authors of the clauses.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from agent.domain.language import Language
from evals.contract_nli.corpus import FOLDS, TrainingDocument
from evals.contract_nli.dataset import Annotation, BenchmarkDocument
from evals.contract_nli.german.clauses import FURTHER, HELD_OUT, TRAIN, GermanClause, clauses
from evals.contract_nli.german.own_set import own_clauses, own_documents
from evals.nda_de.clauses import Register

_CHOICES = ("Entailment", "Contradiction", "NotMentioned")
# Every stance of every hypothesis: about the benchmark's shares over all hypotheses together.
EVEN = (0.5, 0.2, 0.3)
# Training follows the benchmark hypothesis by hypothesis, but so that each stance occurs.
_OF_BENCHMARK = 0.75
_NEUTRAL = 6
HANDS = ((Register.LAW_FIRM,), (Register.PURCHASING,), (Register.OLD, Register.TRANSLATED))


__all__ = ["FURTHER", "HELD_OUT", "TRAIN", "GermanClause", "clauses", "own_clauses", "own_documents"]

Shares = Mapping[str, Sequence[float]]


def even(hypotheses: Sequence[str]) -> Shares:
    return dict.fromkeys(hypotheses, EVEN)


def shares_of(documents: Sequence[TrainingDocument], hypotheses: Sequence[str]) -> Shares:
    """How often each hypothesis is entailed, contradicted, not mentioned in ``documents``."""
    counts = {name: Counter(each.annotation(name).choice for each in documents) for name in hypotheses}
    return {name: [count[choice] / len(documents) for choice in _CHOICES] for name, count in counts.items()}


def softened(shares: Shares) -> Shares:
    """Between ``shares`` and the even ones."""
    return {
        name: [_OF_BENCHMARK * own + (1 - _OF_BENCHMARK) * plain for own, plain in zip(each, EVEN, strict=True)]
        for name, each in shares.items()
    }


def compose(pool: Sequence[GermanClause], shares: Shares, count: int, seed: int) -> list[BenchmarkDocument]:
    """``count`` documents; in each a hypothesis is entailed, contradicted or not mentioned by chance.

    ``shares`` gives the three chances of each hypothesis. The documents of a seed have their own ids.
    """
    rng = np.random.default_rng(seed)
    return [_document(f"de-{seed}-{number}", pool, shares, rng) for number in range(count)]


def _document(name: str, pool: Sequence[GermanClause], shares: Shares, rng: np.random.Generator) -> BenchmarkDocument:
    chosen = _choose(pool, shares, rng)
    neutral = [clause for clause in pool if not clause.labels]
    kept = chosen + [neutral[n] for n in rng.permutation(len(neutral))[:_NEUTRAL]]
    kept = [kept[n] for n in rng.permutation(len(kept))]
    found: dict[str, tuple[str, list[int]]] = {name: ("NotMentioned", []) for name in shares}
    spans: list[str] = []
    for clause in kept:
        places = range(len(spans), len(spans) + len(clause.spans))
        for hypothesis, choice in clause.labels.items():
            if hypothesis not in found:
                continue
            found[hypothesis] = (choice, [*found[hypothesis][1], *places])
        spans += clause.spans
    annotations = {hypothesis: Annotation(choice, tuple(places)) for hypothesis, (choice, places) in found.items()}
    return BenchmarkDocument(name, "\n".join(spans), tuple(spans), annotations)


def _choose(pool: Sequence[GermanClause], shares: Shares, rng: np.random.Generator) -> list[GermanClause]:
    """Clauses whose labels agree with each other and with what was drawn for every hypothesis."""
    decided: dict[str, str] = {}
    chosen: list[GermanClause] = []
    for hypothesis in map(str, rng.permutation(list(shares))):
        if hypothesis in decided:
            continue
        wanted = str(rng.choice(_CHOICES, p=shares[hypothesis]))
        fitting = [
            clause
            for clause in pool
            if clause.labels.get(hypothesis) == wanted and not any(name in decided for name in clause.labels)
        ]
        decided[hypothesis] = wanted if fitting else "NotMentioned"
        if fitting:
            clause = fitting[int(rng.integers(len(fitting)))]
            decided |= clause.labels
            chosen.append(clause)
    return chosen


def training_documents(shares: Shares, each: int, seed: int) -> list[TrainingDocument]:
    """``each`` composed documents a part, and the whole NDAs.

    A part holds all of one hand: a register of `evals/nda_de` (two in one part), or one of our other sets. So what is
    said of a part that was left out is said of wordings as strange as those of a new draft.
    """
    pools = [*(own_clauses("train", registers) for registers in HANDS), clauses(TRAIN), clauses(FURTHER)]
    composed = [
        TrainingDocument(document, full=True, fold=part, language=Language.DE)
        for part, pool in enumerate(pools)
        for document in compose(pool, shares, each, seed * FOLDS + part)
    ]
    whole = [
        TrainingDocument(document, full=True, fold=part, language=Language.DE)
        for part, registers in enumerate(HANDS)
        for document in own_documents("train", registers)
    ]
    return composed + whole


def held_out_documents(shares: Shares, count: int, seed: int) -> list[BenchmarkDocument]:
    return compose(clauses(HELD_OUT), shares, count, seed)


def unseen_documents(shares: Shares, count: int, seed: int) -> list[BenchmarkDocument]:
    """Composed of the clauses of `evals/nda_de` that only measure."""
    return compose(own_clauses("test"), shares, count, seed)
