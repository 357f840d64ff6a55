"""XML-RPC answers read with care: no document type (entities grow without bound), no depth without end."""

from typing import Any
from xml.parsers import expat
from xmlrpc.client import Fault, ResponseError, Unmarshaller

from agent.adapters.http_reading import PoliteClient
from agent.domain.errors import Unavailable

_DEEPEST = 60


class _Hostile(Exception):
    pass


class _Reader:
    def __init__(self) -> None:
        self._values = Unmarshaller(use_builtin_types=True)
        self._values.xml("", None)  # texts come decoded
        self._depth = 0
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._values.data
        self._parser.buffer_text = True

    def read(self, body: bytes) -> object:
        self._parser.Parse(body, True)
        values: Any = self._values.close()
        return values[0]

    def _refuse(self, *_: object) -> None:
        raise _Hostile

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Hostile
        self._values.start(tag, attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._values.end(tag)


def read(client: PoliteClient, body: bytes, what: str) -> object:
    """The one value of an answer. Raises Fault for what the server calls one, Unavailable for the rest."""
    try:
        return _Reader().read(body)
    except _Hostile:
        raise Unavailable("connectors.hostile_xml", system=client.system) from None
    except Fault:
        raise
    except (expat.ExpatError, ResponseError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        raise client.broken(what) from None
