"""The learned reader: linear models over spans, then one over the document. numpy only.

Stage one gives each span, for each hypothesis of the benchmark ContractNLI, the log-odds that it
entails or contradicts it. Stage two chooses for the document from the three highest of each and from
the words of the spans that matter. English is read by word n-grams, German by sentence vectors.
`evals/contract_nli` trains and measures it; `model/MODEL_CARD.md` says on what and how well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from agent.adapters.judge.artifact import Artifact, Weights, load
from agent.adapters.judge.features import Embed, Extractor, Floats, SentenceVectors
from agent.adapters.judge.pooling import attention, highest, neighbourhood, sigmoid
from agent.domain.language import Language
from agent.domain.nda.review import JudgeCard

CHOICES = ("Entailment", "Contradiction", "NotMentioned")
SHIPPED = Path(__file__).with_name("model")
_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class HypothesisReading:
    """What a document says on one hypothesis.

    ``probabilities`` has one entry for each of `CHOICES` and sums to 1. ``scores`` has one entry a
    span: the probability that it is evidence, either way; comparable within the hypothesis.
    """

    probabilities: Mapping[str, float]
    scores: tuple[float, ...]

    @property
    def choice(self) -> str:
        return max(CHOICES, key=lambda choice: self.probabilities[choice])


@dataclass(frozen=True, slots=True)
class TwoStageModel:
    """Reads the spans of a document; holds no state between calls, so threads may share it."""

    artifact: Artifact

    @classmethod
    def load(cls, folder: Path = SHIPPED) -> "TwoStageModel":
        """Raises Unavailable when the stored model is missing or damaged."""
        return cls(load(folder))

    @property
    def hypotheses(self) -> tuple[str, ...]:
        return tuple(self.artifact.card["hypotheses"])

    def card(self, language: Language) -> JudgeCard:
        card = self.artifact.card
        return JudgeCard(card["version"], dict(card["quality"][language]), card["measured_on"][language])

    def read(self, spans: Sequence[str], language: Language, embed: Embed | None) -> dict[str, HypothesisReading]:
        """A reading for each hypothesis. ``embed`` gives sentence vectors [texts, 512]; only German needs it.

        Raises ValueError for German without ``embed``.
        """
        if language is Language.EN:
            return self._read(spans, self.artifact.tfidf, self.artifact.words)
        if embed is None:
            raise ValueError("a German document is read by sentence vectors: embed must be given")
        return self._read(spans, SentenceVectors(embed, self.artifact.center), self.artifact.vectors)

    def _read(self, spans: Sequence[str], extractor: Extractor, weights: Weights) -> dict[str, HypothesisReading]:
        projected = extractor.project(spans, weights.projection).reshape(len(spans), len(self.hypotheses), _COLUMNS)
        log_odds = projected[:, :, :2] + weights.bias
        chosen = softmax(class_scores(log_odds, projected[:, :, 2:], weights) / weights.temperature)
        evidence = sigmoid(neighbourhood(log_odds) @ weights.neighbour + np.float32(weights.neighbour_bias))
        return {
            hypothesis: HypothesisReading(
                dict(zip(CHOICES, chosen[position].tolist(), strict=True)), tuple(evidence[:, position].tolist())
            )
            for position, hypothesis in enumerate(self.hypotheses)
        }


def class_scores(log_odds: Floats, shares: Floats, weights: Weights) -> Floats:
    """[hypotheses, 3] in the order of `CHOICES`; ``shares`` [spans, hypotheses, 3] is what each span adds."""
    from_top = np.einsum("hf,hfc->hc", highest(log_odds), weights.top)
    from_words = np.einsum("sh,shc->hc", attention(log_odds), shares)
    return np.asarray(from_top + from_words + weights.prior, dtype=np.float32)


def softmax(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=-1, keepdims=True), dtype=np.float32)
