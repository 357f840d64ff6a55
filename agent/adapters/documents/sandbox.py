"""The port `Documents`: each file is read by a child process with limits of memory and time; and that process."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO

import agent
from agent.adapters.documents.limits import MEGABYTE, Limits
from agent.adapters.documents.names import display_name
from agent.adapters.documents.wire import from_json
from agent.domain.document import Document
from agent.domain.errors import BadInput

_WORKER = "agent.adapters.documents.worker"
# the child sees where programs are, and none of the service's settings or secrets
_PASSED_ON = ("PATH", "TESSDATA_PREFIX", "SYSTEMROOT", "TMPDIR")


class SandboxedDocuments:
    """Reads PDF, DOCX, TXT, MD and EML; thread-safe, one child process a call.

    ``ocr``: True or None recognises scanned pages where tesseract is installed, False never.
    """

    def __init__(
        self,
        max_bytes: int = 20 * MEGABYTE,
        memory_bytes: int = 900 * MEGABYTE,
        seconds: float = 18.0,
        max_pages: int = 400,
        ocr: bool | None = None,
    ) -> None:
        self._limits = Limits(max_bytes, memory_bytes, seconds, max_pages, ocr)

    def read(self, path: Path, name: str) -> Document:
        """Read the file; ``name`` is what the sender called it. Raises BadInput ``document.…``."""
        shown = display_name(name)
        sandbox = Sandbox(self._limits)
        try:
            sandbox.check_size(path)
            return from_json(sandbox.run(_WORKER, str(path.resolve()), shown, self._limits.to_json()))
        except BadInput as refusal:
            raise BadInput(refusal.code, **{**refusal.values, "name": shown}) from None
        except ValueError:
            raise BadInput("document.crashed", name=shown) from None


class Sandbox:
    """Runs a module in a child process that must keep to ``limits``.

    ``subject`` names the messages: ``document`` raises ``document.timeout``, ``.memory``, ``.crashed``.
    """

    def __init__(self, limits: Limits, subject: str = "document") -> None:
        self._limits = limits
        self._subject = subject

    def check_size(self, path: Path) -> None:
        """Raises BadInput: not_found, empty, too_large (of ``document``)."""
        if not path.is_file() or not os.access(path, os.R_OK):
            raise BadInput("document.not_found")
        size = path.stat().st_size
        if size == 0:
            raise BadInput("document.empty")
        if size > self._limits.max_bytes:
            raise BadInput("document.too_large", limit=self._limits.max_bytes // MEGABYTE)

    def run(self, module: str, *arguments: str, given: bytes = b"") -> bytes:
        """What ``python -m module arguments`` writes to its output, fed with ``given``. Raises BadInput."""
        # files, not pipes: nobody waits for anybody, RLIMIT_FSIZE bounds what a hijacked child
        # can answer, and neither has a name that another process could open
        with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as answer:
            asked.write(given)
            asked.seek(0)
            status = self._run([sys.executable, "-s", "-m", module, *arguments], asked, answer)
            if status != 0:
                raise self._death(status)
            answer.seek(0)
            return answer.read()

    def _run(self, command: list[str], asked: IO[bytes], answer: IO[bytes]) -> int:
        child = subprocess.Popen(
            command,
            stdin=asked,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,  # its own group, so that tesseract dies with it
        )
        # not wait(timeout=…): that polls, and adds up to 50 ms to every reading
        overdue = threading.Event()
        timer = threading.Timer(self._limits.seconds, _stop, (child, overdue))
        timer.daemon = True
        timer.start()
        try:
            status = child.wait()
        finally:
            timer.cancel()
            _end(child)
        if overdue.is_set():
            raise self._overdue()
        return status

    def _death(self, status: int) -> BadInput:
        if -status == signal.SIGXCPU:
            return self._overdue()
        if -status == signal.SIGKILL:  # nobody but the kernel's out-of-memory killer
            return BadInput(f"{self._subject}.memory", limit=self._limits.memory_bytes // MEGABYTE)
        return BadInput(f"{self._subject}.crashed")

    def _overdue(self) -> BadInput:
        return BadInput(f"{self._subject}.timeout", seconds=round(self._limits.seconds))


def _stop(child: subprocess.Popen[bytes], overdue: threading.Event) -> None:
    overdue.set()
    _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it started, also what it left behind when it crashed."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    child.wait()


def _environment() -> dict[str, str]:
    passed = {key: os.environ[key] for key in _PASSED_ON if key in os.environ}
    root = str(Path(agent.__file__).resolve().parent.parent)
    return {**passed, "PYTHONPATH": root, "PYTHONUTF8": "1", "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
