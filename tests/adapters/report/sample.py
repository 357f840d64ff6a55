"""A review's public JSON with what a report must survive, every additive key in it; all text of our own.

The draft has characters outside the BMP before every quote, markup, a word of 300 letters, quotes that
overlap, one that runs over two paragraphs, blank lines inside, and one that starts in a blank line.
"""

import datetime as dt
from typing import Any

from agent.adapters.report import ReportInput
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.topics import TOPICS

MARKUP = "<img src=//evil.example/x onerror=alert(1)>"
STYLE_END = "</style></title><script>alert(2)</script>"
LONG = "Geheim" * 50
TEXT = f"""Vereinbarung 🤝📎 zwischen {MARKUP} GmbH und Melchers Components GmbH

§ 1 Zweck 🔒
Jede Partei nutzt Informationen nur für diesen Zweck.

§ 2 Strafe
Der Empfänger zahlt ohne Verschulden 250.000 EUR. Das gilt {LONG} immer.
Die Haftung ist unbegrenzt.

§ 3 Dauer
Die Pflichten gelten zwanzig Jahre.

§ 4 Muster {STYLE_END}
Der Empfänger liefert monatlich zwölf Muster.
"""
CREATED = dt.datetime(2026, 3, 15, 23, 30, tzinfo=dt.UTC)


def quote(text: str, page: int | None = None) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"text": text, "start": start, "end": start + len(text), "page": page}


def finding(topic: str, verdict: str, severity: str = "negotiable", *quotes: dict[str, Any]) -> dict[str, Any]:
    return {
        "policy_id": f"NDA-{topic.upper()}",
        "policy_version": 3,
        "topic": topic,
        "verdict": verdict,
        "basis": "quote" if quotes else "absent",
        "severity": severity,
        "confidence": 0.8,
        "quotes": list(quotes),
        "policy_quote": f"Unsere Position zu {topic}.",
        "suggestion": {"preferred": f"Wortlaut zu {topic}.", "fallback": f"Rückfall zu {topic}."},
        "decides": "Stelle A",
        "reason": f"Grund zu {topic}.",
        "second_opinion": None,
    }


def findings() -> list[dict[str, Any]]:
    doubtful = finding("liability", "unclear", "red_line", quote("250.000 EUR. Das gilt"))
    doubtful["second_opinion"] = {
        "model": f"modell {MARKUP}",
        "verdict": "contradicts",
        "reason": f"Anders gelesen {MARKUP}",
        "quotes": [quote("Die Haftung ist unbegrenzt.")],
        "discarded_quotes": 2,
    }
    return [
        finding("purpose", "conforms", "red_line", quote("nur für diesen Zweck", page=1)),
        finding("copies", "conforms", "information"),
        finding("return_destruction", "missing"),
        finding("term", "deviates", "red_line", quote("zwanzig Jahre", page=2), quote("\n§ 3 Dauer\nDie Pflichten")),
        finding("penalty", "contradicts", "red_line", quote("ohne Verschulden 250.000 EUR"), quote(LONG)),
        doubtful,
    ]


def proposals() -> list[dict[str, Any]]:
    def proposal(topic: str, action: str, original: str, text: str, **more: Any) -> dict[str, Any]:
        start = TEXT.index(original)
        named = {"id": f"NDA-{topic.upper()}", "policy_id": f"NDA-{topic.upper()}", "topic": topic, "action": action}
        place = {"start": start, "end": start + len(original), "original": original, "text": text}
        rest = {"verdict": "deviates", "severity": "red_line", "fallback": f"Unser Rückfall zu {topic}."}
        return named | place | rest | {"reason": "Warum.", "decides": "legal", "note": "", "like": []} | more

    end = len(TEXT) - 1
    inserted = {"start": end, "end": end, "like": [0]}
    return [
        proposal("term", "replace", "zwanzig Jahre", "fünf Jahre", note=f"Auch § 9 prüfen {MARKUP}."),
        proposal("penalty", "delete", " Das gilt", ""),
        proposal("return_destruction", "insert", "", f"§ 5 Rückgabe\nAlles geht zurück. {MARKUP}", **inserted),
        proposal("liability", "comment", "Die Haftung ist unbegrenzt.", "Die Haftung ist begrenzt."),
        proposal("residuals", "replace", "monatlich", "jährlich"),  # of a policy without a finding
    ]


def decisions() -> list[dict[str, Any]]:
    def decision(name: str, choice: str, text: str = "", reason: str = "") -> dict[str, Any]:
        base = {"proposal_id": name, "choice": choice, "text": text, "reason": reason, "decided_by": "Lena Vogt"}
        return base | {"decided_at": "2026-03-16T08:00:00+00:00"}

    return [
        decision("NDA-TERM", "reject", "", "Überholt."),
        decision("NDA-TERM", "rewrite", "sieben Jahre", f"Mit dem Kunden besprochen {MARKUP}."),
        decision("NDA-PENALTY", "accept"),
        decision("NDA-LIABILITY", "reject", "", "Steht im Rahmenvertrag.") | {"needs": "Stelle B"},
        decision("NDA-GONE", "reject", "", "Vorschlag von früher."),
    ]


def compared() -> dict[str, Any]:
    def answer(topic: str, outcome: str, before: str, asked: str, after: str) -> dict[str, Any]:
        start = TEXT.index(after)
        place = {"start": start, "end": start + len(after)}
        return (
            {"proposal_id": topic, "topic": topic, "outcome": outcome}
            | {
                "before": before,
                "asked": asked,
                "after": after,
            }
            | place
        )

    def slip(kind: str, before: str, after: str, *topics: str) -> dict[str, Any]:
        start = TEXT.index(after) if after else TEXT.index("§ 4")
        return {"kind": kind, "before": before, "after": after, "start": start, "end": start + len(after)} | {
            "topics": list(topics)
        }

    return {
        "previous": {"id": "r1", "document_name": f"Fassung 1 {MARKUP}.docx", "date": "2026-02-01T10:00:00+00:00"},
        "answers": [
            answer("purpose", "accepted", "zu jedem Zweck", "nur für diesen Zweck", "nur für diesen Zweck"),
            answer("term", "changed", "dreißig Jahre", "fünf Jahre", "zwanzig Jahre"),
            answer("liability", "declined", "Alte Haftung.", "Neue Haftung.", "Die Haftung ist unbegrenzt."),
            answer("residuals", "open", "wöchentlich", "monatlich", "monatlich"),
            answer("venue", "changed", "§ 4 Anderes", "", "§ 4 Muster") | {"comment": True},
        ],
        "slipped_in": [
            slip("added", "", "monatlich zwölf Muster", "penalty", "term"),
            slip("removed", f"Schriftform ist vereinbart. {MARKUP}", ""),
            slip("changed", "Der Geber liefert", "Der Empfänger liefert"),
            slip("moved", "§ 1 Zweck 🔒", "§ 1 Zweck 🔒"),
        ],
    }


def coverage() -> dict[str, Any]:
    start = TEXT.index("unbegrenzt")
    placed = {
        "start": start,
        "end": start + 10,
        "findings": [{"policy_id": "NDA-LIABILITY", "topic": "liability", "verdict": "contradicts"}],
    }
    return {
        "pages": 4,
        "pages_without_text": [3, 4],
        "failed_pages": [],
        "ocr_pages": [2],
        "second_reader_pages": [],
        "changes": [
            {"kind": "insertion", "author": f"Eva {MARKUP}", "date": "2026-03-12T09:30:00Z", "text": "unbegrenzt"}
            | placed,
            {"kind": "deletion", "author": f"Eva {MARKUP}", "date": "gestern", "text": "begrenzt auf 10.000 EUR"},
            {"kind": "deletion", "author": "", "date": None, "text": "höchstens", "start": None, "end": None},
        ],
        "comments": [{"author": "Eva", "text": f"Bitte so lassen {MARKUP}"}],
        "hidden_runs": 1,
        "attachments": ["Anlage <1>.xlsx"],
        "password_missing": True,
        "warnings": ["Die Datei enthält Makros."],
        "complete": False,
    }


def result(language: Language = Language.DE) -> dict[str, Any]:
    """Every key; a new one each time."""
    amount = quote("250.000 EUR")
    term = quote("zwanzig Jahre")
    return {
        "document": {
            "name": "nda.docx",
            "sha256": "ab" * 32,
            "text": TEXT,
            "language": "de",
            "is_nda": False,
            "parties": [f"{MARKUP} GmbH", "Melchers Components GmbH"],
            "date": "2026-03-15",
            "mutual": True,
            "governing_law": quote("§ 3 Dauer") | {"code": "US-NY"},
            "venue": quote("§ 4 Muster") | {"code": "AT", "text": "Graz"},
            "arbitration": True,
            "term_years": term | {"value": 1.5},
            "survival_years": term | {"value": 20.0},
            "unlimited": True,
            "penalty_eur": amount | {"value": 250_000.0},
            "coverage": coverage(),
        },
        "findings": findings(),
        "proposals": proposals(),
        "unusual": [
            {"quotes": [quote("Der Empfänger liefert monatlich zwölf Muster.", page=2)], "reason": "Unbekannt."}
        ],
        "recommendation": {"level": "red", "text": f"Es geht um {TOPICS['penalty'].label(language)}."},
        "judge": {
            "version": "cues-3",
            "quality": {"accuracy": 0.8123, "new_measure": 0.5},
            "measured_on": message("reviews.measured.de", language),
        },
        "prompt_hash": "cafe",
        "round": compared(),
        "language": language.value,
        "notes": [f"Ein Hinweis {MARKUP}."],
    }


def bare() -> dict[str, Any]:
    """A review of the first version of the product: no additive key, nothing found, nothing measured."""
    document = {"text": "Kurz.", "language": "de", "coverage": {"complete": True}, "parties": []}
    return {
        "document": document,
        "findings": [],
        "unusual": [],
        "recommendation": {"level": "green", "text": "Nichts."},
        "judge": {"version": "cues-1", "quality": {}},
    }


def review(**changed: Any) -> ReportInput:
    values: dict[str, Any] = {
        "result": result(),
        "document_name": f"NDA {MARKUP}.docx",
        "created_at": CREATED,
        "created_by": "Karla Brandt",
        "account": f"Heliotec {MARKUP} AG",
        "decisions": decisions(),
        "previous_verdicts": {"NDA-TERM": "contradicts"},
    }
    return ReportInput(**(values | changed))
