"""What of the policy library goes into the index: one text a field and language."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.domain.language import Language
from agent.domain.nda.policy import PolicyClause

FIELDS = ("title", "position", "preferred", "fallback")
_LAYOUT = 1  # raise it when FIELDS, the ids or the settings of the collection change


@dataclass(frozen=True, slots=True)
class Passage:
    policy_id: str
    version: int
    language: Language
    field: str
    text: str

    @property
    def id(self) -> str:
        return f"{self.policy_id}/{self.field}/{self.language}"

    @property
    def metadata(self) -> dict[str, str | int]:
        return {
            "policy_id": self.policy_id,
            "version": self.version,
            "language": str(self.language),
            "field": self.field,
        }


def policy_of(passage_id: str) -> str:
    return passage_id.split("/", 1)[0]


def passages(clauses: Iterable[PolicyClause]) -> list[Passage]:
    """Every text of every clause that the index holds, in a stable order."""
    return [
        Passage(clause.id, clause.version, language, field, getattr(clause, field).text(language))
        for clause in sorted(clauses, key=lambda clause: clause.id)
        for field in FIELDS
        for language in Language
    ]


def content_hash(items: Sequence[Passage], encoder: str) -> str:
    """SHA-256 over all texts, the encoder and the layout: equal exactly when the index would be."""
    content = [[item.id, item.version, item.text] for item in items]
    return hashlib.sha256(json.dumps([_LAYOUT, encoder, content]).encode()).hexdigest()
