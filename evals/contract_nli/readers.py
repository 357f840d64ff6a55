"""From a corpus to the reader of a language: channels, stage two, and what is stored."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from agent.adapters.judge.artifact import Linear, Net, Reader
from agent.adapters.judge.features import Embed, Floats
from agent.adapters.judge.rule_features import rule_features
from evals.contract_nli.channels import Channel, Fitted, Network, Vectors, Words
from evals.contract_nli.corpus import FOLDS, Corpus
from evals.contract_nli.fitting import PLAIN, Folds, Setting, Stage, assembled, fit_stage, left_out
from evals.contract_nli.span_models import VectorFeatures, WordFeatures


@dataclass(frozen=True, slots=True)
class Bench:
    """A corpus with the readers that learn from it. With German in it there is no reader by words alone."""

    corpus: Corpus
    vectors: VectorFeatures
    channels: tuple[Channel, ...]
    found: Floats

    @classmethod
    def of(cls, corpus: Corpus, embed: Embed, seed: int) -> "Bench":
        words, vectors = WordFeatures(corpus.texts), VectorFeatures(corpus.texts, corpus.german, embed)
        found = np.concatenate([rule_features(each.document.spans, each.language) for each in corpus.documents])
        german = bool(corpus.german.any())
        last = (Vectors(corpus, vectors), Network(corpus, words, vectors, found, seed, german_words=german))
        return cls(corpus, vectors, last if german else (Words(corpus, words), *last), found)

    def without_rules(self, seed: int) -> "Bench":
        """The same where no rule ever finds anything."""
        words = WordFeatures(self.corpus.texts)
        nothing = np.zeros_like(self.found)
        network = Network(self.corpus, words, self.vectors, nothing, seed)
        return replace(self, channels=(*self.channels[:-1], network), found=nothing)

    @property
    def all(self) -> tuple[int, ...]:
        return tuple(range(len(self.channels)))

    @property
    def setting(self) -> Setting:
        return Setting(self.corpus, self.found, tuple(channel.stage2 for channel in self.channels))

    @property
    def plain(self) -> Setting:
        """The words alone, as the former reader had them."""
        return Setting(self.corpus, self.found, (PLAIN,), plain=True)


def english_reader(bench: Bench, done: Folds | None, temperature: NDArray[np.float32]) -> Reader:
    """``done``: stage one without each part, where it was made already."""
    fitted, log_odds = _final(bench, done)
    everything = list(range(len(bench.corpus.documents)))
    stage = fit_stage(bench.setting, everything, log_odds, fitted)
    plain = fit_stage(bench.plain, everything, log_odds[:1], fitted[:1])
    words, vectors, net = fitted
    assert isinstance(words.spans, Linear)  # noqa: S101 - narrows the type
    return _reader(bench.vectors.english_center, vectors, net, stage, temperature, (words, plain))


def german_reader(bench: Bench, temperature: NDArray[np.float32]) -> Reader:
    """Learns from both languages."""
    fitted, log_odds = _final(bench, None)
    stage = fit_stage(bench.setting, list(range(len(bench.corpus.documents))), log_odds, fitted)
    vectors, net = fitted
    return _reader(bench.vectors.center, vectors, net, stage, temperature, None)


def _final(bench: Bench, done: Folds | None) -> tuple[list[Fitted], list[Floats]]:
    """The readers fitted on everything, and the log-odds of each document without its part."""
    corpus = bench.corpus
    fitted = [channel.fit(np.ones(len(corpus.texts), dtype=np.bool_)) for channel in bench.channels]
    if done is not None:
        return fitted, done.whole(corpus, bench.all)
    found = assembled(
        corpus, lambda part: [each.log_odds for each in left_out(corpus, bench.channels, (part,))], range(FOLDS)
    )
    return fitted, found


def _reader(
    center: Floats,
    vectors: Fitted,
    net: Fitted,
    stage: Stage,
    temperature: NDArray[np.float32],
    by_words: tuple[Fitted, Stage] | None,
) -> Reader:
    assert isinstance(vectors.spans, Linear)  # noqa: S101 - narrows the type
    assert isinstance(net.spans, Net)  # noqa: S101 - narrows the type
    assert net.terms is not None  # noqa: S101 - narrows the type
    words, plain = by_words or (None, None)
    return Reader(
        words=words.terms if words else None,
        word_spans=words.spans if words and isinstance(words.spans, Linear) else None,
        word_choice=stage.choices[0] if words else None,
        plain=plain.choices[0] if plain else None,
        plain_evidence=plain.evidence if plain else None,
        center=np.asarray(center, dtype=np.float32),
        vector_spans=vectors.spans,
        vector_choice=stage.choices[-2],
        net_words=net.terms,
        net=net.spans,
        net_choice=stage.choices[-1],
        evidence=stage.evidence,
        temperature=temperature,
    )
