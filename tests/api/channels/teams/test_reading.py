"""What people type in Teams, as the product hears it."""

from typing import Any

import pytest
from microsoft_teams.api.activities.message import MessageActivity

from agent.domain.channel.inbound import Entry
from agent.domain.channel.place import Audience
from api.channels.teams.reading import FILE, Reading
from tests.fakes.teams import CLIENT, TENANT

READING = Reading(TENANT)


def activity(text: str, kind: str | None = "personal", conversation: str = "a:1", **more: Any) -> MessageActivity:
    return MessageActivity.model_validate(
        {
            "type": "message",
            "id": "ev1",
            "channelId": "msteams",
            "serviceUrl": "https://smba.trafficmanager.net/emea/",
            "from": {"id": "29:k", "name": "Katharina", "aadObjectId": "aad-katharina"},
            "recipient": {"id": f"28:{CLIENT}", "name": "kam"},
            "conversation": {"id": conversation, "conversationType": kind, "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
            "text": text,
            **more,
        }
    )


def heard(text: str, **more: Any) -> tuple[str, Entry]:
    said = activity(text, **more)
    message = READING.message(said, READING.place(said))
    return message.text, message.entry


@pytest.mark.parametrize(
    ("text", "expected", "entry"),
    [
        ("Wie steht OTIF?", "Wie steht OTIF?", Entry.MESSAGE),
        ("/kam kpi Nordwerk", "kpi Nordwerk", Entry.COMMAND),
        ("kam", "", Entry.COMMAND),
        ("Kam briefing Nordwerk", "briefing Nordwerk", Entry.COMMAND),
        ("briefing Nordwerk", "briefing Nordwerk", Entry.COMMAND),
        ("Hilfe", "Hilfe", Entry.COMMAND),
        ("help me with OTIF", "help me with OTIF", Entry.MESSAGE),
        ("Mail an Frau Kröger?", "Mail an Frau Kröger?", Entry.MESSAGE),
        ("Kam die Lieferung an?", "die Lieferung an?", Entry.COMMAND),  # what no command knows stays a question
        ("Kamera", "Kamera", Entry.MESSAGE),
    ],
)
def test_commands_and_sentences(text: str, expected: str, entry: Entry) -> None:
    assert heard(text) == (expected, entry)


def test_the_mention_goes_and_other_names_stay() -> None:
    entities = [
        {"type": "mention", "text": "<at>kam</at>", "mentioned": {"id": f"28:{CLIENT}", "name": "kam"}},
        {"type": "mention", "text": "<at>Eva</at>", "mentioned": {"id": "29:eva", "name": "Eva Klein"}},
    ]
    assert heard("<at>kam</at>&nbsp;frag <at>Eva</at>", entities=entities) == ("frag Eva Klein", Entry.MESSAGE)


@pytest.mark.parametrize(
    ("kind", "conversation", "thread", "audience"),
    [
        ("personal", "a:1", "", Audience.PERSONAL),
        ("groupChat", "19:x@thread.v2", "", Audience.GUESTS),
        ("channel", "19:x@thread.tacv2;messageid=1700", "1700", Audience.GUESTS),
        ("channel", "19:x@thread.tacv2", "ev1", Audience.GUESTS),
        (None, "19:x@thread.tacv2", "", Audience.GUESTS),
    ],
)
def test_places(kind: str | None, conversation: str, thread: str, audience: Audience) -> None:
    found = READING.place(activity("x", kind, conversation))
    assert (found.conversation, found.thread, found.audience) == (conversation.partition(";")[0], thread, audience)


def test_files_come_in_the_personal_chat_only() -> None:
    content = {"downloadUrl": "https://melchers.sharepoint.com/x", "uniqueId": "u1", "fileType": "pdf"}
    told = {"attachments": [{"contentType": FILE, "name": "NDA.pdf", "content": content}]}
    alone, shared = activity("x", **told), activity("x", "groupChat", "19:x@thread.v2", **told)
    (file,) = READING.message(alone, READING.place(alone)).files
    assert (file.id, file.name, file.url) == ("u1", "NDA.pdf", "https://melchers.sharepoint.com/x")
    assert READING.message(shared, READING.place(shared)).files == ()


def test_a_long_text_has_a_bound() -> None:
    assert len(heard("x" * 100_000)[0]) == 20_000


def test_the_same_id_in_another_conversation_is_another_event() -> None:
    one, other = activity("x"), activity("x", conversation="a:2")
    assert READING.message(one, READING.place(one)).event != READING.message(other, READING.place(other)).event
