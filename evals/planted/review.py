"""The product's own review, in this process: local judge and assessment as `kam nda review` runs them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from agent.adapters.documents.plain import read_plain
from agent.bootstrap import App, build
from agent.domain.document import Document
from agent.domain.nda.review import Finding
from agent.settings import Settings


@dataclass(frozen=True, slots=True)
class Review:
    """A text as the product reads it, and its finding for each topic."""

    text: str
    findings: Mapping[str, Finding]


@dataclass(frozen=True, slots=True)
class Reviewer:
    """The reader of plain text, then the steps of the review; the vector store decides no verdict and is left out."""

    app: App

    def review(self, text: str, *, markdown: bool = False) -> Review:
        steps = self.app.steps
        extract = read_plain(text.encode(), markdown)
        document = Document("draft", extract.media_type, "0" * 64, extract.text, extract.blocks, extract.coverage)
        draft = steps.segment(document, anyway=True)
        findings = steps.assess(draft, steps.judge_clauses(draft), draft.language)
        return Review(document.text, {finding.topic: finding for finding in findings})


@contextmanager
def reviewer(cache: Path | None = None) -> Iterator[Reviewer]:
    """A product of its own in a folder of its own."""
    with TemporaryDirectory() as home:
        settings = Settings(home=Path(home), cache=cache) if cache else Settings(home=Path(home))
        app = build(settings)
        try:
            yield Reviewer(app)
        finally:
            app.close()
