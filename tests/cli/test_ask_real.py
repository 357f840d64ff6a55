"""kam ask and kam chat over the demo world, with the assistant that is built in."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.approvals_world import quick_folder
from tests.cli.conftest import Shell

NORDWERK = "Nordwerk Antriebe GmbH"


@pytest.fixture(scope="module")
def demo() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder / "home"


@pytest.fixture
def kam(demo: Path) -> Shell:
    return Shell(demo)


def test_a_figure_comes_with_its_fact_and_the_next_message_knows_the_last(kam: Shell) -> None:
    first = kam.json("ask", "Wie steht OTIF bei Nordwerk?")
    assert first["tool_calls"] == [{"name": "query_kpi", "args": {"kpi": "otif", "account": NORDWERK}}]
    assert (first["stopped"], first["usage"]["model"]) == (None, "planner")
    shown = {fact["shown"] for fact in first["facts"] if fact["definition"] and fact["rows"]}
    assert any(figure in first["text"] for figure in shown)
    second = kam.json("ask", "Und letztes Quartal?", "--thread", first["thread"])
    assert second["tool_calls"] == [
        {"name": "query_kpi", "args": {"kpi": "otif", "account": NORDWERK, "period": "2026-Q3"}}
    ]


def test_a_draft_waits_in_the_list_of_approvals(kam: Shell) -> None:
    answer = kam.json("ask", "Draft the escalation to Nordwerk about RV-2024-017")
    (draft,) = answer["drafts"]
    assert kam.json("approvals", "show", draft)["status"] == "pending"


def test_somebody_elses_account_stays_closed(kam: Shell) -> None:
    answer = kam.json("ask", "How is OTIF at Vantage Pumps Ltd?")
    assert (answer["facts"], answer["stopped"]) == ([], None)
    assert "%" not in answer["text"]


def test_the_chat_answers_from_a_pipe(kam: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Wo ist die Sendung 4711?\n/ende\n"))
    done = kam("chat")
    assert done.returncode == 0
    assert done.stdout.startswith("Ich bin ein KI-Assistent.")
    assert "Inside Sales" in done.stdout
