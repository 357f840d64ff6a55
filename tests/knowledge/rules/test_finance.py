"""The guidelines that the company edits: ours are valid, and each mistake is told with its line."""

import shutil
from pathlib import Path

import pytest

from agent.domain.account import AccountClass
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.rights import Department
from knowledge.policies import PolicyLibrary
from knowledge.rules.credit import CreditRules
from knowledge.rules.margins import MarginPolicy

OURS = Path(__file__).parents[3] / "policies"


def departments() -> list[Department]:
    return list(PolicyLibrary(OURS).departments())


def test_our_own_guidelines_are_valid_and_marked_as_samples() -> None:
    credit, margins = CreditRules(OURS, departments), MarginPolicy(OURS, departments)
    assert [*credit.problems(), *margins.problems()] == []
    assert credit.rules().sample
    assert margins.rules().sample
    assert set(credit.rules().classes) == set(margins.rules().classes) == set(AccountClass)
    assert credit.rules().classes[AccountClass.KEY].limit_up_to > credit.rules().classes[AccountClass.C].limit_up_to


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "said"),
    [
        ("credit.yaml", "approver: head_of_sales", "approver: boss", 7, "boss"),
        ("credit.yaml", "involve: [finance]", "involve: [money]", 8, "money"),
        ("credit.yaml", "Key: {limit_up_to: 600000,", "Key: {limit_up_to: -1,", 14, "limit_up_to"),
        ("credit.yaml", "id: bank_guarantee", "id: prepayment", 26, "prepayment"),
        ("credit.yaml", "asks: operations", "asks: nobody", None, "nobody"),
        ("margins.yaml", "approver: head_of_sales", "approver: nobody", 6, "nobody"),
        ("margins.yaml", "corridor_from: 0.2,", "corridor_from: 0.5,", 11, "Key"),
        ("margins.yaml", "target: 0.28", "target: 1", 12, "target"),
        ("margins.yaml", "customers: {}", "customers: {X: {target: 0.1, corridor_from: 0.2, minimum: 0}}", 15, "X"),
        ("margins.yaml", "minimum: 0.24", "minimum: .nan", 14, "minimum"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(
    tmp_path: Path, file: str, old: str, new: str, line: int | None, said: str
) -> None:
    for each in ("credit.yaml", "margins.yaml"):
        shutil.copy(OURS / each, tmp_path)
    text = (OURS / file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    rules = (CreditRules if file == "credit.yaml" else MarginPolicy)(tmp_path, departments)
    [problem] = rules.problems()
    assert problem.file == file
    assert line is None or problem.line == line
    with pytest.raises(BadInput) as error:
        rules.rules()
    for language in Language:
        assert said in problem.text(language)
        assert file in error.value.text(language)
