"""Planting: the passage goes, the sentence comes, number and heading stay, nothing else changes."""

from evals.planted.base import Base, parsed
from evals.planted.kinds import Kind, kinds
from evals.planted.plant import Planted, plant

_DRAFT = """R: the recipient
D: the discloser
A: Ash
B: Birch
this: this letter
---
Letter

Information is secret<marking>, marked or not</marking>. It is ours.

§ 1 Term
<term>
(1) The duties last three years.
(2) They last two more for drawings.
</term>

<return_destruction>
2. Return. All papers are returned.
</return_destruction>

3. End
- First.
<here/>
- Last.

Signed: ______
"""


def _planted(kind: str, wording: int) -> Planted:
    planted = plant(_base(), _kind(kind), wording)
    assert planted is not None
    return planted


def _base() -> Base:
    return parsed("en_test", _DRAFT)


def _kind(name: str) -> Kind:
    return next(kind for kind in kinds() if kind.name == name)


def test_a_replaced_passage_keeps_number_and_heading() -> None:
    planted = _planted("term_20_years", 1)
    assert f"§ 1 Term\n(1) {planted.sentence}\n\n2. Return." in planted.text
    assert "three years" not in planted.text
    assert "two more" not in planted.text


def test_a_part_of_a_sentence_gives_way_to_a_sentence_of_its_own() -> None:
    planted = _planted("marking_within_5_days", 1)
    assert f"Information is secret. It is ours. {planted.sentence}\n" in planted.text


def test_a_removed_passage_takes_its_heading_along() -> None:
    text = _planted("term_removed", 0).text
    assert "§ 1" not in text
    assert "2. Return." in text
    assert text.endswith("Signed: ______\n")


def test_an_added_sentence_follows_the_style_of_its_place() -> None:
    planted = _planted("residuals_added", 1)
    assert f"- First.\n- {planted.sentence}\n- Last." in planted.text


def test_what_has_no_passage_is_added_and_cannot_be_removed() -> None:
    assert _planted("penalty_strict", 1).sentence in _planted("penalty_strict", 1).text
    assert plant(_base(), _kind("law_removed"), 0) is None


def test_roles_and_the_first_letter() -> None:
    assert _planted("form_waived", 1).sentence == "Amendments to this letter may also be agreed orally."
    assert _planted("licence_granted", 1).sentence.startswith("The recipient receives")
