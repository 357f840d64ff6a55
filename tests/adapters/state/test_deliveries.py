"""The outbox in the state database: each delivery is claimed once."""

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from agent.adapters.state.database import Database
from agent.adapters.state.deliveries import SqlDeliveries
from agent.adapters.state.demo_users import DEMO_USERS
from agent.adapters.state.drafts import SqlDrafts
from agent.adapters.state.identity import SqlIdentity
from agent.domain.draft.delivery import Delivery, DeliveryStatus, RecipientState, RecipientStatus
from agent.domain.errors import Unavailable
from tests.sample_drafts import NOW, delivery_of, draft

pytestmark = pytest.mark.both_databases
LATER = NOW + dt.timedelta(minutes=5)


@pytest.fixture
def database(state_url: str) -> Iterator[Database]:
    database = Database(state_url)
    database.migrate()
    SqlIdentity(database).add(DEMO_USERS)
    yield database
    database.dispose()


@pytest.fixture
def deliveries(database: Database) -> SqlDeliveries:
    return SqlDeliveries(database)


def enqueued(database: Database, number: int = 1, **changes: object) -> Delivery:
    each = draft(number)
    SqlDrafts(database).create(each)
    delivery = delivery_of(each, **changes)
    SqlDeliveries(database).enqueue(delivery)
    return delivery


def test_a_delivery_comes_back_as_it_went_in(database: Database, deliveries: SqlDeliveries) -> None:
    delivery = enqueued(database)
    assert deliveries.of(delivery.draft_id) == delivery
    assert deliveries.of("nobody") is None


def test_a_draft_leaves_once(database: Database, deliveries: SqlDeliveries) -> None:
    delivery = enqueued(database)
    with pytest.raises(Unavailable):
        deliveries.enqueue(replace(delivery, id="other", message_id="<other@x.example>"))
    other = draft(2)
    SqlDrafts(database).create(other)
    with pytest.raises(Unavailable):
        deliveries.enqueue(delivery_of(other, message_id=delivery.message_id))


def test_the_longest_waiting_one_that_is_due_is_claimed(database: Database, deliveries: SqlDeliveries) -> None:
    enqueued(database, 1, next_attempt_at=LATER)
    second = enqueued(database, 2, next_attempt_at=NOW - dt.timedelta(seconds=1))
    third = enqueued(database, 3)
    claimed = [deliveries.claim(NOW), deliveries.claim(NOW)]
    assert [each and each.id for each in claimed] == [second.id, third.id]
    assert [each and each.status for each in claimed] == [DeliveryStatus.CLAIMED] * 2
    assert deliveries.claim(NOW) is None
    assert deliveries.claim(LATER) is not None


def test_of_many_one_claims(database: Database, deliveries: SqlDeliveries) -> None:
    for number in range(5):
        enqueued(database, number)
    with ThreadPoolExecutor(8) as many:
        claimed = [each for each in many.map(lambda _: deliveries.claim(NOW), range(20)) if each]
    assert len(claimed) == len({each.id for each in claimed}) == 5


def test_an_update_needs_the_status_it_starts_from(database: Database, deliveries: SqlDeliveries) -> None:
    before = enqueued(database)
    recipients = (RecipientState("ä@x.example", RecipientStatus.REFUSED, "550 „nein“"),)
    after = replace(before, status=DeliveryStatus.FAILED, recipients=recipients, attempts=2, problem="outbox.refused")
    assert not deliveries.update(after, {DeliveryStatus.CLAIMED})
    assert deliveries.of(before.draft_id) == before
    assert deliveries.update(after, {DeliveryStatus.WAITING})
    assert deliveries.of(before.draft_id) == after


def test_an_update_changes_neither_message_id_nor_sender(database: Database, deliveries: SqlDeliveries) -> None:
    before = enqueued(database)
    deliveries.update(replace(before, message_id="<x@y.example>", sender="m@y.example", digest="x"), {"waiting"})
    assert deliveries.of(before.draft_id) == before


def test_cut_off_is_what_was_claimed_or_being_transmitted(database: Database, deliveries: SqlDeliveries) -> None:
    for number, status in enumerate(DeliveryStatus):
        enqueued(database, number, status=status)
    assert {each.status for each in deliveries.cut_off()} == {DeliveryStatus.CLAIMED, DeliveryStatus.TRANSMITTING}


def test_what_was_claimed_in_a_transaction_that_failed_waits_on(database: Database, deliveries: SqlDeliveries) -> None:
    delivery = enqueued(database)
    with pytest.raises(RuntimeError):
        _claim_and_fail(database, deliveries)
    assert deliveries.of(delivery.draft_id) == delivery


def _claim_and_fail(database: Database, deliveries: SqlDeliveries) -> None:
    with database.together():
        assert deliveries.claim(NOW) is not None
        raise RuntimeError
