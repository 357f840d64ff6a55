import json
import subprocess
import sys
from collections import Counter, defaultdict
from itertools import chain
from pathlib import Path

import pytest

from agent.domain.errors import BadInput
from agent.domain.language import Language, detect
from evals.contract_nli.dataset import read_benchmark
from evals.nda_de.clauses import Split
from evals.nda_de.documents import OwnDocument, as_benchmark, read, read_all
from evals.nda_de.labels import HYPOTHESES
from tests.evals.nda_de.test_clauses import CLAUSES, SIMILAR, trigrams

ROOT = Path(__file__).parents[3]
DOCUMENTS = read_all()
PROPERTIES = "% split: test; register: alt; form: mutual\n"


def name(document: OwnDocument) -> str:
    return document.name


def spans(document: OwnDocument) -> list[str]:
    return [document.text[start:end] for start, end in document.spans]


def test_there_are_enough_for_both_halves() -> None:
    assert len(DOCUMENTS) >= 10
    split = Counter(document.split for document in DOCUMENTS)
    assert abs(split["train"] - split["test"]) <= 1
    assert len({document.register for document in DOCUMENTS}) == 4
    assert len({document.form for document in DOCUMENTS}) == 2


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_a_document_is_a_german_nda_of_usual_length_all_of_it_in_spans(document: OwnDocument) -> None:
    assert 790 <= len(document.text.split()) <= 1800
    assert detect(document.text, default=Language.EN) is Language.DE
    assert all(text and text == text.strip() for text in spans(document))
    ends = [0, *(end for _, end in document.spans)]
    starts = [*(start for start, _ in document.spans), len(document.text)]
    assert all(document.text[end:start].strip() == "" for end, start in zip(ends, starts, strict=True))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_evidence_lies_in_order_within_the_spans(document: OwnDocument) -> None:
    assert document.evidence.keys() <= HYPOTHESES.keys()
    for choice, places in document.evidence.values():
        assert choice in ("Entailment", "Contradiction")
        assert list(places) == sorted(set(places))
        assert 0 <= places[0] <= places[-1] < len(document.spans)


@pytest.mark.parametrize("split", Split)
def test_every_choice_is_frequent_in_either_half(split: str) -> None:
    half = [document for document in DOCUMENTS if document.split == split]
    choices = Counter(document.evidence.get(each, ("",))[0] for document in half for each in HYPOTHESES)
    assert min(choices.values()) >= 20
    contradicted = {each for document in half for each, (choice, _) in document.evidence.items() if choice[0] == "C"}
    assert len(contradicted) >= 14


def test_no_sentence_of_the_measuring_half_is_near_one_of_the_other() -> None:
    halves: dict[str, list[str]] = {
        split: [clause.text for clause in CLAUSES if clause.split == split] for split in Split
    }
    for document in DOCUMENTS:
        halves[document.split] += spans(document)
    train: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for text in halves["train"]:
        for gram in trigrams(text):
            train[gram].add(text)
    for text in halves["test"]:
        own = trigrams(text)
        if len(own) < 6:  # headings, signatures, standard phrases
            continue
        near = Counter(chain.from_iterable(train.get(gram, ()) for gram in own))
        for other, shared in near.items():
            assert shared / (len(own) + len(trigrams(other)) - shared) < SIMILAR, (text, other)


def test_the_benchmark_reader_takes_it(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text(json.dumps(as_benchmark(DOCUMENTS)), encoding="utf-8")
    found = read_benchmark(path)
    assert found.annotated
    assert found.hypotheses == tuple(HYPOTHESES)
    for own, document in zip(DOCUMENTS, found.documents, strict=True):
        assert list(document.spans) == spans(own)
        assert document.annotations is not None
        for hypothesis in HYPOTHESES:
            annotation = document.annotations[hypothesis]
            assert (annotation.choice, annotation.spans) == own.evidence.get(hypothesis, ("NotMentioned", ()))


def test_the_command_writes_one_half(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    command = [sys.executable, "-m", "evals.nda_de.documents", "--out", str(path), "--split", "test"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    ids = [document.id for document in read_benchmark(path).documents]
    assert ids == [f"de-{document.name}" for document in DOCUMENTS if document.split == "test"]


def written(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "small.md"
    path.write_text(content, encoding="utf-8")
    return path


def test_lines_become_spans_and_tags_become_evidence(tmp_path: Path) -> None:
    content = "Titel\n\nErster Satz. {nda-7:C nda-5:E}\nZweiter Satz.\na) Punkt {nda-7:C}\n\nEnde"
    found = read(written(tmp_path, PROPERTIES + content))
    assert found.text == "Titel\n\nErster Satz. Zweiter Satz.\na) Punkt\n\nEnde"
    assert spans(found) == ["Titel", "Erster Satz.", "Zweiter Satz.", "a) Punkt", "Ende"]
    assert found.evidence == {"nda-7": ("Contradiction", (1, 3)), "nda-5": ("Entailment", (1,))}
    assert (found.split, found.register, found.form) == ("test", "alt", "mutual")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("", 1),
        ("Titel\n", 1),
        ("% split: dev; register: alt; form: mutual\n", 1),
        ("% split: test; register: alt\n", 1),
        (PROPERTIES + "Satz. {nda-6:E}", 2),
        (PROPERTIES + "Satz. {nda-7:N}", 2),
        (PROPERTIES + "Satz. {}", 2),
        (PROPERTIES + "Satz {nda-7:E} weiter.", 2),
        (PROPERTIES + "\n{nda-7:E}", 3),
        (PROPERTIES + " Satz.", 2),
        (PROPERTIES + "Satz. {nda-7:E}\nSatz. {nda-7:C}", 3),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(tmp_path: Path, content: str, line: int) -> None:
    path = written(tmp_path, content)
    with pytest.raises(BadInput) as refused:
        read(path)
    assert refused.value.code == "evals.own.line"
    assert refused.value.values["line"] == line
