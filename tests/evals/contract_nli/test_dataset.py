import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent.domain.errors import BadInput
from agent.domain.language import Language
from evals.contract_nli.dataset import read_benchmark
from tests.evals.contract_nli.tiny import benchmark

PUBLIC = Path(__file__).parents[4] / "shared" / "data" / "contractnli" / "dev.json"


def write(path: Path, content: Any) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_spans_annotations_and_ids_come_as_they_stand(tmp_path: Path) -> None:
    content = benchmark([0, 5])
    content["documents"][1]["id"] = "05"
    found = read_benchmark(write(tmp_path / "data.json", content))
    assert [document.id for document in found.documents] == [0, "05"]
    assert found.annotated
    first = found.documents[0]
    assert first.spans[2] == "Papers count as confidential only when stamped secret."
    assert first.annotations is not None
    assert first.annotations["nda-1"].choice == "Entailment"
    assert first.annotations["nda-1"].spans == (2,)


def test_a_file_without_annotations_is_read(tmp_path: Path) -> None:
    found = read_benchmark(write(tmp_path / "data.json", benchmark([1], annotated=False)))
    assert not found.annotated
    assert found.documents[0].annotations is None


def set_in_document(key: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda content: content["documents"][0].__setitem__(key, value)


def annotate(entry: Any) -> Callable[[dict[str, Any]], None]:
    return set_in_document("annotation_sets", [{"annotations": {"nda-1": entry}}])


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda content: content.pop("documents"), "documents"),
        (lambda content: content.__setitem__("labels", []), "labels"),
        (lambda content: content["documents"].append(7), "documents[1]"),
        (lambda content: content["documents"].append(content["documents"][0]), "documents"),
        (set_in_document("id", None), "documents[0].id"),
        (set_in_document("id", True), "documents[0].id"),
        (set_in_document("text", 3), "documents[0].text"),
        (set_in_document("spans", None), "documents[0].spans"),
        (set_in_document("spans", [[0, 9999]]), "documents[0].spans[0]"),
        (set_in_document("spans", [[3, 1]]), "documents[0].spans[0]"),
        (set_in_document("spans", ["text"]), "documents[0].spans[0]"),
        (set_in_document("annotation_sets", [[]]), "documents[0].annotation_sets[0]"),
        (annotate({"choice": "Maybe"}), "documents[0].annotation_sets[0].nda-1"),
        (annotate({"choice": []}), "documents[0].annotation_sets[0].nda-1"),
        (annotate({"choice": "Entailment", "spans": [99]}), "documents[0].annotation_sets[0].nda-1"),
    ],
)
def test_a_wrong_place_is_named(tmp_path: Path, change: Callable[[dict[str, Any]], None], place: str) -> None:
    content = benchmark([0])
    change(content)
    with pytest.raises(BadInput) as raised:
        read_benchmark(write(tmp_path / "data.json", content))
    assert raised.value.code == "evals.format"
    assert str(raised.value.values["place"]).startswith(place)
    assert raised.value.text(Language.DE)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000])
def test_what_is_no_json_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "data.json"
    path.write_bytes(content)
    with pytest.raises(BadInput) as raised:
        read_benchmark(path)
    assert raised.value.code == "evals.unreadable"


def test_a_list_instead_of_an_object_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        read_benchmark(write(tmp_path / "data.json", []))


@pytest.mark.skipif(not PUBLIC.exists(), reason="../shared/data/contractnli is not beside the repository")
def test_the_public_development_split_is_read() -> None:
    found = read_benchmark(PUBLIC)
    assert len(found.documents) == 61
    assert len(found.hypotheses) == 17
    assert found.annotated
