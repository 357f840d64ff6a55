"""The fake Odoo on a socket: JSON-2 from 19 on, XML-RPC always, and every rudeness a test asks for."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import Any
from xmlrpc.client import Fault, dumps, loads

from tests.adapters.odoo.model import FakeOdoo, UnknownField
from tests.fakes.loopback import Asked, Loopback, Reply, serving

DATABASE, USER, KEY = "melchers", "sync@melchers.example", "k3y-of-the-sync"
_UID = 7
_METHODS = ("context_get", "fields_get", "search_read", "create")


@dataclass
class OdooServer:
    """``reads`` counts the rows given out by model. ``rude`` may take a request over: by its number of search_read
    (from 1), it gives the reply instead. ``before_page`` runs before the rows of a model are looked up."""

    odoo: FakeOdoo
    http: Loopback = field(init=False)
    reads: dict[str, int] = field(default_factory=dict)
    rude: Callable[[int, str], Reply | None] = lambda _number, _model: None
    before_page: Callable[[str, int], None] = lambda _model, _after: None
    forbidden: set[str] = field(default_factory=set)
    unwritable: set[str] = field(default_factory=set)
    # what takes the place of the answer to a create, after the record was made or before
    instead_of_created: Callable[[], Reply | None] = lambda: None
    instead_of_creating: Callable[[], Reply | None] = lambda: None
    _pages: int = 0

    @property
    def url(self) -> str:
        return self.http.url

    @property
    def rows(self) -> int:
        return sum(self.reads.values())

    def forget(self) -> None:
        self.reads.clear()
        self.http.asked.clear()
        self._pages = 0
        self.rude = lambda _number, _model: None
        self.before_page = lambda _model, _after: None

    def __call__(self, asked: Asked) -> Reply:
        reply = self._json2(asked) if asked.path.startswith("/json/2/") else self._xmlrpc(asked)
        date = format_datetime(self.odoo.now, usegmt=True)
        return Reply(reply.status, reply.body, {"Date": date, **reply.headers}, reply.cut, reply.drop, reply.hold_s)

    # --- both

    def _rude(self, model: str) -> Reply | None:
        self._pages += 1
        return self.rude(self._pages, model)

    def _search_read(self, model: str, arguments: Mapping[str, Any]) -> list[dict[str, Any]]:
        after = next((term[2] for term in arguments.get("domain") or [] if term[0] == "id" and term[1] == ">"), 0)
        self.before_page(model, after)
        rows = self.odoo.search_read(model, arguments)
        if arguments.get("limit") != 1:
            self.reads[model] = self.reads.get(model, 0) + len(rows)
        return rows

    def _create(self, model: str, values: dict[str, Any]) -> Reply | int:
        if (rude := self.instead_of_creating()) is not None:
            return rude
        if unknown := set(values) - self.odoo.fields_of(model):
            raise UnknownField(f"Invalid field {min(unknown)!r} on model {model!r}")
        made = self.odoo.create(model, **values)
        return self.instead_of_created() or made

    # --- JSON-2

    def _json2(self, asked: Asked) -> Reply:
        if self.odoo.version < 19 or asked.headers.get("x-odoo-database") != DATABASE:
            return Reply(404, b"<!doctype html><title>404 Not Found</title>", {"Content-Type": "text/html"})
        if asked.headers.get("authorization") != f"bearer {KEY}":
            return _json(401, {"name": "werkzeug.exceptions.Unauthorized", "message": "Invalid apikey"})
        _, _, _, model, method = asked.path.split("/")
        try:
            body = json.loads(asked.body or b"{}")
        except ValueError:
            return _json(400, {"message": "could not parse the body as json"})
        arguments = body if isinstance(body, dict) else {}
        try:
            return self._json2_call(model, method, arguments)
        except UnknownField as error:
            return _json(500, {"name": "builtins.ValueError", "message": str(error), "debug": "Traceback …"})

    def _json2_call(self, model: str, method: str, arguments: dict[str, Any]) -> Reply:
        if not self.odoo.has(model) or method not in _METHODS:
            return _json(404, {"message": f"the method '{method}' does not exist on '{model}'"})
        if model in self.forbidden:
            return _json(403, {"message": f"You are not allowed to access '{model}'"})
        if method == "context_get":
            return _json(200, {"lang": "en_US", "tz": "Europe/Berlin", "uid": _UID})
        if method == "fields_get":
            return _json(200, {name: {"type": "char"} for name in self.odoo.fields_of(model)})
        if method == "create":
            if model in self.unwritable:
                return _json(403, {"message": f"You are not allowed to create '{model}'"})
            made = self._create(model, *arguments["vals_list"])
            return made if isinstance(made, Reply) else _json(200, [made])
        if isinstance(arguments.get("limit"), str):
            return _json(422, {"message": "invalid value for limit"})
        return self._rude(model) or _json(200, self._search_read(model, arguments))

    # --- XML-RPC

    def _xmlrpc(self, asked: Asked) -> Reply:
        if not asked.path.startswith("/xmlrpc/2/"):
            return Reply(404)
        arguments, method = loads(asked.body.decode(), use_builtin_types=True)
        try:
            found: Any = self._xmlrpc_call(str(method), list(arguments))
        except Fault as fault:
            return _xml(fault)
        except UnknownField as error:
            return _xml(Fault(1, f"Traceback (most recent call last):\n  …\nValueError: {error}"))
        return found if isinstance(found, Reply) else _xml((found,))

    def _xmlrpc_call(self, method: str, arguments: list[Any]) -> Any:
        if method == "version":
            return {"server_version": f"{self.odoo.version}.0", "protocol_version": 1}
        if arguments[0] != DATABASE:
            raise Fault(1, f'Traceback …\npsycopg2.OperationalError: database "{arguments[0]}" does not exist\n')
        if method == "authenticate":
            return _UID if arguments[1:3] == [USER, KEY] else False
        _, user_id, key, model, called, placed, named = arguments
        if (user_id, key) != (_UID, KEY):
            raise Fault(3, "Access Denied")
        if not self.odoo.has(model):
            raise Fault(2, f"Objekt {model} existiert nicht")  # in the user's language
        if model in self.forbidden:
            raise Fault(4, "You are not allowed to access it")
        if called == "fields_get":
            return {name: {"type": "char"} for name in self.odoo.fields_of(model)}
        if called == "create":
            if model in self.unwritable:
                raise Fault(4, f"You are not allowed to create '{model}'")
            if not placed:
                raise Fault(1, "Traceback (most recent call last):\n  …\nIndexError: tuple index out of range")
            return self._create(model, placed[0])
        return self._rude(model) or self._search_read(model, named)


def _json(status: int, value: object) -> Reply:
    return Reply(status, json.dumps(value).encode(), {"Content-Type": "application/json; charset=utf-8"})


def _xml(value: Any) -> Reply:
    return Reply(200, dumps(value, methodresponse=True, allow_none=True).encode(), {"Content-Type": "text/xml"})


@contextmanager
def odoo_server(odoo: FakeOdoo) -> Iterator[OdooServer]:
    server = OdooServer(odoo)
    with serving(server) as http:
        server.http = http
        yield server
