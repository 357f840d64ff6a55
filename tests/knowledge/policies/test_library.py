"""The library as a whole: reading, reloading, reporting."""

import copy
import datetime as dt
import os
from pathlib import Path

import pytest

from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.nda.policy import NumberLimit, PlaceLimit, Presence, Verdict
from agent.domain.nda.topics import TOPICS
from agent.domain.rights import RightVerdict
from knowledge.policies import PolicyLibrary
from tests.effort import within

OURS = Path(__file__).parents[3] / "policies"


def test_a_valid_library_has_no_problems_and_all_topics(library: Path) -> None:
    policies = PolicyLibrary(library)
    assert list(policies.problems()) == []
    assert {clause.topic for clause in policies.clauses()} == set(TOPICS)


def test_a_clause_carries_what_its_file_says(library: Path) -> None:
    by_topic = {clause.topic: clause for clause in PolicyLibrary(library).clauses()}
    clause = by_topic["term"]
    assert (clause.id, clause.version, clause.valid_from) == ("NDA-TERM", 1, dt.date(2026, 1, 1))
    assert (clause.presence, clause.decides, clause.hypotheses) == (Presence.REQUIRED, "legal", ("nda-19",))
    assert clause.limits.years == NumberLimit(5, 10)
    assert clause.readings["unlimited"] is Verdict.CONFORMS
    assert by_topic["governing_law"].limits.laws == PlaceLimit(("DE",), ("AT", "CH"), Verdict.CONTRADICTS)
    assert by_topic["venue"].limits.venues == PlaceLimit(("DE",))


def test_rights_name_their_department_and_examples(library: Path) -> None:
    alone, aligned = PolicyLibrary(library).rights()
    assert (alone.verdict, alone.department) == (RightVerdict.ALONE, None)
    assert aligned.department is not None
    assert aligned.department.name.text(Language.DE) == "Rechtsabteilung"
    assert aligned.examples == ("Darf ich unterschreiben?", "May I sign?")
    assert [department.id for department in PolicyLibrary(library).departments()] == ["legal", "sales"]


def test_an_invalid_library_gives_no_clauses_and_names_file_and_line_in_both_languages(library: Path) -> None:
    path = library / "nda" / "venue.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("severity: negotiable", "severity: hard"), "utf-8")
    policies = PolicyLibrary(library)
    for read in (policies.clauses, policies.rights, policies.departments):
        with pytest.raises(BadInput) as caught:
            read()
        assert caught.value.code == "policies.invalid"
        for language in Language:
            assert "nda/venue.yaml" in caught.value.text(language)
            assert " 7:" in caught.value.text(language)
        assert "muss einer dieser Werte sein" in caught.value.text(Language.DE)
    assert str(copy.copy(caught.value)) == str(caught.value)  # as a job or a process boundary hands it on


def test_problems_of_all_files_are_collected_and_sorted(library: Path) -> None:
    for topic in ("copies", "term", "venue"):
        path = library / "nda" / f"{topic}.yaml"
        path.write_text(
            path.read_text("utf-8").replace("version: 1", "version: no").replace("sample: true", ""), "utf-8"
        )
    (library / "decision_rights.yaml").unlink()
    found = [(problem.file, problem.line) for problem in PolicyLibrary(library).problems()]
    assert found == sorted(found)
    files = ["decision_rights.yaml"] + [f"nda/{topic}.yaml" for topic in ("copies", "term", "venue") for _ in range(2)]
    assert [file for file, _ in found] == files


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(library: Path) -> None:
    policies = PolicyLibrary(library)
    before = policies.clauses()
    assert policies.clauses() is before
    path = library / "nda" / "term.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("version: 1", "version: 2"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert {clause.topic: clause.version for clause in policies.clauses()}["term"] == 2
    path.unlink()
    assert [problem.code for problem in policies.problems()] == ["policies.problem.topic_missing"]


def test_an_empty_folder_misses_every_topic_and_the_rights(tmp_path: Path) -> None:
    problems = PolicyLibrary(tmp_path / "nowhere").problems()
    assert {problem.file for problem in problems} == {"decision_rights.yaml"} | {
        f"nda/{topic}.yaml" for topic in TOPICS
    }


def test_loading_takes_less_than_150_ms(library: Path) -> None:
    PolicyLibrary(library).clauses()  # imports
    with within(0.15):
        PolicyLibrary(library).clauses()


def test_our_own_policies_are_valid() -> None:
    problems = PolicyLibrary(OURS).problems()
    assert [f"{problem.file}:{problem.line} {problem.text(Language.EN)}" for problem in problems] == []
