"""Every answer and every fault of a mail server, over real sockets: the right state for each recipient."""

import time
from collections.abc import Sequence

import pytest

from agent.adapters.mail.message import message
from agent.adapters.mail.server import mail_server
from agent.adapters.mail.smtp import Smtp
from agent.domain.draft.content import File
from agent.domain.draft.delivery import Outgoing, RecipientState, RecipientStatus
from agent.domain.errors import BadInput, Unavailable
from agent.domain.language import Language
from tests.adapters.mail.conftest import Certificates
from tests.adapters.mail.sample import outgoing
from tests.fakes.smtp_server import HANG, HANG_UP, OFFERS, Say, Script, real, scripted

ACCEPTED, WAITING = RecipientStatus.ACCEPTED, RecipientStatus.WAITING
REFUSED, UNCERTAIN = RecipientStatus.REFUSED, RecipientStatus.UNCERTAIN
THREE = ("a@nordwerk.example", "b@nordwerk.example", "c@nordwerk.example")
PASSWORD = "pä$$-wörd of the outbox"
QUICK_S = 0.15  # where the server does not answer


def to_three(**changes: object) -> Outgoing:
    return outgoing(to=THREE[:2], recipients=THREE, **changes)


def smtp(port: int, scheme: str = "smtp", timeout_s: float = 5.0, **more: object) -> Smtp:
    login = {name: str(more.pop(name)) for name in ("user", "password") if name in more}
    return Smtp(mail_server(f"{scheme}://127.0.0.1:{port}", **login), timeout_s, **more)  # type: ignore[arg-type]


def states(found: Sequence[RecipientState]) -> list[RecipientStatus]:
    assert [each.address for each in found] == list(THREE)
    return [each.status for each in found]


def after(script: Script, timeout_s: float = 5.0) -> Sequence[RecipientState]:
    with scripted(script) as server:
        return smtp(server.port, timeout_s=timeout_s).send(to_three())


def wait_of(fault: Say) -> float:
    return QUICK_S if fault.hang or fault.drip_s else 5.0


def unavailable(channel: Smtp, mail: Outgoing) -> str:
    """The code; the text needs no values, says no secret, and the wait was bounded."""
    begun = time.monotonic()
    with pytest.raises(Unavailable) as caught:
        channel.send(mail)
    assert time.monotonic() - begun < 30
    for language in Language:
        assert PASSWORD not in caught.value.text(language)
    assert caught.value.values == {}
    assert caught.value.__cause__ is None
    return caught.value.code


# --- a real server


def test_a_real_server_gets_the_approved_bytes() -> None:
    mail = to_three(text="Grüße 👩‍🚒\n.\n..zwei\nFrom hier\n" + "ü" * 2000, html="<p>.</p>\n.\n")
    with real() as server:
        assert states(smtp(server.port).send(mail)) == [ACCEPTED] * 3
        (taken,) = server.mails
    assert taken.content == message(mail)
    assert (taken.mail_from, taken.rcpt_tos) == (mail.sender, list(THREE))


def test_a_megabyte_arrives_byte_for_byte() -> None:
    mail = outgoing(files=(File("Abrufe.bin", "application/x-abrufe", bytes(range(256)) * 4096),))
    with real() as server:
        smtp(server.port).send(mail)
    assert server.mails[0].content == message(mail)


def test_starttls_and_login_at_a_real_server(certificates: Certificates) -> None:
    login = (b"outbox", PASSWORD.encode())
    with real(certificates.good, login) as server:
        channel = smtp(server.port, "smtp+starttls", user="outbox", password=PASSWORD, trusted=certificates.trusted)
        assert states(channel.send(to_three())) == [ACCEPTED] * 3
    assert server.logins == [login]
    assert len(server.mails) == 1


def test_a_wrong_password_at_a_real_server(certificates: Certificates) -> None:
    with real(certificates.good, (b"outbox", b"other")) as server:
        channel = smtp(server.port, "smtp+starttls", user="outbox", password=PASSWORD, trusted=certificates.trusted)
        assert unavailable(channel, to_three()) == "outbox.smtp.login"
        assert server.mails == []


def test_a_real_server_that_takes_no_mail_of_this_size() -> None:
    with real(data_size_limit=2000) as server:
        found = smtp(server.port).send(to_three(text="x" * 5000))
        assert states(found) == [REFUSED] * 3
        assert found[0].reply == "SIZE 2000"
        assert server.mails == []


# --- what the server says to each recipient


@pytest.mark.parametrize(("answers", "expected"), [
    ((b"250 ok", b"250 ok", b"250 ok"), [ACCEPTED, ACCEPTED, ACCEPTED]),
    ((b"250 ok", b"550 no such user", b"250 ok"), [ACCEPTED, REFUSED, ACCEPTED]),
    ((b"250 ok", b"451 greylisted", b"250 ok"), [ACCEPTED, WAITING, ACCEPTED]),
    ((b"550 no", b"450 later", b"251 will forward"), [REFUSED, WAITING, ACCEPTED]),
    ((b"550 no", b"551 no", b"552 no"), [REFUSED, REFUSED, REFUSED]),
    ((b"450 no", b"450 no", b"550 no"), [WAITING, WAITING, REFUSED]),
    ((b"250 ok", b"550 no", b"421 closing"), [WAITING, REFUSED, WAITING]),
])  # fmt: skip
def test_each_recipient_has_a_state_of_its_own(answers: Sequence[bytes], expected: list[RecipientStatus]) -> None:
    with scripted({"RCPT": [Say(each + b"\r\n") for each in answers]}) as server:
        found = smtp(server.port).send(to_three())
    assert states(found) == expected
    assert bool(server.content) == (ACCEPTED in expected)
    assert [line for line in server.said if line.startswith("RCPT")] == [f"RCPT TO:<{each}>" for each in THREE]
    for answer, state in zip(answers, found, strict=True):
        if state.status is REFUSED:
            assert state.reply == answer.decode()


@pytest.mark.parametrize("step", ["MAIL", "DATA", "content"])
@pytest.mark.parametrize(
    ("reply", "status"), [(b"451 later", WAITING), (b"421 closing", WAITING), (b"554 no", REFUSED)]
)
def test_a_refusal_of_the_whole_mail(step: str, reply: bytes, status: RecipientStatus) -> None:
    found = after({step: Say(reply + b"\r\n")})
    assert states(found) == [status] * 3
    assert {each.reply for each in found} == {reply.decode()}


def test_who_was_refused_before_stays_refused() -> None:
    found = after(
        {"RCPT": [Say(b"250 ok\r\n"), Say(b"550 no\r\n"), Say(b"450 later\r\n")], "content": Say(b"554 x\r\n")}
    )
    assert states(found) == [REFUSED, REFUSED, WAITING]
    assert found[1].reply == "550 no"


@pytest.mark.parametrize("more", [{}, {"hang": True}])
def test_a_server_that_has_enough_in_the_middle(more: dict[str, bool]) -> None:
    """It reads on, or reads no more: either way it said that it does not take the mail."""
    enough = Say(b"552 too much\r\n", early=True, **more)  # type: ignore[arg-type]
    with scripted({"content": enough}) as server:
        found = smtp(server.port, timeout_s=0.6).send(to_three(files=(File("x.bin", "a/b", bytes(8_000_000)),)))
    assert states(found) == [REFUSED] * 3
    assert found[0].reply == "552 too much"


# --- before the dot nothing has left


FAULTS = [
    (HANG, "timeout"),
    (HANG_UP, "broken_off"),
    (Say(b"2", close=True), "broken_off"),
    (Say(b"250-half\r\n", hang=True), "timeout"),
    (Say(b"HTTP/1.1 400 Bad Request\r\n\r\n"), "answer"),
    (Say(b"\x00\xff\xfe\r\n"), "answer"),
    (Say(b"2" * 1_000_000 + b"\r\n"), "answer"),
    (Say(b"250-a\r\n" * 20_000), "answer"),
    (Say(b"999 what\r\n"), "answer"),
]


@pytest.mark.parametrize("step", ["greeting", "EHLO", "MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize(("fault", "code"), FAULTS)
def test_a_fault_before_the_content(step: str, fault: Say, code: str) -> None:
    with scripted({step: fault}) as server:
        assert unavailable(smtp(server.port, timeout_s=wait_of(fault)), to_three()) == f"outbox.smtp.{code}"
        assert server.content == []


@pytest.mark.parametrize("step", ["EHLO", "RCPT"])
def test_a_reply_that_drips_is_not_waited_for(step: str) -> None:
    with scripted({step: Say(b"250 " + b"x" * 400 + b"\r\n", drip_s=0.05)}) as server:
        assert unavailable(smtp(server.port, timeout_s=QUICK_S), to_three()) == "outbox.smtp.timeout"


def test_the_whole_talk_has_an_end() -> None:
    """Each reply comes just in time, thousands of recipients long."""
    many = tuple(f"a{n}@nordwerk.example" for n in range(200))
    with scripted({"RCPT": Say(b"250 ok\r\n", drip_s=0.002)}) as server:
        assert unavailable(smtp(server.port, timeout_s=0.05), outgoing(recipients=many)) == "outbox.smtp.timeout"
        assert server.content == []


@pytest.mark.parametrize(
    ("reply", "code"), [(b"421 busy", "busy"), (b"554 go away", "unwelcome"), (b"354 x", "answer")]
)
def test_an_unkind_greeting(reply: bytes, code: str) -> None:
    with scripted({"greeting": Say(reply + b"\r\n")}) as server:
        assert unavailable(smtp(server.port), to_three()) == f"outbox.smtp.{code}"


def test_yes_is_no_answer_to_data() -> None:
    with scripted({"DATA": Say(b"250 ok\r\n")}) as server:
        assert unavailable(smtp(server.port), to_three()) == "outbox.smtp.answer"


def test_an_old_server_that_knows_helo_only() -> None:
    with scripted({"EHLO": Say(b"500 what\r\n")}) as server:
        assert states(smtp(server.port).send(to_three())) == [ACCEPTED] * 3
    assert "MAIL FROM:<k.brandt@melchers.example>" in server.said


def test_a_reply_nobody_asked_for() -> None:
    with scripted({"EHLO": Say(OFFERS + b"250 sender ok\r\n250 recipient ok\r\n")}) as server:
        assert unavailable(smtp(server.port), to_three()) == "outbox.smtp.answer"
        assert not any(line.startswith("MAIL") for line in server.said)


def test_no_server_there() -> None:
    with scripted() as server:
        port = server.port
    assert unavailable(smtp(port), to_three()) == "outbox.smtp.connect"


def test_no_such_host() -> None:
    channel = Smtp(mail_server("smtp://no-such-host.invalid"), 1)
    assert unavailable(channel, to_three()) == "outbox.smtp.dns"


# --- after the dot nobody knows


@pytest.mark.parametrize("fault", [
    HANG, HANG_UP, Say(b"25", close=True), Say(b"what?\r\n"), Say(b"354 more\r\n"), Say(b"2" * 1_000_000),
    Say(b"250 " + b"x" * 400, drip_s=0.05),
])  # fmt: skip
def test_no_answer_to_the_dot_is_uncertain_for_those_who_were_taken(fault: Say) -> None:
    begun = time.monotonic()
    script = {"RCPT": [Say(b"250 ok\r\n"), Say(b"550 no\r\n"), Say(b"250 ok\r\n")], "content": fault}
    found = after(script, wait_of(fault))
    assert states(found) == [UNCERTAIN, REFUSED, UNCERTAIN]
    assert time.monotonic() - begun < 15  # a reply that drips on would take twenty


def test_cut_in_the_middle_of_the_content_nothing_has_left() -> None:
    with scripted({"content": Say(early=True, close=True)}) as server:
        assert unavailable(smtp(server.port), to_three(text="x" * 3_000_000)) == "outbox.smtp.broken_off"


@pytest.mark.parametrize("fault", [HANG, HANG_UP, Say(b"500 what\r\n")])
def test_a_rude_goodbye_changes_nothing(fault: Say) -> None:
    begun = time.monotonic()
    assert states(after({"QUIT": fault})) == [ACCEPTED] * 3
    assert time.monotonic() - begun < 30


# --- encryption and sign-in


def test_encrypted_from_the_first_byte(certificates: Certificates) -> None:
    with scripted({}, certificates.good, at_once=True) as server:
        channel = smtp(server.port, "smtps", trusted=certificates.trusted)
        assert states(channel.send(to_three())) == [ACCEPTED] * 3


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
@pytest.mark.parametrize("trust", ["nobody", "another host"])
def test_a_bad_certificate(scheme: str, trust: str, certificates: Certificates) -> None:
    offers = {"EHLO": Say(b"250-mx\r\n250 STARTTLS\r\n")}
    context = certificates.good if trust == "nobody" else certificates.foreign
    with scripted(offers, context, at_once=scheme == "smtps") as server:
        trusted = {} if trust == "nobody" else {"trusted": certificates.trusted}
        channel = smtp(server.port, scheme, user="outbox", password=PASSWORD, **trusted)
        assert unavailable(channel, to_three()) == "outbox.smtp.tls"
        assert not any(line.startswith(("AUTH", "MAIL")) for line in server.said)


@pytest.mark.parametrize("script", [{}, {"EHLO": Say(b"250-mx\r\n250 STARTTLS\r\n"), "STARTTLS": Say(b"502 no\r\n")}])
def test_without_starttls_nothing_is_sent(script: Script, certificates: Certificates) -> None:
    with scripted(script) as server:
        channel = smtp(server.port, "smtp+starttls", user="outbox", password=PASSWORD, trusted=certificates.trusted)
        assert unavailable(channel, to_three()) == "outbox.smtp.starttls"
        assert not any(line.startswith(("AUTH", "MAIL")) for line in server.said)


def test_what_is_slipped_in_before_the_encryption_does_not_count(certificates: Certificates) -> None:
    script = {"EHLO": Say(b"250-mx\r\n250 STARTTLS\r\n"), "STARTTLS": Say(b"220 go\r\n250-mx\r\n250 AUTH PLAIN\r\n")}
    with scripted(script, certificates.good) as server:
        channel = smtp(server.port, "smtp+starttls", trusted=certificates.trusted)
        assert unavailable(channel, to_three()) == "outbox.smtp.answer"
        assert server.said[-1] == "STARTTLS"


def test_a_server_that_does_not_speak_tls(certificates: Certificates) -> None:
    with scripted() as server:
        channel = smtp(server.port, "smtps", trusted=certificates.trusted)
        assert unavailable(channel, to_three()) == "outbox.smtp.handshake"


def test_a_handshake_that_hangs(certificates: Certificates) -> None:
    with scripted({"greeting": Say(hang=True)}) as server:
        channel = smtp(server.port, "smtps", QUICK_S, trusted=certificates.trusted)
        assert unavailable(channel, to_three()) == "outbox.smtp.timeout"


@pytest.mark.parametrize(("reply", "code"), [
    (Say(b"535 no\r\n"), "login"), (Say(b"534 no\r\n"), "login"), (Say(b"454 later\r\n"), "busy"),
    (Say(b"334 !!\r\n"), "answer"), (HANG, "timeout"), (HANG_UP, "broken_off"),
])  # fmt: skip
def test_a_sign_in_that_fails(reply: Say, code: str) -> None:
    with scripted({"EHLO": Say(b"250-mx\r\n250 AUTH PLAIN\r\n"), "AUTH": reply}) as server:
        channel = smtp(server.port, timeout_s=wait_of(reply), user="outbox", password=PASSWORD)
        assert unavailable(channel, to_three()) == f"outbox.smtp.{code}"
        assert not any(line.startswith("MAIL") for line in server.said)


def test_a_server_that_offers_no_way_to_sign_in() -> None:
    with scripted({"EHLO": Say(b"250-mx\r\n250 AUTH GSSAPI\r\n")}) as server:
        assert unavailable(smtp(server.port, user="u", password="p"), to_three()) == "outbox.smtp.login_way"


def test_the_login_way() -> None:
    with real(login=(b"outbox", PASSWORD.encode()), auth_exclude_mechanism=["PLAIN"]) as server:
        assert states(smtp(server.port, user="outbox", password=PASSWORD).send(to_three())) == [ACCEPTED] * 3
        assert server.logins == [(b"outbox", PASSWORD.encode())]


# --- what is shown and what is said


def test_a_reply_is_shown_short_clean_and_without_secrets() -> None:
    rude = b"550-\x1b[31mred\x00 \r\n550-" + PASSWORD.encode() + b" \xff\r\n550 " + b"y" * 900 + b"\r\n"
    with scripted({"EHLO": Say(b"250-mx\r\n250 AUTH PLAIN\r\n"), "RCPT": Say(rude)}) as server:
        found = smtp(server.port, user="outbox", password=PASSWORD).send(to_three())
    assert len(found[0].reply) == 200
    assert found[0].reply.startswith("550 [31mred … ")
    assert found[0].reply.isprintable()


def test_the_password_is_not_shown() -> None:
    assert PASSWORD not in repr(mail_server("smtps://mx.example", "outbox", PASSWORD))


def test_an_injected_recipient_never_reaches_the_wire() -> None:
    with scripted() as server:
        for change in ({"recipients": ("a@x.de>\r\nRCPT TO:<evil@x.de",)}, {"sender": "a@x.de>\r\nDATA"}):
            with pytest.raises(BadInput):
                smtp(server.port).send(outgoing(**change))
        assert server.connections == 0


def test_it_connects_only_when_it_sends() -> None:
    with scripted() as server:
        assert smtp(server.port).has_sent("<a@x.de>") is None
        assert server.connections == 0


def test_who_needs_no_mail_server_gets_none() -> None:
    """The recipients that still wait, and no others, stand in the envelope."""
    with scripted() as server:
        found = smtp(server.port).send(outgoing(to=THREE, recipients=THREE[1:2]))
    assert [(each.address, each.status) for each in found] == [(THREE[1], ACCEPTED)]
    assert [line for line in server.said if line.startswith("RCPT")] == [f"RCPT TO:<{THREE[1]}>"]
