"""Finds out which way an Odoo speaks, and signs in."""

import re

from agent.adapters.http_reading import PoliteClient
from agent.adapters.odoo.api import Login, OdooApi
from agent.adapters.odoo.json2 import Json2
from agent.adapters.odoo.xmlrpc import XmlRpc
from agent.domain.errors import Unavailable

_OLDEST, _JSON2_FROM = 17, 19


def connect(client: PoliteClient, login: Login) -> OdooApi:
    """JSON-2 where its route is known, else XML-RPC.

    Raises Unavailable: ``connectors.key``, ``connectors.odoo.route`` (no Odoo there), ``.database``,
    ``.version``; BadInput ``connectors.settings`` when XML-RPC needs a user name.
    """
    modern = Json2(client, login)
    if modern.is_there():
        return modern
    older = XmlRpc(client, login)
    version = older.version()
    if version is None:
        raise Unavailable("connectors.odoo.route", host=client.host)
    major = _major(version)
    if major >= _JSON2_FROM:  # the route is there, so it is the database that it does not know
        raise Unavailable("connectors.odoo.database", version=version, host=client.host)
    if major < _OLDEST:
        raise Unavailable("connectors.odoo.version", version=version, host=client.host)
    older.sign_in(version)
    return older


def _major(version: str) -> int:
    """17 of "17.0", "saas~17.4" or "17.0+e"."""
    found = re.search(r"\d+", version)
    return int(found[0]) if found else 0
