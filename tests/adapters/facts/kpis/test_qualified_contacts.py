"""Qualified contacts: two-way, named, on topic, documented; everything else with its reason."""

from typing import Any

import pytest

from tests.kpi_figures import ME, Figure, KpiWorld

GOOD = {
    "customer_id": ME,
    "contact_id": "P1",
    "date": "2026-06-10",
    "direction": "both",
    "topic": "Forecast Q3",
    "note": "besprochen",
}


def contacts(kpis: KpiWorld, *activities: Any, **question: Any) -> Figure:
    return kpis.figure("qualified_contacts", activities=activities, **question)


def test_a_documented_conversation_counts(kpis: KpiWorld) -> None:
    figure = contacts(kpis, {**GOOD, "id": "T1"}, GOOD)
    assert (figure.value, figure.sums.n, figure.sums.notes) == (2, 2, ())
    assert ("activities", "T1") in figure.keys


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"direction": None}, "no_direction"),
        ({"direction": "out", "qualified": True}, "not_two_way"),
        ({"direction": "in"}, "not_two_way"),
        ({"contact_id": None}, "no_person"),
        ({"topic": "Weihnachtsgruß"}, "other_topic"),
        ({"topic": None}, "other_topic"),
        ({"note": " "}, "not_documented"),
        ({"note": None, "topic": None}, "other_topic"),
    ],
)
def test_what_is_missing_first_is_the_reason(kpis: KpiWorld, change: dict[str, Any], reason: str) -> None:
    figure = contacts(kpis, {**GOOD, **change})
    assert (figure.value, figure.sums.n, figure.out) == (0, 0, {reason: 1})


def test_an_answer_that_the_system_flags_is_two_way(kpis: KpiWorld) -> None:
    assert contacts(kpis, {**GOOD, "direction": "in", "qualified": True}).value == 1


@pytest.mark.parametrize(
    "topic", ["PROGNOSE", "Projekt Aurora", "technische Klärung", "technical review", "Bedarf 2027"]
)
def test_topics_are_parts_of_words_in_both_languages(kpis: KpiWorld, topic: str) -> None:
    assert contacts(kpis, {**GOOD, "topic": topic}).value == 1


def test_the_year_runs_back_from_today(kpis: KpiWorld) -> None:
    assert contacts(kpis, {**GOOD, "date": "2025-11-23"}).value == 1
    assert contacts(kpis, {**GOOD, "date": "2025-11-22"}).value == 0


def test_a_shorter_period_is_told(kpis: KpiWorld) -> None:
    assert contacts(kpis, GOOD, period="2026-06").sums.notes == ("part_of_year",)
    assert contacts(kpis, GOOD, period="2026-05").sums.notes == ("part_of_year",)
    assert contacts(kpis, GOOD, period="2025").sums.notes == ()


def test_a_customer_whom_nobody_contacts_has_none(kpis: KpiWorld) -> None:
    other = {**GOOD, "customer_id": "C2"}
    assert contacts(kpis, other, contacts=[{"customer_id": ME, "name": "Sabine Kröger"}]).value == 0


def test_where_nobody_records_activities_there_is_no_data(kpis: KpiWorld) -> None:
    assert contacts(kpis, contacts=[{"customer_id": ME, "name": "Sabine Kröger"}]).value is None
    assert contacts(kpis, {**GOOD, "customer_id": "C2"}).value is None
