"""Slack's payloads in our words: what people typed, where, and what nobody may smuggle in."""

import pytest

from agent.domain.channel.inbound import Entry, RemoteFile
from agent.domain.channel.place import Audience, Place, Platform, Speaker
from agent.domain.language import Language
from api.channels.slack import payloads

SLACK = Platform.SLACK


@pytest.mark.parametrize(
    ("marked", "typed"),
    [
        ("<@UBOT> Wie steht OTIF?", "Wie steht OTIF?"),
        ("Hallo <@UBOT|kam>", "Hallo"),
        ("Frag <@U1|Anna> und <@U2>", "Frag @Anna und @U2"),
        ("in <#C1|vertrieb> <!here> <!subteam^S1|@team>", "in #vertrieb @here @team"),
        ("<https://kam.example/a?b=1&amp;c=2|Seite> <https://x.example>", "Seite https://x.example"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("3 &lt; 4 &amp;&amp; 5 &gt; 2 &amp;lt;", "3 < 4 && 5 > 2 &lt;"),
        ("", ""),
    ],
)
def test_what_people_typed(marked: str, typed: str) -> None:
    assert payloads.text(marked, "UBOT") == typed


def body(**event: object) -> dict[str, object]:
    return {"team_id": "T1", "event_id": "Ev1", "event": {"user": "U1", "channel": "C1", "ts": "5.1", **event}}


def test_a_mention_is_answered_under_itself_or_in_its_thread() -> None:
    found = payloads.message(body(type="app_mention", text="<@UBOT> hallo", team="T1"), "UBOT", Audience.COLLEAGUES)
    assert found.place == Place(SLACK, "T1", "C1", "5.1", Audience.COLLEAGUES)
    assert (found.event, found.speaker, found.text) == ("Ev1", Speaker(SLACK, "T1", "U1"), "hallo")
    again = payloads.message(body(type="app_mention", text="x", thread_ts="4.1"), "UBOT", Audience.GUESTS)
    assert (again.place.thread, again.place.audience) == ("4.1", Audience.GUESTS)


def test_a_message_to_the_assistant_is_personal() -> None:
    found = payloads.message(body(type="message", channel_type="im", text="x"), "UBOT", Audience.GUESTS)
    assert found.place == Place(SLACK, "T1", "C1", "", Audience.PERSONAL)


def test_a_person_of_another_company_belongs_to_theirs() -> None:
    found = payloads.message(body(type="app_mention", user_team="T9", team="T1"), "UBOT", Audience.GUESTS)
    assert (found.speaker.tenant, found.place.tenant) == ("T9", "T1")


def test_files_come_with_what_slack_says_of_them() -> None:
    sent = {"id": "F1", "name": "NDA.pdf", "mimetype": "application/pdf", "size": 9}
    url = "https://files.slack.com/a"
    assert payloads.files([{**sent, "url_private_download": url}, {"id": "F2", "name": None, "size": "x"}]) == (
        RemoteFile("F1", "NDA.pdf", "application/pdf", 9, url),
        RemoteFile("F2", "F2"),
    )


def test_a_command_and_a_shortcut_are_what_they_are() -> None:
    place = Place(SLACK, "T1", "D1")
    given = {"team_id": "T1", "user_id": "U1", "user_name": "anna", "trigger_id": "t1", "text": "kpi A &amp; B"}
    command = payloads.command(given, place)
    assert (command.event, command.entry, command.text) == ("command:t1", Entry.COMMAND, "kpi A & B")
    chosen = {"user": {"id": "U1"}, "team": {"id": "T1"}, "trigger_id": "t2", "message": {"text": "<!here> Ausfall"}}
    recorded = payloads.escalation(chosen, place)
    assert (recorded.event, recorded.entry, recorded.text) == ("shortcut:t2", Entry.ESCALATION, "@here Ausfall")
    assert recorded.speaker == Speaker(SLACK, "T1", "U1")


def pressed(**changes: object) -> dict[str, object]:
    container = {"type": "message", "message_ts": "6.1", "channel_id": "C1", "thread_ts": "5.1"}
    action = {"action_id": "draft.approve#0", "value": '{"draft":"d"}'}
    who = {"user": {"id": "U1", "team_id": "T1", "name": "Anna"}, "team": {"id": "T1"}, "trigger_id": "t1"}
    return {**who, "container": container, "actions": [action], **changes}


def test_a_press_knows_where_it_stands() -> None:
    press = payloads.press(pressed())
    assert (press.action, press.value, press.message, press.event) == (
        "draft.approve",
        '{"draft":"d"}',
        "6.1",
        "press:t1",
    )
    assert press.place == Place(SLACK, "T1", "C1", "5.1", Audience.GUESTS)


@pytest.mark.parametrize(("channel", "to_one", "audience"), [("D1", False, "personal"), ("C1", True, "personal")])
def test_what_stands_for_one_person_is_personal(channel: str, to_one: bool, audience: str) -> None:
    container = {"message_ts": "6.1", "channel_id": channel, "is_ephemeral": to_one}
    assert payloads.press(pressed(container=container)).place.audience == audience


def test_a_dialogue_comes_back_to_where_it_was_asked_for() -> None:
    press = payloads.press(pressed())
    origin = payloads.origin(press, Language.EN)
    metadata = '{"value":"v",' + ",".join(f'"{name}":"{value}"' for name, value in origin.items()) + "}"
    values = {"words": {"typed": {"value": "Weil"}}, "more": {"typed": {"value": None}}}
    view = {"callback_id": "draft.reject", "private_metadata": metadata, "state": {"values": values}}
    sent = payloads.submission({**pressed(), "view": view})
    assert (sent.place, sent.message, sent.value) == (press.place, "6.1", "v")
    assert (sent.action, dict(sent.fields)) == ("draft.reject", {"words": "Weil", "more": ""})
    assert payloads.language({"view": view}) is Language.EN
    assert payloads.language({"view": {}}) is Language.DE


def test_blanks_are_no_words() -> None:
    blocks = [
        {"type": "section"},
        {"type": "input", "block_id": "a", "optional": False},
        {"type": "input", "block_id": "b", "optional": True},
        {"type": "input", "block_id": "c"},
    ]
    values = {"a": {"typed": {"value": " \n"}}, "c": {"typed": {"value": "x"}}}
    asked = {"view": {"blocks": blocks, "state": {"values": values}}}
    assert payloads.missing(asked) == ["a"]


def test_what_is_wrong_is_shown_where_it_is() -> None:
    inputs = [("to", False), ("subject", False), ("text.1", True)]
    blocks = [{"type": "input", "block_id": name, "element": {"multiline": long}} for name, long in inputs]
    asked = {"view": {"blocks": [{"type": "section", "block_id": "s"}, *blocks]}}
    found = [payloads.input_of(asked, name) for name in ("subject", "", "s", "bcc")]
    assert found == ["subject", "text.1", "text.1", "text.1"]
    assert payloads.input_of({"view": {"blocks": blocks[:2]}}, "") == "to"
    assert payloads.input_of({"view": {"blocks": []}}, "to") == ""
