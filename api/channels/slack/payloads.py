"""Slack's payloads in the product's own words. Pure: nobody is asked anything here."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from agent.adapters.slack.elements import action_of
from agent.adapters.slack.views import TYPED
from agent.domain.channel.inbound import Entry, InboundMessage, Press, RemoteFile
from agent.domain.channel.place import Audience, Place, Platform, Speaker
from agent.domain.language import Language

Json = Mapping[str, Any]
SLACK = Platform.SLACK
_SAID = frozenset({None, "file_share", "thread_broadcast"})  # subtypes of what a person says
_MARKED = re.compile(r"<(?P<kind>[@#!]?)(?P<to>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")


def is_said_to_us(event: Json) -> bool:
    """A person's new words to the assistant: no bot's, no edit, no deletion, nothing of other people's channels."""
    if not event.get("user") or event.get("bot_id") or event.get("edited") or event.get("subtype") not in _SAID:
        return False
    return event.get("type") == "app_mention" or event.get("channel_type") == "im"


def message(body: Json, bot_user: str, audience: Audience) -> InboundMessage:
    """``body``: an event that is said to us. In a channel the answer stands in the thread."""
    event = body["event"]
    alone = event.get("channel_type") == "im"
    thread = event.get("thread_ts") or ("" if alone else event["ts"])
    where = Place(SLACK, body["team_id"], event["channel"], thread, Audience.PERSONAL if alone else audience)
    who = Speaker(SLACK, event.get("user_team") or event.get("team") or body["team_id"], event["user"])
    said = text(event.get("text") or "", bot_user)
    return InboundMessage(body["event_id"], who, where, said, files(event.get("files") or ()))


def command(body: Json, place: Place) -> InboundMessage:
    said = text(body.get("text") or "")
    return InboundMessage(f"command:{body['trigger_id']}", commander(body), place, said, (), Entry.COMMAND)


def commander(body: Json) -> Speaker:
    return Speaker(SLACK, body["team_id"], body["user_id"], body.get("user_name") or "")


def escalation(body: Json, place: Place) -> InboundMessage:
    """A message of whoever, that somebody wants recorded."""
    said = text((body.get("message") or {}).get("text") or "")
    return InboundMessage(f"shortcut:{body['trigger_id']}", actor(body), place, said, (), Entry.ESCALATION)


def actor(body: Json) -> Speaker:
    """Who pressed, sent, or chose."""
    user = body["user"]
    team = user.get("team_id") or (body.get("team") or {}).get("id") or ""
    return Speaker(SLACK, team, user["id"], user.get("username") or user.get("name") or "")


def press(body: Json) -> Press:
    container, chosen = body.get("container") or {}, body["actions"][0]
    thread = container.get("thread_ts") or (body.get("message") or {}).get("thread_ts") or ""
    channel = container.get("channel_id") or (body.get("channel") or {}).get("id") or ""
    place = Place(SLACK, _team(body), channel, thread, _audience(channel, bool(container.get("is_ephemeral"))))
    trigger = body.get("trigger_id") or ""
    action, value = action_of(chosen.get("action_id") or ""), chosen.get("value") or ""
    return Press(f"press:{trigger}", actor(body), place, action, value, container.get("message_ts") or "", {}, trigger)


def origin(pressed: Press, language: Language) -> dict[str, str]:
    """Where a form was asked for, and in which language; `submission` and `language` find it again."""
    place = pressed.place
    told = {
        "l": language.value,
        "c": place.conversation,
        "t": place.thread,
        "a": place.audience.value,
        "m": pressed.message,
    }
    return {name: value for name, value in told.items() if value}


def language(body: Json) -> Language:
    told = _kept(body["view"]).get("l")
    return Language(told) if told in set(Language) else Language.DE


def submission(body: Json) -> Press:
    """Raises ValueError for a view that is not ours."""
    view = body["view"]
    kept = _kept(view)
    place = Place(SLACK, _team(body), kept.get("c", ""), kept.get("t", ""), Audience(kept.get("a", Audience.GUESTS)))
    trigger = body.get("trigger_id") or ""
    who, action, value = actor(body), view.get("callback_id") or "", kept.get("value", "")
    return Press(f"press:{trigger}", who, place, action, value, kept.get("m", ""), _fields(view), trigger)


def missing(body: Json) -> Sequence[str]:
    """The inputs that must be filled in and are not: blanks are no words."""
    view, typed = body["view"], _fields(body["view"])
    asked = [each for each in view.get("blocks") or () if each.get("type") == "input" and not each.get("optional")]
    return [each["block_id"] for each in asked if not typed.get(each["block_id"], "").strip()]


def input_of(body: Json, name: str) -> str:
    """Where the dialogue shows what is wrong: at the input of that name; else at the longer text that it asks for."""
    asked = [each for each in body["view"].get("blocks") or () if each.get("type") == "input"]
    named = [each["block_id"] for each in asked if each["block_id"] == name]
    long = [each["block_id"] for each in asked if (each.get("element") or {}).get("multiline")]
    return next(iter((*named, *long, *(each["block_id"] for each in asked))), "")


def files(sent: Sequence[Json]) -> tuple[RemoteFile, ...]:
    return tuple(_file(each) for each in sent)


def text(marked: str, bot_user: str = "") -> str:
    """Slack's notation as people typed it, without the mention of the assistant itself."""
    plain = _MARKED.sub(lambda found: _typed(found, bot_user), marked)
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def _typed(found: re.Match[str], bot_user: str) -> str:
    kind, to, label = found["kind"], found["to"], found["label"]
    if kind == "@" and to == bot_user:
        return ""
    if kind in ("@", "#"):
        return f"{kind}{label or to}"
    return label or (f"@{to}" if kind == "!" else to)


def _file(sent: Json) -> RemoteFile:
    size, url = sent.get("size"), sent.get("url_private_download") or sent.get("url_private") or ""
    name = sent.get("name") or sent.get("title") or sent.get("id") or ""
    known = size if isinstance(size, int) else None
    return RemoteFile(str(sent.get("id") or ""), str(name), str(sent.get("mimetype") or ""), known, str(url))


def _kept(view: Json) -> dict[str, str]:
    return dict(json.loads(view.get("private_metadata") or "{}"))


def _fields(view: Json) -> dict[str, str]:
    values = (view.get("state") or {}).get("values") or {}
    return {name: (inputs.get(TYPED) or {}).get("value") or "" for name, inputs in values.items()}


def _audience(channel: str, to_one: bool) -> Audience:
    """Of a message of ours: one in a conversation of two, or shown to one person, is theirs alone."""
    return Audience.PERSONAL if to_one or channel.startswith("D") else Audience.GUESTS


def _team(body: Json) -> str:
    return (body.get("team") or {}).get("id") or (body.get("user") or {}).get("team_id") or ""
