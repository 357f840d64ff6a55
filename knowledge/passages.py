"""What of the policy library goes into the index: one text a field and language.

The reading sentences of a clause's topic go in as well. They are short, one statement each, as the
encoder likes it: of 54 own questions 39 find their clause first with them, 36 without (self-made set).
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agent.domain.language import Language
from agent.domain.nda.policy import PolicyClause
from agent.domain.nda.topics import TOPICS

FIELDS = ("title", "position", "preferred", "fallback", "deviates", "contradicts")
READING = "reading"
MOST_PER_CLAUSE = 2 * (len(FIELDS) + max(len(topic.readings) for topic in TOPICS.values()))
_LAYOUT = 1  # raise it when the fields, the ids or the settings of the collection change


@dataclass(frozen=True, slots=True)
class Passage:
    policy_id: str
    version: int
    language: Language
    field: str
    text: str
    name: str = ""  # of the reading

    @property
    def id(self) -> str:
        return f"{self.policy_id}/{self.field}{self.name and '.'}{self.name}/{self.language}"

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


def shown(passage_id: str) -> str:
    """The id of the text to show for a match: a reading says what a draft may say, not what we want."""
    policy, field, language = passage_id.split("/")
    return f"{policy}/position/{language}" if field.startswith(f"{READING}.") else passage_id


def passages(clauses: Iterable[PolicyClause]) -> list[Passage]:
    """Every text of every clause that the index holds, in a stable order."""
    ordered = sorted(clauses, key=lambda clause: clause.id)
    return [passage for clause in ordered for language in Language for passage in _of(clause, language)]


def _of(clause: PolicyClause, language: Language) -> Iterator[Passage]:
    for field in FIELDS:
        yield Passage(clause.id, clause.version, language, field, getattr(clause, field).text(language))
    for reading in TOPICS[clause.topic].readings:
        yield Passage(clause.id, clause.version, language, READING, reading.sentence(language), reading.name)


def content_hash(items: Sequence[Passage], encoder: str) -> str:
    """SHA-256 over all texts, the encoder and the layout: equal exactly when the index would be."""
    content = [[item.id, item.version, item.text] for item in items]
    return hashlib.sha256(json.dumps([_LAYOUT, encoder, content]).encode()).hexdigest()
