"""The table: the second author's wordings are rows and columns of their own, and no list tells which were missed."""

from functools import cache

from agent.domain.nda.policy import Verdict
from evals.planted.base import Base, own_bases
from evals.planted.kinds import Kind, kinds
from evals.planted.measure import Outcome
from evals.planted.plant import plant
from evals.planted.table import Results, group, markdown

_KIND = "term_20_years"


@cache
def _base_and_kind() -> tuple[Base, Kind]:
    base = next(base for base in own_bases() if base.name == "de_kanzlei")
    return base, next(kind for kind in kinds() if kind.name == _KIND)


def _outcome(wording: int, *, own: bool) -> Outcome:
    planted = plant(*_base_and_kind(), wording)
    assert planted is not None
    return Outcome(planted, Verdict.CONTRADICTS if own else Verdict.CONFORMS, (), own, own, ())


def _markdown(unseen: tuple[Outcome, ...] = ()) -> str:
    outcomes = [_outcome(1, own=True), _outcome(2, own=True), _outcome(5, own=False), _outcome(6, own=True)]
    others = {"second": {"x": []}}
    return markdown(Results("run", "judge", outcomes, {"de_kanzlei": []}, {}, unseen=unseen, others=others))


def test_a_wording_belongs_to_the_group_of_its_split() -> None:
    names = [group(_outcome(number, own=True)) for number in (1, 2, 5)]
    assert names == ["development wordings", "held-out wordings", "second author"]


def test_the_second_author_has_a_row_and_a_column() -> None:
    text = _markdown()
    assert "| second author | de | 2 | 1 | 1 | 0 |" in text
    assert f"| term | {_KIND} | 1/1/1 | 1/1/1 | 1/1/2 |" in text
    assert "| x (second author) | 0 |" in text


def test_misses_of_the_second_author_are_counted_and_not_listed() -> None:
    assert f"| {_KIND} | de 5 |" not in _markdown()


def test_drafts_of_the_second_author_have_a_section_where_they_were_measured() -> None:
    assert "## Drafts of the second author" not in _markdown()
    section = _markdown((_outcome(7, own=True),)).split("## Drafts of the second author")[1].split("##")[0]
    assert "| second author | de | 1 | 1 | 1 | 0 |" in section
