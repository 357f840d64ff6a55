"""Meetings, surveys, opportunities, complaints and interruptions of the named accounts."""

import datetime as dt
from collections.abc import Iterator

import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.calendar import Calendar
from agent.adapters.demo.named.customers import ACCOUNTS, AURELIA, BRUECK, HELIOTEC, KRANICH, NORDWERK, VANTAGE, Account
from agent.adapters.demo.named.people import of

_QUARTERS = 12

# scores of those who answer, in turn
_SCORES = {
    NORDWERK.id: (8, 9, 8, 8),
    HELIOTEC.id: (9, 8, 9, 8),
    KRANICH.id: (10, 9, 9, 10),
    BRUECK.id: (6, 7, 6, 7),
    AURELIA.id: (8, 9, 8, 9),
    VANTAGE.id: (9, 8, 9, 8),
}
# of four who are asked so many answer
_ANSWERS = {
    NORDWERK.id: 4,
    HELIOTEC.id: 4,
    KRANICH.id: 4,
    BRUECK.id: 4,
    AURELIA.id: 4,
    VANTAGE.id: 2,
}
# identified in every calendar year: with evidence, without
_OPPORTUNITIES = {
    NORDWERK.id: (2, 1),
    HELIOTEC.id: (4, 0),
    KRANICH.id: (3, 0),
    BRUECK.id: (0, 1),
    AURELIA.id: (3, 0),
    VANTAGE.id: (1, 1),
}
_CATEGORIES = ("Frästeile", "Baugruppen", "Oberflächenveredelung", "Druckguss", "Elektronikgehäuse")


def tables(calendar: Calendar) -> dict[str, pa.Table]:
    rows = {
        "meetings": _meetings(calendar),
        "surveys": _surveys(calendar),
        "opportunities": _opportunities(calendar),
        "complaints": _complaints(calendar),
        "interruptions": _interruptions(calendar),
    }
    return {name: columns.from_rows(name, each) for name, each in rows.items()}


def _meetings(calendar: Calendar) -> Iterator[columns.Row]:
    """One within 48 hours, two in the next week, one a fortnight ago."""
    tomorrow, week = calendar.day(1), calendar.workday(9)
    yield _meeting("ME-1", NORDWERK, tomorrow, 10, "Abrufe RV-2024-017 und Versorgung MC-10432 abstimmen")
    yield _meeting("ME-2", HELIOTEC, calendar.workday(6), 14, "Forecast-Abgleich und Preisgespräch Modulklemme")
    yield _meeting("ME-3", VANTAGE, week, 9, "Quarterly review: forecast, quotation, drawings")
    yield _meeting("ME-4", BRUECK, calendar.workday(-14), 11, "Saisonplanung")


def _meeting(key: str, account: Account, day: dt.date, hour: int, goal: str) -> columns.Row:
    first, second = of(account)[:2]
    return {
        "id": key,
        "customer_id": account.id,
        "starts_at": dt.datetime.combine(day, dt.time(hour)),
        "attendees": f"{first.name}; {second.name}; {account.kam}",
        "goal": goal,
    }


def _surveys(calendar: Calendar) -> Iterator[columns.Row]:
    """Every quarter, in its second month, four people of each account are asked; answers come within days."""
    this_quarter = -((calendar.today.month - 1) % 3)
    for account in ACCOUNTS:
        for quarter in range(_QUARTERS):
            invited = calendar.in_month(this_quarter - 3 * quarter + 1, 8)
            for at, person in enumerate(of(account)[:4]):
                answered = invited + dt.timedelta(days=3 + at)
                answers = at < _ANSWERS[account.id] and answered <= calendar.today
                if invited <= calendar.today:
                    yield {
                        "id": f"SV-{account.id}-{invited:%Y%m}-{at + 1}",
                        "customer_id": account.id,
                        "contact_id": person.id,
                        "invited_on": invited,
                        "answered_on": answered if answers else None,
                        "score": float(_SCORES[account.id][at]) if answers else None,
                    }


def _opportunities(calendar: Calendar) -> Iterator[columns.Row]:
    """In every calendar year of the history the same number, spread over its part that is over."""
    for account in ACCOUNTS:
        with_evidence, without = _OPPORTUNITIES[account.id]
        for year in range(calendar.today.year - 2, calendar.today.year + 1):
            begin, end = dt.date(year, 1, 1), min(dt.date(year, 12, 31), calendar.today)
            for at in range(with_evidence + without):
                yield {
                    "id": f"OP-{account.id}-{year}-{at + 1}",
                    "customer_id": account.id,
                    "category": _CATEGORIES[(at + year) % len(_CATEGORIES)],
                    "identified_on": begin + (end - begin) * (2 * at + 1) // (2 * (with_evidence + without)),
                    "evidence": f"Anfrage {begin.year}, Besuchsbericht Nr. {at + 1}" if at < with_evidence else None,
                    "status": "open",
                }


def _complaints(calendar: Calendar) -> Iterator[columns.Row]:
    given = (
        ("CO-1", BRUECK, "MC-10612", -25, 4200.0, "Bohrbild außerhalb der Toleranz, Sortierprüfung"),
        ("CO-2", BRUECK, "MC-10613", -140, 2650.0, "Rost an der Führung, Ersatz geliefert"),
        ("CO-3", NORDWERK, "MC-10433", -80, 980.0, "Zwei Kisten ohne Prüfzeugnis"),
        ("CO-4", AURELIA, "MC-10721", -60, 1430.0, "Kratzer durch Verpackung"),
        ("CO-5", KRANICH, "MC-10556", -210, None, "Kosten noch offen: Oberfläche verfärbt"),
    )
    for key, account, article, days, cost, note in given:
        yield {
            "id": key,
            "customer_id": account.id,
            "article_id": article,
            "date": calendar.workday(days),
            "cost": cost,
            "note": note,
        }


def _interruptions(calendar: Calendar) -> Iterator[columns.Row]:
    """One unplanned in the last closed month (Brück), a planned one (Kranich), one long ago."""
    given = (
        ("IN-1", BRUECK, "MC-10612", calendar.in_month(-1, 19), False, "Werkzeugbruch beim Vorlieferanten"),
        ("IN-2", KRANICH, "MC-10555", calendar.in_month(-1, 12), True, "Angekündigte Inventur im Lager"),
        ("IN-3", NORDWERK, "MC-10434", calendar.in_month(-7, 9), False, "Containerverspätung"),
        ("IN-4", VANTAGE, None, calendar.in_month(-4, 15), None, "Customs strike"),
    )
    for key, account, article, day, planned, cause in given:
        yield {
            "id": key,
            "customer_id": account.id,
            "article_id": article,
            "date": day,
            "planned": planned,
            "cause": cause,
        }
