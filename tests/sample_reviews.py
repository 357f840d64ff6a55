"""Finished reviews of own wording, put straight into the state: what decisions and the register build on."""

from typing import Any

from agent.bootstrap import App
from agent.domain.identity import User
from agent.domain.language import Language
from agent.ports import StoredReview

# policy, topic, verdict, severity, department id and name, proposals
_ROWS = (
    ("NDA-PENALTY", "penalty", "contradicts", "red_line", "legal", "Rechtsabteilung", 1),
    ("NDA-EXCLUSIVITY", "exclusivity", "contradicts", "red_line", "management", "Geschäftsführung", 1),
    ("NDA-TERM", "term", "deviates", "red_line", "legal", "Rechtsabteilung", 2),
    ("NDA-COPIES", "copies", "deviates", "negotiable", "legal", "Rechtsabteilung", 1),
    ("NDA-MARKING", "marking", "unclear", "negotiable", "legal", "Rechtsabteilung", 0),
    ("NDA-VENUE", "venue", "conforms", "negotiable", "legal", "Rechtsabteilung", 0),
)
PROPOSALS = ["NDA-PENALTY", "NDA-EXCLUSIVITY", "NDA-TERM", "NDA-TERM.2", "NDA-COPIES"]


def result(**facts: Any) -> dict[str, Any]:
    """The public JSON of a review, as far as decisions and register read it."""
    document = {
        "name": "nda.docx",
        "parties": ["Nordwerk Antriebe GmbH", "Melchers Components GmbH"],
        "date": "2024-02-29",
        "term_years": {"value": 3.0, "text": "drei Jahre", "start": 0, "end": 10},
        "survival_years": {"value": 2.0, "text": "zwei Jahre", "start": 20, "end": 30},
        "unlimited": False,
    }
    return {
        "document": {**document, **facts},
        "findings": [_finding(*row[:4], row[5]) for row in _ROWS],
        "proposals": [proposal for row in _ROWS for proposal in _proposals(*row)],
        "recommendation": {"level": "red", "text": "Rot: …"},
    }


def _finding(policy_id: str, topic: str, verdict: str, severity: str, decides: str) -> dict[str, Any]:
    named = {"policy_id": policy_id, "topic": topic, "verdict": verdict, "severity": severity}
    return {**named, "decides": decides, "quotes": [], "reason": "…"}


def _proposals(
    policy_id: str, topic: str, verdict: str, severity: str, decides: str, _name: str, count: int
) -> list[dict[str, Any]]:
    return [
        {
            "id": policy_id if number == 1 else f"{policy_id}.{number}",
            "policy_id": policy_id,
            "topic": topic,
            "verdict": verdict,
            "severity": severity,
            "action": "comment" if topic == "copies" else "replace",
            "start": 10 * number,
            "end": 10 * number + 5,
            "original": "alter",
            "text": "neuer Wortlaut",
            "fallback": "",
            "reason": "…",
            "decides": decides,
            "note": "",
            "like": [],
        }
        for number in range(1, count + 1)
    ]


def reviewed(app: App, user: User, account: str | None = "Nordwerk Antriebe GmbH", **facts: Any) -> StoredReview:
    """A review of this user that is done."""
    with app.database.transaction():  # a server that starts must not find it waiting and take it up
        review = app.reviews.request(user, "nda.docx", "0" * 64, Language.DE, account)
        return app.reviews.done(review, result(**facts))
