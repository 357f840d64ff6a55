"""Odoo 19 and later: POST /json/2/<model>/<method> with named arguments."""

import json
from datetime import datetime

from agent.adapters.http_reading import Answer, PoliteClient
from agent.adapters.odoo.api import Login, Query, Record, checked, checked_id


class Json2:
    """Implements `OdooApi`. Each call is a transaction of its own on the server."""

    def __init__(self, client: PoliteClient, login: Login) -> None:
        self._client = client
        self._headers = {
            "authorization": f"bearer {login.key}",
            "content-type": "application/json; charset=utf-8",
            **({"x-odoo-database": login.database} if login.database else {}),
        }
        self._time: datetime | None = None

    @property
    def server_time(self) -> datetime | None:
        return self._time

    def is_there(self) -> bool:
        """False where the route is unknown: an older version, or another database. Signs in on the way."""
        answer = self._call("res.users", "context_get", {"context": {}})
        if answer.status == 404:
            return False
        self._value(answer, "res.users")
        return True

    def fields(self, model: str) -> frozenset[str] | None:
        answer = self._call(model, "fields_get", {"attributes": ["type"]})
        if answer.status == 404:
            return None
        found = self._value(answer, model)
        if not isinstance(found, dict):
            raise self._client.broken(model)
        return frozenset(found)

    def search_read(self, query: Query) -> list[Record]:
        body = {**query.arguments, "context": dict(query.context)}
        found = self._value(self._call(query.model, "search_read", body), query.model)
        return checked(self._client, query, found)

    def create(self, model: str, values: Record) -> int:
        found = self._value(self._call(model, "create", {"vals_list": [values]}), model)
        return checked_id(self._client, model, found)

    def _call(self, model: str, method: str, body: dict[str, object]) -> Answer:
        answer = self._client.post(f"/json/2/{model}/{method}", json.dumps(body).encode(), self._headers)
        self._time = answer.date or self._time
        return answer

    def _value(self, answer: Answer, what: str) -> object:
        if not answer.ok:
            raise self._client.refusal(answer, what)
        try:
            return answer.json()
        except (ValueError, RecursionError):
            raise self._client.broken(what) from None

    def close(self) -> None:
        self._client.close()
