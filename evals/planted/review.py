"""The product's own review, in this process: local judge and assessment as `kam nda review` runs them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from agent.adapters.documents.plain import read_plain
from agent.adapters.judge.local import LocalJudge
from agent.bootstrap import build
from agent.domain.document import Document
from agent.domain.language import Language
from agent.domain.nda.review import Finding
from agent.services.nda_review import NdaReviewSteps
from agent.settings import Settings
from evals.remembered import Remembered


@dataclass(frozen=True, slots=True)
class Review:
    """A text as the product reads it, and its finding for each topic."""

    text: str
    findings: Mapping[str, Finding]


@dataclass(frozen=True, slots=True)
class Reviewer:
    """The reader of plain text, then the steps of the review; the vector store decides no verdict and is left out."""

    steps: NdaReviewSteps

    @property
    def judge_version(self) -> str:
        return self.steps.judge.card(Language.EN).version

    def review(self, text: str, *, markdown: bool = False) -> Review:
        extract = read_plain(text.encode(), markdown)
        document = Document("draft", extract.media_type, "0" * 64, extract.text, extract.blocks, extract.coverage)
        draft = self.steps.segment(document, anyway=True)
        findings = self.steps.assess(draft, self.steps.judge_clauses(draft), draft.language)
        return Review(document.text, {finding.topic: finding for finding in findings})


@contextmanager
def reviewer(cache: Path | None = None) -> Iterator[Reviewer]:
    """A product of its own in a folder of its own."""
    with TemporaryDirectory() as home:
        settings = Settings(home=Path(home), cache=cache) if cache else Settings(home=Path(home))
        app = build(settings)
        try:
            judge = LocalJudge.load(Remembered(app.embedder.encode))
            yield Reviewer(replace(app.steps, judge=judge))
        finally:
            app.close()
