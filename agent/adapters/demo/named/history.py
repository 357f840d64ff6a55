"""Escalations, account plans and signed NDAs of the named accounts: they seed the state."""

import datetime as dt

import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.calendar import Calendar
from agent.adapters.demo.named.customers import AURELIA, BRUECK, HELIOTEC, KRANICH, NORDWERK
from agent.domain.history import AccountPlan, Escalation
from agent.domain.nda.register import RegisterEntry

HEAD_OF_SALES, LEGAL = "h.sommer", "l.vogt"


def tables(calendar: Calendar) -> dict[str, pa.Table]:
    return {
        "escalations": columns.from_rows("escalations", (_escalation(each) for each in escalations(calendar))),
        "account_plans": columns.from_rows("account_plans", (_plan(each) for each in plans(calendar))),
    }


def escalations(calendar: Calendar) -> list[Escalation]:
    """Open on day 12, closed in time, closed late, without owner."""
    return [
        Escalation(
            "ES-1",
            NORDWERK.id,
            calendar.day(-12),
            contract_id="RV-2024-017",
            kpi="call_off",
            cause="Abrufe für MC-10433 und MC-10434 weit unter Plan; Projekt beim Kunden verschoben",
            owner=NORDWERK.kam,
            measure="Termin mit Frau Kröger, Abrufplan neu verteilen",
        ),
        Escalation(
            "ES-2",
            HELIOTEC.id,
            calendar.day(-120),
            kpi="otif",
            cause="Containerverspätung",
            owner=HELIOTEC.kam,
            measure="Teilmenge per Bahn, neuer Liefertermin bestätigt",
            resolved_on=calendar.day(-110),
            evidence="Bestätigung des Kunden per E-Mail",
        ),
        Escalation(
            "ES-3",
            BRUECK.id,
            calendar.day(-95),
            contract_id="RV-2025-014",
            kpi="call_off",
            cause="Saison später als geplant",
            owner=BRUECK.kam,
            measure="Abrufplan um zwei Monate verschoben",
            resolved_on=calendar.day(-70),
            evidence="Gesprächsnotiz",
        ),
        Escalation(
            "ES-4",
            AURELIA.id,
            calendar.day(-6),
            kpi="emergency_air_freight",
            cause="Zwei Notfall-Luftfrachten für MC-10721 in einem Monat",
            measure="Sicherheitsbestand prüfen",
        ),
    ]


def plans(calendar: Calendar) -> list[AccountPlan]:
    """Heliotec's is older than a year, Vantage has none, the others are fresh."""
    ages = ((NORDWERK, 95), (NORDWERK, 460), (HELIOTEC, 400), (KRANICH, 40), (BRUECK, 200), (AURELIA, 150))
    return [
        AccountPlan(
            f"AP-{account.id}-{number}",
            account.id,
            calendar.day(-age),
            HEAD_OF_SALES,
            f"Account-Plan {account.name} {calendar.day(-age).year}",
        )
        for number, (account, age) in enumerate(ages, 1)
    ]


def ndas(calendar: Calendar, at: dt.datetime) -> list[RegisterEntry]:
    """Reminders at 30, 60 and 90 days, one expired, one without an end; ids are fixed, so they come once."""
    given = (
        ("demo-nda-1", NORDWERK.name, 28, 24),
        ("demo-nda-2", KRANICH.name, 57, 36),
        ("demo-nda-3", AURELIA.name, 86, 36),
        ("demo-nda-4", BRUECK.name, -20, 60),
        ("demo-nda-5", HELIOTEC.name, None, 30),
    )
    return [
        RegisterEntry(
            id=key,
            account=account,
            document_name=f"NDA {account} (Demo).docx",
            signed_on=calendar.in_month(-months, 10),
            in_force_until=None if left is None else calendar.day(left),
            survival_until=None,
            review_id=None,
            deviations=(),
            recorded_by=LEGAL,
            recorded_at=at,
            note="Synthetische Demo-Daten",
        )
        for key, account, left, months in given
    ]


def _escalation(each: Escalation) -> columns.Row:
    return {
        "id": each.id,
        "customer_id": each.account_id,
        "contract_id": each.contract_id,
        "kpi": each.kpi,
        "detected_on": each.detected_on,
        "cause": each.cause or None,
        "owner": each.owner or None,
        "measure": each.measure or None,
        "resolved_on": each.resolved_on,
        "evidence": each.evidence or None,
    }


def _plan(each: AccountPlan) -> columns.Row:
    return {
        "id": each.id,
        "customer_id": each.account_id,
        "approved_on": each.approved_on,
        "approved_by": each.approved_by,
        "title": each.title,
    }
