"""Escalation drafts wired over a small world of facts, as the product wires them, with a clock that is set."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.facts.store import FactsStore
from agent.bootstrap import build
from agent.domain.draft.draft import Check, Draft, DraftKind
from agent.domain.draft.rubrics import escalation, escalation_record
from agent.domain.drafting.brief import DraftRequest
from agent.domain.identity import User
from agent.services import draft_checks
from agent.settings import Settings
from tests.facts_world import Rows, customer, provide
from tests.kpi_world import SetClock, contract, merged

NORDWERK, HELIOTEC, AURELIA = "Nordwerk Antriebe GmbH", "Heliotec AG", "Aurelia Mobility SE"
TODAY = dt.date(2026, 11, 23)  # a Monday
ENDS = dt.date(2027, 10, 31)
PEOPLE = (
    ("P1", "Sabine Kröger", "s.kroeger@nordwerk.example", "Leiterin Einkauf", "decision maker", "Frau"),
    ("P2", "Jens Albers", "j.albers@nordwerk.example", "Disponent", "buyer", "Herr"),
    ("P3", "Frank Harms", "f.harms@nordwerk.example", "Geschäftsführer", "decision maker", "Herr"),
    ("P4", "Mia Osei", "m.osei@nordwerk.example", "Konstruktion", "influencer", "Frau"),
)


def people(*rows: tuple[str, ...], account: str = "N") -> Rows:
    names = ("id", "name", "email", "role", "buying_role", "salutation")
    return [{**dict(zip(names, row, strict=True)), "customer_id": account, "language": "de"} for row in rows]


def tables(called: float = 5000, **more: Rows) -> Mapping[str, Rows]:
    """Nordwerk has called off so much of about 4,900 pieces due, Heliotec is far ahead of its plan."""
    names = {"N": NORDWERK, "H": HELIOTEC, "A": AURELIA}
    worlds = merged(contract("1", "N", called, ENDS), contract("2", "H", 9990, ENDS), contract("3", "A", 10, ENDS))
    articles = [{**each, "lead_time_sea_days": 56} for each in worlds["articles"]]
    customers = [customer(key, name, country="DE") for key, name in names.items()]
    given = {**worlds, "articles": articles, "customers": customers, "contacts": people(*PEOPLE)}
    return {**given, **more}


class EscalationWorld:
    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch, **given: Any) -> None:
        self.home, self.clock = home, SetClock(TODAY)
        if given or not (home / "facts").exists():
            self.fill(**given)
        self.app = build(Settings(home=home, today=TODAY))
        self.app.clock = self.clock  # type: ignore[assignment]
        kinds = {DraftKind.ESCALATION: escalation.rubric, DraftKind.ESCALATION_RECORD: escalation_record.rubric}
        monkeypatch.setattr(draft_checks, "RUBRICS", kinds)
        self.graph = self.app.drafting

    def fill(self, called: float = 5000, **more: Rows) -> None:
        """A new version of the facts, read at this moment."""
        store = FactsStore(self.home / "facts")
        provide(store, as_of=self.clock.now(), **tables(called, **more))
        store.close()

    def user(self, key: str = "k.brandt") -> User:
        return self.app.identity.user(key)

    def draft(self, user: str = "k.brandt", **wanted: Any) -> Draft:
        given = {"kind": DraftKind.ESCALATION, "account": NORDWERK, **wanted}
        return self.graph.draft(self.user(user), DraftRequest(**given))

    def sent(self, user: str = "k.brandt", **wanted: Any) -> Draft:
        """Drafted, approved by who wrote it, and delivered."""
        draft = self.draft(user, **wanted)
        self.app.approvals.approve(self.user(user), draft.id, draft.digest, "")
        self.app.outbox.deliver()
        return self.app.drafts.get(draft.id)

    def wait(self, days: int) -> None:
        self.clock.moment += dt.timedelta(days)


@contextmanager
def template(folder: Path) -> Iterator[Path]:
    """A home with state and facts (2,000 pieces called off), to be copied."""
    store = FactsStore(folder / "facts")
    provide(store, as_of=SetClock(TODAY).now(), **tables(2000))
    store.close()
    app = build(Settings(home=folder, today=TODAY))
    app.identity.users()
    app.close()
    yield folder


def failed(draft: Draft, prefix: str = "") -> list[str]:
    return [check.id for check in draft.checks if not check.ok and check.id.startswith(prefix)]


def line(draft: Draft, id: str) -> Check:
    return next(check for check in draft.checks if check.id == id)
