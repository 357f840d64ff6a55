"""The outbox before a real mail server: every recipient gets the state that TRUST demands, and one copy."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from agent.adapters.mail.server import mail_server
from agent.adapters.mail.smtp import Smtp
from agent.domain.draft.content import File
from agent.domain.draft.delivery import Delivery, DeliveryStatus
from agent.domain.draft.draft import DraftStatus
from tests.approvals_world import TEXT, TO, World, copied, opened
from tests.faults.mail_server import Box

ONE, TWO, THREE = TO[0], "einkauf@nordwerk.example", "technik@nordwerk.example"


@pytest.fixture
def world(template: Path, box: Box) -> Iterator[World]:
    with opened(copied(template), Smtp(mail_server(box.url), timeout_s=5)) as world:
        yield world


def states(delivery: Delivery) -> list[str]:
    return [each.status.value for each in delivery.recipients]


def test_the_mail_that_arrives_is_the_one_that_was_approved(world: World, box: Box) -> None:
    draft = world.approved(
        cc=[TWO], bcc=[THREE], subject="Abruf für „Welle“", files=[File("Plän.pdf", "application/pdf", b"%PDF-")]
    )
    world.deliver()
    (taken,) = box.taken
    mail = message_from_bytes(taken.data, policy=policy.default)
    assert (taken.sender, taken.recipients) == ("k.brandt@melchers-components.example", (ONE, TWO, THREE))
    assert (mail["Subject"], mail["To"], mail["Cc"], mail["Bcc"]) == ("Abruf für „Welle“", ONE, TWO, None)
    assert THREE.encode() not in taken.data, "a hidden recipient stands in no header"
    body = mail.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").strip() == TEXT
    (file,) = mail.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("Plän.pdf", b"%PDF-")
    assert taken.message_id == world.delivery(draft).message_id


def test_greylisted_it_arrives_at_the_next_try_once(world: World, box: Box) -> None:
    box.answers = {TWO: ["451 4.7.1 greylisted"]}
    draft = world.approved(cc=[TWO])
    (first,) = world.deliver()
    assert (first.status, states(first)) == (DeliveryStatus.WAITING, ["accepted", "waiting"])
    world.wait(minutes=1)
    (second,) = world.deliver()
    assert (second.status, states(second)) == (DeliveryStatus.SENT, ["accepted", "accepted"])
    assert box.copies == {(first.message_id, ONE): 1, (first.message_id, TWO): 1}
    assert len({each.data for each in box.taken}) == 1
    assert world.status(draft) is DraftStatus.SENT


@pytest.mark.parametrize(("answer", "becomes"), [("451 later", "waiting"), ("554 no", "failed")])
def test_the_answer_to_the_whole_message_counts_for_everybody(
    world: World, box: Box, answer: str, becomes: str
) -> None:
    box.after_data = [answer]
    world.approved(cc=[TWO])
    (delivery,) = world.deliver()
    assert delivery.status.value == becomes
    assert box.taken == []


def test_one_of_three_is_refused(world: World, box: Box) -> None:
    box.answers = {TWO: ["550 5.1.1 unknown"]}
    draft = world.approved(cc=[TWO], bcc=[THREE])
    (delivery,) = world.deliver()
    assert (delivery.status, delivery.problem) == (DeliveryStatus.SENT, "outbox.partly")
    assert states(delivery) == ["accepted", "refused", "accepted"]
    assert "550" in delivery.recipients[1].reply
    assert set(box.copies) == {(delivery.message_id, ONE), (delivery.message_id, THREE)}
    assert world.status(draft) is DraftStatus.SENT


def test_no_server_means_later(template: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"smtp://127.0.0.1:{free.getsockname()[1]}"
    with opened(copied(template), Smtp(mail_server(url), timeout_s=1)) as world:
        draft = world.approved()
        (delivery,) = world.deliver()
        assert (delivery.status, delivery.problem) == (DeliveryStatus.WAITING, "outbox.smtp.connect")
        assert world.status(draft) is DraftStatus.APPROVED


@contextmanager
def falls_silent_after_the_dot() -> Iterator[tuple[str, list[bytes]]]:
    """Speaks SMTP until it has the whole message, and never answers to it."""
    got: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        client, _ = server.accept()
        with client:
            client.sendall(b"220 hello\r\n")
            data = b""
            for answer in (b"250 ok\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n"):
                while b"\r\n" not in data:
                    data += client.recv(65536)
                data = data.partition(b"\r\n")[2]
                client.sendall(answer)
            while not data.endswith(b"\r\n.\r\n"):
                data += client.recv(65536)
            got.append(data)
            while client.recv(65536):
                pass

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"smtp://127.0.0.1:{server.getsockname()[1]}", got
    finally:
        server.close()
        thread.join(30)


def test_after_the_final_dot_silence_is_uncertain_and_nothing_goes_out_again(template: Path) -> None:
    with (
        falls_silent_after_the_dot() as (url, got),
        opened(copied(template), Smtp(mail_server(url), timeout_s=0.1)) as world,
    ):
        draft = world.approved()
        (delivery,) = world.deliver()
        assert (delivery.status, states(delivery)) == (DeliveryStatus.UNCERTAIN, ["uncertain"])
        world.wait(days=1)
        assert world.deliver() == []
        assert world.status(draft) is DraftStatus.UNCERTAIN
    assert len(got) == 1
