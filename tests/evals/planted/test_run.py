"""What is planted where: the first author's measure stays as it was, the second author's comes beside it."""

from functools import cache

from evals.planted.base import UNSEEN, own_bases
from evals.planted.kinds import Does, Split, kinds
from evals.planted.measure import cases
from evals.planted.plant import Planted
from evals.planted.run import Drafts, Plan, planned

_SEEDS = 3


@cache
def _plan() -> Plan:
    return planned(Drafts(own_bases()[:1], own_bases(UNSEEN)[:1]), kinds(), _SEEDS)


def _split(planted: Planted) -> Split | None:
    return planted.kind.split(planted.base.language, planted.wording) if planted.wording else None


def test_the_first_authors_cases_stay_as_they_were() -> None:
    first = cases(own_bases()[:1], kinds(), _SEEDS)
    assert Split.LATER not in {_split(each) for each in first}
    assert [each for each in _plan().own if _split(each) is not Split.LATER] == first


def test_own_drafts_get_every_wording_of_the_second_author_once() -> None:
    later = [(each.kind.name, each.wording) for each in _plan().own if _split(each) is Split.LATER]
    assert len(later) == len(set(later)) == 3 * sum(kind.does is not Does.REMOVE for kind in kinds())


def test_drafts_of_the_second_author_get_that_authors_wordings_and_removals_only() -> None:
    assert {_split(each) for each in _plan().unseen} == {None, Split.LATER}
