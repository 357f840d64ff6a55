import datetime as dt
from itertools import pairwise

from agent.domain.language import Language
from agent.domain.nda.policy import Verdict
from agent.domain.nda.reading import Value
from agent.domain.nda.redline.comments import Audience, comments
from agent.domain.nda.redline.proposal import Action, Choice, Decision, Proposal
from agent.domain.nda.redline.request import edits, requested
from tests.domain.nda.redline.drafts import policies, proposals, reading
from tests.domain.nda.redline.test_propose import EN

BEIJING = (Value("venue", place="CN", text="Beijing"),)
AT = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
DEPARTMENTS = {"legal": "Legal", "management": "Management", "head_of_sales": "Head of Sales"}


def decided(proposal_id: str, choice: Choice, text: str = "") -> dict[str, Decision]:
    return {proposal_id: Decision(proposal_id, choice, text, "why", "k.brandt", AT)}


def missing() -> list[Proposal]:
    return proposals(EN, only={"exclusions", "reverse_engineering", "compelled_disclosure"})


def test_new_clauses_are_numbered_on() -> None:
    assert [each.number for each in requested(missing(), {})] == ["5.", "6.", "7."]


def test_a_rejected_clause_leaves_no_gap_in_the_numbers() -> None:
    asked = requested(missing(), decided("NDA-EXCLUSIONS", Choice.REJECT))
    assert [(each.policy_id, each.number) for each in asked] == [
        ("NDA-COMPELLED-DISCLOSURE", "5."),
        ("NDA-REVERSE-ENGINEERING", "6."),
    ]
    paragraphs = [edit.paragraphs[0].text[:20] for edit in edits(asked, {})]
    assert paragraphs == ["5. Compelled disclos", "6. Reverse engineeri"]


def test_own_wording_takes_the_place_of_ours() -> None:
    penalty = proposals(EN, reading(EN, "penalty", "no_fault", "For each breach the Recipient shall pay EUR 50,000."))
    asked = requested(
        penalty, decided("NDA-PENALTY", Choice.REWRITE, "For each breach the Recipient shall pay EUR 5,000.")
    )
    assert [(EN[hunk.start : hunk.end], hunk.text) for hunk in edits(asked, {})[0].hunks] == [("50,000", "5,000")]
    assert asked[0].action is Action.REPLACE


def test_a_comment_with_own_wording_becomes_a_change() -> None:
    text = "Cover Page\ncourts located in Beijing\n" + EN
    found = proposals(text, reading(text, "venue", "stated", "courts located in Beijing", values=BEIJING))
    assert [each.action for each in found] == [Action.COMMENT]
    asked = requested(found, decided("NDA-VENUE", Choice.REWRITE, "courts located in Bremen"))
    assert [(hunk.start, hunk.text) for hunk in edits(asked, {})[0].hunks] == [(text.index("Beijing"), "Bremen")]


def test_two_changes_never_meet() -> None:
    sentence = "For each breach the Recipient shall pay EUR 50,000."
    found = proposals(
        EN, reading(EN, "penalty", "no_fault", sentence), reading(EN, "written_form", "not_required", sentence)
    )
    asked = requested(found, decided("NDA-WRITTEN-FORM", Choice.REWRITE, "Something else."))
    hunks = [hunk for edit in edits(asked, {}) for hunk in edit.hunks]
    assert all(left.end <= right.start for left, right in pairwise(hunks))


def test_the_other_side_learns_nothing_internal() -> None:
    """I9: no fallback, no reason, no limit, no walk-away, no department leaves the house."""
    found = proposals(EN, only={policy.topic for policy in policies()})
    told = " ".join(comments(found, Audience.COUNTERPARTY, Language.EN, DEPARTMENTS).values())
    for policy in policies():
        for secret in (policy.fallback.en, policy.walk_away.en, policy.contradicts.en, policy.deviates.en, policy.id):
            assert secret not in told
    assert not any(name in told for name in DEPARTMENTS.values())
    assert not any(each.reason in told for each in found)


def test_our_own_people_see_policy_reason_and_fallback() -> None:
    found = missing()
    told = comments(found, Audience.INTERNAL, Language.EN, DEPARTMENTS)
    for each in found:
        for part in (each.policy_id, each.reason, each.fallback, "Legal"):
            assert part in told[each.id]


def test_a_doubt_of_ours_is_no_comment_for_the_other_side() -> None:
    nowhere = (Value("venue", place="", text="X"),)
    doubt = proposals(EN, reading(EN, "venue", "stated", "4. Law.", values=nowhere))
    assert [each.verdict for each in doubt] == [Verdict.UNCLEAR]
    assert comments(doubt, Audience.COUNTERPARTY, Language.EN, DEPARTMENTS) == {}
