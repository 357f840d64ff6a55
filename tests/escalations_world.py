"""Escalations wired over a small world of facts, with the real state and a date that can be set."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from agent.bootstrap.escalations import EscalationParts
from agent.domain.identity import User
from agent.settings import Settings
from tests.facts_world import Rows, customer, provide
from tests.kpi_world import HELIOTEC, NORDWERK, TODAY, contract, merged

AURELIA = "Aurelia Mobility SE"  # of another key account manager
BRANDT, YILMAZ, SOMMER, VOGT, PETERSEN = "k.brandt", "m.yilmaz", "h.sommer", "l.vogt", "a.petersen"


def parts(home: Path, today: dt.date = TODAY) -> EscalationParts:
    return EscalationParts(Settings(home=home, today=today))


def on(built: EscalationParts, today: dt.date) -> EscalationParts:
    """The same folder on another day, as a process of its own would see it."""
    return parts(built.settings.home, today)


def user(built: EscalationParts, key: str) -> User:
    return built.identity.user(key)


def fill(built: EscalationParts, called: Mapping[str, tuple[str, float]], **tables: Rows) -> None:
    """``called`` by contract number: the customer (N, H, A) and the pieces called off of 10,000 due."""
    names = {"N": NORDWERK, "H": HELIOTEC, "A": AURELIA}
    worlds = [contract(key, account, pieces) for key, (account, pieces) in called.items()]
    customers = [customer(key, name) for key, name in names.items()]
    provide(built.facts_store, customers=customers, **(merged(*worlds) if worlds else {}), **tables)
