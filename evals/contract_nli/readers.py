"""From a corpus to the reader of a language: channels, stage two, and what is stored."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from agent.adapters.judge.artifact import Linear, Net, Reader
from agent.adapters.judge.features import Embed, Floats
from agent.adapters.judge.rule_features import rule_features
from agent.domain.language import Language
from evals.contract_nli.channels import Channel, Fitted, Network, Vectors, Words
from evals.contract_nli.corpus import FOLDS, Corpus
from evals.contract_nli.fitting import (
    PLAIN,
    Folds,
    HeldOut,
    Setting,
    Stage,
    assembled,
    best_temperature,
    fit_stage,
    leave_parts_out,
    left_out,
)
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
        vectors = VectorFeatures(corpus.texts, corpus.german, embed)
        found = np.concatenate([rule_features(each.document.spans, each.language) for each in corpus.documents])
        german = bool(corpus.german.any())
        words = _german_words(corpus) if german else WordFeatures(corpus.texts)
        last = (Vectors(corpus, vectors, german), Network(corpus, words, vectors, found, seed, german))
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


def _german_words(corpus: Corpus) -> WordFeatures:
    """Runs of letters of the German spans; the English ones are left empty."""
    shown = [text if german else "" for text, german in zip(corpus.texts, corpus.german, strict=True)]
    return WordFeatures(shown, of_letters=True)


def english_reader(bench: Bench, done: Folds | None, temperature: NDArray[np.float32]) -> Reader:
    """``done``: stage one without each part, where it was made already."""
    fitted, log_odds = _final(bench, done)
    everything = list(range(len(bench.corpus.documents)))
    stage = fit_stage(bench.setting, everything, log_odds, fitted)
    plain = fit_stage(bench.plain, everything, log_odds[:1], fitted[:1])
    words, vectors, net = fitted
    assert isinstance(words.spans, Linear)  # noqa: S101 - narrows the type
    return _reader(bench.vectors.english_center, vectors, net, stage, temperature, (words, plain))


def german_reader(bench: Bench) -> tuple[Reader, list[HeldOut]]:
    """Spans are learned from both languages, the choice for the document from the German documents alone: a German
    wording looks less like evidence than an English one, and the choice has to know by how much.

    Also what is said of each German document by a reader that saw nothing of its part; its temperature is fitted there.
    """
    corpus = bench.corpus
    single = [left_out(corpus, bench.channels, (part,)) for part in range(FOLDS)]
    log_odds = assembled(corpus, lambda part: [each.log_odds for each in single[part]], range(FOLDS))
    documents = [n for n, each in enumerate(corpus.documents) if each.language is Language.DE]
    held_out = leave_parts_out(bench.setting, single, log_odds, documents)
    temperature = np.full(2, best_temperature(corpus, held_out), dtype=np.float32)
    vectors, net = fitted = _everything(bench)
    stage = fit_stage(bench.setting, documents, log_odds, fitted)
    return _reader(bench.vectors.center, vectors, net, stage, temperature, None), held_out


def _everything(bench: Bench) -> list[Fitted]:
    return [channel.fit(np.ones(len(bench.corpus.texts), dtype=np.bool_)) for channel in bench.channels]


def _final(bench: Bench, done: Folds | None) -> tuple[list[Fitted], list[Floats]]:
    """The readers fitted on everything, and the log-odds of each document without its part."""
    corpus = bench.corpus
    fitted = _everything(bench)
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
