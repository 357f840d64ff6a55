from collections import Counter
from pathlib import Path

import pytest

from agent.domain.errors import BadInput
from evals.nda_de.clauses import Clause
from evals.nda_de.further import UNSURE, read
from evals.nda_de.labels import HYPOTHESES
from tests.evals.nda_de.test_clauses import CLAUSES

CLAUSE = Clause("x1", "nda-5", "entails", "kanzlei", "train", "Nur eigene Mitarbeiter dürfen das sehen.")
HEADER = "id\tlabels\n"


def written(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "further.tsv"
    path.write_text(content, encoding="utf-8")
    return path


def test_every_clause_has_every_hypothesis_and_keeps_its_stance() -> None:
    found = read(CLAUSES)
    for clause in CLAUSES:
        assert found[clause.id].keys() == HYPOTHESES.keys()
        assert found[clause.id][clause.hypothesis] == clause.choice
    more = Counter(
        choice
        for clause in CLAUSES
        for hypothesis, choice in found[clause.id].items()
        if hypothesis != clause.hypothesis
    )
    assert more["Entailment"] > 50
    assert more["Contradiction"] > 30
    assert more[UNSURE] > 100


def test_labels_stand_beside_the_clauses_own(tmp_path: Path) -> None:
    found = read([CLAUSE], written(tmp_path, HEADER + "x1\tnda-7:C nda-19:?\n"))["x1"]
    said = {hypothesis: choice for hypothesis, choice in found.items() if choice != "NotMentioned"}
    assert said == {"nda-5": "Entailment", "nda-7": "Contradiction", "nda-19": UNSURE}


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("x1\tnda-7:C\n", 1),
        (HEADER + "x1\n", 2),
        (HEADER + "x1\tnda-6:C\n", 2),
        (HEADER + "x1\tnda-7:N\n", 2),
        (HEADER + "x1\tnda-7:C nda-7:E\n", 2),
        (HEADER + "x1\tnda-5:E\n", 2),
        (HEADER + "x2\tnda-7:C\n", 2),
        (HEADER + "x1\tnda-7:C\nx1\tnda-8:C\n", 3),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(tmp_path: Path, content: str, line: int) -> None:
    path = written(tmp_path, content)
    with pytest.raises(BadInput) as refused:
        read([CLAUSE], path)
    assert refused.value.code == "evals.own.line"
    assert refused.value.values["line"] == line
