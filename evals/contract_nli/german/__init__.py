"""Self-made German NDAs: clauses of our own, composed by chance into documents.

No public benchmark is German. `train.tsv` teaches the German channel beside the English benchmark;
`held_out.tsv` has other wordings and only measures. The documents are not like real ones: short, one
clause a topic, many contradictions, labels by the author of the clauses.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from agent.domain.language import Language
from evals.contract_nli.corpus import FOLDS, TrainingDocument
from evals.contract_nli.dataset import Annotation, BenchmarkDocument

TRAIN = Path(__file__).with_name("train.tsv")
HELD_OUT = Path(__file__).with_name("held_out.tsv")
_STANCES = {"+": "Entailment", "-": "Contradiction"}
# About the shares of the three choices in the benchmark.
_SHARES = {"Entailment": 0.5, "Contradiction": 0.2, "NotMentioned": 0.3}
_NEUTRAL = 6


@dataclass(frozen=True, slots=True)
class GermanClause:
    """``labels`` maps a hypothesis to Entailment or Contradiction; empty for a clause that says nothing."""

    spans: tuple[str, ...]
    labels: dict[str, str]


def clauses(path: Path) -> list[GermanClause]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_clause(line) for line in lines if line and not line.startswith("#")]


def _clause(line: str) -> GermanClause:
    marks, text = line.split("\t")
    labels = {f"nda-{mark[:-1]}": _STANCES[mark[-1]] for mark in marks.split() if mark != "."}
    return GermanClause(tuple(text.split(" | ")), labels)


def compose(pool: list[GermanClause], hypotheses: tuple[str, ...], count: int, seed: int) -> list[BenchmarkDocument]:
    """``count`` documents; in each a hypothesis is entailed, contradicted or not mentioned by chance."""
    rng = np.random.default_rng(seed)
    return [_document(f"de-{seed}-{number}", pool, hypotheses, rng) for number in range(count)]


def _document(
    name: str, pool: list[GermanClause], hypotheses: tuple[str, ...], rng: np.random.Generator
) -> BenchmarkDocument:
    chosen = _choose(pool, hypotheses, rng)
    neutral = [clause for clause in pool if not clause.labels]
    kept = chosen + [neutral[n] for n in rng.permutation(len(neutral))[:_NEUTRAL]]
    kept = [kept[n] for n in rng.permutation(len(kept))]
    found: dict[str, tuple[str, list[int]]] = {name: ("NotMentioned", []) for name in hypotheses}
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


def _choose(pool: list[GermanClause], hypotheses: tuple[str, ...], rng: np.random.Generator) -> list[GermanClause]:
    """Clauses whose labels agree with each other and with what was drawn for every hypothesis."""
    decided: dict[str, str] = {}
    chosen: list[GermanClause] = []
    for position in rng.permutation(len(hypotheses)):
        hypothesis = hypotheses[position]
        if hypothesis in decided:
            continue
        wanted = str(rng.choice(list(_SHARES), p=list(_SHARES.values())))
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


def training_documents(hypotheses: tuple[str, ...], each: int, seed: int) -> list[TrainingDocument]:
    """``each`` documents a part; a wording occurs in the documents of one part only."""
    pool = clauses(TRAIN)
    return [
        TrainingDocument(document, full=True, fold=part, language=Language.DE)
        for part in range(FOLDS)
        for document in compose(pool[part::FOLDS], hypotheses, each, seed * FOLDS + part)
    ]


def held_out_documents(hypotheses: tuple[str, ...], count: int, seed: int) -> list[BenchmarkDocument]:
    return compose(clauses(HELD_OUT), hypotheses, count, seed)
