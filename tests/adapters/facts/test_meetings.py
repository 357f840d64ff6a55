"""Meetings and the ends of contracts over a small world of facts."""

import datetime as dt
from pathlib import Path

from agent.adapters.facts.meetings import DuckMeetings
from agent.adapters.facts.reorder_articles import DuckArticleStates
from tests.facts_world import customer, world

TODAY = dt.date(2026, 11, 22)


def at(year: int, month: int, day: int, hour: int = 0) -> dt.datetime:
    """Local, as calendars keep it."""
    return dt.datetime.combine(dt.date(year, month, day), dt.time(hour))


def meetings(tmp_path: Path) -> DuckMeetings:
    rows = [
        ("M1", "N", at(2026, 11, 23, 10), "Sabine Kröger; Jens Albers;  k.brandt;Jens Albers", " Abrufe "),
        ("M2", "H", at(2026, 11, 23, 9), None, None),
        ("M3", "N", at(2026, 12, 3, 9), "", ""),
        ("M4", "N", at(2026, 11, 20, 9), "", ""),
    ]
    names = ("id", "customer_id", "starts_at", "attendees", "goal")
    contracts = [
        ("R1", "N", dt.date(2024, 1, 1), dt.date(2026, 12, 31), dt.date(2026, 12, 1)),
        ("R2", "N", dt.date(2024, 1, 1), dt.date(2026, 11, 21), None),
        ("R3", "N", dt.date(2026, 12, 1), dt.date(2026, 12, 15), None),
        ("R4", "N", dt.date(2024, 1, 1), dt.date(2027, 6, 30), None),
        ("R5", "H", dt.date(2024, 1, 1), dt.date(2026, 11, 22), None),
    ]
    keys = ("id", "customer_id", "valid_from", "valid_to", "notice_date")
    store = world(
        tmp_path,
        customers=[customer("N"), customer("H")],
        meetings=[dict(zip(names, row, strict=True)) for row in rows],
        frame_contracts=[dict(zip(keys, row, strict=True)) for row in contracts],
    )
    return DuckMeetings(store)


def test_meetings_of_a_span_by_time(tmp_path: Path) -> None:
    found = meetings(tmp_path).meetings(at(2026, 11, 22), at(2026, 11, 30))
    assert [each.id for each in found] == ["M2", "M1"]
    assert (found[0].attendees, found[0].goal) == ((), "")
    assert found[1].attendees == ("Sabine Kröger", "Jens Albers", "k.brandt")
    assert found[1].goal == "Abrufe"


def test_meetings_of_some_customers(tmp_path: Path) -> None:
    asked = meetings(tmp_path)
    span = (at(2026, 11, 22), at(2026, 12, 31))
    assert [each.id for each in asked.meetings(*span, ["N"])] == ["M1", "M3"]
    assert asked.meetings(*span, []) == []


def test_contracts_in_force_that_end_soon(tmp_path: Path) -> None:
    found = meetings(tmp_path).ending_contracts(["N"], TODAY, TODAY + dt.timedelta(days=89))
    assert [(each.id, each.notice_date) for each in found] == [("R1", dt.date(2026, 12, 1))]


def test_an_article_is_orderable_in_series_and_released(tmp_path: Path) -> None:
    given: list[dict[str, object]] = [
        {"id": "A", "name": "A", "series": True, "release_state": "Released"},
        {"id": "B", "name": "B", "series": False, "release_state": "released"},
        {"id": "C", "name": "C", "series": True, "release_state": "sample"},
        {"id": "D", "name": "D"},
    ]
    states = DuckArticleStates(world(tmp_path, articles=given))
    assert states.orderable(["A", "B", "C", "D", "E"]) == {"A": True, "B": False, "C": False, "D": True}
