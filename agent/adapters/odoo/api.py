"""What is asked of Odoo, whichever way it speaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from agent.adapters.http_reading import PoliteClient
from agent.domain.errors import Unavailable

SYSTEM = "Odoo"
Record = dict[str, Any]
Domain = Sequence[object]


@dataclass(frozen=True, slots=True)
class Login:
    """``user`` is needed for XML-RPC only."""

    database: str
    user: str = ""
    key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Query:
    """A page of records: those of ``domain`` (prefix notation), ``fields`` of each, at most ``limit``."""

    model: str
    fields: Sequence[str]
    domain: Domain = ()
    order: str = "id"
    limit: int = 1000
    # archived records count; names of countries and the like come in one language
    context: Mapping[str, object] = field(default_factory=lambda: {"active_test": False, "lang": "en_US"})

    @property
    def arguments(self) -> dict[str, object]:
        """The named arguments of ``search_read``; never empty, for an empty body would return everything."""
        return {
            "domain": list(self.domain),
            "fields": list(self.fields),
            "limit": self.limit,
            "order": self.order,
        }


class OdooApi(Protocol):
    """Raises Unavailable ``connectors.…`` for whatever goes wrong."""

    @property
    def server_time(self) -> datetime | None:
        """The server's clock at its last answer."""
        ...

    def fields(self, model: str) -> frozenset[str] | None:
        """The fields that the account may read; None where the model is not installed."""
        ...

    def search_read(self, query: Query) -> list[Record]:
        """Records with ``id``, in the order asked for."""
        ...

    def create(self, model: str, values: Record) -> int:
        """Write one record and give its id. Asking twice writes twice: use a client with one attempt."""
        ...

    def close(self) -> None: ...


def checked(client: PoliteClient, query: Query, found: object) -> list[Record]:
    """The page, if it is one: records with ids and all fields, no more than asked for."""
    if not isinstance(found, list) or not all(_is_record(each, query.fields) for each in found):
        raise client.broken(query.model)
    if len(found) > query.limit:
        raise Unavailable("connectors.not_paged", system=SYSTEM, what=query.model)
    return found


def checked_id(client: PoliteClient, model: str, found: object) -> int:
    """The id of the one record that was made."""
    told = found[0] if isinstance(found, list) and len(found) == 1 else found
    if type(told) is not int or told <= 0:
        raise client.broken(model)
    return told


def _is_record(found: object, fields: Sequence[str]) -> bool:
    return isinstance(found, dict) and type(found.get("id")) is int and all(name in found for name in fields)
