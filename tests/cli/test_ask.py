"""kam ask: one question, as JSON and as text."""

import json
import sys
from pathlib import Path

import pytest

from agent.bootstrap import App
from agent.domain.assistant.conversation import Stopped, Usage
from agent.domain.errors import BadInput
from tests.cli.conftest import Shell
from tests.scripted_assistant import Scripted, raising, spoken, with_figure

NORDWERK = "Nordwerk Antriebe GmbH"


@pytest.fixture
def assistant(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    scripted = Scripted()
    monkeypatch.setattr(App, "assistant", scripted, raising=False)
    return scripted


def test_the_json_is_the_public_surface(kam: Shell, assistant: Scripted) -> None:
    assistant.then.append(with_figure)
    answer = kam.json("ask", "Wie steht OTIF?")
    assert list(answer) == [
        *("thread", "text", "language", "tool_calls", "facts", "drafts", "stopped"),
        *("links", "notices", "usage"),
    ]
    assert answer["text"] == "Die Liefertreue liegt bei **63,4 %**."
    assert answer["tool_calls"] == [{"name": "query_kpi", "args": {"kpi": "otif", "account": NORDWERK}}]
    (fact,) = answer["facts"]
    assert (fact["id"], fact["value"], fact["shown"]) == ("k1.otif", 0.634, "63,4 %")
    assert fact["rows"] == [{"table": "order_lines", "key": "O-1"}, {"table": "order_lines", "key": "O-2"}]
    assert (answer["language"], answer["drafts"], answer["stopped"]) == ("de", ["d-1"], None)
    assert answer["usage"] == {"model": "planner", "calls": 2, "input_tokens": 10, "output_tokens": 5, "cost": None}


def test_as_text_the_answer_comes_with_notices_drafts_links_and_sources(kam: Shell, assistant: Scripted) -> None:
    assistant.then.append(with_figure)
    done = kam("ask", "Wie steht OTIF?", "--rows")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Die Liefertreue liegt bei 63,4 %.",
        "",
        "! Ohne brauchbare Antwort beendet.",
        "→ Entwurf d-1 wartet auf Ihre Freigabe: kam approvals show d-1",
        "→ Versorgung: /supply",
        "",
        "Quellen: order_lines (2 Zeilen), Definition otif 1, Stand 22.11.2026, 06:00 UTC",
    ]


def test_a_conversation_goes_on(kam: Shell, assistant: Scripted) -> None:
    first = kam.json("ask", "Wie steht OTIF?")
    second = kam.json("ask", "What about last quarter?", "--thread", first["thread"])
    assert second["thread"] == first["thread"]
    assert [each.text for each in assistant.turns[1].history] == ["Wie steht OTIF?", "WIE STEHT OTIF?"]
    assert (second["language"], second["text"]) == ("en", "WHAT ABOUT LAST QUARTER?")


def test_a_file_goes_along(kam: Shell, assistant: Scripted, tmp_path: Path) -> None:
    file = tmp_path / "NDA Entwurf.txt"
    file.write_text("Geheim")
    kam.json("ask", "Prüfe das", "--file", file, "--file", file)
    (turn,) = assistant.turns
    assert [each.name for each in turn.files] == ["NDA Entwurf.txt"] * 2
    assert (kam.home / "uploads" / turn.files[0].id).read_text() == "Geheim"
    done = kam("ask", "Prüfe das", "--file", tmp_path / "missing.txt")
    assert (done.returncode, "missing.txt" in done.stderr) == (2, True)


def test_the_language_can_be_set(kam: Shell, assistant: Scripted) -> None:
    assert kam.json("ask", "OTIF", "--language", "en")["language"] == "en"


@pytest.mark.parametrize(
    "arguments",
    [("",), ("x" * 8001,), ("x", "--thread", "unknown"), ("x", "--thread", ""), ("x", "--account", "Unbekannt GmbH")],
)
def test_a_refusal_is_one_line(kam: Shell, assistant: Scripted, arguments: tuple[str, ...]) -> None:
    done = kam("ask", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert assistant.turns == []


def test_somebody_elses_conversation_is_unknown(kam: Shell, assistant: Scripted) -> None:
    thread = kam.json("ask", "x")["thread"]
    told = [kam("ask", "x", "--thread", each, KAM_USER="a.petersen").stderr for each in (thread, "unknown")]
    assert told[0] == told[1]
    assert "Diese Unterhaltung gibt es nicht" in told[0]


def test_what_the_assistant_refuses_is_exit_2_and_a_failure_is_an_answer(kam: Shell, assistant: Scripted) -> None:
    assistant.then += [raising(BadInput("document.not_found", name="x")), raising(RuntimeError()), down]
    assert kam("ask", "x").returncode == 2
    failed = kam("ask", "Wie steht OTIF?")
    assert (failed.returncode, "nichts versendet" in failed.stdout) == (0, True)
    answer = kam.json("ask", "Wie steht OTIF?")
    assert (answer["stopped"], answer["usage"]["model"]) == ("model", "planner")


def down(turn: object) -> object:
    """The endpoint is dead, the planner answers."""
    return spoken(turn, stopped=Stopped.MODEL, usage=Usage("planner"))  # type: ignore[arg-type]


def test_what_steers_a_terminal_does_not_reach_it(kam: Shell, assistant: Scripted) -> None:
    hostile = "\x1b[2J\u202eböse\x9b31m"
    assert "\x1b" not in kam("ask", hostile).stdout
    done = kam("ask", hostile, "--json")
    assert json.loads(done.stdout)["text"] == hostile.upper()
    assert not {"\x1b", "\x9b", "\u202e"} & set(done.stdout)


def test_steps_stand_on_a_terminal_only(kam: Shell, assistant: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    from agent.cli import saying
    from agent.domain.assistant.turn import Progress
    from agent.domain.language import Language

    shown: list[str] = []
    monkeypatch.setattr(saying, "say", lambda text, **_err: shown.append(text))
    steps = saying._Steps(Language.EN)
    steps(Progress(step="assistant.told.sources"))
    assert shown == []
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    for step in ("assistant.told.sources", "assistant.told.sources", "assistant.chat.new"):
        steps(Progress(step=step))
    steps(Progress(token="x"))
    assert shown == ["· Sources", "· New conversation."]
