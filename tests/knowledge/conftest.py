"""A small valid policy library, written as YAML: one file a topic, and the decision rights."""

from pathlib import Path

import pytest

from agent.domain.nda.topics import TOPICS, Topic
from knowledge.embeddings import Embedder, copy_folder, load_package
from knowledge.prepared_model import write_copy

_TEXTS = ("title", "position", "deviates", "contradicts", "preferred", "fallback", "walk_away")
_LIMITS = {
    "term": "limits:\n  years:\n    conforms_up_to: 5\n    deviates_up_to: 10\n",
    "penalty": "limits:\n  eur:\n    conforms_up_to: 0\n    deviates_up_to: 25000\n",
    "governing_law": "limits:\n  laws:\n    conforms: [DE]\n    deviates: [AT, CH]\n    otherwise: contradicts\n",
    "venue": "limits:\n  venues:\n    conforms: [DE]\n",
}
RIGHTS = """\
version: 1
sample: true
departments:
  - id: legal
    name: {de: Rechtsabteilung, en: Legal}
  - id: sales
    name: {de: Vertrieb, en: Sales}
rights:
  - id: priority
    subject: {de: Prioritäten, en: Priorities}
    verdict: alone
    department: null
    source: "1"
    examples: {de: [Was zuerst?], en: [What first?]}
  - id: sign
    subject: {de: NDA unterzeichnen, en: Signing an NDA}
    verdict: alignment
    department: legal
    source: "2"
    examples: {de: [Darf ich unterschreiben?], en: [May I sign?]}
"""


def clause_text(topic: Topic) -> str:
    """A valid file on the topic; the reading sentences serve as its texts."""
    de = " ".join(reading.de for reading in topic.readings)
    en = " ".join(reading.en for reading in topic.readings)
    head = [
        f"id: NDA-{topic.name.upper().replace('_', '-')}",
        "version: 1",
        "valid_from: 2026-01-01",
        f"topic: {topic.name}",
        "sample: true",
        "presence: required",
        "severity: negotiable",
        "decides: legal",
        f"hypotheses: [{', '.join(hypothesis.id for hypothesis in topic.hypotheses)}]",
    ]
    texts = [f"{field}:\n  de: {de}\n  en: {en}" for field in _TEXTS]
    readings = ["readings:", *(f"  {reading.name}: conforms" for reading in topic.readings)]
    return "\n".join([*head, *texts, *readings, ""]) + _LIMITS.get(topic.name, "")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The folder of a valid library with all topics."""
    folder = tmp_path / "policies"
    (folder / "nda").mkdir(parents=True)
    for topic in TOPICS.values():
        (folder / "nda" / f"{topic.name}.yaml").write_text(clause_text(topic), encoding="utf-8")
    (folder / "decision_rights.yaml").write_text(RIGHTS, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def encoder_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the prepared copy of the encoder."""
    folder = tmp_path_factory.mktemp("encoder")
    write_copy(copy_folder(folder), load_package(1), 1)
    return folder


@pytest.fixture(scope="session")
def embedder(encoder_copy: Path) -> Embedder:
    return Embedder(encoder_copy)
