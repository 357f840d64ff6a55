"""DBOS, with what must hold before it is used: no pickle, no console of its own.

DBOS reads a row by the serialisation that the row names, whatever is configured: a row that says "py_pickle" would
be unpickled, and who can write to the database file could run code. So that format reads as nothing.
"""

import logging
from collections.abc import Mapping
from typing import Any

from dbos import DBOS, DBOSClient, DBOSConfig, WorkflowStatus
from dbos import _serialization as formats
from dbos._error import DBOSAwaitedWorkflowCancelledError, DBOSException
from dbos._sys_db import SystemDatabase
from sqlalchemy.exc import DBAPIError

from agent.jobs.job import JobFailed

__all__ = [
    "DBOS",
    "SERIALIZER",
    "DBAPIError",
    "DBOSClient",
    "DBOSConfig",
    "DBOSException",
    "WorkflowStatus",
    "limit_places",
]

SERIALIZER = formats.DBOSPortableJSON


def _refuse(_serializer: object, _serialized: str) -> Any:
    raise ValueError("pickled data is not read")


def _as_json(_serializer: object, data: Any) -> str:
    return SERIALIZER.serialize(str(data))  # the refusal itself is stored in the format of the row


_NO_NEWS = (JobFailed, DBOSAwaitedWorkflowCancelledError)


class _Told(logging.Filter):
    """A job's failure is logged once, by us, and a refusal in the user's words or a cancelling not at all."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not (record.exc_info and isinstance(record.exc_info[1], _NO_NEWS))


_places: dict[str, int] = {}
_queue = SystemDatabase.get_queue


def limit_places(places: Mapping[str, int]) -> None:
    """How many jobs of a queue this process runs at a time; of one that is not named, as its row says for all."""
    _places.clear()
    _places.update(places)


def _with_own_places(database: SystemDatabase, name: str, **more: Any) -> Any:
    """The row is one for all processes, and a worker is told by its own command line how much it takes."""
    queue = _queue(database, name, **more)
    if queue is not None and name in _places:
        queue._worker_concurrency = _places[name]
    return queue


setattr(SystemDatabase, "get_queue", _with_own_places)  # noqa: B010
setattr(formats.DefaultSerializer, "deserialize", _refuse)  # noqa: B010 - mypy: a method is replaced on purpose
setattr(formats.DefaultSerializer, "serialize", _as_json)  # noqa: B010
_log = logging.getLogger("dbos")
_log.addHandler(logging.NullHandler())  # or DBOS adds one that writes to the console
_log.addFilter(_Told())
