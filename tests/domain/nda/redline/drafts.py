"""Proposals for a text with hand-made readings, against the policy clauses that we ship."""

from functools import cache

from agent.domain.document import Block, Coverage, Document
from agent.domain.language import Language
from agent.domain.nda.assess import assess
from agent.domain.nda.policy import PolicyClause
from agent.domain.nda.reading import Reading, Span, Value
from agent.domain.nda.redline.proposal import Proposal
from agent.domain.nda.redline.propose import propose
from agent.domain.nda.segment import segment
from agent.settings import shipped_policies
from knowledge.policies import PolicyLibrary


@cache
def policies() -> tuple[PolicyClause, ...]:
    return tuple(PolicyLibrary(shipped_policies()).clauses())


def document(text: str, labels: dict[str, int] | None = None) -> Document:
    """One block a line; ``labels``: length of the number that Word made, by how the line begins."""
    blocks, at = [], 0
    for line in text.split("\n"):
        label = next((size for lead, size in (labels or {}).items() if line.startswith(lead)), 0)
        if line:
            blocks.append(Block(at, at + len(line), label=label))
        at += len(line) + 1
    return Document("draft.docx", "text/plain", "0" * 64, text, tuple(blocks), Coverage())


def reading(text: str, topic: str, name: str, *quotes: str, values: tuple[Value, ...] = ()) -> Reading:
    spans = tuple(Span(text.index(quote), text.index(quote) + len(quote)) for quote in quotes)
    return Reading(topic, name, 0.9, spans, values)


def proposals(
    text: str, *readings: Reading, language: Language = Language.EN, only: set[str] | None = None, **labels: int
) -> list[Proposal]:
    """``only``: the topics whose policy clauses are held against the draft; default those of the readings."""
    wanted = only or {each.topic for each in readings}
    held = [policy for policy in policies() if policy.topic in wanted]
    draft = document(text, labels)
    findings = assess(draft, held, readings, language, Language.EN)
    return propose(draft, segment(draft), held, findings, readings, language, Language.EN)


def applied(text: str, found: list[Proposal]) -> str:
    """The text with changes inside paragraphs applied."""
    for proposal in sorted(found, key=lambda each: -each.start):
        if proposal.action in ("replace", "delete"):
            text = text[: proposal.start] + proposal.text + text[proposal.end :]
    return text
