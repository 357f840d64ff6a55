"""A small policy library, a draft, findings."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from agent.domain.document import Block, Coverage, Document
from agent.domain.nda.policy import Bilingual, PolicyClause, Presence, Severity, Verdict
from agent.domain.nda.review import Basis, Finding, Quote, Suggestion
from agent.domain.rights import DecisionRight

DRAFT = """Geheimhaltungsvereinbarung

§ 1 Die Parteien verpflichten sich, Vertrauliche Informationen nur für den vereinbarten Zweck zu nutzen.

§ 2 Die Geheimhaltungspflicht gilt für die Dauer von zwanzig Jahren nach Beendigung dieser Vereinbarung.

§ 3 Der Empfänger zahlt für jede Verletzung eine Vertragsstrafe von 250.000 EUR, unabhängig vom Verschulden.
"""


@dataclass(frozen=True)
class Library:
    """Policies in memory."""

    items: Sequence[PolicyClause] = field(default_factory=tuple)

    def clauses(self) -> Sequence[PolicyClause]:
        return self.items

    def rights(self) -> Sequence[DecisionRight]:
        return ()


def clause(policy_id: str, position: str, presence: Presence = Presence.REQUIRED) -> PolicyClause:
    both = Bilingual(de=position, en=position)
    secret = Bilingual(de="WALKAWAY-CANARY", en="WALKAWAY-CANARY")
    return PolicyClause(
        id=policy_id,
        version=1,
        valid_from=dt.date(2026, 1, 1),
        topic=policy_id.removeprefix("NDA-").lower(),
        sample=True,
        presence=presence,
        severity=Severity.RED_LINE,
        decides="legal",
        title=both,
        position=both,
        deviates=both,
        contradicts=both,
        preferred=both,
        fallback=secret,
        walk_away=secret,
        readings={},
    )


TERM = clause("NDA-TERM", "Die Geheimhaltung endet fünf Jahre nach Beendigung der Vereinbarung.")
PURPOSE = clause("NDA-PURPOSE", "Informationen dürfen nur für den vereinbarten Zweck genutzt werden.")
PENALTY = clause("NDA-PENALTY", "Eine Vertragsstrafe akzeptieren wir nicht.", Presence.FORBIDDEN)
RESIDUALS = clause("NDA-RESIDUALS", "Residualwissen bleibt geschützt.", Presence.OPTIONAL)


def finding(policy: PolicyClause, verdict: Verdict = Verdict.UNCLEAR, *quotes: Quote) -> Finding:
    return Finding(
        policy_id=policy.id,
        policy_version=1,
        topic=policy.topic,
        verdict=verdict,
        basis=Basis.QUOTE if quotes else Basis.ABSENT,
        severity=policy.severity,
        confidence=0.4,
        quotes=quotes,
        policy_quote=policy.position.de,
        suggestion=Suggestion("", ""),
        decides="legal",
        reason="LOCAL-REASON",
    )


def document(text: str = DRAFT, coverage: Coverage | None = None) -> Document:
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start, start + len(paragraph), page=1 + len(blocks) // 2))
        start += len(paragraph) + 2
    return Document("nda.docx", "text/plain", "0" * 64, text, tuple(blocks), coverage or Coverage())


def quote(words: str, text: str = DRAFT) -> Quote:
    at = text.index(words)
    return Quote(words, at, at + len(words))
