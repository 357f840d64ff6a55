"""Answers of the API in place of the server's: decisions that are kept, the register, a second round."""

import json
from typing import Any

from playwright.sync_api import Page, Route

Json = dict[str, Any]
_DECIDED = "**/api/nda/reviews/*/decisions"


class Decided:
    """The decisions of one review, kept as the server keeps them.

    ``failing`` answers with this text and ``status`` instead.
    """

    def __init__(self, review: Json, made: list[Json] | None = None) -> None:
        self.proposals: list[Json] = (review["result"] or {}).get("proposals", [])
        self.made: dict[str, Json] = {each["proposal_id"]: each for each in made or []}
        self.sent: list[Json] = []
        self.failing: str | None = None
        self.status = 409

    def install(self, page: Page) -> None:
        page.route(_DECIDED, self._list)
        page.route(f"{_DECIDED}/*", self._one)
        page.route(f"{_DECIDED}/accept-rest", self._rest)

    def _list(self, route: Route) -> None:
        self._answer(route, {"decisions": list(self.made.values())})

    def _rest(self, route: Route) -> None:
        if self.failing is None:
            for proposal in self.proposals:
                self.made.setdefault(proposal["id"], decision(proposal["id"], "accept"))
        self._list(route)

    def _one(self, route: Route) -> None:
        proposal_id = route.request.url.rsplit("/", 1)[1]
        if self.failing is not None:
            self._answer(route, None)
        elif route.request.method == "DELETE":
            del self.made[proposal_id]
            route.fulfill(status=204)
        else:
            wanted = json.loads(route.request.post_data or "")
            self.sent.append(wanted)
            self.made[proposal_id] = decision(proposal_id, **wanted)
            self._answer(route, self.made[proposal_id])

    def _answer(self, route: Route, body: Json | None) -> None:
        if self.failing is None:
            route.fulfill(json=body)
        else:
            route.fulfill(status=self.status, json={"error": {"code": "system.state", "message": self.failing}})


def decision(proposal_id: str, choice: str, text: str = "", reason: str = "", **changed: Any) -> Json:
    """A decision of Katharina Brandt, who may reject nothing on her own."""
    return {
        "proposal_id": proposal_id,
        "choice": choice,
        "text": text,
        "reason": reason,
        "decided_by": "k.brandt",
        "decided_by_name": "Katharina Brandt",
        "decided_at": "2026-11-22T09:30:00+00:00",
        "agreed": choice == "accept",
        "needs": None if choice == "accept" else "Rechtsabteilung",
    } | changed


def install_register(page: Page, entries: list[Json]) -> None:
    page.route("**/api/nda/register", lambda route: route.fulfill(json={"as_of": "2026-11-22", "entries": entries}))


def entry(entry_id: str, **changed: Any) -> Json:
    """An NDA in force, as `GET /api/nda/register` lists it; keyword values replace fields."""
    return {
        "id": entry_id,
        "account": "Heliotec AG",
        "document_name": "NDA Heliotec.docx",
        "signed_on": "2025-03-01",
        "in_force_until": "2028-02-29",
        "survival_until": None,
        "state": "in_force",
        "state_label": "in Kraft",
        "days_left": 464,
        "notice": None,
        "deviations": [],
        "review_id": None,
        "recorded_by": "k.brandt",
        "recorded_by_name": "Katharina Brandt",
        "recorded_at": "2025-03-02T10:00:00+00:00",
        "ended_on": None,
        "end_reason": "",
        "note": "",
        "message": "",
    } | changed


def deviation(**changed: Any) -> Json:
    return {
        "policy_id": "term",
        "topic": "term",
        "topic_label": "Laufzeit und Fortgeltung",
        "verdict": "contradicts",
        "severity": "red_line",
        "reason": "Der Kunde besteht darauf.",
        "accepted_by": None,
        "decides": "Rechtsabteilung",
        "consent": "ohne dokumentierte Zustimmung (zuständig: Rechtsabteilung)",
    } | changed


def second_round(text: str) -> Json:
    """What came back against ``text``: one answer of each kind and one to a comment, one slip of each kind."""

    def span(words: str) -> Json:
        start = text.index(words)
        return {"start": start, "end": start + len(words)}

    penalty = "eine Vertragsstrafe von 250.000 EUR"
    answers = [
        {
            "outcome": "accepted",
            "topic": "marking",
            "before": "mündlich",
            "asked": "schriftlich",
            "after": "schriftlich",
            **span("schriftlich als vertraulich"),
        },
        {
            "outcome": "changed",
            "topic": "penalty",
            "before": "eine Vertragsstrafe von 500.000 EUR",
            "asked": "eine angemessene Vertragsstrafe",
            "after": penalty,
            **span(penalty),
        },
        {
            "outcome": "declined",
            "topic": "term",
            "before": "unbefristet fort",
            "asked": "fünf Jahre fort",
            "after": "unbefristet fort",
            **span("unbefristet fort"),
        },
        {
            "outcome": "open",
            "topic": "copies",
            "before": "wöchentlich",
            "asked": "monatlich",
            "after": "monatlich",
            **span("monatlich"),
        },
        {
            "outcome": "declined",
            "comment": True,  # which asks for no certain wording
            "topic": "venue",
            "before": "Ausschließlicher Gerichtsstand ist Graz.",
            "asked": "",
            "after": "Ausschließlicher Gerichtsstand ist Graz.",
            **span("Ausschließlicher Gerichtsstand ist Graz."),
        },
    ]
    slips = [
        {"kind": "added", "before": "", "after": "auf eigene Kosten", "topics": [], **span("auf eigene Kosten")},
        {"kind": "changed", "before": "Wien", "after": "Graz.", "topics": ["venue"], **span("Graz.")},
        {
            "kind": "moved",
            "before": "§ 5 Laufzeit",
            "after": "§ 5 Laufzeit",
            "topics": ["term"],
            **span("§ 5 Laufzeit"),
        },
        {
            "kind": "removed",
            "before": "Es gilt deutsches Recht.",
            "after": "",
            "topics": ["governing_law"],
            "start": text.index("§ 7"),
            "end": text.index("§ 7"),
        },
    ]
    previous = {"id": "00000000-0000-4000-8000-000000000002", "document_name": "NDA 1.docx", "date": "2026-11-02"}
    numbered = [{"proposal_id": f"p{at}", **answer} for at, answer in enumerate(answers)]
    return {"previous": previous, "answers": numbered, "slipped_in": slips}
