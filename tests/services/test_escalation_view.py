"""What people read: words in both languages, the figure as it is compared, every key behind it."""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.bootstrap.escalations import EscalationParts
from agent.domain.escalation.clock import ReminderKind
from agent.domain.escalation.record import EscalationRecord, MeasureStatus
from agent.domain.language import Language
from tests.escalations_world import fill, parts
from tests.sample_escalations import DAY_0, NOW, TALK, TRIGGER, complete, imported, opened

DE, EN = Language.DE, Language.EN


@pytest.fixture
def built(home: Path) -> Iterator[EscalationParts]:
    built = parts(home)
    fill(built, {})
    yield built
    built.database.dispose()


def test_a_record_is_told_in_both_languages(built: EscalationParts) -> None:
    view = built.escalation_view
    german = view.record(complete(), DE, {ReminderKind.DAY_7: NOW}, TRIGGER)
    english = view.record(complete(), EN, {ReminderKind.DAY_7: NOW}, TRIGGER)
    assert json.loads(json.dumps(german)) == german
    assert (german["account"], german["owner_name"]) == ("Nordwerk Antriebe GmbH", "Katharina Brandt")
    assert german["clock"]["text"] == "Tag 12 von 14, zu lösen bis 24.11.2026"
    assert english["clock"]["text"] == "Day 12 of 14, to be resolved by 24 November 2026"
    assert (german["clock"]["day"], german["clock"]["left"], german["clock"]["due"]) == (12, 2, "2026-11-24")
    assert german["trigger"]["of_text"] == "6.996,00 € von 10.000,00 €"
    assert english["trigger"]["of_text"] == "€6,996.00 of €10,000.00"
    assert german["trigger"]["rows"] == [
        {"table": "contract_lines", "key": "L-1"},
        {"table": "order_lines", "key": "O-1"},
    ]
    assert german["current"]["value"] == 0.6996
    assert [each["given_at"] for each in german["reminders"]] == [NOW.isoformat(), None, None, None]


def test_rounding_does_not_hide_that_it_is_broken(built: EscalationParts) -> None:
    shown = built.escalation_view.record(opened(), DE)
    assert (shown["trigger"]["value"], shown["trigger"]["value_text"]) == (0.6996, "69,96 %")
    plainly = opened(trigger=dataclasses.replace(TRIGGER, value=0.634))
    assert built.escalation_view.record(plainly, DE)["trigger"]["value_text"] == "63,4 %"


def test_without_prices_pieces_are_told(built: EscalationParts) -> None:
    shown = built.escalation_view.record(opened(trigger=dataclasses.replace(TRIGGER, in_pieces=True)), DE)
    assert shown["trigger"]["of_text"] == "6.996 Stück von 10.000 Stück"
    assert shown["trigger"]["sums_unit"] is None


def test_what_is_missing_stands_in_words(built: EscalationParts) -> None:
    shown = built.escalation_view.record(opened(), DE)["completeness"]
    assert (shown["score"], shown["text"]) == (pytest.approx(0.4), "40 %")
    assert [each["field"] for each in shown["missing"]] == ["cause", "internal_measure", "customer_measure"]
    assert built.escalation_view.still(opened(), EN).startswith("Still missing: cause, an internal measure")
    assert built.escalation_view.still(complete(), DE) == "Vollständig dokumentiert."


def test_an_imported_one_says_so(built: EscalationParts) -> None:
    shown = built.escalation_view.record(imported(), DE)
    assert (shown["source"], shown["trigger"], shown["imported_measure"]) == ("import", None, "Plan strecken")
    assert shown["cause"] == {"kind": "assumed", "text": "Saison", "kind_text": "Annahme"}
    assert shown["completeness"]["required"] == ["owner", "cause", "measure"]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (opened(detected_on=dt.date(2026, 11, 21)), "letzter Werktag ist der 04.12.2026"),
        (opened(detected_on=dt.date(2026, 10, 1)), "Tag 52 von 14: überfällig seit dem 15.10.2026"),
        (opened(resolved_on=DAY_0 + dt.timedelta(14)), "Gelöst nach 14 Tagen, fristgerecht"),
        (opened(resolved_on=DAY_0 + dt.timedelta(15)), "Gelöst nach 15 Tagen, nicht in 14 Tagen"),
    ],
)
def test_the_clock_in_words(built: EscalationParts, record: EscalationRecord, text: str) -> None:
    assert text in built.escalation_view.clock_text(record, DE)


def test_a_measure_past_its_day_is_overdue_until_it_is_done(built: EscalationParts) -> None:
    done = dataclasses.replace(TALK, status=MeasureStatus.DONE, done_on=DAY_0)
    shown = built.escalation_view.record(opened(measures=(TALK, done)), DE)["measures"]
    assert [(each["overdue"], each["status_text"]) for each in shown] == [(True, "überfällig"), (False, "erledigt")]


def test_a_list_counts_the_rows_and_a_customer_that_is_gone_has_its_id(built: EscalationParts) -> None:
    (shown,) = built.escalation_view.listed([opened(account_id="X")], EN)["escalations"]
    assert (shown["account"], shown["trigger"]["n_rows"], "rows" in shown["trigger"]) == ("X", 2, False)
    assert built.escalation_view.listed([opened(resolved_on=DAY_0)], EN)["escalations"][0]["reminders"] == []
