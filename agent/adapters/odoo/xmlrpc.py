"""Odoo 17 and 18: XML-RPC. Marshalled by the standard library, sent by our own bounded client."""

import re
from datetime import datetime
from xmlrpc.client import Fault, dumps

from agent.adapters.http_reading import PoliteClient
from agent.adapters.http_reading.answers import one_line
from agent.adapters.odoo import xml_answers
from agent.adapters.odoo.api import SYSTEM, Login, Query, Record, checked, checked_id
from agent.domain.errors import BadInput, KamError, Unavailable

# what Odoo says with the code of a fault
_WARNING, _ACCESS_DENIED, _ACCESS_ERROR = 2, 3, 4
_DATABASE = re.compile(r"database .* does not exist", re.IGNORECASE | re.DOTALL)


class XmlRpc:
    """Implements `OdooApi`. Call `sign_in` first."""

    def __init__(self, client: PoliteClient, login: Login) -> None:
        self._client, self._login = client, login
        self._user_id = 0
        self._time: datetime | None = None

    @property
    def server_time(self) -> datetime | None:
        return self._time

    def version(self) -> str | None:
        """As the server tells it ("17.0"), without signing in; None where no XML-RPC answers."""
        answer = self._client.post("/xmlrpc/2/common", *self._body("version"))
        if answer.status in (404, 405):
            return None
        if not answer.ok:
            raise self._client.refusal(answer, "/xmlrpc/2/common")
        found = xml_answers.read(self._client, answer.body, "version")
        told = found.get("server_version") if isinstance(found, dict) else None
        if not isinstance(told, str):
            raise self._client.broken("version")
        return one_line(told, ())

    def sign_in(self, version: str) -> None:
        """Raises BadInput without a user name, Unavailable when the key or the database is wrong."""
        login = self._login
        if not login.user:
            raise BadInput("connectors.settings", system=f"{SYSTEM} {version}", names="KAM_ODOO_USER")
        try:
            found = self._call("common", "authenticate", login.database, login.user, login.key, {})
        except Fault as fault:
            if _DATABASE.search(fault.faultString):
                host = self._client.host
                raise Unavailable("connectors.odoo.database", version=version, host=host) from None
            raise self._told(fault, "res.users") from None
        if type(found) is not int or not found:
            raise Unavailable("connectors.key", system=SYSTEM, host=self._client.host)
        self._user_id = found

    def fields(self, model: str) -> frozenset[str] | None:
        try:
            found = self._execute(model, "fields_get", {"attributes": ["type"]})
        except Fault as fault:
            if fault.faultCode == _WARNING:  # the model does not exist; the words come in the user's language
                return None
            raise self._told(fault, model) from None
        if not isinstance(found, dict):
            raise self._client.broken(model)
        return frozenset(found)

    def search_read(self, query: Query) -> list[Record]:
        try:
            found = self._execute(query.model, "search_read", {**query.arguments, "context": dict(query.context)})
        except Fault as fault:
            raise self._told(fault, query.model) from None
        return checked(self._client, query, found)

    def create(self, model: str, values: Record) -> int:
        try:
            found = self._execute(model, "create", {}, values)  # by place: so it looks for one or many
        except Fault as fault:
            raise self._told(fault, model) from None
        return checked_id(self._client, model, found)

    def _execute(self, model: str, method: str, named: dict[str, object], *placed: object) -> object:
        login = self._login
        return self._call(
            "object", "execute_kw", login.database, self._user_id, login.key, model, method, list(placed), named
        )

    def _call(self, service: str, method: str, *arguments: object) -> object:
        answer = self._client.post(f"/xmlrpc/2/{service}", *self._body(method, *arguments))
        self._time = answer.date or self._time
        if not answer.ok:
            raise self._client.refusal(answer, f"/xmlrpc/2/{service}")
        return xml_answers.read(self._client, answer.body, service)

    def _body(self, method: str, *arguments: object) -> tuple[bytes, dict[str, str]]:
        body = dumps(arguments, method, allow_none=True)  # type: ignore[arg-type]  # the stubs list no object
        return body.encode(), {"content-type": "text/xml"}

    def _told(self, fault: Fault, what: str) -> KamError:
        if fault.faultCode == _ACCESS_DENIED:
            return Unavailable("connectors.key", system=SYSTEM, host=self._client.host)
        if fault.faultCode == _ACCESS_ERROR:
            return Unavailable("connectors.forbidden", system=SYSTEM, what=what)
        last = fault.faultString.strip().splitlines()[-1:]  # the end of a traceback
        reason = one_line("".join(last), self._client.secrets) or "–"
        return Unavailable("connectors.refused", system=SYSTEM, what=what, status=fault.faultCode, reason=reason)

    def close(self) -> None:
        self._client.close()
