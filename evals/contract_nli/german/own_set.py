"""The larger self-made set `evals/nda_de` as clauses and documents to learn from or to measure with."""

from collections.abc import Collection

from agent.domain.nda.sentences import sentences
from evals.contract_nli.dataset import Annotation, BenchmarkDocument
from evals.contract_nli.german.clauses import GermanClause
from evals.nda_de import clauses, documents, further
from evals.nda_de.labels import HYPOTHESES

_SPOKEN = ("Entailment", "Contradiction")


def own_clauses(split: str, registers: Collection[clauses.Register] = tuple(clauses.Register)) -> list[GermanClause]:
    """The clauses of a half (``train`` or ``test``) in some registers, cut into sentences.

    Left out are those of which lawyers could differ what they say of some hypothesis.
    """
    every = clauses.read_all()
    said = further.read(every)
    return [
        GermanClause(_cut(clause.text), {name: choice for name, choice in said[clause.id].items() if choice in _SPOKEN})
        for clause in every
        if clause.split == split and clause.register in registers and further.UNSURE not in said[clause.id].values()
    ]


def own_documents(
    split: str, registers: Collection[clauses.Register] = tuple(clauses.Register)
) -> list[BenchmarkDocument]:
    """The whole NDAs of a half in some registers."""
    return [_document(each) for each in documents.read_all() if each.split == split and each.register in registers]


def _cut(text: str) -> tuple[str, ...]:
    return tuple(text[span.start : span.end] for span in sentences(text))


def _document(own: documents.OwnDocument) -> BenchmarkDocument:
    silent = ("NotMentioned", ())
    annotations = {name: Annotation(*own.evidence.get(name, silent)) for name in HYPOTHESES}
    spans = tuple(own.text[start:end] for start, end in own.spans)
    return BenchmarkDocument(f"de-{own.name}", own.text, spans, annotations)
