"""A text through the product's own reading: segments, local judge, document facts, assessment; no home needed."""

from collections.abc import Sequence
from pathlib import Path

from agent.adapters.judge.local import LocalJudge
from agent.domain.document import Block, Coverage, Document
from agent.domain.language import Language, detect
from agent.domain.nda.assess import assess
from agent.domain.nda.complete import completed
from agent.domain.nda.particulars import particulars
from agent.domain.nda.policy import PolicyClause
from agent.domain.nda.review import Finding
from agent.domain.nda.segment import segment
from knowledge.policies import PolicyLibrary

_POLICIES = Path(__file__).parents[3] / "policies"

# Says nothing on any topic of the policies, so that whatever is found comes from the clause put in.
_FRAME = {
    Language.DE: """Geheimhaltungsvereinbarung

zwischen der Nordwerk Antriebe GmbH, Kiel, und der Melchers Components GmbH, Bremen

1. Anlass
Nordwerk Antriebe und Melchers Components sprechen über die Fertigung von Getriebegehäusen.

2. Weitere Abrede
{text}

3. Salvatorische Klausel
Ist eine Bestimmung dieser Vereinbarung unwirksam, bleibt die Wirksamkeit der übrigen unberührt.
""",
    Language.EN: """Non-Disclosure Agreement

between Nordwerk Antriebe GmbH, Kiel, and Melchers Components GmbH, Bremen

1. Occasion
Nordwerk Antriebe and Melchers Components are discussing the manufacture of gearbox housings.

2. Further Terms
{text}

3. Severability
If a provision of this Agreement is invalid, the validity of the others remains unaffected.
""",
}


def framed(text: str, language: Language) -> str:
    """A small NDA that holds ``text`` and is silent otherwise."""
    return _FRAME[language].format(text=text)


def policies() -> dict[str, PolicyClause]:
    """The sample policies that the product ships, by topic."""
    return {policy.topic: policy for policy in PolicyLibrary(_POLICIES).clauses()}


def findings(judge: LocalJudge, text: str, asked: Sequence[PolicyClause]) -> dict[str, Finding]:
    """The findings of a review of ``text`` for the policies ``asked``, by topic."""
    document, language = _document(text), detect(text)
    clauses = segment(document)
    readings = completed(judge.read(document, clauses, language), particulars(document, clauses), clauses)
    return {each.topic: each for each in assess(document, asked, readings, language, language)}


def _document(text: str) -> Document:
    blocks, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(offset, offset + len(line)))
        offset += len(line) + 1
    return Document("draft.txt", "text/plain", "", text, tuple(blocks), Coverage())
