"""How often the judge's verdict is the label: `python -m evals.nda_de.own.measure [--split train] [--misses]`.

The misses of the held-out half are not shown: whoever mends the rules must not read them.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from agent.domain.language import Language
from agent.domain.nda.policy import Verdict
from agent.domain.nda.review import Basis, Finding
from evals.nda_de.clauses import Split
from evals.nda_de.own.clauses import Label, OwnClause, own_clauses
from evals.nda_de.own.documents import Place, own_documents
from evals.nda_de.own.reviewing import framed
from evals.planted.review import Reviewer, reviewer

_ALARMS = (Verdict.DEVIATES, Verdict.CONTRADICTS)
_CALM = (Label.CONFORMS, Label.SILENT)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One label and what the judge said; ``quoted``: the evidence was hit (always true where none is given)."""

    topic: str
    language: Language
    label: Label
    verdict: Verdict
    basis: Basis
    case: str
    text: str
    quoted: bool = True

    @property
    def right(self) -> bool:
        if self.label is Label.SILENT:
            return self.basis is Basis.ABSENT
        return self.basis is Basis.QUOTE and self.verdict.value == self.label.value

    @property
    def false_alarm(self) -> bool:
        return self.label in _CALM and self.verdict in _ALARMS

    @property
    def missed(self) -> bool:
        """A contradiction that is called conforming, or not seen at all."""
        return self.label is Label.CONTRADICTS and self.verdict in (Verdict.CONFORMS, Verdict.MISSING)


def clause_outcomes(product: Reviewer, clauses: Iterable[OwnClause]) -> list[Outcome]:
    """Each clause in its frame, judged by the policy of its topic."""
    return [
        _outcome(clause, product.review(framed(clause.text, clause.language)).findings[clause.topic])
        for clause in clauses
    ]


def _outcome(clause: OwnClause, finding: Finding) -> Outcome:
    return Outcome(clause.topic, clause.language, clause.label, finding.verdict, finding.basis, clause.id, clause.text)


def document_outcomes(product: Reviewer, split: Split) -> list[Outcome]:
    """Each own topic of each whole NDA."""
    found = []
    for document in own_documents(split):
        result = product.review(document.text).findings
        found += [_placed(document.name, document.language, place, result[place.topic]) for place in document.places]
    return found


def _placed(name: str, language: Language, place: Place, finding: Finding) -> Outcome:
    quoted = any(place.evidence in quote.text or quote.text in place.evidence for quote in finding.quotes)
    return Outcome(
        place.topic,
        language,
        place.label,
        finding.verdict,
        finding.basis,
        f"{name}: {place.topic}",
        place.evidence,
        quoted or place.label is Label.SILENT,
    )


def table(outcomes: Sequence[Outcome]) -> str:
    """A line a topic and language, and the sums."""
    lines = [f"{'topic':24}{'lang':5}{'n':>5}{'right':>7}{'acc':>7}{'false alarm':>13}{'missed':>8}{'quoted':>8}"]
    for topic in sorted({each.topic for each in outcomes}):
        for language in Language:
            here = [each for each in outcomes if (each.topic, each.language) == (topic, language)]
            lines += [_line(topic, language, here)] if here else []
    for language in Language:
        here = [each for each in outcomes if each.language is language]
        lines += [_line("all", language, here)] if here else []
    return "\n".join([*lines, _line("all", "both", outcomes)])


def _line(topic: str, language: str, outcomes: Sequence[Outcome]) -> str:
    def count(of: Callable[[Outcome], bool]) -> int:
        return sum(1 for each in outcomes if of(each))

    right = count(lambda each: each.right)
    alarms, missed = count(lambda each: each.false_alarm), count(lambda each: each.missed)
    quoted = count(lambda each: each.right and each.quoted)
    share = right / len(outcomes)
    return f"{topic:24}{language:5}{len(outcomes):>5}{right:>7}{share:>7.3f}{alarms:>13}{missed:>8}{quoted:>8}"


def misses(outcomes: Iterable[Outcome]) -> str:
    return "\n".join(
        f"{each.case}\t{each.label} -> {each.verdict} ({each.basis})\t{each.text}"
        for each in outcomes
        if not each.right
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.nda_de.own.measure", description=__doc__)
    parser.add_argument("--split", type=Split, choices=list(Split), default=Split.TRAIN)
    parser.add_argument("--documents", action="store_true", help="the whole NDAs instead of the single clauses")
    parser.add_argument("--topic", action="append", help="only this topic; may be given again")
    parser.add_argument("--misses", action="store_true", help="print what was judged otherwise than labelled")
    options = parser.parse_args(arguments)
    if options.misses and options.split is Split.TEST:
        parser.error("the misses of the held-out half are not shown")
    with reviewer() as product:
        outcomes = _outcomes(product, options)
    print(table(outcomes))
    if options.misses:
        print(misses(outcomes))


def _outcomes(product: Reviewer, options: argparse.Namespace) -> list[Outcome]:
    if not options.documents:
        return clause_outcomes(product, own_clauses(options.split, options.topic))
    found = document_outcomes(product, options.split)
    return [each for each in found if each.topic in (options.topic or [each.topic])]


if __name__ == "__main__":
    main()
