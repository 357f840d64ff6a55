"""The log of a server as the tests read it."""

import io
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from agent.adapters.logs import OWN, set_up


@contextmanager
def logged(form: Literal["text", "json"] = "json", level: Literal["warning", "info"] = "info") -> Iterator[io.StringIO]:
    """What this process logs; afterwards its loggers are as they were."""
    root = logging.getLogger()
    kept, before, hook = root.handlers[:], root.level, threading.excepthook
    stream = io.StringIO()
    set_up(form, level, stream)
    try:
        yield stream
    finally:
        root.handlers, threading.excepthook = kept, hook
        root.setLevel(before)
        for own in OWN:
            logging.getLogger(own).setLevel(logging.NOTSET)
