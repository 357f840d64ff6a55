"""Activities of Teams in the product's words. A token has proved that they come from Teams, for our bot."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agent.domain.channel.inbound import Entry, InboundMessage, Press, RemoteFile
from agent.domain.channel.place import Audience, Place, Platform, Speaker
from agent.domain.errors import Forbidden
from agent.services.channels.commands import WORDS

FILE = "application/vnd.microsoft.teams.file.download.info"
OURS = "kam"  # under this name the data of our buttons and forms are ours; beside it stand the inputs
DAY = frozenset({"heute", "today"})  # the overview of the day, which Slack shows on a page of its own
_HELP = frozenset({"hilfe", "help"})
_CALLED = re.compile(r"/?kam(?:\s+|$)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]{0,200}>", re.IGNORECASE)
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Reading:
    """Of activities of people of ``tenant``. Every method raises Forbidden ``channels.unknown_person`` for others."""

    tenant: str

    def speaker(self, activity: Any) -> Speaker:
        sender, told = activity.from_, _tenants(activity)
        person = sender.aad_object_id
        if told != {self.tenant} or not person or (sender.role or "") == "bot" or sender.id.startswith("28:"):
            raise Forbidden("channels.unknown_person")
        return Speaker(Platform.TEAMS, self.tenant, person, sender.name or "")

    def place(self, activity: Any) -> Place:
        """Shared ones count as read by guests until somebody has looked."""
        conversation, _, root = activity.conversation.id.partition(";messageid=")
        kind = activity.conversation.conversation_type
        if kind == "channel" and not root:
            root = activity.reply_to_id or activity.id
        audience = Audience.PERSONAL if kind == "personal" else Audience.GUESTS
        thread = root if kind == "channel" else ""
        return Place(Platform.TEAMS, self.tenant, conversation, thread, audience, activity.service_url or "")

    def message(self, activity: Any, place: Place) -> InboundMessage:
        text, entry = _entry(_said(activity))
        files = tuple(_files(activity)) if place.audience is Audience.PERSONAL else ()
        return InboundMessage(_event(activity), self.speaker(activity), place, text, files, entry)

    def press(self, activity: Any, data: Any) -> Press | None:
        """None where nothing of ours was pressed: the way out of a dialogue."""
        given: Mapping[str, Any] = data if isinstance(data, dict) else {}
        ours = given.get(OURS)
        ours = ours if isinstance(ours, dict) else {}
        action, value = ours.get("action"), ours.get("value")
        if not isinstance(action, str) or not action:
            return None
        post = activity.reply_to_id or ours.get("message")
        fields = {name: each for name, each in given.items() if isinstance(each, str) and name != OURS}
        return Press(
            _event(activity),
            self.speaker(activity),
            self.place(activity),
            action,
            value if isinstance(value, str) else "",
            post if isinstance(post, str) else "",
            fields,
        )

    def escalation(self, activity: Any, place: Place) -> InboundMessage:
        """The message that somebody marked: other people's words."""
        payload = activity.value.message_payload
        body = "" if payload is None or payload.body is None else payload.body.content or ""
        text = _plain(body)[:_LONGEST]
        return InboundMessage(_event(activity), self.speaker(activity), place, text, (), Entry.ESCALATION)


def asks_for_the_day(activity: Any) -> bool:
    return _said(activity).casefold() in DAY


def carries_files(activity: Any) -> bool:
    """Whether somebody tried to hand over a file: in channels Teams tells the bot no more than that."""
    return any(
        each.content_type in (FILE, "reference") or "<attachment" in str(each.content or "")
        for each in activity.attachments or []
    )


def _tenants(activity: Any) -> set[str]:
    data = activity.channel_data
    named = {
        data.tenant.id if data is not None and data.tenant is not None else None,
        activity.conversation.tenant_id,
    }
    return {each for each in named if each}


def _event(activity: Any) -> str:
    """Ids of activities are of their conversation."""
    return f"{activity.conversation.id}\n{activity.type}\n{activity.id}"


def _said(activity: Any) -> str:
    """Without the mention of the bot; other people keep their names."""
    text = activity.text or ""
    for entity in activity.entities or []:
        told = getattr(entity, "text", None)
        if entity.type == "mention" and told:
            bot = entity.mentioned.id == activity.recipient.id
            text = text.replace(told, " " if bot else entity.mentioned.name or "")
    return text.replace("&nbsp;", " ").strip()[:_LONGEST]


def _entry(text: str) -> tuple[str, Entry]:
    """``/kam …``, or one of the words that Teams offers while somebody types."""
    called = _CALLED.match(text)
    if called is not None:
        return text[called.end() :].strip(), Entry.COMMAND
    first, _, rest = text.partition(" ")
    # as Teams offers them; a sentence that begins with “Mail …” or “Help me …” is a sentence
    offered = first in WORDS - _HELP or (not rest and first.casefold() in _HELP)
    return text, Entry.COMMAND if offered else Entry.MESSAGE


def _files(activity: Any) -> list[RemoteFile]:
    found = []
    for each in activity.attachments or []:
        content = each.content if isinstance(each.content, dict) else {}
        url = content.get("downloadUrl")
        if each.content_type == FILE and isinstance(url, str):
            found.append(RemoteFile(str(content.get("uniqueId") or each.id or ""), each.name or "", url=url))
    return found


def _plain(markup: str) -> str:
    text = html.unescape(_TAG.sub("", _BREAK.sub("\n", markup)))
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
