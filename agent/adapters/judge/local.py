"""The local judge: wording rules and the learned reader together; no network, no model endpoint."""

from collections.abc import Sequence
from pathlib import Path

from agent.adapters.judge.combine import Answer, combine
from agent.adapters.judge.features import Embed
from agent.adapters.judge.grounding import grounded
from agent.adapters.judge.kinds import ClauseKinds
from agent.adapters.judge.rules import CueReader
from agent.adapters.judge.two_stage import SHIPPED, HypothesisReading, TwoStageModel
from agent.domain.document import Coverage, Document
from agent.domain.language import Language
from agent.domain.nda.clause import Clause
from agent.domain.nda.reading import Reading, Span
from agent.domain.nda.review import JudgeCard
from agent.domain.nda.segment import segment

# A span is shown as evidence from this probability, and from this share of the best span's.
_EVIDENCE = 0.25
_SHARE_OF_BEST = 0.5
_RULES_ONLY = JudgeCard("rules", {}, "")


class LocalJudge:
    """Implements the port ``Judge``. Without a model the rules read alone."""

    def __init__(self, model: TwoStageModel | None, embed: Embed | None) -> None:
        """``embed`` gives sentence vectors [texts, 512]; the model needs it for German drafts."""
        self._model = model
        self._embed = embed
        self._rules = CueReader()
        self._kinds = ClauseKinds()

    @classmethod
    def load(cls, embed: Embed | None, folder: Path = SHIPPED) -> "LocalJudge":
        """With the stored model. Raises Unavailable when it is missing or damaged."""
        return cls(TwoStageModel.load(folder), embed)

    def card(self, language: Language) -> JudgeCard:
        return _RULES_ONLY if self._model is None else self._model.card(language)

    def is_unusual(self, document: Document, clause: Clause) -> bool:
        return self._kinds.is_unusual(document, clause)

    def topics(self, text: str, language: Language) -> list[str]:
        piece = Document("", "text/plain", "", text, (), Coverage())
        readings = self._rules.read(piece, segment(piece), language)
        return list(dict.fromkeys(reading.topic for reading in readings if reading.spans))

    def read(self, document: Document, clauses: Sequence[Clause], language: Language) -> list[Reading]:
        rules = self._rules.read(document, clauses, language)
        return combine(rules, self._answers(document, clauses, language))

    def _answers(self, document: Document, clauses: Sequence[Clause], language: Language) -> list[Answer]:
        spans = [span for clause in clauses for span in clause.spans]
        if self._model is None or not spans or (language is Language.DE and self._embed is None):
            return []
        texts = [document.text[span.start : span.end] for span in spans]
        read = self._model.read(texts, language, self._embed)
        answers = [_answer(hypothesis, reading, spans) for hypothesis, reading in read.items()]
        return grounded(answers, document, clauses, self._kinds, language)


def _answer(hypothesis: str, reading: HypothesisReading, spans: Sequence[Span]) -> Answer:
    best = max(reading.scores)
    ranked = sorted(zip(reading.scores, spans, strict=True), key=lambda scored: -scored[0])
    shown = tuple(span for score, span in ranked if score >= max(_EVIDENCE, best * _SHARE_OF_BEST))
    entailment, contradiction = reading.probabilities["Entailment"], reading.probabilities["Contradiction"]
    return Answer(hypothesis, entailment, contradiction, shown)
