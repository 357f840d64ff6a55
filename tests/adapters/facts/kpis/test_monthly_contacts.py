"""Monthly contacts: each relevant person in each month that is over."""

import datetime as dt
from typing import Any

from tests.kpi_figures import ME, Figure, KpiWorld

SABINE = {"id": "P1", "customer_id": ME, "name": "Sabine Kröger"}
TOM = {"id": "P2", "customer_id": ME, "name": "Tom Richter", "relevant": True}
ANNA = {"id": "P3", "customer_id": ME, "name": "Anna Weiß", "relevant": False}


def talk(contact: str | None, day: str) -> dict[str, Any]:
    return {"customer_id": ME, "contact_id": contact, "date": day}


def contacts(kpis: KpiWorld, *activities: Any, **question: Any) -> Figure:
    return kpis.figure("monthly_contacts", activities=activities, **{"contacts": [SABINE, TOM, ANNA], **question})


def test_relevant_persons_spoken_to_last_month(kpis: KpiWorld) -> None:
    figure = contacts(kpis, talk("P1", "2026-10-01"), talk("P1", "2026-10-31"), talk("P2", "2026-09-30"))
    assert (figure.ratio, figure.out) == ((1, 2), {"not_relevant": 1})
    assert figure.keys == {("contacts", "P1"), ("contacts", "P2")}


def test_every_month_of_a_period_counts(kpis: KpiWorld) -> None:
    figure = contacts(
        kpis, talk("P1", "2026-08-03"), talk("P1", "2026-09-03"), talk("P2", "2026-08-03"), period="2026-Q3"
    )
    assert figure.ratio == (3, 4)  # July lies before the first record of anybody


def test_the_running_month_does_not_count_yet(kpis: KpiWorld) -> None:
    assert contacts(kpis, talk("P1", "2026-10-03"), period="2026-11").value is None
    assert contacts(kpis, talk("P1", "2026-11-03"), period="2026-11", today=dt.date(2026, 11, 30)).value is None
    assert contacts(kpis, talk("P1", "2026-11-03"), period="2026-11", today=dt.date(2026, 12, 1)).value == 0.5


def test_an_activity_without_a_person_helps_nobody(kpis: KpiWorld) -> None:
    assert contacts(kpis, talk(None, "2026-10-03")).value == 0.0


def test_where_nobody_records_activities_there_is_no_data(kpis: KpiWorld) -> None:
    assert contacts(kpis).value is None


def test_without_relevant_persons_there_is_no_data(kpis: KpiWorld) -> None:
    figure = contacts(kpis, talk("P3", "2026-10-03"), contacts=[ANNA])
    assert (figure.value, figure.out) == (None, {"not_relevant": 1})
