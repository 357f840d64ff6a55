"""The rules of approvals that the company edits: ours are valid, and each mistake is told with its line."""

from datetime import timedelta
from pathlib import Path

import pytest

from agent.domain.draft.draft import DraftKind
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.rights import Department
from knowledge.policies import PolicyLibrary
from knowledge.rules.approvals import ApprovalRuleFile

OURS = Path(__file__).parents[3] / "policies"


def departments() -> list[Department]:
    return list(PolicyLibrary(OURS).departments())


def test_our_own_rules_are_valid_and_marked_as_a_sample() -> None:
    file = ApprovalRuleFile(OURS, departments)
    assert list(file.problems()) == []
    assert file.rules().sample
    assert {kind: file.expires_after(kind).days for kind in DraftKind} == {
        DraftKind.ESCALATION: 3,
        DraftKind.EMAIL: 5,
        DraftKind.REORDER: 2,
        DraftKind.ACCOUNT_PLAN: 14,
        DraftKind.BRIEFING: 2,
        DraftKind.PRICE_PREPARATION: 5,
        DraftKind.CRM_NOTE: 5,
        DraftKind.ESCALATION_RECORD: 14,
        DraftKind.RENEGOTIATION: 5,
    }
    assert [wait / timedelta(minutes=1) for wait in file.waits()] == [1, 5, 15, 60, 240]
    assert file.facts_max_age() == timedelta(hours=24)


def test_a_department_signs_for_itself_and_others_where_the_file_says_so() -> None:
    file = ApprovalRuleFile(OURS, departments)
    assert file.may_sign("head_of_sales") == ("head_of_sales", "management")
    assert file.may_sign("legal") == ("legal",)
    assert file.may_sign("not in the file") == ("not in the file",)


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        ("escalation: 3", "escalation: 0", "escalation", "escalation"),
        ("  crm_note: 5\n", "", "expires_after_days", "crm_note"),
        ("reorder: 2", "reorder: soon", "reorder", "soon"),
        ("facts_no_older_than_hours: 24", "facts_no_older_than_hours: -1", "facts_no_older", "facts_no_older"),
        ("[1, 5, 15, 60, 240]", "[1, 5, 2]", "retry_after", "“2”"),
        ("[1, 5, 15, 60, 240]", "[]", "retry_after", "retry_after"),
        ("head_of_sales: [management]", "head_of_sales: [boss]", "head_of_sales", "boss"),
        ("  legal: []", "  lawyers: []", "lawyers", "lawyers"),
        ("head_of_sales: [management]", "head_of_sales: [management, management]", "head_of_sales", "management"),
        ("version: 1", "version: 1\nextra: 2", "extra", "extra"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, at: str, said: str) -> None:
    text = (OURS / "approvals.yaml").read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    (tmp_path / "approvals.yaml").write_text(changed, encoding="utf-8")
    rules = ApprovalRuleFile(tmp_path, departments)
    [problem] = rules.problems()
    assert problem.file == "approvals.yaml"
    line = changed.splitlines()[problem.line - 1]
    assert at in line
    assert said in problem.text(Language.EN)
    with pytest.raises(BadInput):
        rules.waits()
