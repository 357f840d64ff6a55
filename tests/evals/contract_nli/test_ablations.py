"""The table of variants on a tiny benchmark."""

from pathlib import Path

import pytest

from tests.evals.contract_nli.tiny import embed, write_training_folder

pytest.importorskip("sklearn", reason="scikit-learn comes with the extra “train”, which `make test` installs")

from evals.contract_nli.ablations import FORMER, measure, table
from evals.contract_nli.metrics import Judged
from evals.contract_nli.train import english


@pytest.mark.long
def test_every_variant_judges_every_full_document(tmp_path: Path) -> None:
    documents = english(write_training_folder(tmp_path), seed=5)
    measured = list(measure(documents, embed, seed=5))
    assert measured[0][0] == FORMER
    assert len({title for title, _ in measured}) == len(measured) >= 9
    assert {len(pairs) for _, pairs in measured} == {54 * 3}


def test_a_row_shows_the_value_and_the_gain_over_the_first_row() -> None:
    gold = ("Entailment", "Contradiction", "Entailment", "Contradiction")
    former = [Judged(n, "nda-1", each, "Entailment", (1, 0), (1.0, 0.0)) for n, each in enumerate(gold)]
    right = [Judged(n, "nda-1", each, each, (1, 0), (1.0, 0.0)) for n, each in enumerate(gold)]
    lines = list(table([("former", former), ("better", right)], seed=1))
    assert lines[2].startswith("| former | 0.500 |")
    assert lines[3].startswith("| better | 1.000 (+0.500 [")
