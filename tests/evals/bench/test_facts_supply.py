"""The bench of the re-orders runs, and refuses to time a list that is not the right one."""

from pathlib import Path

import pytest

from agent.adapters.facts.supply import DuckSupply
from agent.ports.supply import Candidates
from evals.bench import facts_supply


def test_it_prints_ours_and_bare_of_each_question(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert facts_supply.proposals(tmp_path, articles=300, lines=2_000, runs=1) == 0
    out = capsys.readouterr().out
    assert "2,000 order lines, 300 articles" in out
    for question in ("all proposals", "run-outs", "one account", "one article", "all proposals as JSON"):
        assert question in out


def test_a_list_that_lacks_something_is_not_timed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    due = DuckSupply.due

    def lossy(*args: object) -> Candidates:
        found = due(*args)  # type: ignore[arg-type]
        return Candidates(found.articles[1:], found.checked, found.missing)

    monkeypatch.setattr(DuckSupply, "due", lossy)
    assert facts_supply.proposals(tmp_path, articles=300, lines=2_000, runs=1) == 1
    assert "ratio" not in capsys.readouterr().out
