"""kam chat: from a pipe, a message a line."""

import io
import json
import sys
from pathlib import Path

import pytest

from agent.bootstrap import App
from tests.cli.conftest import Done, Shell
from tests.scripted_assistant import Scripted, raising, with_figure


@pytest.fixture
def assistant(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    scripted = Scripted()
    monkeypatch.setattr(App, "assistant", scripted, raising=False)
    return scripted


@pytest.fixture
def chat(kam: Shell, assistant: Scripted, monkeypatch: pytest.MonkeyPatch) -> "Piped":
    return Piped(kam, monkeypatch)


class Piped:
    def __init__(self, kam: Shell, patch: pytest.MonkeyPatch) -> None:
        self._kam, self._patch = kam, patch

    def __call__(self, typed: str, *options: str, **env: str) -> Done:
        self._patch.setattr(sys, "stdin", io.StringIO(typed))
        return self._kam("chat", *options, **env)


def test_the_first_line_says_who_speaks(chat: Piped) -> None:
    done = chat("Wie steht OTIF?\n")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].startswith("Ich bin ein KI-Assistent.")
    assert "WIE STEHT OTIF?" in done.stdout
    assert chat("", KAM_LANGUAGE="en").stdout.startswith("I am an AI assistant.")


@pytest.mark.parametrize(("new", "end"), [("/neu", "/ende"), ("/new", "/END")])
def test_lines_are_one_conversation_until_a_new_one_begins(
    chat: Piped, assistant: Scripted, new: str, end: str
) -> None:
    chat(f"eins\n\nzwei\n{new}\ndrei\n{end}\nvier\n")
    assert [(turn.text, len(turn.history)) for turn in assistant.turns] == [("eins", 0), ("zwei", 2), ("drei", 0)]
    assert assistant.turns[0].thread == assistant.turns[1].thread != assistant.turns[2].thread


def test_a_conversation_is_taken_up(chat: Piped, kam: Shell, assistant: Scripted) -> None:
    thread = kam.json("ask", "eins")["thread"]
    chat("zwei", "--thread", thread)
    assert [turn.thread for turn in assistant.turns] == [thread, thread]


def test_a_file_is_added(chat: Piped, assistant: Scripted, tmp_path: Path) -> None:
    (tmp_path / "Mein NDA.txt").write_text("x")
    done = chat(f"/datei {tmp_path}/Mein NDA.txt\nPrüfe das\n/file {tmp_path}/fehlt.txt\n")
    assert [file.name for file in assistant.turns[0].files] == ["Mein NDA.txt"]
    assert "Mein NDA.txt" in done.stderr
    assert (done.returncode, "fehlt.txt" in done.stderr) == (2, True)


def test_a_refused_message_ends_nothing_but_itself(chat: Piped, assistant: Scripted) -> None:
    done = chat(f"{'x' * 8001}\n/was\nzwei\n")
    assert done.returncode == 2
    assert "/neu" in done.stderr
    assert [turn.text for turn in assistant.turns] == ["zwei"]


def test_a_cancelled_answer_ends_nothing_but_itself(chat: Piped, assistant: Scripted) -> None:
    assistant.then.append(raising(KeyboardInterrupt()))
    done = chat("eins\nzwei\n")
    assert (done.returncode, "Abgebrochen" in done.stderr, "ZWEI" in done.stdout) == (0, True, True)


@pytest.mark.parametrize("option", [("--thread", "unknown"), ("--account", "Unbekannt GmbH")])
def test_what_does_not_exist_is_told_before_anything_is_typed(chat: Piped, option: tuple[str, str]) -> None:
    done = chat("eins\n", *option)
    assert (done.returncode, done.stdout) == (2, "")


def test_json_is_a_line_an_answer(chat: Piped, assistant: Scripted) -> None:
    assistant.then.append(with_figure)
    done = chat("eins\nzwei\n", "--json")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["text"] for each in answers] == ["Die Liefertreue liegt bei **63,4 %**.", "ZWEI"]
