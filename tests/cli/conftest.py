"""The shell: `kam` runs the entry point in this process, `process` the installed command."""

import contextlib
import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.cli import context
from agent.cli.main import _run

KAM = Path(sys.executable).with_name("kam")
Done = subprocess.CompletedProcess[str]


class Shell:
    """Calls ``kam`` with arguments and settings. In this process: the heavy imports are paid once."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __call__(self, *args: object, **env: str) -> Done:
        command = ["kam", *map(str, args)]
        out, err = io.StringIO(), io.StringIO()
        with self._as_if_alone(command, env), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = _code(_run)
        return Done(command, code, out.getvalue(), err.getvalue())

    @contextlib.contextmanager
    def _as_if_alone(self, command: list[str], env: dict[str, str]) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.settings(env).items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", command)
            context._app.cache_clear()
            try:
                yield
            finally:
                context._app.cache_clear()
                logging.disable(logging.NOTSET)

    def settings(self, env: dict[str, str]) -> dict[str, str]:
        return {"KAM_HOME": str(self.home), "KAM_TODAY": "2026-11-22", **env}

    def json(self, *args: object, **env: str) -> Any:
        done = self(*args, "--json", **env)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


class Process(Shell):
    """The same as a process of its own: for what only that shows."""

    def __call__(self, *args: object, **env: str) -> Done:
        command = [str(KAM), *map(str, args)]
        settings = {**os.environ, **self.settings(env)}
        return subprocess.run(command, env=settings, capture_output=True, text=True, timeout=60)


def _code(run: Any) -> int:
    try:
        run()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


@pytest.fixture
def kam(home: Path) -> Shell:
    return Shell(home)


@pytest.fixture
def process(home: Path) -> Process:
    return Process(home)
