"""Text recognition by tesseract, where it is installed."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from agent.adapters.documents.limits import Deadline

DOTS_PER_INCH = 200
MOST_PIXELS = 9_000_000  # A3 at 200 dpi; a larger picture costs time and memory, and reads no better
_LANGUAGES = ("deu", "eng")
_AT_ONCE = 2  # each takes up to 150 MB
_RESERVE = 2.5  # seconds kept for the rest of the reading


class TextRecognition:
    """``wanted`` False switches it off; True and None use it where it is installed."""

    def __init__(self, wanted: bool | None, deadline: Deadline) -> None:
        self._program = None if wanted is False else shutil.which("tesseract")
        self._deadline = deadline
        self._languages = _installed(self._program) if self._program else ()

    @property
    def available(self) -> bool:
        return bool(self._languages)

    def texts(self, pictures: Iterable[bytes]) -> Iterator[str | None]:
        """A text a picture, in order; None where the time was up or tesseract failed."""
        left = iter(pictures)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            # only so many pictures in memory as are being read
            while self._seconds() > 0 and (batch := list(islice(left, _AT_ONCE))):
                yield from pool.map(self._text, batch)

    def _seconds(self) -> float:
        return self._deadline.remaining() - _RESERVE

    def _text(self, picture: bytes) -> str | None:
        if self._program is None or self._seconds() <= 0:
            return None
        command = [self._program, "stdin", "stdout", "-l", "+".join(self._languages), "--dpi", str(DOTS_PER_INCH)]
        try:
            done = subprocess.run(
                command,
                input=picture,
                capture_output=True,
                timeout=self._seconds(),
                check=True,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its threads make one page slower, not faster
            )
        except (subprocess.SubprocessError, OSError):
            return None
        return done.stdout.decode("utf-8", "replace")


def _installed(program: str) -> tuple[str, ...]:
    """Our languages among the installed ones."""
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=5, check=True)
    except (subprocess.SubprocessError, OSError):
        return ()
    known = done.stdout.decode("utf-8", "replace").split()
    return tuple(language for language in _LANGUAGES if language in known)
