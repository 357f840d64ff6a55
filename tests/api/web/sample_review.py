"""Stored reviews as the API gives them, made by the real report step from scripted readings.

The draft holds what a page must survive: characters outside the BMP before every quote, markup in
names, tracked changes, comments, unreadable pages, two findings on one passage.
"""

from dataclasses import replace
from functools import cache
from typing import Any, cast

from agent.domain.document import Block, Comment, Coverage, Document, TrackedChange
from agent.domain.language import Language
from agent.domain.nda.policy import Verdict
from agent.domain.nda.reading import Reading, Span, Value
from agent.domain.nda.review import Finding, JudgeCard, Opinion, Quote, Unusual
from agent.ports import Documents, Judge, PolicySearch
from agent.services.nda_review import NdaReviewSteps
from agent.settings import shipped_policies
from knowledge.policies import PolicyLibrary

REVIEW_ID = "00000000-0000-4000-8000-000000000001"
MARKUP = "<img src=x onerror=document.title='pwned'>"

TEXT = f"""Geheimhaltungsvereinbarung 🤝📎

zwischen der Orion {MARKUP} Antriebstechnik GmbH, Graz, und der Melchers Components GmbH, Bremen

Datum: 15.03.2026

§ 1 Zweck 🔒
Die Parteien prüfen eine Zusammenarbeit bei Getriebegehäusen. Jede Partei darf Vertrauliche Informationen der anderen
Partei ausschließlich für diesen Zweck verwenden.

§ 2 Weitergabe
Der Empfänger darf Vertrauliche Informationen seinen Mitarbeitern und Beratern zugänglich machen. Eine Weitergabe an
Dritte ist ausgeschlossen.

§ 3 Kennzeichnung
Vertraulich sind nur Informationen, die bei der Übergabe schriftlich als vertraulich gekennzeichnet sind.

§ 4 Vertragsstrafe
Für jede Verletzung zahlt der Empfänger, unabhängig vom Verschulden, eine Vertragsstrafe von 250.000 EUR.

§ 5 Laufzeit
Diese Vereinbarung gilt drei Jahre. Die Pflichten gelten danach unbefristet fort.

§ 6 Bemusterung
Der Empfänger stellt auf eigene Kosten monatlich zwölf Erstmuster je Artikel und hält einen Prüfstand bereit.

§ 7 Schlussbestimmungen
Änderungen bedürfen der Schriftform. Es gilt österreichisches Recht. Ausschließlicher Gerichtsstand ist Graz.
"""

_PENALTY = "Für jede Verletzung zahlt der Empfänger, unabhängig vom Verschulden, eine Vertragsstrafe von 250.000 EUR."
_PEOPLE = "Der Empfänger darf Vertrauliche Informationen seinen Mitarbeitern und Beratern zugänglich machen."
_SAMPLES = (
    "Der Empfänger stellt auf eigene Kosten monatlich zwölf Erstmuster je Artikel und hält einen Prüfstand bereit."
)


class _Card:
    def card(self, language: Language) -> JudgeCard:
        source = "ContractNLI dev" if language is Language.EN else "ContractNLI, Teil dev"
        return JudgeCard("cues-3", {"accuracy": 0.8123, "f1_contradiction_micro": 0.655, "new_measure": 0.5}, source)

    def topics(self, text: str, language: Language) -> list[str]:
        return []


def _span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def _readings() -> list[Reading]:
    def reading(topic: str, name: str, quote: str, confidence: float, *values: Value) -> Reading:
        return Reading(topic, name, confidence, (_span(quote),), values)

    return [
        reading("purpose", "limited", "ausschließlich für diesen Zweck", 0.93),
        reading("need_to_know", "permitted_unbound", _PEOPLE, 0.62),
        reading("third_parties", "prohibited", "Eine Weitergabe an\nDritte ist ausgeschlossen.", 0.88),
        reading("marking", "required", "schriftlich als vertraulich gekennzeichnet", 0.91),
        reading("penalty", "no_fault", _PENALTY, 0.97, Value("eur", 250_000, text="250.000 EUR")),
        reading("liability", "unlimited", "unabhängig vom Verschulden", 0.48),
        reading("term", "unlimited", "Die Pflichten gelten danach unbefristet fort.", 0.9),
        reading("written_form", "required", "Änderungen bedürfen der Schriftform.", 0.95),
        reading(
            "governing_law", "stated", "Es gilt österreichisches Recht.", 0.96, Value("law", place="AT", text="österr.")
        ),
        reading("venue", "stated", "Gerichtsstand ist Graz", 0.9, Value("venue", place="AT", text="Graz")),
    ]


def coverage(*, complete: bool = True) -> Coverage:
    return Coverage(
        pages=4,
        pages_without_text=() if complete else (3, 4),
        ocr_pages=(2,),
        changes=(
            TrackedChange("insertion", f"Eva {MARKUP}", "2026-03-12T09:30:00Z", "unabhängig vom Verschulden"),
            TrackedChange("deletion", "", None, "höchstens 10.000 EUR"),
        ),
        comments=(Comment("Eva Kern", f"Bitte so lassen {MARKUP}"),),
        hidden_runs=1,
        attachments=("Anlage <1>.xlsx",),
        warnings=("document.warning.macro",),
    )


def _document(complete: bool) -> Document:
    half = TEXT.index("§ 4")
    blocks = (Block(0, half, page=1), Block(half, len(TEXT), page=2))
    return Document(
        f"NDA {MARKUP}.docx", "application/octet-stream", "0" * 64, TEXT, blocks, coverage(complete=complete)
    )


def _with_opinion(finding: Finding) -> Finding:
    if finding.topic != "need_to_know":
        return finding
    span = _span("seinen Mitarbeitern und Beratern")
    quote = Quote(TEXT[span.start : span.end], span.start, span.end, 1)
    opinion = Opinion("test-model", Verdict.DEVIATES, f"Die Bindung der Berater fehlt. {MARKUP}", (quote,), 1)
    return replace(finding, second_opinion=opinion)


@cache
def _steps() -> NdaReviewSteps:
    policies = PolicyLibrary(shipped_policies())
    return NdaReviewSteps(cast(Documents, None), policies, cast(PolicySearch, None), cast(Judge, _Card()))


def result(language: Language, *, complete: bool = True) -> dict[str, Any]:
    """The public JSON of a review of ``TEXT`` with a report in ``language``; a new one each time."""
    steps = _steps()
    draft = steps.segment(_document(complete), anyway=True)
    findings = [_with_opinion(finding) for finding in steps.assess(draft, _readings(), language)]
    span = _span(_SAMPLES)
    unusual = [Unusual((Quote(_SAMPLES, span.start, span.end, 2),), "Keine unserer Klauseln deckt das ab.")]
    proposals = steps.propose(draft, findings, _readings(), language)
    return steps.report(draft, findings, proposals, unusual, language, ["Ein Hinweis."])


def review(language: Language, **changed: Any) -> dict[str, Any]:
    """A stored review as `GET /api/nda/reviews/{id}` answers; keyword values replace fields."""
    shown: dict[str, Any] = {
        "id": REVIEW_ID,
        "created_at": "2026-11-22T09:15:00+00:00",
        "created_by": "k.brandt",
        "account": "Heliotec AG",
        "document_name": f"NDA {MARKUP}.docx",
        "language": language.value,
        "status": "done",
        "step": "",
        "error": None,
        "error_code": None,
        "level": "red",
        "result": None,
    }
    return shown | changed
