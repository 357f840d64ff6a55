"""The client against a Slack at the socket: what is shown where, who somebody is, who reads along."""

import time
from typing import Any

import pytest

from agent.adapters.slack.client import SlackClient
from agent.domain.channel.place import Audience, Place, Platform, Speaker
from agent.domain.channel.post import Buttons, Exact, Form, Input, Post, Text
from agent.domain.errors import NotFound, Unavailable
from tests.adapters.slack.test_blocks import DRAFT, PAGE
from tests.block_kit import buttons, mrkdwn, require_valid_blocks, require_valid_view
from tests.fakes.loopback import Reply
from tests.fakes.slack import TEAM, TOKEN, FakeSlack, person, rate_limited

KAT = Speaker(Platform.SLACK, TEAM, "UKAT")
DM = Place(Platform.SLACK, TEAM, "D1", audience=Audience.PERSONAL)
CHANNEL = Place(Platform.SLACK, TEAM, "C1", "1.5", Audience.COLLEAGUES)
POST = Post("Guten Tag <!here>", (Text("Guten Tag"),))


def test_a_post_stands_in_its_thread_and_unfolds_no_link(fake: FakeSlack, client: SlackClient) -> None:
    ts = client.post(CHANNEL, POST)
    (stands,) = fake.at("C1")
    assert fake.messages["C1", ts] is stands
    assert (stands["thread_ts"], stands["text"]) == ("1.5", "Guten Tag &lt;!here&gt;")
    assert (stands["unfurl_links"], stands["unfurl_media"], stands["parse"]) == ("0", "0", "none")
    require_valid_blocks(stands["blocks"])


def test_a_message_is_exchanged_and_one_that_is_gone_is_told(fake: FakeSlack, client: SlackClient) -> None:
    ts = client.post(DM, POST)
    client.update(DM, ts, Post("Neu"))
    assert mrkdwn(fake.at("D1")[0]["blocks"]) == "Neu"
    with pytest.raises(NotFound) as gone:
        client.update(DM, "9.9", POST)
    assert gone.value.code == "channels.message_gone"


def test_a_whisper_is_for_one_person(fake: FakeSlack, client: SlackClient) -> None:
    client.whisper(CHANNEL, KAT, POST)
    (told,) = fake.whispers
    assert (told["channel"], told["user"], told["thread_ts"]) == ("C1", "UKAT", "1.5")
    client.whisper(DM, KAT, POST)
    assert len(fake.at("D1")) == 1
    assert fake.at("C1") == []


def test_who_is_not_in_the_channel_reads_it_alone(fake: FakeSlack, client: SlackClient) -> None:
    fake.members["C1"].remove("UKAT")
    client.whisper(CHANNEL, KAT, POST)
    assert fake.whispers == []
    assert len(fake.at("DUKAT")) == 1


def test_a_dialogue_is_opened_with_where_it_was_asked_for(fake: FakeSlack, client: SlackClient) -> None:
    form = Form("Titel", "draft.edit", "{}", "Los", "Zurück", (Input("words", "Grund"),))
    client.open_form("T1.2", form, {"conversation": "D1"})
    (view,) = fake.views
    require_valid_view(view)
    assert '"conversation":"D1"' in view["private_metadata"]
    with pytest.raises(Unavailable):
        client.open_form("expired", form)


def test_the_page_of_the_app(fake: FakeSlack, client: SlackClient) -> None:
    client.show_home(KAT, POST)
    require_valid_view(fake.homes["UKAT"])


def test_a_person_is_written_to_alone(fake: FakeSlack, client: SlackClient) -> None:
    assert client.direct(KAT) == Place(Platform.SLACK, TEAM, "DUKAT", audience=Audience.PERSONAL)
    client.direct(KAT)
    assert len(fake.called("conversations.open")) == 1
    assert client.direct(Speaker(Platform.SLACK, TEAM, "UGONE")) is None


def test_the_address_that_slack_has_verified(client: SlackClient) -> None:
    assert client.email(KAT) == "k.brandt@melchers-components.example"
    assert client.email(Speaker(Platform.SLACK, TEAM, "UGONE")) is None
    assert client.email(Speaker(Platform.SLACK, "T0OTHER", "UKAT")) is None


@pytest.mark.parametrize(
    "flags",
    [
        {"is_email_confirmed": False},
        {"deleted": True},
        {"is_bot": True},
        {"is_restricted": True},
        {"is_ultra_restricted": True},
        {"is_stranger": True},
        {"team_id": "T0OTHER"},
        {"id": "UMAX"},
        {"profile": {}},
    ],
)
def test_an_address_that_proves_nothing_is_none(fake: FakeSlack, client: SlackClient, flags: dict[str, Any]) -> None:
    fake.users["UKAT"] = {**person("UKAT", "k.brandt@melchers-components.example"), **flags}
    assert client.email(KAT) is None


@pytest.mark.parametrize(
    ("conversation", "channel", "audience"),
    [
        ("D1", {}, Audience.PERSONAL),
        ("C1", {}, Audience.COLLEAGUES),
        ("C2", {}, Audience.GUESTS),
        ("C1", {"is_ext_shared": True}, Audience.GUESTS),
        ("C1", {"is_pending_ext_shared": True}, Audience.GUESTS),
        ("C1", {"is_shared": True}, Audience.GUESTS),
        ("C9", {}, Audience.GUESTS),
    ],
)
def test_who_reads_along(
    fake: FakeSlack, client: SlackClient, conversation: str, channel: dict[str, Any], audience: Audience
) -> None:
    fake.channels.get(conversation, {}).update(channel)
    assert client.audience(conversation) is audience


@pytest.mark.parametrize("member", ["UGUEST", "USTRANGER"])
def test_one_guest_or_somebody_unknown_is_enough(fake: FakeSlack, client: SlackClient, member: str) -> None:
    fake.members["C1"].append(member)
    assert client.audience("C1") is Audience.GUESTS


@pytest.mark.parametrize("method", ["conversations.info", "conversations.members", "users.list", "auth.test"])
def test_what_cannot_be_found_out_counts_as_guests_and_is_asked_again(
    fake: FakeSlack, client: SlackClient, method: str
) -> None:
    fake.fail = lambda called, _: Reply(200, b'{"ok":false,"error":"missing_scope"}') if called == method else None
    assert client.audience("C1") is Audience.GUESTS
    fake.fail = lambda _, __: None
    assert client.audience("C1") is Audience.COLLEAGUES
    before = len(fake.calls)
    assert client.audience("C1") is Audience.COLLEAGUES
    assert len(fake.calls) == before


def test_it_waits_as_long_as_slack_asks_for(fake: FakeSlack, client: SlackClient) -> None:
    answers = [rate_limited(1), Reply(503), Reply(0, drop=True)]
    fake.fail = lambda _, __: answers.pop(0) if answers else None
    begin = time.monotonic()
    client.post(DM, POST)
    assert time.monotonic() - begin >= 1
    assert len(fake.at("D1")) == 1
    assert len(fake.calls) == 4


@pytest.mark.parametrize(
    "answer", [rate_limited(60), Reply(200, b"<html>"), Reply(200, b'{"ok":false,"error":"not_authed"}')]
)
def test_then_it_says_that_nobody_answers(fake: FakeSlack, client: SlackClient, answer: Reply) -> None:
    fake.fail = lambda _, __: answer
    begin = time.monotonic()
    with pytest.raises(Unavailable) as error:
        client.post(DM, POST)
    assert error.value.code == "channels.unavailable"
    assert "xoxb" not in str(error.value)
    assert time.monotonic() - begin < 30
    assert len(fake.calls) == 1


def test_in_all_it_waits_no_longer_than_it_may(fake: FakeSlack) -> None:
    fake.fail = lambda _, __: rate_limited(1)
    begin = time.monotonic()
    with pytest.raises(Unavailable):
        SlackClient(TOKEN, fake.api, patience_s=2).post(DM, POST)
    assert 2 <= len(fake.calls) <= 3
    assert time.monotonic() - begin < 20


def test_where_nobody_listens() -> None:
    with pytest.raises(Unavailable):
        SlackClient(TOKEN, "http://127.0.0.1:9/api/", patience_s=0).post(DM, POST)


def test_the_workspace_is_asked_once(fake: FakeSlack, client: SlackClient) -> None:
    assert client.workspace().team == TEAM
    client.workspace()
    assert len(fake.called("auth.test")) == 1
    with pytest.raises(Unavailable):
        SlackClient("xoxb-wrong", fake.api).workspace()


def test_who_set_it_up_is_told_which_setting_slack_refuses(fake: FakeSlack, caplog: pytest.LogCaptureFixture) -> None:
    assert SlackClient(TOKEN, fake.api).introduced().team == TEAM
    for refused in ("xoxb-wrong", "xoxb-revoked"):
        with pytest.raises(Unavailable, match=r"KAM_SLACK_BOT_TOKEN .*invalid_auth") as told:
            SlackClient(refused, fake.api).introduced()
        assert refused not in str(told.value)
    with pytest.raises(Unavailable, match=r"127\.0\.0\.1:9 .*KAM_SLACK_API_URL"):
        SlackClient(TOKEN, "http://127.0.0.1:9/api/", patience_s=0).introduced()
    assert caplog.records == [], "the one line is written by who asked"


def test_what_answers_and_is_no_slack_is_named(fake: FakeSlack) -> None:
    fake.fail = lambda _, __: Reply(200, b'{"ok":true}', {"content-type": "application/json"})
    with pytest.raises(Unavailable, match="KAM_SLACK_API_URL"):
        SlackClient(TOKEN, fake.api).introduced()
    with pytest.raises(Unavailable, match="does not answer"):
        SlackClient(TOKEN, fake.api).workspace()


def test_what_slack_calls_too_long_is_shown_short_and_not_decided_on(fake: FakeSlack, client: SlackClient) -> None:
    def fail(method: str, asked: dict[str, Any]) -> Reply | None:
        return Reply(200, b'{"ok":false,"error":"msg_blocks_too_long"}') if len(asked["blocks"]) > 10 else None

    fake.fail = fail
    card = Post("Karte", (Exact("Zeile\n" * 10_000), Buttons((DRAFT, PAGE))), "https://kam.example/x", "Zu lang.")
    client.post(DM, card)
    (stands,) = fake.at("D1")
    assert "Zu lang." in mrkdwn(stands["blocks"])
    assert list(buttons(stands["blocks"])) == ["Seite öffnen"]


def test_the_token_is_not_shown(client: SlackClient) -> None:
    assert TOKEN not in repr(client)
    assert TOKEN not in repr(client.calls)
