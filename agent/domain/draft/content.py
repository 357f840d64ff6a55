"""What a draft says and to whom: everything that its digest covers."""

from dataclasses import dataclass

from agent.domain.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class File:
    """A file with its bytes; ``name`` as the recipient sees it."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept under its own SHA-256 (hex); ``name`` is shown and sent, never a path. ``size`` in bytes."""

    name: str
    media_type: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Content:
    """``to``, ``cc``, ``bcc`` are bare mail addresses; ``html`` is empty or rendered by us from ``text``.

    ``template`` is the text with its markers ``{{F:id}}``, from which the text can be rendered again with newer
    facts; empty where a person wrote the text.
    """

    text: str
    subject: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    html: str = ""
    attachments: tuple[Attachment, ...] = ()
    facts: tuple[Fact, ...] = ()
    template: str = ""

    @property
    def recipients(self) -> tuple[str, ...]:
        """Everybody it goes to, each once."""
        return tuple(dict.fromkeys((*self.to, *self.cc, *self.bcc)))
