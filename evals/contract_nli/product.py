"""What the product says on the benchmark's hypotheses: rules and learned reader together, as a review reads a draft.

A review knows readings, not hypotheses: of those that answer a hypothesis the surest counts, and one that is too
unsure for a verdict is no answer.
"""

from collections.abc import Iterable, Mapping

from agent.adapters.documents.plain import read_plain
from agent.adapters.judge.combine import HYPOTHESES
from agent.adapters.judge.local import LocalJudge
from agent.domain.document import Document
from agent.domain.language import Language
from agent.domain.nda.assess import SURE
from agent.domain.nda.reading import Reading
from agent.domain.nda.segment import segment
from evals.contract_nli.dataset import BenchmarkDocument
from evals.contract_nli.metrics import Judged

# Readings that entail a hypothesis besides the one that is named by it.
_ALSO_ENTAILED = {
    ("nda-3", "confirmation"),
    ("nda-5", "permitted_unbound"),
    ("nda-7", "permitted_free"),
    ("nda-17", "unrestricted"),
    ("nda-19", "trade_secret"),
}
# The benchmark calls "with consent only" a contradiction of sharing with third parties.
_ALSO_CONTRADICTED = {("nda-7", "with_consent")}


def said_by_product(judge: LocalJudge, documents: Iterable[BenchmarkDocument], language: Language) -> list[Judged]:
    """The pairs of annotated documents. The evidence is not measured: a review quotes at most four places."""
    return [
        Judged(document.id, name, gold.choice, choice, confidence=confidence)
        for document in documents
        for readings in [_read(judge, document.text, language)]
        for name, gold in (document.annotations or {}).items()
        if name in HYPOTHESES
        for choice, confidence in [_choice(name, readings)]
    ]


def _read(judge: LocalJudge, text: str, language: Language) -> Mapping[tuple[str, str], Reading]:
    extract = read_plain(text.encode(), False)
    document = Document("draft", extract.media_type, "0" * 64, extract.text, extract.blocks, extract.coverage)
    return {(each.topic, each.name): each for each in judge.read(document, segment(document), language)}


def _choice(name: str, readings: Mapping[tuple[str, str], Reading]) -> tuple[str, float]:
    """The choice and how sure it is."""
    topic, hypothesis = HYPOTHESES[name]
    sides = {
        "Entailment": [hypothesis.entailment, *(reading for other, reading in _ALSO_ENTAILED if other == name)],
        "Contradiction": [hypothesis.contradiction, *(each for other, each in _ALSO_CONTRADICTED if other == name)],
    }
    sure = {
        choice: max((readings[topic, each].confidence for each in names if (topic, each) in readings), default=0.0)
        for choice, names in sides.items()
    }
    best = max(sure, key=sure.__getitem__)
    return (best, sure[best]) if sure[best] >= SURE else ("NotMentioned", 1 - sure[best])
