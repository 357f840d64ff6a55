"""JSON shapes of conversations with the assistant."""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from agent.domain.assistant.conversation import Role, Stopped
from agent.domain.language import Language

_MOST_FILES = 100  # against abuse; the desk tells the limit that counts, in words
_LONGEST_ID = 200


def _printable(text: str) -> str:
    """What is stored as a key or told in an error must be text that can be written."""
    if not text.isprintable():
        raise ValueError("not printable")
    return text


Name = Annotated[str, AfterValidator(_printable)]


class ThreadIn(BaseModel):
    """``account`` narrows the conversation to one customer, for good."""

    model_config = ConfigDict(extra="forbid")

    account: Name | None = None


class MessageIn(BaseModel):
    """``language`` overrides that of the message. The same ``request_id`` is one message, however often it is sent.

    ``files``: ids of uploaded files that it is about; without, all that were uploaded since the message before.
    """

    model_config = ConfigDict(extra="forbid")

    text: str = ""
    language: Language | None = None
    files: Annotated[list[str], Field(max_length=_MOST_FILES)] = []
    request_id: Annotated[Name, Field(min_length=1, max_length=_LONGEST_ID)] | None = None


class FeedbackIn(BaseModel):
    """``helpful`` null takes it back."""

    model_config = ConfigDict(extra="forbid")

    helpful: bool | None
    comment: str = ""


class ThreadOut(BaseModel):
    """``hello``: what to show before the first message."""

    id: str
    account: str | None
    title: str
    created_at: str
    updated_at: str
    hello: str


class ThreadsOut(BaseModel):
    threads: list[ThreadOut]


class FileOut(BaseModel):
    id: str
    name: str
    sha256: str
    media_type: str


class ToolCallOut(BaseModel):
    name: str
    args: dict[str, Any]


class NoticeOut(BaseModel):
    code: str
    text: str


class UsageOut(BaseModel):
    """Of one run; ``cost`` in EUR, null where no price is set."""

    model: str
    calls: int
    input_tokens: int
    output_tokens: int
    cost: float | None


class MessageOut(BaseModel):
    """A message of either side. ``text`` is plain simple Markdown: whoever shows it escapes it."""

    id: str
    thread: str
    role: Role
    at: str
    text: str
    language: Language
    request_id: str | None
    files: list[FileOut]
    tool_calls: list[ToolCallOut]
    facts: list[dict[str, Any]]
    drafts: list[str]
    links: dict[str, str]
    stopped: Stopped | None
    notices: list[NoticeOut]
    usage: UsageOut
    helpful: bool | None
    comment: str


class ConversationOut(ThreadOut):
    """``running``: an answer is on its way."""

    messages: list[MessageOut]
    files: list[FileOut]
    running: bool


class CancelOut(BaseModel):
    """``cancelled`` false: nothing ran."""

    cancelled: bool
