"""Our own data under a letter: the sample is valid, and each mistake is told with its line."""

from pathlib import Path

import pytest

from agent.domain.errors import BadInput
from agent.domain.language import Language
from knowledge.rules.company import CompanyFile

OURS = Path(__file__).parents[3] / "policies"


def test_our_own_data_are_valid_and_marked_as_a_sample() -> None:
    file = CompanyFile(OURS)
    assert list(file.problems()) == []
    company = file.company()
    assert company.sample
    assert company.full_name == f"{company.name} {company.legal_form}"
    assert company.web == f"www.{company.domain}"


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("HRB 99999", "99999", "register_number"),
        ("HRB 99999", '"HRB 9 and call 112"', "register_number"),
        ("[Johanna Lüders, Thorben Haake]", "[]", "managing_directors"),
        ("[Johanna Lüders, Thorben Haake]", "[J. Lüders]", "managing_directors"),
        ("[Johanna Lüders, Thorben Haake]", "[Lüders]", "managing_directors"),
        ("[Johanna Lüders, Thorben Haake]", "[Dr. Lüders]", "managing_directors"),
        ("[Johanna Lüders, Thorben Haake]", "[Johanna Lüders, Johanna Lüders]", "managing_directors"),
        ("DE999999999", "99", "vat_id"),
        ("+49 421 5550140", "0421/5550140", "phone"),
        ("www.melchers-components.example   #", "https://melchers-components.example   #", "web"),
        ("country: DE", "country: Germany", "country"),
        ("register_court: Amtsgericht Bremen\n", "", "version"),
        ("legal_form: GmbH", 'legal_form: "GmbH | x"', "legal_form"),
        ("seat: Bremen", 'seat: "Bremen\\nBcc: x"', "seat"),
        ("version: 1", "version: 1\nextra: 2", "extra"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, at: str) -> None:
    text = (OURS / "company.yaml").read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    (tmp_path / "company.yaml").write_text(changed, encoding="utf-8")
    file = CompanyFile(tmp_path)
    [problem] = file.problems()
    line = changed.splitlines()[problem.line - 1]
    assert problem.file == "company.yaml"
    assert at in line or "missing" in problem.text(Language.EN)
    assert problem.text(Language.DE) != problem.text(Language.EN)
    with pytest.raises(BadInput):
        file.company()


def test_no_file_is_told(tmp_path: Path) -> None:
    assert [problem.code for problem in CompanyFile(tmp_path).problems()] == ["policies.problem.file_missing"]
