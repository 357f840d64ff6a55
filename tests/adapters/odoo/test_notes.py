"""An approved note in Odoo, over both protocols: on the right customer, escaped, and once whatever happens."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from agent.adapters.odoo.api import OdooApi
from agent.adapters.odoo.mirror import customer_key, partner_number
from agent.adapters.odoo.notes import OdooNotes, odoo_notes
from agent.domain.draft.delivery import RecipientState, RecipientStatus
from agent.domain.errors import BadInput, Unavailable
from agent.domain.language import Language
from tests.adapters.mail.sample import outgoing
from tests.adapters.odoo.conftest import api
from tests.adapters.odoo.model import FakeOdoo
from tests.adapters.odoo.server import DATABASE, KEY, USER, OdooServer, odoo_server
from tests.fakes.loopback import Reply

ACCEPTED, UNCERTAIN = RecipientStatus.ACCEPTED, RecipientStatus.UNCERTAIN
NOTE = outgoing(
    to=(),
    recipients=("crm",),
    subject="Rückruf",
    text="Herr <script>Müller</script> ruft zurück.\n\n- Preis & Menge\x1b\n",
    sender_name='Katrin "Brandt"',
)
DROPPED = Reply(drop=True)
BAD_GATEWAY = Reply(502, b"<html>bad gateway</html>")


@pytest.fixture(params=[17, 19])
def server(request: pytest.FixtureRequest) -> Iterator[OdooServer]:
    odoo = FakeOdoo(version=request.param)
    odoo.partner("Heliotec AG")
    odoo.partner(NOTE.account)
    odoo.create("mail.message.subtype", name="Activities", internal=True)
    odoo.create("mail.message.subtype", name="Note", internal=True)
    odoo.create("mail.message.subtype", name="Note", internal=True, res_model="project.task")
    with odoo_server(odoo) as running:
        yield running


def notes(server: OdooServer, key: str = KEY, **limits: float) -> OdooNotes:
    def open_api() -> OdooApi:
        return api(server.url, key=key, **{"attempts": 1, **limits})

    return OdooNotes(open_api, {NOTE.account: 2}.get)


def messages(server: OdooServer) -> list[dict[str, Any]]:
    return list(server.odoo.records.get("mail.message", {}).values())


def unavailable(act: Callable[[], object]) -> str:
    with pytest.raises(Unavailable) as caught:
        act()
    assert caught.value.values == {}
    for language in Language:
        assert KEY not in caught.value.text(language)
    return caught.value.code


def told(status: RecipientStatus) -> list[RecipientState]:
    return [RecipientState("crm", status)]


def test_the_note_stands_on_the_customer(server: OdooServer) -> None:
    channel = notes(server)
    assert channel.has_sent(NOTE.message_id) is False
    assert channel.send(NOTE) == told(ACCEPTED)
    (message,) = messages(server)
    assert (message["model"], message["res_id"]) == ("res.partner", 2)
    assert (message["message_type"], message["is_internal"], message["subtype_id"]) == ("comment", True, 2)
    assert (message["message_id"], message["date"]) == (NOTE.message_id, "2026-11-22 09:30:00")
    assert message["subject"] == "Rückruf"
    assert (message["author_id"], message["email_from"]) == (False, "\"Katrin 'Brandt'\" <k.brandt@melchers.example>")
    assert message["body"] == (
        "<p>Herr &lt;script&gt;Müller&lt;/script&gt; ruft zurück.</p>\n<ul><li>Preis &amp; Menge</li></ul>"
    )
    assert channel.has_sent(NOTE.message_id) is True


def test_twice_is_once(server: OdooServer) -> None:
    for _ in range(2):
        assert notes(server).send(NOTE) == told(ACCEPTED)
    assert len(messages(server)) == 1


def test_another_note_is_another_message(server: OdooServer) -> None:
    notes(server).send(NOTE)
    notes(server).send(outgoing(message_id="<other.1@kam.example>", recipients=("crm",)))
    assert len(messages(server)) == 2


@pytest.mark.parametrize("lost", [DROPPED, BAD_GATEWAY, Reply(200, b"{", {"Content-Type": "text/xml"})])
def test_written_but_the_answer_is_lost(server: OdooServer, lost: Reply) -> None:
    server.instead_of_created = lambda: lost
    assert notes(server).send(NOTE) == told(ACCEPTED)
    assert notes(server).send(NOTE) == told(ACCEPTED)
    assert len(messages(server)) == 1


@pytest.mark.parametrize("lost", [DROPPED, BAD_GATEWAY, Reply(hold_s=5)])
def test_no_answer_and_no_note_to_be_seen_is_uncertain_and_asked_once(server: OdooServer, lost: Reply) -> None:
    """It may still be on its way to be written, so it is not written again at once."""
    asked: list[int] = []

    def instead() -> Reply:
        asked.append(1)
        return lost

    server.instead_of_creating = instead
    assert notes(server, timeout_s=0.5).send(NOTE) == told(UNCERTAIN)
    assert len(asked) == 1
    assert messages(server) == []


def test_a_client_that_dies_after_the_write_leaves_a_note_to_be_found(server: OdooServer) -> None:
    class Died(BaseException):
        pass

    class Dying:
        """The real client, in a process that dies when the answer is in."""

        def __init__(self, real: OdooApi) -> None:
            self._real = real

        def __getattr__(self, name: str) -> Any:
            return getattr(self._real, name)

        def create(self, model: str, values: dict[str, Any]) -> int:
            self._real.create(model, values)
            raise Died

    with pytest.raises(Died):
        OdooNotes(lambda: Dying(api(server.url, attempts=1)), {NOTE.account: 2}.get).send(NOTE)  # type: ignore[arg-type, return-value]
    assert notes(server).has_sent(NOTE.message_id) is True
    assert notes(server).send(NOTE) == told(ACCEPTED)
    assert len(messages(server)) == 1


def test_an_error_of_odoo_itself_is_tried_again(server: OdooServer) -> None:
    server.instead_of_creating = lambda: Reply(500, b'{"message": "psycopg2.OperationalError"}')
    assert unavailable(lambda: notes(server).send(NOTE)) == "outbox.crm.down"
    server.instead_of_creating = lambda: None
    assert notes(server).send(NOTE) == told(ACCEPTED)
    assert len(messages(server)) == 1


def test_no_right_to_write(server: OdooServer) -> None:
    server.unwritable.add("mail.message")
    assert unavailable(lambda: notes(server).send(NOTE)) == "outbox.crm.denied"
    assert messages(server) == []


def test_no_right_to_look(server: OdooServer) -> None:
    server.forbidden.add("mail.message")
    assert unavailable(lambda: notes(server).send(NOTE)) == "outbox.crm.denied"
    assert unavailable(lambda: notes(server).has_sent(NOTE.message_id)) == "outbox.crm.denied"


def test_a_wrong_key(server: OdooServer) -> None:
    assert unavailable(lambda: notes(server, key="wrong").send(NOTE)) == "outbox.crm.login"


def test_a_field_that_this_odoo_does_not_know(server: OdooServer) -> None:
    server.odoo.hidden.add(("mail.message", "is_internal"))
    code = unavailable(lambda: notes(server).send(NOTE))
    assert code in {"outbox.crm.refused", "outbox.crm.down"}  # a fault of XML-RPC, status 500 of JSON-2
    assert messages(server) == []


def test_without_the_subtype_it_is_still_a_note(server: OdooServer) -> None:
    server.odoo.records["mail.message.subtype"].clear()
    assert notes(server).send(NOTE) == told(ACCEPTED)
    assert messages(server)[0]["subtype_id"] is False


def test_an_account_that_odoo_does_not_know(server: OdooServer) -> None:
    channel = notes(server)
    assert unavailable(lambda: channel.send(outgoing(account="Fremd AG"))) == "outbox.crm.partner"
    assert server.http.asked == []


def test_half_a_character_never_reaches_odoo(server: OdooServer) -> None:
    with pytest.raises(BadInput) as caught:
        notes(server).send(outgoing(text="\ud800"))
    assert caught.value.code == "outbox.text"
    assert server.http.asked == []


def test_odoo_is_down() -> None:
    with odoo_server(FakeOdoo()) as server:
        channel = notes(server)
    assert unavailable(lambda: channel.send(NOTE)) == "outbox.crm.down"
    assert unavailable(lambda: channel.has_sent(NOTE.message_id)) == "outbox.crm.down"


def test_wired_from_settings(server: OdooServer) -> None:
    channel = odoo_notes(url=server.url, database=DATABASE, user=USER, key=KEY, partner_of=lambda _: 1)
    assert channel.send(NOTE) == told(ACCEPTED)
    assert messages(server)[0]["res_id"] == 1


def test_wired_from_settings_a_write_is_never_sent_twice(server: OdooServer) -> None:
    asked: list[int] = []

    def instead() -> Reply:
        asked.append(1)
        return Reply(503)

    server.instead_of_creating = instead
    odoo_notes(url=server.url, database=DATABASE, user=USER, key=KEY, partner_of=lambda _: 1).send(NOTE)
    assert asked == [1]


@pytest.mark.parametrize("customer", ["odoo-res.partner-", "odoo-res.partner-x", "42", "C-1001", ""])
def test_a_customer_from_elsewhere_has_no_partner(customer: str) -> None:
    assert partner_number(customer) is None
    assert partner_number(customer_key(42)) == 42
