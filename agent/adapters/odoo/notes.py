"""Approved notes written to the customer in Odoo, each once: looked for by its Message-ID before it is made.

The one thing that this program writes into Odoo.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC

from agent.adapters.http_reading import Limits, PoliteClient
from agent.adapters.http_reading.client import read_address
from agent.adapters.odoo.api import SYSTEM, Login, OdooApi, Query, Record
from agent.adapters.odoo.connect import connect
from agent.domain.draft.addresses import address
from agent.domain.draft.delivery import Outgoing, RecipientState, RecipientStatus
from agent.domain.draft.html import html_of
from agent.domain.errors import BadInput, KamError, Unavailable

_MESSAGES, _SUBTYPES, _PARTNERS = "mail.message", "mail.message.subtype", "res.partner"
_NOTE = "Note"  # in English, which is what we ask in
# one attempt: a request that writes must not be sent again by the client
LIMITS = Limits(timeout_s=30.0, answer_s=60.0, max_bytes=4_000_000, attempts=1)
_CODES = {
    "connectors.key": "login",
    "connectors.odoo.database": "login",
    "connectors.settings": "login",
    "connectors.forbidden": "denied",
    "connectors.refused": "refused",
}
# after these the note may be there all the same
_ANSWER_LOST = frozenset({"connectors.timeout", "connectors.broken_off", "connectors.broken", "connectors.too_large"})
_OWN_ERROR = 500  # Odoo's own, after it has taken everything back; a gateway's (502, 504) tells nothing

PartnerOf = Callable[[str], int | None]


class OdooNotes:
    """Implements the port `OutgoingChannel`. ``partner_of`` gives the id of an account's record (see
    `agent.adapters.odoo.mirror.partner_number`), None if unknown.

    ``open_api`` connects and signs in; its client must make one attempt only.
    """

    def __init__(self, open_api: Callable[[], OdooApi], partner_of: PartnerOf) -> None:
        self._open_api, self._partner_of = open_api, partner_of

    def send(self, outgoing: Outgoing) -> Sequence[RecipientState]:
        """Raises Unavailable ``outbox.crm.…`` when nothing was written, BadInput ``outbox.text``."""
        body = _body(outgoing)
        partner = self._partner_of(outgoing.account)
        if partner is None:
            raise Unavailable("outbox.crm.partner")
        with self._api() as api:
            if not _is_there(api, outgoing.message_id) and not self._make(api, _note(api, outgoing, partner, body)):
                return _all(outgoing, RecipientStatus.UNCERTAIN)
        return _all(outgoing, RecipientStatus.ACCEPTED)

    def has_sent(self, message_id: str) -> bool:
        """Raises Unavailable ``outbox.crm.…`` when Odoo cannot be asked now."""
        with self._api() as api:
            return _is_there(api, message_id)

    def _make(self, api: OdooApi, note: Record) -> bool:
        """False when the answer was lost and the note is not to be seen: it may still come."""
        try:
            api.create(_MESSAGES, note)
        except Unavailable as error:
            if not _answer_was_lost(error):
                raise
            return self._is_there_now(str(note["message_id"]))
        return True

    def _is_there_now(self, message_id: str) -> bool:
        try:
            return self.has_sent(message_id)
        except KamError:
            return False

    @contextmanager
    def _api(self) -> Iterator[OdooApi]:
        try:
            api = self._open_api()
            try:
                yield api
            finally:
                api.close()
        except KamError as error:
            if error.code.startswith("outbox."):
                raise
            raise Unavailable(f"outbox.crm.{_CODES.get(error.code, 'down')}") from error


def _answer_was_lost(error: KamError) -> bool:
    gateway = error.code == "connectors.server" and error.values.get("status") != _OWN_ERROR
    return gateway or error.code in _ANSWER_LOST


def _is_there(api: OdooApi, message_id: str) -> bool:
    return bool(api.search_read(Query(_MESSAGES, ["message_id"], [("message_id", "=", message_id)], limit=1)))


def _note(api: OdooApi, outgoing: Outgoing, partner: int, body: str) -> Record:
    """Made directly and not by ``message_post``, which would tell followers by mail."""
    note: Record = {
        "model": _PARTNERS,
        "res_id": partner,
        "message_type": "comment",
        "is_internal": True,  # never shown in the customer portal
        # who approved it, instead of the account of the connection
        "author_id": False,
        "email_from": _mailbox(outgoing),
        "message_id": outgoing.message_id,
        "date": outgoing.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S"),
        "body": body,
    }
    if outgoing.subject:
        note["subject"] = _fit(outgoing.subject)
    subtype = _subtype(api)
    return note if subtype is None else {**note, "subtype_id": subtype}


def _subtype(api: OdooApi) -> int | None:
    """The subtype of internal notes. Without one Odoo shows the message to employees only, too."""
    general = [("internal", "=", True), ("res_model", "=", False)]
    found = api.search_read(Query(_SUBTYPES, ["name"], general, limit=100))
    return next((each["id"] for each in found if each["name"] == _NOTE), None)


def _body(outgoing: Outgoing) -> str:
    """The approved text as HTML, and nothing besides."""
    if any("\ud800" <= char <= "\udfff" for char in outgoing.text + outgoing.subject + outgoing.sender_name):
        raise BadInput("outbox.text")
    return html_of(outgoing.text)


def _mailbox(outgoing: Outgoing) -> str:
    """As people read it; Odoo shows it and sends nothing to it."""
    name = _fit(outgoing.sender_name).replace('"', "'")
    return f'"{name}" <{address(outgoing.sender)}>' if name else address(outgoing.sender)


def _fit(text: str) -> str:
    """Without what XML cannot carry."""
    return "".join(char if char.isprintable() else " " for char in text)


def _all(outgoing: Outgoing, status: RecipientStatus) -> list[RecipientState]:
    return [RecipientState(each, status) for each in outgoing.recipients]


def odoo_notes(*, url: str, database: str, user: str, key: str, partner_of: PartnerOf) -> OdooNotes:
    """The channel for these settings. Raises BadInput ``connectors.address``."""
    place = read_address(url, "KAM_ODOO_URL")
    login = Login(database, user, key)

    def open_api() -> OdooApi:
        client = PoliteClient(SYSTEM, place, secrets=(key,), limits=LIMITS)
        try:
            return connect(client, login)
        except BaseException:
            client.close()
            raise

    return OdooNotes(open_api, partner_of)
