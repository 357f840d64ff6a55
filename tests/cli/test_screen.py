"""Nothing that anybody wrote into a name steers the reader's terminal."""

import json
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.cli import kpi as command
from agent.cli.context import say, show_json
from agent.cli.main import _leave
from agent.cli.screen import safe, safe_json
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.services.kpi_view import KpiView
from tests.facts_world import customer, world
from tests.kpi_world import wired

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HOSTILE = f"Nord\x1b[31mwerk\x07\x9b2J\x7f\r{BIDI} GmbH"


def steers(text: str) -> list[str]:
    controls = (char for char in text if unicodedata.category(char) == "Cc" and char not in "\n\t")
    return [*controls, *(char for char in text if char in BIDI)]


@settings(max_examples=200, derandomize=True)
@given(st.text())
def test_no_text_steers_the_terminal_and_what_is_harmless_stays(text: str) -> None:
    shown = safe(text)
    assert steers(shown) == []
    shown.encode()
    assert safe(shown) == shown
    assert shown == "".join(char for char in text if char in shown)


@settings(max_examples=200, derandomize=True)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_json_keeps_every_value_and_steers_nothing(text: str) -> None:
    shown = safe_json(json.dumps({"name": text}, ensure_ascii=False))
    assert steers(shown) == []
    assert json.loads(shown) == {"name": text}


def test_ordinary_text_is_left_alone() -> None:
    assert safe("Müller & Søn – „70,0 %“\n\t✗ 株式会社") == "Müller & Søn – „70,0 %“\n\t✗ 株式会社"


@pytest.mark.parametrize("err", [False, True])
def test_say_prints_clean_text(err: bool, capsys: pytest.CaptureFixture[str]) -> None:
    say(HOSTILE, err=err)
    out, errors = capsys.readouterr()
    assert (errors if err else out) == "Nord[31mwerk2J GmbH\n"
    assert (out if err else errors) == ""


def test_json_is_escaped_and_reads_as_before(capsys: pytest.CaptureFixture[str]) -> None:
    show_json({"name": HOSTILE})
    out = capsys.readouterr().out
    assert steers(out) == []
    assert r"\u009b" in out
    assert r"\u202e" in out
    assert json.loads(out) == {"name": HOSTILE}


def test_an_error_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        _leave(HOSTILE, 2)
    assert steers(capsys.readouterr().err) == []


def test_a_command_on_a_colour_terminal_prints_a_hostile_name_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kpis, _ = wired(world(tmp_path, customers=[customer("N", HOSTILE)]))
    head = User("h", "H", "h@x.example", frozenset({Role.HEAD_OF_SALES}), frozenset())
    built = SimpleNamespace(user=lambda: head, kpis=kpis, kpi_view=KpiView())

    @contextmanager
    def app() -> Iterator[SimpleNamespace]:
        yield built

    monkeypatch.setattr(command, "app", app)
    monkeypatch.setattr(command, "language", lambda: Language.DE)
    result = CliRunner().invoke(command.kpi, ["otif"], color=True)
    assert "Nord" in result.stdout
    assert steers(result.stdout) == []


def test_commands_print_through_say() -> None:
    folder = Path(say.__code__.co_filename).parent
    printing = {each.name for each in folder.glob("*.py") if "click.echo(" in each.read_text(encoding="utf-8")}
    assert printing == {"context.py", "progress.py"}  # a bar of numbers
