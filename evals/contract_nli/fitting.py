"""Both stages together: held-out log-odds, cross-validation by document, and the final fit.

Stage two must learn from log-odds of spans that stage one has not seen. For a model that is tested on
part k, stage one therefore leaves out k and, for the documents of part j, j as well: fifteen fits for
five parts, each used for (j, k) and (k, j). Nothing of a tested document reaches its model.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agent.adapters.judge.artifact import Choice, Evidence
from agent.adapters.judge.evidence import evidence_features
from agent.adapters.judge.features import Floats
from agent.adapters.judge.pooling import mean_of, neighbourhood
from agent.adapters.judge.two_stage import Said, class_scores, evidence_of, softmax
from agent.domain.language import Language
from evals.contract_nli.channels import Channel, Fitted, Stage2
from evals.contract_nli.corpus import FOLDS, Corpus
from evals.contract_nli.document_models import fit_choice, fit_evidence

_TEMPERATURES = np.linspace(0.4, 2.5, 85)
# The former reader, kept for drafts without sentence vectors and as what every change is measured against.
PLAIN = Stage2(strength=10.0, penalty=0.3)


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What a model that never saw document ``position`` says: class scores [h, 3], evidence [spans, h]."""

    position: int
    scores: Floats
    evidence: Floats


@dataclass(frozen=True, slots=True)
class Stage:
    """Stage two of some readers: a choice for each, and one model of evidence over all."""

    choices: tuple[Choice, ...]
    evidence: Evidence
    plain: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """What stage two is fitted on: the corpus, what the rules found in it [spans, r], and the readers' ways."""

    corpus: Corpus
    found: Floats
    ways: tuple[Stage2, ...]
    plain: bool = False  # one reader, the features of evidence that the former reader had
    only_full: bool = False  # documents of which only evidence is known teach stage two nothing

    def features(self, log_odds: Sequence[Floats], rows: NDArray[np.int64]) -> Floats:
        if self.plain:
            return neighbourhood(log_odds[0][rows])
        return evidence_features([each[rows] for each in log_odds], [self.corpus.texts[row] for row in rows])


def fit_stage(
    setting: Setting, documents: Sequence[int], log_odds: Sequence[Floats], fitted: Sequence[Fitted]
) -> Stage:
    """``log_odds`` of each reader, held out for ``documents``; ``fitted`` gives the features of the spans."""
    corpus = setting.corpus
    if setting.only_full:
        documents = [position for position in documents if corpus.full[position]]
    mean = mean_of(log_odds)
    choices = tuple(
        fit_choice(corpus, documents, own, mean, reader.pooled, setting.found, way)
        for own, reader, way in zip(log_odds, fitted, setting.ways, strict=True)
    )
    full = [corpus.own_rows(position) for position in documents if corpus.full[position]]
    features = [setting.features(log_odds, rows) for rows in full]
    wanted = [np.asarray(corpus.targets[rows].any(axis=2)) for rows in full]
    return Stage(choices, fit_evidence(features, wanted), setting.plain)


def judge(
    setting: Setting, stage: Stage, fitted: Sequence[Fitted], position: int, rows: NDArray[np.int64] | None = None
) -> HeldOut:
    """The model's own arithmetic (`two_stage`) on features that are made already.

    ``rows``: other spans than the document's own.
    """
    rows = setting.corpus.own_rows(position) if rows is None else rows
    shape = (len(rows), len(setting.corpus.hypotheses), 3)
    said = [
        Said(each.log_odds[rows], _shares(each, rows, choice).reshape(shape), choice, way.weight)
        for each, choice, way in zip(fitted, stage.choices, setting.ways, strict=True)
    ]
    scores = class_scores(said, None if setting.plain else setting.found[rows])
    features = setting.features([each.log_odds for each in fitted], rows)
    return HeldOut(position, scores, evidence_of(stage.evidence, features))


def _shares(fitted: Fitted, rows: NDArray[np.int64], choice: Choice) -> Floats:
    return np.asarray(fitted.pooled[rows] @ choice.pooled, dtype=np.float32)


def left_out(corpus: Corpus, channels: Sequence[Channel], parts: tuple[int, ...]) -> list[Fitted]:
    """Every reader, fitted without the documents of ``parts``."""
    train = ~np.isin(corpus.span_fold, parts)
    return [channel.fit(train) for channel in channels]


def assembled(corpus: Corpus, of_part: Callable[[int], Sequence[Floats]], parts: Sequence[int]) -> list[Floats]:
    """Log-odds [spans, h, 2] of each reader, those of part ``j`` taken from ``of_part(j)``."""
    taken = {part: of_part(part) for part in parts}
    result = [np.zeros_like(each) for each in taken[parts[0]]]
    for part, found in taken.items():
        rows = corpus.span_fold == part
        for whole, each in zip(result, found, strict=True):
            whole[rows] = each[rows]
    return result


@dataclass(frozen=True, slots=True)
class Folds:
    """Stage one of a cross-validation: ``single[k]`` left out part k, ``pairs`` hold the log-odds without two."""

    single: tuple[list[Fitted], ...]
    pairs: Mapping[frozenset[int], list[Floats]]

    def training(self, corpus: Corpus, tested: int, readers: Sequence[int]) -> list[Floats]:
        """Log-odds of the documents outside of ``tested``, each by a model that saw neither it nor ``tested``."""
        others = [part for part in range(FOLDS) if part != tested]
        return assembled(
            corpus, lambda part: [self.pairs[frozenset((part, tested))][reader] for reader in readers], others
        )

    def whole(self, corpus: Corpus, readers: Sequence[int]) -> list[Floats]:
        """Log-odds of all documents, each by a model that left out its part."""
        return assembled(corpus, lambda part: [self.single[part][reader].log_odds for reader in readers], range(FOLDS))


def folds(corpus: Corpus, channels: Sequence[Channel]) -> Folds:
    """Fifteen fits of each reader."""
    single = tuple(left_out(corpus, channels, (part,)) for part in range(FOLDS))
    pairs = {
        frozenset(pair): [each.log_odds for each in left_out(corpus, channels, pair)]
        for pair in itertools.combinations(range(FOLDS), 2)
    }
    return Folds(single, pairs)


@dataclass(frozen=True, slots=True)
class CrossValidated:
    """``full``: the full English documents; ``composed``: those of which only evidence is known."""

    full: list[HeldOut]
    composed: list[HeldOut]


def cross_validate(setting: Setting, done: Folds, readers: Sequence[int]) -> CrossValidated:
    """Judges every English document by ``readers`` (positions of the channels) that saw nothing of it."""
    parts = [_judge_part(setting, done, readers, part) for part in range(FOLDS)]
    return CrossValidated([each for full, _ in parts for each in full], [each for _, rest in parts for each in rest])


def _judge_part(
    setting: Setting, done: Folds, readers: Sequence[int], part: int
) -> tuple[list[HeldOut], list[HeldOut]]:
    corpus = setting.corpus
    fitted = [done.single[part][reader] for reader in readers]
    stage = fit_stage(
        setting, np.flatnonzero(corpus.fold != part).tolist(), done.training(corpus, part, readers), fitted
    )
    english = [each.language is Language.EN for each in corpus.documents]
    tested = np.flatnonzero((corpus.fold == part) & english)
    full, rest = tested[corpus.full[tested]].tolist(), tested[~corpus.full[tested]].tolist()
    return (
        [judge(setting, stage, fitted, position) for position in full],
        [judge(setting, stage, fitted, position, corpus.rows[position]) for position in rest],
    )


def leave_parts_out(
    setting: Setting, single: Sequence[Sequence[Fitted]], log_odds: Sequence[Floats], documents: Sequence[int]
) -> list[HeldOut]:
    """Judges each of ``documents`` by readers and a stage two that saw nothing of its part.

    ``single[k]`` left out part k; ``log_odds`` of each reader are held out by part. Stage two learns from log-odds
    whose models saw the tested part (not so in `cross_validate`, which takes three times as long).
    """
    fold = setting.corpus.fold
    found = []
    for part, fitted in enumerate(single):
        stage = fit_stage(setting, [each for each in documents if fold[each] != part], log_odds, fitted)
        found += [judge(setting, stage, fitted, each) for each in documents if fold[each] == part]
    return found


def best_temperature(corpus: Corpus, found: Sequence[HeldOut]) -> float:
    """The divisor of the class scores under which the right choices are most likely."""
    scores = np.stack([each.scores for each in found])
    gold = corpus.choices[[each.position for each in found]]
    losses = [_loss(scores / temperature, gold) for temperature in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def _loss(scores: Floats, gold: NDArray[np.int64]) -> float:
    likely = np.take_along_axis(softmax(scores), gold[:, :, None], axis=2)
    return float(-np.log(np.maximum(likely, 1e-9)).mean())
