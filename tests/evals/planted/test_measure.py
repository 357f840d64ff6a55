"""The measure itself, and the fast slice: one clean draft a language, every kind, one wording."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from agent.domain.nda.policy import Verdict
from evals.planted.base import CLEAN, FOURTH, FOURTH_KEPT, KEPT, LATER, THIRD, UNSEEN, Base, own_bases
from evals.planted.kinds import Kind, Split, kinds
from evals.planted.measure import Outcome, cases, chosen, false_alarms, measure, outcome
from evals.planted.plant import Planted, plant
from evals.planted.review import Reviewer, reviewer

_FOLDERS = (CLEAN, LATER, UNSEEN, THIRD, KEPT, FOURTH, FOURTH_KEPT)
_SLICE = ("de_kanzlei", "en_us")
# Development wordings that are not yet their own finding, with the reason in RESULTS.md.
_OPEN: frozenset[tuple[str, str]] = frozenset()


@pytest.fixture(scope="module")
def product(cache: Path) -> Iterator[Reviewer]:
    with reviewer(cache) as product:
        yield product


def _base(name: str) -> Base:
    return next(base for base in own_bases() if base.name == name)


def _kind(name: str) -> Kind:
    return next(kind for kind in kinds() if kind.name == name)


def _plant(base: str, kind: str, wording: int) -> Planted:
    planted = plant(_base(base), _kind(kind), wording)
    assert planted is not None
    return planted


def test_a_seed_is_a_wording_and_the_same_every_time() -> None:
    kind, base = _kind("term_20_years"), _base("en_us")
    assert chosen(kind, base, 9, Split.FIRST) == chosen(kind, base, 9, Split.FIRST)
    assert sorted(chosen(kind, base, 9, Split.HELD_OUT)) == [2, 4]
    assert len(chosen(kind, base, 3, Split.FIRST)) == 3


def test_a_defect_is_its_own_finding_where_verdict_and_quote_fit(product: Reviewer) -> None:
    (found,) = measure(product, [_plant("en_us", "law_china", 1)])
    assert (found.verdict, found.caught, found.own, found.side) == (Verdict.CONTRADICTS, True, True, ())


def test_a_quote_elsewhere_is_no_own_finding(product: Reviewer) -> None:
    planted = _plant("en_us", "law_china", 1)
    before, after = (product.review(text) for text in (planted.base.text, planted.text))
    elsewhere = replace(planted, sentence="The laws of the moon apply.")
    found = outcome(elsewhere, before, after)
    assert found.caught
    assert not found.own


def test_another_topic_that_changes_is_a_side_effect(product: Reviewer) -> None:
    planted = _plant("en_us", "law_china", 1)
    before = product.review(_plant("en_us", "venue_removed", 0).text)
    found = outcome(planted, before, product.review(planted.text))
    assert found.side == ("venue: conforms",)


def test_on_a_real_form_what_was_there_before_is_left_out(product: Reviewer) -> None:
    planted = _plant("en_us", "law_china", 1)
    form = replace(planted.base, text=planted.text, clean=False)
    assert measure(product, [replace(planted, base=form)]) == []


@pytest.mark.long
def test_every_kind_is_its_own_finding_in_one_draft_a_language(product: Reviewer) -> None:
    bases = [_base(name) for name in _SLICE]
    found = measure(product, cases(bases, kinds(), 1, Split.DEVELOPMENT))
    assert len(found) >= 2 * len(kinds()) - 2
    assert _missed(found) <= _OPEN


def _missed(found: list[Outcome]) -> set[tuple[str, str]]:
    return {(each.planted.kind.name, each.planted.base.language.value) for each in found if not each.own}


@pytest.mark.parametrize("name", _SLICE)
def test_a_clean_draft_raises_nothing(product: Reviewer, name: str) -> None:
    base = _base(name)
    assert false_alarms(base, product.review(base.text)) == []


@pytest.mark.long
def test_the_whole_table_keeps_its_level(product: Reviewer) -> None:
    """Every draft, every kind, every wording: the shares of RESULTS.md, a little rounded down."""
    found = measure(product, cases(own_bases(), kinds(), 4))
    assert len(found) > 1_400
    seen = [each for each in found if each.planted.wording % 2 or not each.planted.wording]
    held_out = [each for each in found if each not in seen]
    assert sum(each.own for each in seen) / len(seen) > 0.9
    assert sum(each.own for each in held_out) / len(held_out) > 0.75


@pytest.mark.long
def test_no_clean_draft_raises_more_than_one_false_alarm_together(product: Reviewer) -> None:
    bases = [base for folder in _FOLDERS for base in own_bases(folder)]
    assert sum(len(false_alarms(base, product.review(base.text))) for base in bases) <= 1


@pytest.mark.parametrize("name", ["de_brief", "en_discloser"])
def test_what_a_draft_honestly_departs_from_is_no_false_alarm(product: Reviewer, name: str) -> None:
    base = next(base for base in own_bases(THIRD) if base.name == name)
    review = product.review(base.text)
    assert review.findings["mutuality"].verdict is Verdict.DEVIATES
    assert false_alarms(base, review) == []
    assert [each.topic for each in false_alarms(replace(base, deviates=frozenset()), review)] == ["mutuality"]
