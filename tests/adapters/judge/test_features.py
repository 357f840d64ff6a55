import math

import numpy as np
import pytest

from agent.adapters.judge.features import SentenceVectors, TfIdf, letter_runs, ngrams


def test_ngrams_are_lower_case_words_and_single_digits_up_to_three_in_a_row() -> None:
    assert ngrams("The Party, 25!") == [
        *("the", "party", "2", "5"),
        *("the party", "party 2", "2 5"),
        *("the party 2", "party 2 5"),
    ]


def test_german_letters_stay_in_their_word() -> None:
    assert ngrams("Für Übergabe") == ["für", "übergabe", "für übergabe"]


@pytest.mark.parametrize("text", ["", " ", "…—()"])
def test_a_text_without_words_has_no_ngrams(text: str) -> None:
    assert ngrams(text) == []
    assert letter_runs(text) == []


def test_runs_of_letters_stay_in_a_word_and_see_its_edges() -> None:
    assert letter_runs("Für 5 Öl") == [" für", "für ", " für ", " öl "]


def test_words_of_one_stem_share_runs_of_letters() -> None:
    terms = {run: column for column, run in enumerate(sorted(set(letter_runs("vervielfältigen"))))}
    model = TfIdf(terms, np.ones(len(terms), dtype=np.float32), of_letters=True)
    one, other = (model.rows([text]) for text in ("vervielfältigen", "Vervielfältigungen"))
    assert len(set(one.columns) & set(other.columns)) > 15
    assert TfIdf(terms, model.idf).rows(["Vervielfältigungen"]).columns.size == 0


def model() -> TfIdf:
    return TfIdf({"keep": 0, "secret": 1, "keep secret": 2}, np.array([1.0, 2.0, 3.0], dtype=np.float32))


def test_a_row_is_log_frequency_times_idf_of_length_one() -> None:
    rows = model().rows(["keep keep secret unknown"])
    weights = np.array([(1 + math.log(2)) * 1, 2, 3])
    dense = np.zeros(3)
    dense[rows.columns] = rows.values
    assert dense == pytest.approx(weights / np.linalg.norm(weights), abs=1e-6)


def test_projection_is_the_product_with_the_weights_and_empty_rows_are_zero() -> None:
    weights = np.arange(6, dtype=np.float32).reshape(3, 2)
    texts = ["", "secret", "nothing known here", "keep secret", ""]
    rows = model().rows(texts)
    dense = np.zeros((len(texts), 3))
    for row in range(len(texts)):
        part = slice(rows.starts[row], rows.starts[row + 1])
        dense[row, rows.columns[part]] = rows.values[part]
    projected = model().project(texts, weights)
    assert projected == pytest.approx(dense @ weights, abs=1e-6)
    assert not projected[[0, 2, 4]].any()


def test_no_texts_give_no_rows() -> None:
    weights = np.ones((3, 2), dtype=np.float32)
    assert model().project([], weights).shape == (0, 2)
    center = np.zeros(3, dtype=np.float32)
    assert SentenceVectors(lambda _: pytest.fail("nothing to encode"), center).project([], weights).shape == (0, 2)


def test_sentence_vectors_are_taken_from_the_mean_of_the_language() -> None:
    vectors = np.array([[1.0, 2.0], [3.0, 4.0]], dtype=np.float32)
    extractor = SentenceVectors(lambda _: vectors, np.array([1.0, 1.0], dtype=np.float32))
    projected = extractor.project(["a", "b"], np.eye(2, dtype=np.float32))
    assert projected.tolist() == [[0, 1], [2, 3]]
