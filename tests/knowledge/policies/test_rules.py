"""Every rule for the policy files once: the edit that breaks it, and the line that is named."""

from pathlib import Path

import pytest

from agent.domain.language import Language
from agent.domain.messages import codes
from knowledge.policies import PolicyLibrary

GERMAN = "Die Vertraulichkeit gilt auch für die Unterlagen, die mit der Anfrage übergeben wurden."
ENGLISH = "The duty of confidentiality also covers the documents that were given with the request."
RIGHTS = "decision_rights.yaml"

# file, what stands there, what is written instead, what the named line starts with, code
BROKEN = [
    ("nda/copies.yaml", "topic: copies", "topic: [copies", "sample", "syntax"),
    ("nda/copies.yaml", "version: 1", "version: !!python/name:os.system", "version", "syntax"),
    ("nda/copies.yaml", "valid_from: 2026-01-01", "valid_from: 2026-02-30", "valid_from", "syntax"),
    ("nda/copies.yaml", "valid_from: 2026-01-01", "valid_from: next year", "valid_from", "date"),
    ("nda/copies.yaml", "valid_from: 2026-01-01", "valid_from: 2026-01-01 10:00:00", "valid_from", "date"),
    ("nda/copies.yaml", "sample: true", "sample: true\nsample: false", "sample: false", "duplicate_key"),
    ("nda/copies.yaml", "  permitted: conforms", "  permitted: conforms\n  permitted: conforms", "", "duplicate_key"),
    ("nda/copies.yaml", "title:", "title: &t\n  de: A\n  en: B\nwalk_away: *t\nold:", "title", "alias"),
    ("nda/copies.yaml", "presence: required\n", "", "id", "field_missing"),
    ("nda/copies.yaml", "presence: required", "presence: required\nowner: me", "owner", "field_unknown"),
    ("nda/copies.yaml", "presence: required", "presence: always", "presence", "choice"),
    ("nda/copies.yaml", "severity: negotiable", "severity: hard", "severity", "choice"),
    ("nda/copies.yaml", "  permitted: conforms", "  permitted: missing", "  permitted", "choice"),
    ("nda/copies.yaml", "version: 1", "version: one", "version", "integer"),
    ("nda/copies.yaml", "version: 1", "version: 0", "version", "minimum"),
    ("nda/copies.yaml", "sample: true", "sample: 1", "sample", "boolean"),
    ("nda/copies.yaml", "id: NDA-COPIES", "id: nda copies/1", "id", "pattern"),
    ("nda/copies.yaml", "hypotheses: [nda-17]", "hypotheses: nda-17", "hypotheses", "list"),
    ("nda/copies.yaml", "hypotheses: [nda-17]", "hypotheses: [nda-17, nda-1]", "hypotheses", "hypothesis"),
    ("nda/copies.yaml", "topic: copies", "topic: copying", "topic", "topic_unknown"),
    ("nda/copies.yaml", "decides: legal", "decides: board", "decides", "department"),
    ("nda/copies.yaml", "  permitted: conforms", "  allowed: conforms", "  allowed", "reading_unknown"),
    ("nda/copies.yaml", "  permitted: conforms\n", "", "readings", "reading_missing"),
    ("nda/copies.yaml", "title:\n  de: ", "title:\n  de: ''\n  # ", "  de: ''", "blank"),
    ("nda/copies.yaml", "title:\n  de: ", "title:\n  de: 7\n  # ", "  de: 7", "text"),
    ("nda/copies.yaml", "title:\n  de: ", f"title:\n  de: {ENGLISH}\n  # ", f"  de: {ENGLISH}", "language_de"),
    ("nda/copies.yaml", "sample: true", "sample: true\nlimits: {years: 5}", "limits", "mapping"),
    ("nda/term.yaml", "conforms_up_to: 5", "conforms_up_to: five", "    conforms_up_to", "number"),
    ("nda/term.yaml", "conforms_up_to: 5", "conforms_up_to: -1", "    conforms_up_to", "minimum"),
    ("nda/term.yaml", "conforms_up_to: 5", "conforms_up_to: 11", "    deviates_up_to", "limit_order"),
    ("nda/term.yaml", "conforms_up_to: 5", "conforms_up_to: .inf", "    conforms_up_to", "number"),
    ("nda/penalty.yaml", "eur:", "years:", "  years", "limit"),
    ("nda/venue.yaml", "conforms: [DE]", "conforms: [NO]", "    conforms", "text"),
    ("nda/venue.yaml", "conforms: [DE]", "conforms: [Germany]", "    conforms", "pattern"),
    ("nda/venue.yaml", "conforms: [DE]", "conforms: []", "    conforms", "list_empty"),
    (RIGHTS, "verdict: alignment", "verdict: maybe", "    verdict: maybe", "choice"),
    (RIGHTS, "department: legal", "department: null", "    department: null", "right_department"),
    (RIGHTS, "department: legal", "department: board", "    department: board", "department"),
    (RIGHTS, "department: null", "department: sales", "    department: sales", "right_alone"),
    (RIGHTS, "id: sign", "id: priority", "  - id: priority", "id_twice"),
    (RIGHTS, "id: sales", "id: legal", "  - id: legal", "id_twice"),
    (RIGHTS, "en: [May I sign?]", "en: []", "    examples", "list_empty"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "code"), BROKEN)
def test_a_broken_rule_is_reported_with_file_and_line(
    library: Path, file: str, old: str, new: str, line: str, code: str
) -> None:
    path = library / file
    text = path.read_text(encoding="utf-8").replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    found = [problem for problem in PolicyLibrary(library).problems() if problem.code.endswith(f".{code}")]
    assert found, [problem.text(Language.EN) for problem in PolicyLibrary(library).problems()]
    assert found[-1].file == file
    assert text.splitlines()[found[-1].line - 1].startswith(line)


def test_english_text_in_the_german_place_and_the_reverse(library: Path) -> None:
    path = library / "nda" / "copies.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    start = lines.index("position:")
    lines[start + 1 : start + 3] = [f"  de: {ENGLISH}", f"  en: {GERMAN}"]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = [(problem.line, problem.code.split(".")[-1]) for problem in PolicyLibrary(library).problems()]
    assert found == [(start + 2, "language_de"), (start + 3, "language_en")]


def test_two_clauses_on_one_topic_and_a_file_name_that_is_not_the_topic(library: Path) -> None:
    source = library / "nda" / "copies.yaml"
    (library / "nda" / "duplicates.yaml").write_bytes(source.read_bytes())
    found = {(problem.file, problem.line, problem.code.split(".")[-1]) for problem in PolicyLibrary(library).problems()}
    assert found == {
        ("nda/duplicates.yaml", 4, "file_name"),
        ("nda/duplicates.yaml", 1, "id_twice"),
        ("nda/duplicates.yaml", 4, "topic_twice"),
    }


def test_a_file_that_would_be_left_out_by_its_suffix_is_named(library: Path) -> None:
    (library / "nda" / "copies.yaml").rename(library / "nda" / "copies.yml")
    assert {(problem.file, problem.code.split(".")[-1]) for problem in PolicyLibrary(library).problems()} == {
        ("nda/copies.yml", "file_suffix")
    }


def test_a_missing_topic_is_named_once_also_when_its_file_is_broken(library: Path) -> None:
    (library / "nda" / "copies.yaml").unlink()
    (library / "nda" / "term.yaml").write_text("id: X\n", encoding="utf-8")
    missing = [problem.file for problem in PolicyLibrary(library).problems() if problem.code.endswith("topic_missing")]
    assert missing == ["nda/copies.yaml"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe\x00", "encoding"),
        (b"", "no_mapping"),
        (b"- a\n", "no_mapping"),
        (b"\tid: x\n", "syntax"),
        (b"a: 1\n---\nb: 2\n", "syntax"),
    ],
)
def test_a_file_that_is_no_policy_at_all(library: Path, content: bytes, code: str) -> None:
    (library / "nda" / "copies.yaml").write_bytes(content)
    [problem] = PolicyLibrary(library).problems()
    assert (problem.file, problem.code) == ("nda/copies.yaml", f"policies.problem.{code}")


def test_broken_rights_do_not_make_every_department_unknown(library: Path) -> None:
    (library / RIGHTS).write_text("version: 1\nsample: true\ndepartments: []\nrights: []\n", encoding="utf-8")
    assert {problem.file for problem in PolicyLibrary(library).problems()} == {RIGHTS}


def test_every_problem_has_a_text_in_both_languages(library: Path) -> None:
    tested = {f"policies.problem.{code}" for *_, code in BROKEN}
    assert tested <= codes()
    (library / "nda" / "copies.yaml").write_text("id: 1\n", encoding="utf-8")
    for problem in PolicyLibrary(library).problems():
        assert problem.text(Language.DE) != problem.text(Language.EN)
        assert "{" not in problem.text(Language.DE) + problem.text(Language.EN)


def test_a_policy_need_not_name_the_narrower_cases_of_a_reading(library: Path) -> None:
    path = library / "nda/return_destruction.yaml"
    text = path.read_text(encoding="utf-8")
    assert "  on_request: conforms\n" in text
    path.write_text(text.replace("  on_request: conforms\n", ""), encoding="utf-8")
    assert PolicyLibrary(library).problems() == ()
