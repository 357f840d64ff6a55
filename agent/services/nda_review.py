"""The steps of an NDA review; `agent.graphs.nda_review` wires them."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from agent.domain.document import BlockKind, Document
from agent.domain.errors import BadInput, KamError
from agent.domain.language import Language, detect, is_known
from agent.domain.messages import message
from agent.domain.nda.assess import assess
from agent.domain.nda.clause import Clause
from agent.domain.nda.complete import completed
from agent.domain.nda.form import Open, OpenPoint, fields, open_points, stated, stating, undecided, without_boxes
from agent.domain.nda.particulars import particulars
from agent.domain.nda.policy import Verdict
from agent.domain.nda.reading import Reading, Span
from agent.domain.nda.recommend import recommend
from agent.domain.nda.redline.proposal import Proposal
from agent.domain.nda.redline.propose import propose
from agent.domain.nda.review import Finding, Particulars, Quote, Recommendation, Unusual
from agent.domain.nda.rounds.compare import compare
from agent.domain.nda.rounds.context import in_context
from agent.domain.nda.rounds.margins import margin_slips
from agent.domain.nda.rounds.pending import ours, pending
from agent.domain.nda.rounds.renumbered import renumbered
from agent.domain.nda.rounds.round import SlippedIn
from agent.domain.nda.rounds.tracked import topics_of_changes
from agent.domain.nda.segment import segment
from agent.domain.plain import plain
from agent.ports import Documents, Judge, Policies, PolicyHit, PolicySearch, SecondOpinion
from agent.services.names import decides_on_ndas
from agent.services.nda_rounds import Basis

# What is longer is no NDA but a data room: it would hold up everybody else's reviews.
MAX_CHARACTERS, MAX_CLAUSES = 500_000, 5_000
# The vector store is asked about clauses of some length, those first that no wording places.
MIN_CLAUSE, MAX_RETRIEVED, MAX_QUERY = 60, 200, 400
# A clause nearer than this to one of our policy clauses is covered by it (cosine).
COVERED = 0.75
# A topic that is read off the draft as a whole covers no clause: any clause can show it.
WHOLE_DRAFT = frozenset({"mutuality"})
MAX_UNUSUAL = 12
# So much of a passage is told in a note.
MAX_TOLD = 220
# Below this confidence a quoted finding is worth a model's second opinion.
WORTH_A_SECOND_LOOK = 0.7


@dataclass(frozen=True, slots=True)
class Draft:
    """A document on the desk: text, language, clauses, particulars."""

    document: Document
    language: Language
    clauses: tuple[Clause, ...]
    particulars: Particulars


@dataclass(frozen=True, slots=True)
class NdaReviewSteps:
    """Every step takes and returns values, so that a graph, a test or a batch can call it alone."""

    documents: Documents
    policies: Policies
    search: PolicySearch
    judge: Judge
    second_opinion: SecondOpinion | None = None

    def read(self, path: Path, name: str) -> Document:
        """Raises BadInput when the file cannot be read, is too long or in neither of our languages."""
        document = self.documents.read(path, name)
        if len(document.text) > MAX_CHARACTERS:
            raise BadInput("reviews.too_long", name=document.name)
        if not is_known(document.text):
            raise BadInput("reviews.language", name=document.name)
        return document

    def segment(self, document: Document, *, anyway: bool = False) -> Draft:
        """Raises BadInput for a document that is no NDA, unless it is to be reviewed ``anyway``."""
        clauses = segment(document)
        if len(clauses) > MAX_CLAUSES:
            raise BadInput("reviews.too_long", name=document.name)
        facts = particulars(document, clauses)
        if not facts.is_nda and not anyway:
            raise BadInput("reviews.not_an_nda", name=document.name)
        return Draft(document, detect(document.text), clauses, facts)

    def retrieve(self, draft: Draft) -> dict[int, PolicyHit]:
        """The nearest policy clause of each clause worth asking about, by the clause's start."""
        self.search.sync(self.policies.clauses())
        document = draft.document
        long_enough = [clause for clause in draft.clauses if clause.end - clause.start >= MIN_CLAUSE]
        asked = sorted(long_enough, key=lambda clause: not self.judge.is_unusual(document, clause))[:MAX_RETRIEVED]
        texts = [document.text[clause.start : min(clause.end, clause.start + MAX_QUERY)] for clause in asked]
        hits = self.search.nearest(texts, 1) if texts else []
        return {clause.start: found[0] for clause, found in zip(asked, hits, strict=True) if found}

    def judge_clauses(self, draft: Draft) -> list[Reading]:
        said = stated(draft.document)
        readings = self.judge.read(said, stating(said, draft.clauses), draft.language)
        return completed(readings, draft.particulars, draft.clauses, fields(said.text))

    def assess(self, draft: Draft, readings: Sequence[Reading], language: Language) -> list[Finding]:
        clauses, unread = self.policies.clauses(), draft.particulars.incorporated
        return assess(draft.document, clauses, readings, draft.language, language, self._open(draft), unread)

    def _open(self, draft: Draft) -> list[OpenPoint]:
        """What the draft leaves open; the local judge says which topics an unmade choice is about."""
        text = draft.document.text
        found = open_points(text, stated(draft.document).text, draft.clauses)
        choices = [
            OpenPoint(topic, Open.CHOICE, group, sure=True)
            for group in undecided(text)
            for topic in self.judge.topics(without_boxes(text[group.start : group.end]), draft.language)
        ]
        return [*found, *choices]

    def needs_second_opinion(self, findings: Sequence[Finding]) -> bool:
        return self.second_opinion is not None and bool(_uncertain(findings))

    def opinions(self, draft: Draft, findings: Sequence[Finding], language: Language) -> list[Finding]:
        """Put the model's opinion beside uncertain findings; the local verdict stays."""
        if self.second_opinion is None:
            return list(findings)
        uncertain = _uncertain(findings)
        opinions = self.second_opinion.opinions(draft.document, draft.particulars, uncertain, language)
        return [replace(finding, second_opinion=opinions.get(finding.policy_id)) for finding in findings]

    def unusual(
        self, draft: Draft, readings: Sequence[Reading], hits: Mapping[int, PolicyHit], language: Language
    ) -> list[Unusual]:
        """Clauses that no reading, no policy clause and no boilerplate pattern covers."""
        covered = [span for reading in readings if reading.topic not in WHOLE_DRAFT for span in reading.spans]
        found = [
            clause
            for clause in draft.clauses
            if not any(span.start < clause.end and clause.start < span.end for span in covered)
            and _similarity(hits, clause) < COVERED
            and self.judge.is_unusual(draft.document, clause)
        ]
        reason = message("reviews.unusual", language)
        return [Unusual((_quote(draft.document, clause),), reason) for clause in found[:MAX_UNUSUAL]]

    def propose(
        self, draft: Draft, findings: Sequence[Finding], readings: Sequence[Reading], language: Language
    ) -> list[Proposal]:
        """What we would ask the other side to change."""
        clauses = self.policies.clauses()
        return propose(draft.document, draft.clauses, clauses, findings, readings, draft.language, language)

    def report(
        self,
        draft: Draft,
        findings: Sequence[Finding],
        proposals: Sequence[Proposal],
        unusual: Sequence[Unusual],
        language: Language,
        notes: Sequence[str] = (),
        basis: Basis | None = None,
    ) -> dict[str, object]:
        """The public JSON of a review (shape: `DESIGN.md`, `kam nda review`)."""
        departments = {department.id: department for department in self.policies.departments()}
        facts = plain(draft.particulars)
        coverage = draft.document.coverage
        return {
            "document": {
                "name": draft.document.name,
                "media_type": draft.document.media_type,
                "sha256": draft.document.sha256,
                "text": draft.document.text,
                "language": draft.language.value,
                **facts,
                "margins": plain(_margins(draft.document)),
                "coverage": {
                    **plain(coverage),
                    "changes": self._tracked(draft, findings),
                    "complete": coverage.complete,
                    "warnings": [message(code, language) for code in coverage.warnings],
                },
            },
            "findings": [
                {**plain(finding), "decides": departments[finding.decides].name.text(language)} for finding in findings
            ],
            "proposals": plain(proposals),
            "round": None if basis is None else self._round(draft, findings, basis),
            "unusual": plain(unusual),
            "recommendation": plain(self._recommend(draft, findings, unusual, language)),
            "judge": self._judge_card(draft.language, language),
            "prompt_hash": self._prompt_hash(findings),
            "language": language.value,
            "notes": [*_unread(draft, language), *notes, *_unanswered(draft.document, basis, language)],
        }

    def _recommend(
        self, draft: Draft, findings: Sequence[Finding], unusual: Sequence[Unusual], language: Language
    ) -> Recommendation:
        departments = {department.id: department for department in self.policies.departments()}
        decides, unread = decides_on_ndas(self.policies), draft.particulars.incorporated
        return recommend(findings, len(unusual), departments, decides, language, unread)

    def _tracked(self, draft: Draft, findings: Sequence[Finding]) -> list[dict[str, object]]:
        """The other side's tracked edits, by author, each with the findings that it touches."""
        document = draft.document
        by_author = topics_of_changes(
            document.coverage.changes, document.text, findings, partial(self.judge.topics, language=draft.language)
        )
        return [
            {**plain(change), "findings": [plain(touched._asdict()) for touched in change.findings]}
            for author in by_author
            for change in author.changes
        ]

    def _round(self, draft: Draft, findings: Sequence[Finding], basis: Basis) -> dict[str, object]:
        """What became of our requests, and what else is new, with the topics that it touches."""
        document, ignored = draft.document, _margins(draft.document)
        found = compare(basis.text, basis.asked, document.text, ignore_last=basis.margins, ignore_new=ignored)
        own = ours(document.coverage.changes, basis.authors)
        answers = [
            in_context(pending(renumbered(answer, asked), own), asked, basis.text, document.text)
            for answer, asked in zip(found.answers, basis.asked, strict=True)
        ]
        slips = [*found.slipped_in, *margin_slips(basis.text, basis.margins, document.text, ignored)]
        slipped = [replace(slip, topics=self._topics_of(slip, draft, findings)) for slip in slips]
        previous = {"id": basis.review_id, "document_name": basis.document_name, "date": basis.created_at}
        return {"previous": previous, "answers": plain(answers), "slipped_in": plain(slipped)}

    def _topics_of(self, slip: SlippedIn, draft: Draft, findings: Sequence[Finding]) -> tuple[str, ...]:
        """Topics of the findings at its place; what was taken out is read by the local judge."""
        quoting = [
            finding.topic
            for finding in findings
            if any(quote.start < slip.end and slip.start < quote.end for quote in finding.quotes)
        ]
        return tuple(dict.fromkeys([*quoting, *self.judge.topics(slip.before, draft.language)]))

    def _judge_card(self, draft: Language, report: Language) -> dict[str, object]:
        """How well the judge was measured to read the draft's language, told in the report's."""
        card = self.judge.card(draft)
        measured_on = message(f"reviews.measured.{draft}", report) if card.quality else ""
        return {**plain(card), "measured_on": measured_on}

    def _prompt_hash(self, findings: Sequence[Finding]) -> str | None:
        asked = any(finding.second_opinion for finding in findings)
        return self.second_opinion.prompt_hash if self.second_opinion and asked else None


def _unread(draft: Draft, language: Language) -> list[str]:
    """Terms that belong to the contract and are not before us, each with the words that bring them in."""
    text = draft.document.text
    return [
        message("reviews.incorporated", language, name=each.name, quote=_told(text[each.start : each.end]))
        for each in draft.particulars.incorporated
    ]


def _told(passage: str) -> str:
    return textwrap.shorten(passage, MAX_TOLD, placeholder=" …")


def _unanswered(document: Document, basis: Basis | None, language: Language) -> list[str]:
    """Our own open changes are part of the text that was read: whoever reads the verdict has to know."""
    own = ours(document.coverage.changes, basis.authors) if basis else []
    return [message("reviews.unanswered", language, count=len(own))] if own else []


def _margins(document: Document) -> tuple[Span, ...]:
    """Headers and footers: they repeat, and belong to no version of the wording."""
    kinds = (BlockKind.HEADER, BlockKind.FOOTER)
    return tuple(Span(block.start, block.end) for block in document.blocks if block.kind in kinds)


def opinion_failed(error: KamError, language: Language) -> str:
    return message("reviews.opinion_unavailable", language, problem=error.text(language))


def _uncertain(findings: Sequence[Finding]) -> list[Finding]:
    return [
        finding
        for finding in findings
        if finding.verdict is Verdict.UNCLEAR or (finding.quotes and finding.confidence < WORTH_A_SECOND_LOOK)
    ]


def _similarity(hits: Mapping[int, PolicyHit], clause: Clause) -> float:
    hit = hits.get(clause.start)
    return hit.similarity if hit else 0.0


def _quote(document: Document, clause: Clause) -> Quote:
    text = document.text[clause.start : clause.end]
    return Quote(text, clause.start, clause.end, document.page_of(clause.start))
