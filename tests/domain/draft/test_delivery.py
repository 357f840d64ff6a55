"""An approved draft on its way out: what each end makes of its recipients."""

from dataclasses import replace
from datetime import timedelta

from agent.domain.draft.delivery import DeliveryStatus, RecipientState, RecipientStatus, addressed_to
from agent.domain.draft.draft import DraftKind
from tests.sample_drafts import CONTENT, DELIVERY, DRAFT, NOW

ACCEPTED = RecipientState("a@x.example", RecipientStatus.ACCEPTED, "250 ok")
REFUSED = RecipientState("b@x.example", RecipientStatus.REFUSED, "550 no")
UNCERTAIN = RecipientState("c@x.example", RecipientStatus.UNCERTAIN)
WAITING = RecipientState("d@x.example", RecipientStatus.WAITING, "451 later")
MIXED = replace(
    DELIVERY, status=DeliveryStatus.UNCERTAIN, recipients=(ACCEPTED, REFUSED, UNCERTAIN, WAITING), attempts=3
)


def states(delivery: object) -> list[str]:
    return [each.status.value for each in delivery.recipients]  # type: ignore[attr-defined]


def test_what_arrived_stays_refused_for_who_was_refused_and_says_so() -> None:
    settled = MIXED.settled()
    assert states(settled) == ["accepted", "refused", "accepted", "accepted"]
    assert (settled.status, settled.problem) == (DeliveryStatus.SENT, "outbox.partly")
    assert replace(MIXED, recipients=(ACCEPTED, UNCERTAIN)).settled().problem == ""


def test_in_doubt_are_those_who_had_not_answered() -> None:
    doubtful = MIXED.in_doubt()
    assert states(doubtful) == ["accepted", "refused", "uncertain", "uncertain"]
    assert (doubtful.status, doubtful.problem) == (DeliveryStatus.UNCERTAIN, "outbox.uncertain")


def test_once_more_goes_to_everybody_who_has_not_accepted_and_to_nobody_else() -> None:
    again = MIXED.once_more(NOW + timedelta(hours=1))
    assert states(again) == ["accepted", "waiting", "waiting", "waiting"]
    assert [each.reply for each in again.recipients] == ["250 ok", "", "", ""]
    assert (again.status, again.attempts, again.problem) == (DeliveryStatus.WAITING, 0, "")
    assert again.next_attempt_at == NOW + timedelta(hours=1)
    assert again.message_id == MIXED.message_id


def test_a_mail_names_its_recipients_and_a_note_the_crm() -> None:
    assert addressed_to(DRAFT) == CONTENT.recipients == tuple(CONTENT.to + CONTENT.cc + CONTENT.bcc)
    assert addressed_to(replace(DRAFT, kind=DraftKind.CRM_NOTE)) == ("crm",)


def test_who_stands_twice_gets_one_mail() -> None:
    twice = replace(CONTENT, cc=CONTENT.to, bcc=CONTENT.to)
    assert twice.recipients == CONTENT.to
