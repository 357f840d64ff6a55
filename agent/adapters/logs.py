"""The log of a server: what happened, where and how long it took, and never what anybody wrote.

A record keeps its template (a text of this program), numbers, codes of messages, ids and the names of exceptions; an
exception its place in the code, without its message, which may quote a letter or a document. Of other libraries, whose
templates are not known to be without contents, only logger, place and exception stay.
"""

import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Literal, TextIO

from agent.domain.messages import codes

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The id of the request that this thread or task works for."""

OWN = ("agent", "api", "evals", "knowledge")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_KIND = re.compile(r"[A-Z][A-Za-z0-9]{2,60}(Error|Exception|Timeout|Warning|Interrupt)")
_DEEPEST = 12
_HIDDEN = "…"


def set_up(form: Literal["text", "json"], level: Literal["warning", "info"], stream: TextIO | None = None) -> None:
    """Every log of this process goes to ``stream`` (default: standard error), threads that fail included."""
    handler = logging.StreamHandler(stream) if stream else _ToStandardError()
    handler.setFormatter(ContentFree(form))
    logging.disable(logging.NOTSET)
    # what a library tells at `info` is a place in its code and nothing else: none of it helps an operator
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for own in OWN:
        logging.getLogger(own).setLevel(level.upper())
    for known in list(logging.root.manager.loggerDict.values()):  # a library that brought a handler of its own
        if isinstance(known, logging.Logger) and known.handlers:
            known.handlers, known.propagate = [logging.NullHandler()], True
    threading.excepthook = _thread_failed


class _ToStandardError(logging.StreamHandler[TextIO]):
    """To what standard error is at that moment: it may have been exchanged, and the old one closed."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


class ContentFree(logging.Formatter):
    """``json``: one object a line. ``text``: the same for people."""

    def __init__(self, form: Literal["text", "json"] = "json") -> None:
        super().__init__()
        self._form = form

    def format(self, record: logging.LogRecord) -> str:
        told = dict(_told(record))
        if self._form == "json":
            return json.dumps(told, ensure_ascii=False, default=str)
        first = f"{told.pop('level')} {told.pop('logger')} {told.pop('event', '')}".rstrip()
        told.pop("at")
        places = told.pop("places", [])
        rest = " ".join(f"{name}={value}" for name, value in told.items())
        return "\n".join([f"{first} {rest}".rstrip(), *(f"  {place}" for place in places)])


def safe(value: object) -> object:
    """``value`` where it cannot be somebody's words, else an ellipsis."""
    if value is None or isinstance(value, bool | int | float):
        return value
    text = str(value)
    return text if text in codes() or _ID.fullmatch(text) or _KIND.fullmatch(text) else _HIDDEN


def _told(record: logging.LogRecord) -> Iterator[tuple[str, Any]]:
    yield "at", datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    yield "level", record.levelname.lower()
    yield "logger", record.name
    if record.name.partition(".")[0] in OWN:
        yield "event", _event(record)
    else:
        yield "place", f"{record.module}:{record.lineno}"
    if REQUEST.get():
        yield "request", REQUEST.get()
    fields: Mapping[str, Any] = getattr(record, "fields", {})
    yield from fields.items()
    if record.exc_info and record.exc_info[1] is not None:
        yield "error", " < ".join(_kinds(record.exc_info[1]))
        yield "places", _places(record.exc_info[1])


def _event(record: logging.LogRecord) -> str:
    template, args = str(record.msg), record.args
    if not args:
        return template
    if isinstance(args, Mapping):
        return _HIDDEN
    return re.sub(r"%[a-z]", "%s", template) % tuple(safe(each) for each in args)


def _kinds(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        code = getattr(error, "code", None)
        yield f"{type(error).__name__} {code}" if code in codes() else type(error).__name__
        error = error.__cause__


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)[-_DEEPEST:]
    return [f"{_module(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _module(path: str) -> str:
    """The file inside its package: where the program is installed is nobody's business."""
    return path.rpartition("site-packages/")[2] if "site-packages/" in path else "/".join(path.split("/")[-3:])


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None and failed.exc_type is not SystemExit:
        about = (failed.exc_type, failed.exc_value, failed.exc_traceback)
        logging.getLogger("agent.threads").error("a thread failed", exc_info=about)
