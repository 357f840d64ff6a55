"""What the clauses say of other hypotheses than their file's, so that a clause can stand for a whole document.

`further.tsv` holds one clause a line: id, then labels such as `nda-7:C nda-19:E nda-16:?`. A question mark: lawyers
could differ, use it neither as evidence nor as its absence. What stands nowhere is not mentioned.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.nda_de.clauses import Clause, read_lines, refused
from evals.nda_de.labels import HYPOTHESES

PATH = Path(__file__).with_name("further.tsv")
HEADER = "id\tlabels"
UNSURE = "Unsure"
_CHOICES = {"E": "Entailment", "C": "Contradiction", "?": UNSURE}
_LABEL = re.compile(r"(nda-\d+):([EC?])")


def read(clauses: Sequence[Clause], path: Path = PATH) -> dict[str, Mapping[str, str]]:
    """Clause id to all 17 hypotheses to Entailment, Contradiction, NotMentioned or `UNSURE`, its own included.

    Raises BadInput ``evals.own.unreadable``, or ``evals.own.line`` with file and line.
    """
    own = {clause.id: clause for clause in clauses}
    lines = read_lines(path)
    if not lines or lines[0] != HEADER:
        raise refused(path, 1, "must be the header id, labels")
    found: dict[str, dict[str, str]] = {}
    for number, line in enumerate(lines[1:], start=2):
        name, _, labels = line.partition("\t")
        said = _labels(labels)
        if name not in own or name in found:
            raise refused(path, number, f"names {name!r}, unknown or again")
        if not said or own[name].hypothesis in said:
            raise refused(path, number, "has no label, one not of the kind nda-7:E, or one of the clause's own")
        found[name] = said
    return {clause.id: _complete(clause, found.get(clause.id, {})) for clause in clauses}


def _labels(text: str) -> dict[str, str]:
    """Empty where one of them is no label."""
    found = [_LABEL.fullmatch(word) for word in text.split(" ")]
    labels = {match[1]: _CHOICES[match[2]] for match in found if match}
    return labels if len(labels) == len(found) and labels.keys() <= HYPOTHESES.keys() else {}


def _complete(clause: Clause, said: Mapping[str, str]) -> dict[str, str]:
    return dict.fromkeys(HYPOTHESES, "NotMentioned") | dict(said) | {clause.hypothesis: clause.choice}
