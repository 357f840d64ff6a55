"""The learned reader: readers of spans, then a choice for the document. numpy only.

Stage one gives each span, for each hypothesis of the benchmark ContractNLI, the log-odds that it entails
or contradicts it: by word n-grams (English), by sentence vectors, and by a small network that sees both
and what the rules found. Stage two chooses for the document, once from each of them, and the class scores
are averaged. `evals/contract_nli` trains and measures it; `model/MODEL_CARD.md` says on what and how well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from agent.adapters.judge.artifact import Artifact, Choice, Evidence, Linear, Reader, load
from agent.adapters.judge.evidence import evidence_features
from agent.adapters.judge.features import Embed, Floats, SentenceVectors
from agent.adapters.judge.pooling import attention, highest, mean_of, neighbourhood, sigmoid
from agent.adapters.judge.rule_features import READINGS, ReadingNames, rule_features
from agent.domain.language import Language
from agent.domain.nda.review import JudgeCard

CHOICES = ("Entailment", "Contradiction", "NotMentioned")
SHIPPED = Path(__file__).with_name("model")
NET_WEIGHT = 2.0  # of the network's class scores: it sees what the other readers see


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
class Said:
    """One reader on the spans of a document: ``log_odds`` [spans, h, 2], ``shares`` [spans, h, 3] of the choice."""

    log_odds: Floats
    shares: Floats
    choice: Choice
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class TwoStageModel:
    """Reads the spans of a document; threads may share it."""

    artifact: Artifact

    @classmethod
    def load(cls, folder: Path = SHIPPED) -> "TwoStageModel":
        """Raises Unavailable when the stored model is missing or damaged."""
        return cls(load(folder))

    @property
    def hypotheses(self) -> tuple[str, ...]:
        return tuple(self.artifact.card["hypotheses"])

    def card(self, language: Language) -> JudgeCard:
        """How well it was measured to read, how far its confidences lie from the share of right answers included."""
        card = self.artifact.card
        error = card["calibration"][language]["expected_error"]
        quality = {**card["quality"][language], "calibration_error": error}
        return JudgeCard(card["version"], quality, card["measured_on"][language])

    def _readings(self) -> ReadingNames:
        """The columns of what the rules found, as they were in training."""
        stored = self.artifact.card.get("rule_readings")
        return READINGS if stored is None else [(topic, name) for topic, name in stored]

    def read(self, spans: Sequence[str], language: Language, embed: Embed | None) -> dict[str, HypothesisReading]:
        """A reading for each hypothesis. ``embed`` gives sentence vectors [texts, 512].

        English without ``embed`` is read by the words alone, less well. Raises ValueError for German without it.
        """
        reader = self.artifact.reader(language)
        if embed is not None:
            found = rule_features(spans, language, self._readings())
            chosen, evidence = read_all(reader, spans, found, embed)
        elif reader.words is not None:
            chosen, evidence = read_words(reader, spans)
        else:
            raise ValueError("a German document is read by sentence vectors: embed must be given")
        return {
            hypothesis: HypothesisReading(
                dict(zip(CHOICES, chosen[position].tolist(), strict=True)), tuple(evidence[:, position].tolist())
            )
            for position, hypothesis in enumerate(self.hypotheses)
        }


def read_all(reader: Reader, spans: Sequence[str], found: Floats, embed: Embed) -> tuple[Floats, Floats]:
    """Probabilities [h, 3] in the order of `CHOICES`, and evidence [spans, h], by all readers.

    ``found`` [spans, r]: what the rules found.
    """
    vectors = SentenceVectors(embed, reader.center).vectors(spans)
    said = [_by_vectors(reader, vectors), _by_net(reader, spans, np.concatenate([vectors, found], axis=1), vectors)]
    if reader.words is not None:
        said.insert(0, _by_words(reader, spans, reader.word_choice))
    log_odds = [each.log_odds for each in said]
    chosen = softmax(class_scores(said, found) / reader.temperature[0])
    return chosen, evidence_of(reader.evidence, evidence_features(log_odds, spans))


def read_words(reader: Reader, spans: Sequence[str]) -> tuple[Floats, Floats]:
    """The same by the words alone."""
    said = _by_words(reader, spans, reader.plain)
    assert reader.plain_evidence is not None  # noqa: S101 - narrows the type
    chosen = softmax(class_scores([said], None) / reader.temperature[1])
    return chosen, evidence_of(reader.plain_evidence, neighbourhood(said.log_odds))


def evidence_of(model: Evidence, features: Floats) -> Floats:
    """[spans, h]: the probability that a span is evidence, of its features [spans, h, f]."""
    return sigmoid(features @ model.weights + model.bias)


def _by_words(reader: Reader, spans: Sequence[str], choice: Choice | None) -> Said:
    if reader.words is None or reader.word_spans is None or choice is None:
        raise ValueError("this language is not read by words")
    rows = reader.words.rows(spans)
    log_odds = rows.dot(reader.word_spans.weights) + reader.word_spans.bias
    return _said(log_odds, rows.dot(choice.pooled), choice)


def _by_vectors(reader: Reader, vectors: Floats) -> Said:
    return _said(_linear(reader.vector_spans, vectors), vectors @ reader.vector_choice.pooled, reader.vector_choice)


def _by_net(reader: Reader, spans: Sequence[str], dense: Floats, vectors: Floats) -> Said:
    net = reader.net
    hidden = reader.net_words.project(spans, net.words) + dense @ net.dense + net.hidden_bias
    log_odds = np.maximum(hidden, 0) @ net.out + net.out_bias
    return _said(log_odds, vectors @ reader.net_choice.pooled, reader.net_choice, NET_WEIGHT)


def _linear(model: Linear, features: Floats) -> Floats:
    return features @ model.weights + model.bias


def _said(log_odds: Floats, shares: Floats, choice: Choice, weight: float = 1.0) -> Said:
    count = len(choice.prior)
    return Said(log_odds.reshape(len(log_odds), count, 2), shares.reshape(len(shares), count, 3), choice, weight)


def class_scores(said: Sequence[Said], found: Floats | None) -> Floats:
    """[hypotheses, 3] in the order of `CHOICES`; ``found`` [spans, r] is what the rules found."""
    weight = attention(mean_of([each.log_odds for each in said]))
    rules = None if found is None else rule_summary(found, weight)
    scores = [_scores(each, weight, rules) for each in said]
    return np.asarray(np.average(scores, axis=0, weights=[each.weight for each in said]), dtype=np.float32)


def _scores(said: Said, weight: Floats, rules: Floats | None) -> Floats:
    from_top = np.einsum("hf,hfc->hc", highest(said.log_odds), said.choice.top)
    from_spans = np.einsum("sh,shc->hc", weight, said.shares)
    from_rules = 0 if rules is None else np.einsum("hr,hrc->hc", rules, said.choice.rules)
    return np.asarray(from_top + from_spans + from_rules + said.choice.prior, dtype=np.float32)


def rule_summary(found: Floats, weight: Floats) -> Floats:
    """[hypotheses, 2 * r]: the best of each rule in the document, and its mean over the spans that matter."""
    best = np.broadcast_to(found.max(axis=0, initial=0), (weight.shape[1], found.shape[1]))
    return np.concatenate([best, weight.T @ found], axis=1)


def softmax(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=-1, keepdims=True), dtype=np.float32)
