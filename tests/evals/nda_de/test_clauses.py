import ast
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from agent.domain.errors import BadInput
from agent.domain.nda.sentences import sentences
from evals.nda_de.clauses import STANCES, Clause, Register, Split, read, read_all
from evals.nda_de.labels import HYPOTHESES

ROOT = Path(__file__).parents[3]
CLAUSES = read_all()
HEADER = "id\tstance\tregister\tsplit\ttext\n"
SIMILAR = 0.6
WORDED = ("domain/nda", "domain/messages", "adapters/judge")  # where the product words clauses


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def trigrams(text: str) -> frozenset[tuple[str, ...]]:
    found = words(text)
    return frozenset(zip(found, found[1:], found[2:], strict=False))


def of(hypothesis: str) -> list[Clause]:
    return [clause for clause in CLAUSES if clause.hypothesis == hypothesis]


def test_every_hypothesis_has_its_clauses_and_every_id_is_its_own() -> None:
    assert {clause.hypothesis for clause in CLAUSES} == set(HYPOTHESES)
    assert len({clause.id for clause in CLAUSES}) == len(CLAUSES)


@pytest.mark.parametrize("hypothesis", HYPOTHESES)
def test_every_stance_and_register_stands_in_both_halves(hypothesis: str) -> None:
    clauses = of(hypothesis)
    assert len(clauses) >= 40
    stances = Counter((clause.stance, clause.split) for clause in clauses)
    registers = Counter((clause.register, clause.split) for clause in clauses)
    for stance in STANCES:
        assert abs(stances[stance, "train"] - stances[stance, "test"]) <= 1
        assert min(stances[stance, split] for split in Split) >= 6
    for register in Register:
        assert abs(registers[register, "train"] - registers[register, "test"]) <= 2
        assert min(registers[register, split] for split in Split) >= 4


def test_clauses_are_as_long_as_in_real_ndas() -> None:
    lengths = sorted(len(words(clause.text)) for clause in CLAUSES)
    assert lengths[0] >= 8
    assert lengths[-1] <= 120
    assert sum(length >= 15 for length in lengths) >= 0.95 * len(lengths)
    assert sum(length >= 40 for length in lengths) >= 0.15 * len(lengths)


def test_no_wording_to_measure_with_is_near_one_to_learn_from() -> None:
    """Over all hypotheses together: a clause of one may speak of another as well."""
    grams = {clause.id: trigrams(clause.text) for clause in CLAUSES}
    train: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for clause in CLAUSES:
        if clause.split == "train":
            for gram in grams[clause.id]:
                train[gram].append(clause.id)
    for clause in CLAUSES:
        if clause.split == "test":
            own = grams[clause.id]
            near = Counter(chain.from_iterable(train.get(gram, ()) for gram in own))
            for other, shared in near.items():
                assert shared / (len(own) + len(grams[other]) - shared) < SIMILAR, (clause.id, other)


def test_no_two_clauses_say_the_same_in_the_same_words() -> None:
    said = Counter(" ".join(words(clause.text)) for clause in CLAUSES)
    assert [text for text, count in said.items() if count > 1] == []


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(strings, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(strings, value))


def product_texts() -> Iterator[str]:
    for path in (ROOT / "policies").rglob("*.yaml"):
        yield from strings(yaml.safe_load(path.read_text(encoding="utf-8")))
    for path in chain.from_iterable((ROOT / "agent" / part).rglob("*.py") for part in WORDED):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from (each.value for each in ast.walk(tree) if isinstance(each, ast.Constant) if type(each.value) is str)
    for path in (ROOT / "evals" / "contract_nli" / "german").glob("*.tsv"):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from chain.from_iterable(line.partition("\t")[2].split(" | ") for line in lines)


def sentences_of(text: str) -> set[str]:
    return {" ".join(words(text[span.start : span.end])) for span in sentences(text)}


def test_no_sentence_is_one_of_the_product_or_of_the_older_german_set() -> None:
    known = {each for text in product_texts() if len(text) > 30 for each in sentences_of(text)}
    assert len(known) > 1000
    ours = {each: clause.id for clause in CLAUSES for each in sentences_of(clause.text) if len(each.split()) > 5}
    assert [ours[each] for each in ours.keys() & known] == []


def test_a_clause_comes_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "nda-7.tsv"
    path.write_text(HEADER + "x1\tcontradicts\talt\ttest\tNiemand erfährt davon.\n", encoding="utf-8")
    (clause,) = read(path)
    assert clause == Clause("x1", "nda-7", "contradicts", "alt", "test", "Niemand erfährt davon.")
    assert clause.choice == "Contradiction"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda lines: lines[1:], 1),
        (lambda lines: [*lines, "x2\tentails\talt\ttest"], 3),
        (lambda lines: [*lines, lines[1]], 3),
        (lambda lines: [*lines, "x2\tmaybe\talt\ttest\tText."], 3),
        (lambda lines: [*lines, "x2\tentails\tneu\ttest\tText."], 3),
        (lambda lines: [*lines, "x2\tentails\talt\tdev\tText."], 3),
        (lambda lines: [*lines, "x2\tentails\talt\ttest\t"], 3),
        (lambda lines: [*lines, ""], 3),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(
    tmp_path: Path, change: Callable[[list[str]], list[str]], line: int
) -> None:
    path = tmp_path / "nda-1.tsv"
    lines = [HEADER.strip(), "x1\tentails\talt\ttrain\tText."]
    path.write_text("\n".join(change(lines)) + "\n", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read(path)
    assert refused.value.code == "evals.own.line"
    assert refused.value.values["line"] == line
    assert str(path) in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nda-1\.tsv"):
        read(tmp_path / "nda-1.tsv")
