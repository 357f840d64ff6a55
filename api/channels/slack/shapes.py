"""The shapes in which Slack sends what we handle, read once at the door: behind it, nothing is of another type.

Only what is read behind the door is described here, after Slack's reference of events, interaction payloads and
commands. The rest may be anything, and so may what we do not handle: Slack wants that acknowledged.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, Field, Json, ValidationError, field_validator, model_validator

from agent.domain.channel.place import Audience

BAD, NOT_OURS = 400, 200
_Id = Annotated[str, Field(min_length=1)]
_Text = str | None


class _Named(BaseModel):
    id: _Text = None


class _Thread(BaseModel):
    thread_ts: _Text = None


class _Said(BaseModel):
    """``message``, ``app_mention``; ``user`` is missing where nobody said it."""

    channel: str
    ts: str
    user: _Text = None
    text: _Text = None
    thread_ts: _Text = None
    channel_type: _Text = None
    subtype: _Text = None
    team: _Text = None
    user_team: _Text = None
    files: list[dict[str, Any]] | None = None


class _Opened(BaseModel):
    """``app_home_opened``."""

    user: str
    tab: _Text = None


class _Other(BaseModel):
    type: str


_EVENTS: Mapping[str, type[BaseModel]] = {"message": _Said, "app_mention": _Said, "app_home_opened": _Opened}


class _Told(BaseModel):
    team_id: _Text = None  # whose it is, is asked when somebody knows the workspace
    event_id: _Id
    event: dict[str, Any]

    @field_validator("event")
    @classmethod
    def _of_its_type(cls, event: dict[str, Any]) -> dict[str, Any]:
        _EVENTS.get(_Other.model_validate(event).type, _Other).model_validate(event)
        return event


class _Person(_Named):
    id: _Id
    team_id: _Text = None
    username: _Text = None
    name: _Text = None


class _Done(BaseModel):
    """Who did it, where, and what their dialogue is opened with."""

    user: _Person
    team: _Named | None = None
    trigger_id: _Id


class _Container(_Thread):
    type: _Text = None
    message_ts: _Text = None
    channel_id: _Text = None
    is_ephemeral: bool | None = None


class _Action(BaseModel):
    action_id: str
    value: _Text = None


class _Pressed(_Done):
    actions: Annotated[list[_Action], Field(min_length=1)]
    container: _Container | None = None
    channel: _Named | None = None
    message: _Thread | None = None
    response_url: _Text = None


class _Kept(BaseModel):
    """What `api.channels.slack.payloads.origin` and the dialogue put there."""

    l: str = ""  # noqa: E741
    c: str = ""
    t: str = ""
    a: Audience = Audience.GUESTS
    m: str = ""
    value: str = ""


class _Block(BaseModel):
    type: str
    block_id: str = ""
    optional: bool | None = None
    element: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _can_be_named(self) -> Self:
        if self.type == "input" and not self.block_id:
            raise ValueError("an input without a name")
        return self


class _Typed(BaseModel):
    value: _Text = None


class _State(BaseModel):
    values: dict[str, dict[str, _Typed]]


class _View(BaseModel):
    callback_id: str
    private_metadata: Json[_Kept]
    blocks: list[_Block]
    state: _State


class _Submitted(_Done):
    view: _View


class _Marked(BaseModel):
    text: _Text = None


class _Chosen(_Done):
    """A shortcut on a message."""

    callback_id: str
    message: _Marked
    channel: _Named | None = None


class _Commanded(BaseModel):
    command: str
    team_id: _Text = None
    user_id: _Id
    user_name: _Text = None
    channel_id: _Id
    trigger_id: _Id
    text: _Text = None


class _Asked(BaseModel):
    type: Literal["url_verification"]
    challenge: str


_SHAPES: Mapping[str, type[BaseModel]] = {
    "url_verification": _Asked,
    "event_callback": _Told,
    "block_actions": _Pressed,
    "view_submission": _Submitted,
    "message_action": _Chosen,
}


def refusal(body: Mapping[str, Any]) -> int | None:
    """`BAD` for what Slack does not send, `NOT_OURS` for what we do not handle; None for what has its shape."""
    kind = body.get("type", "")
    shape = _Commanded if "command" in body else _SHAPES.get(kind) if isinstance(kind, str) else _Other
    if shape is None:
        return NOT_OURS if kind else BAD
    try:
        shape.model_validate(body)
    except ValidationError:
        return BAD
    return None
