"""The encoder: same vectors from the prepared copy, German next to English, safe to share."""

import shutil
import socket
import threading
from pathlib import Path

import numpy as np
import pytest

from knowledge.embeddings import DIMENSIONS, Embedder, copy_folder, load_package
from knowledge.prepared_model import open_copy

TEXTS = [
    "Rückbau und Untersuchung überlassener Muster sind untersagt.",
    "Disassembly and examination of samples provided are forbidden.",
    "Es gilt deutsches Recht unter Ausschluss des UN-Kaufrechts.",
    "10 Jahre – § 3 Abs. 1 Nr. 2 GeschGehG; 250.000,00 €",
    "",
]


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has not loaded the model yet."""
    monkeypatch.setattr(Embedder, "_model", None)


def test_vectors_are_normalised_float32_rows(embedder: Embedder) -> None:
    vectors = embedder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert embedder.encode([]).shape == (0, DIMENSIONS)


def test_a_german_sentence_is_nearer_to_its_english_translation_than_to_another_german_one(embedder: Embedder) -> None:
    german, english, other = embedder.encode(TEXTS[:3])
    assert german @ english > german @ other + 0.2


@pytest.mark.usefixtures("fresh")
def test_the_prepared_copy_gives_the_vectors_of_the_package(
    encoder_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = load_package(threads=1).encode(TEXTS)
    monkeypatch.setattr("knowledge.embeddings.load_package", lambda *_: pytest.fail("the copy was not used"))
    assert np.array_equal(Embedder(encoder_copy).encode(TEXTS), expected)


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    "damage",
    [
        "arrays.npz",
        pytest.param("table.npy", marks=pytest.mark.long),
        pytest.param("pieces.txt", marks=pytest.mark.long),
    ],
)
def test_a_damaged_copy_is_written_anew(tmp_path: Path, encoder_copy: Path, damage: str) -> None:
    shutil.copytree(encoder_copy, tmp_path / "cache")
    [path] = (tmp_path / "cache").rglob(damage)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    vectors = Embedder(tmp_path / "cache").encode(TEXTS)
    assert path.read_bytes() == whole
    assert np.array_equal(vectors, open_copy(copy_folder(encoder_copy), threads=1).encode(TEXTS))


@pytest.mark.usefixtures("fresh")
def test_the_first_use_writes_the_copy_and_leaves_nothing_else(tmp_path: Path) -> None:
    Embedder(tmp_path).encode([""])
    assert [path.name for path in tmp_path.iterdir()] == [copy_folder(tmp_path).name]
    assert {path.name for path in copy_folder(tmp_path).iterdir()} == {
        "arrays.npz", "pieces.txt", "state.json", "table.npy"
    }  # fmt: skip


@pytest.mark.usefixtures("fresh")
def test_without_a_place_for_the_copy_it_works_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert Embedder(blocked).encode(TEXTS).shape == (len(TEXTS), DIMENSIONS)


@pytest.mark.usefixtures("fresh")
def test_warming_and_encoding_at_once_load_one_model(tmp_path: Path, embedder: Embedder) -> None:
    expected = embedder.encode(TEXTS)
    threads = [embedder.warm() for _ in range(3)]
    results: list[bool] = []
    workers = [
        threading.Thread(target=lambda: results.append(np.array_equal(embedder.encode(TEXTS), expected)))
        for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    for thread in [*threads, *workers]:
        thread.join()
    assert results == [True] * 4


@pytest.mark.usefixtures("fresh")
def test_no_socket_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("network"))
    assert len(Embedder().encode(TEXTS)) == len(TEXTS)


def test_a_very_long_text_counts_with_its_beginning_only(embedder: Embedder) -> None:
    text = "Vertraulich. " * 400
    assert np.array_equal(embedder.encode([text]), embedder.encode([text + "Etwas ganz anderes. " * 10_000]))
