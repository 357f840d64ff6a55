"""Our own wording, put into a draft, must be read as what it is: preferred conforms, fallback never contradicts."""

from functools import cache
from pathlib import Path

import pytest

from agent.adapters.judge.local import LocalJudge
from agent.adapters.judge.two_stage import SHIPPED, TwoStageModel
from agent.domain.document import Block, Coverage, Document
from agent.domain.language import Language
from agent.domain.nda.assess import assess
from agent.domain.nda.complete import completed
from agent.domain.nda.particulars import particulars
from agent.domain.nda.policy import PolicyClause, Verdict
from agent.domain.nda.review import Basis, Finding
from agent.domain.nda.segment import segment
from knowledge.embeddings import Embedder
from knowledge.policies import PolicyLibrary

_FRAME = {
    Language.DE: """Geheimhaltungsvereinbarung

zwischen der Nordwerk Antriebe GmbH, Kiel, und der Melchers Components GmbH, Bremen
(nachfolgend jeweils „Partei“, gemeinsam „Parteien“)

1. Gegenstand
Die Parteien prüfen eine Zusammenarbeit bei der Fertigung von Getriebegehäusen.

2. {title}
{wording}

3. Salvatorische Klausel
Ist eine Bestimmung dieser Vereinbarung unwirksam, bleibt die Wirksamkeit der übrigen unberührt.
""",
    Language.EN: """Non-Disclosure Agreement

between Nordwerk Antriebe GmbH, Kiel, and Melchers Components GmbH, Bremen (each a “Party”, together the “Parties”)

1. Subject
The Parties are considering a cooperation in the manufacture of gearbox housings.

2. {title}
{wording}

3. Severability
If a provision of this Agreement is invalid, the validity of the others remains unaffected.
""",
}


@cache
def _policies() -> dict[str, PolicyClause]:
    root = Path(__file__).parents[3] / "policies"
    return {policy.id: policy for policy in PolicyLibrary(root).clauses()}


@pytest.fixture(scope="module")
def judges(cache: Path) -> dict[str, LocalJudge]:
    embedder = Embedder(cache)
    return {
        "rules": LocalJudge(None, None),
        "with model": LocalJudge(TwoStageModel.load(SHIPPED), embedder.encode),
    }


def _document(text: str) -> Document:
    blocks, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(offset, offset + len(line)))
        offset += len(line) + 1
    return Document("draft.txt", "text/plain", "0" * 64, text, tuple(blocks), Coverage())


def _finding(judge: LocalJudge, policy: PolicyClause, wording: str, language: Language) -> Finding:
    document = _document(_FRAME[language].format(title=policy.title.text(language), wording=wording))
    clauses = segment(document)
    readings = completed(judge.read(document, clauses, language), particulars(document, clauses), clauses)
    [finding] = assess(document, [policy], readings, language, language)
    return finding


@pytest.mark.parametrize("reader", ["rules", "with model"])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("policy_id", _policies())
def test_the_preferred_wording_conforms(
    judges: dict[str, LocalJudge], policy_id: str, language: Language, reader: str
) -> None:
    policy = _policies()[policy_id]
    finding = _finding(judges[reader], policy, policy.preferred.text(language), language)
    # "absent" would mean that our own clause is not even seen
    assert (finding.verdict, finding.basis) == (Verdict.CONFORMS, Basis.QUOTE), finding.quotes


@pytest.mark.parametrize("reader", ["rules", "with model"])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("policy_id", _policies())
def test_the_fallback_wording_is_no_contradiction(
    judges: dict[str, LocalJudge], policy_id: str, language: Language, reader: str
) -> None:
    policy = _policies()[policy_id]
    finding = _finding(judges[reader], policy, policy.fallback.text(language), language)
    assert finding.verdict != Verdict.CONTRADICTS, finding.quotes
