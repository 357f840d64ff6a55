"""Which mandatory fields are missing; only 100 % counts as documented."""

import dataclasses
from typing import Any

import pytest

from agent.domain.escalation.completeness import Field, completeness
from agent.domain.escalation.record import Cause, CauseKind
from tests.sample_escalations import CHECK, DAY_0, TALK, TRIGGER, complete, imported, opened


def test_what_a_sweep_opens_lacks_what_people_must_say() -> None:
    found = completeness(opened())
    assert found.missing == (Field.CAUSE, Field.INTERNAL_MEASURE, Field.CUSTOMER_MEASURE)
    assert found.score == pytest.approx(2 / 5)


def test_a_whole_record_is_complete() -> None:
    assert completeness(complete()).is_whole
    assert completeness(complete()).score == 1.0


@pytest.mark.parametrize(
    ("missing", "values"),
    [
        (Field.TRIGGER, {"trigger": None}),
        (Field.TRIGGER, {"trigger": dataclasses.replace(TRIGGER, rows=())}),
        (Field.OWNER, {"owner": " "}),
        (Field.CAUSE, {"cause": Cause(CauseKind.KNOWN, " – ")}),
        (Field.INTERNAL_MEASURE, {"measures": (TALK,)}),
        (Field.CUSTOMER_MEASURE, {"measures": (CHECK,)}),
    ],
)
def test_each_field_is_missed(missing: Field, values: dict[str, Any]) -> None:
    assert completeness(complete(**values)).missing == (missing,)


def test_an_unknown_cause_is_documented_by_what_is_asked() -> None:
    assert completeness(complete(cause=Cause(CauseKind.UNKNOWN, "Einkauf gefragt bis 25.11."))).is_whole


def test_a_resolved_one_needs_evidence_and_result() -> None:
    resolved = complete(resolved_on=DAY_0)
    assert completeness(resolved).missing == (Field.EVIDENCE, Field.RESULT)
    assert completeness(dataclasses.replace(resolved, evidence="Mail 4711", result="Plan gestreckt")).is_whole


def test_an_imported_one_is_judged_by_what_an_import_can_carry() -> None:
    assert completeness(imported()).is_whole
    assert completeness(imported(imported_measure="")).missing == (Field.MEASURE,)
    assert completeness(imported(imported_measure=""), ["owner"]).is_whole
    assert completeness(imported(), ["evidence"]).is_whole, "nothing is resolved yet"
    assert completeness(imported(resolved_on=DAY_0), ["evidence"]).missing == (Field.EVIDENCE,)


def test_from_the_first_change_on_it_needs_what_we_demand() -> None:
    ours = dataclasses.replace(imported(), imported=False)
    assert completeness(ours).missing == (Field.INTERNAL_MEASURE, Field.CUSTOMER_MEASURE)
