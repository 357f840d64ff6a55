"""executeQueries: one query, one table a call; an error may come with status 200, beside data that were cut."""

import json
from typing import Any

from agent.adapters.http_reading import PoliteClient
from agent.adapters.http_reading.answers import one_line, reason
from agent.adapters.power_bi.tokens import Tokens
from agent.domain.errors import Unavailable

SYSTEM = "Power BI"
Row = dict[str, Any]


class QueryFailed(Unavailable):
    """An error inside an answer: the data beside it, if any, are cut."""


class PowerBiApi:
    """One dataset in one workspace (``group``). Raises Unavailable ``connectors.…``."""

    def __init__(self, client: PoliteClient, tokens: Tokens, group: str, dataset: str) -> None:
        self._client, self._tokens = client, tokens
        self._path = f"/v1.0/myorg/groups/{group}/datasets/{dataset}/executeQueries"

    def rows(self, query: str, what: str) -> list[Row]:
        """All rows of the answer, or none of them. Raises QueryFailed for an error inside."""
        body = {"queries": [{"query": query}], "serializerSettings": {"includeNulls": True}}
        headers = {"authorization": f"Bearer {self._tokens.token()}", "content-type": "application/json"}
        answer = self._client.post(self._path, json.dumps(body).encode(), headers)
        if answer.status == 400:
            told = reason(answer, self._client.secrets)
            raise QueryFailed("connectors.power_bi.error", what=what, reason=told)
        if not answer.ok:
            raise self._client.refusal(answer, what)
        try:
            found = answer.json()
        except (ValueError, RecursionError):
            raise self._client.broken(what) from None
        return self._table(found, what)

    def _table(self, found: Any, what: str) -> list[Row]:
        try:
            error = found.get("error")
            for result in found.get("results", ()):
                error = error or result.get("error")
                for table in result.get("tables", ()):
                    error = error or table.get("error")
            if error:
                raise QueryFailed("connectors.power_bi.error", what=what, reason=_told(error))
            (result,) = found["results"]
            (table,) = result["tables"]
            rows = table["rows"]
        except (AttributeError, KeyError, TypeError, ValueError):
            raise self._client.broken(what) from None
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self._client.broken(what)
        return rows

    def close(self) -> None:
        self._tokens.close()
        self._client.close()


def _told(error: object) -> str:
    return one_line(_deepest(error), ()) or "–"


def _deepest(error: object) -> str:
    """The message of an error object, or its code."""
    if isinstance(error, dict):
        return next((told for told in map(_deepest, (error.get(name) for name in _NAMES)) if told), "")
    if isinstance(error, list):
        return next((told for told in map(_deepest, error) if told), "")
    return error if isinstance(error, str) else ""


_NAMES = ("message", "details", "detail", "pbi.error", "error", "value", "code")
