"""DBOS, with what must hold before it is used: no pickle, no console of its own.

DBOS reads a row by the serialisation that the row names, whatever is configured: a row that says "py_pickle" would
be unpickled, and who can write to the database file could run code. So that format reads as nothing.
"""

import logging
from typing import Any

from dbos import DBOS, DBOSClient, DBOSConfig, WorkflowStatus
from dbos import _serialization as formats
from dbos._error import DBOSAwaitedWorkflowCancelledError, DBOSException

from agent.jobs.job import JobFailed

__all__ = ["DBOS", "SERIALIZER", "DBOSClient", "DBOSConfig", "DBOSException", "WorkflowStatus"]

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


setattr(formats.DefaultSerializer, "deserialize", _refuse)  # noqa: B010 - mypy: a method is replaced on purpose
setattr(formats.DefaultSerializer, "serialize", _as_json)  # noqa: B010
_log = logging.getLogger("dbos")
_log.addHandler(logging.NullHandler())  # or DBOS adds one that writes to the console
_log.addFilter(_Told())
