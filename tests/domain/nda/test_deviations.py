"""Which deviations a signed NDA holds, and who agreed to them."""

import datetime as dt

from agent.domain.nda.deviations import deviations_of
from agent.domain.nda.policy import Bilingual
from agent.domain.nda.redline.proposal import Choice, Decision
from agent.domain.nda.register import Deviation
from agent.domain.rights import Department
from tests.sample_reviews import result

NAMES = {"l.vogt": "Dr. Lorenz Vogt", "k.brandt": "Katharina Brandt"}
DEPARTMENTS = [Department("legal", Bilingual("Rechtsabteilung", "Legal"))]
AT = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


def deviations(*decisions: Decision) -> dict[str, Deviation]:
    return {each.policy_id: each for each in deviations_of(result(), decisions, NAMES, DEPARTMENTS)}


def decided(proposal: str, choice: Choice, *, agreed: bool, by: str = "l.vogt", reason: str = "Grund") -> Decision:
    return Decision(proposal, choice, "", reason, by, AT, agreed)


def test_every_finding_that_does_not_conform_is_a_deviation_without_consent() -> None:
    found = deviations()
    assert list(found) == ["NDA-PENALTY", "NDA-EXCLUSIVITY", "NDA-TERM", "NDA-COPIES", "NDA-MARKING"]
    assert {each.accepted_by for each in found.values()} == {None}
    assert found["NDA-EXCLUSIVITY"].decides == "management"


def test_a_finding_without_a_proposal_finds_its_department_by_name() -> None:
    assert deviations()["NDA-MARKING"].decides == "legal"


def test_a_rejection_by_the_right_person_is_consent_with_its_reason() -> None:
    penalty = deviations(decided("NDA-PENALTY", Choice.REJECT, agreed=True))["NDA-PENALTY"]
    assert (penalty.accepted_by, penalty.reason) == ("Dr. Lorenz Vogt", "Grund")


def test_a_rejection_without_the_right_keeps_its_reason_and_is_no_consent() -> None:
    penalty = deviations(decided("NDA-PENALTY", Choice.REJECT, agreed=False, by="k.brandt"))["NDA-PENALTY"]
    assert (penalty.accepted_by, penalty.reason) == (None, "Grund")


def test_what_we_asked_for_was_not_consented_to() -> None:
    for choice in (Choice.ACCEPT, Choice.REWRITE):
        assert deviations(decided("NDA-PENALTY", choice, agreed=True))["NDA-PENALTY"].accepted_by is None


def test_two_proposals_of_one_clause_need_consent_to_both() -> None:
    first = decided("NDA-TERM", Choice.REJECT, agreed=True)
    second = decided("NDA-TERM.2", Choice.REJECT, agreed=True, reason="Anderer Grund")
    assert deviations(first)["NDA-TERM"].accepted_by is None
    both = deviations(first, second)["NDA-TERM"]
    assert (both.accepted_by, both.reason) == ("Dr. Lorenz Vogt", "Grund\nAnderer Grund")
