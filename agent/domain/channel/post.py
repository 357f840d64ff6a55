"""What a chat platform shows: a small document that each platform translates into its own cards.

Texts are simple Markdown as the assistant writes it (paragraphs, ``- `` lists, ``**bold**``, links) unless they are
`exact`. Colour is never the only sign: a `Tone` is always shown as a word or sign, too.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    NEUTRAL = "neutral"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    tone: Tone = Tone.NEUTRAL
    small: bool = False


@dataclass(frozen=True, slots=True)
class Exact:
    """Shown letter by letter, nothing read as markup: the bytes that would leave. Never shortened in silence."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A label with what belongs to it."""

    label: str
    value: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Lines:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Divider:
    pass


class Weight(StrEnum):
    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """``action`` names what is to happen (`agent.services.channels`), ``value`` what it is about (at most 1,900
    characters); with ``url`` it opens a page instead. ``whole``: to be offered only where all of the post is shown,
    because it decides about what is read there."""

    label: str
    action: str = ""
    value: str = ""
    url: str = ""
    weight: Weight = Weight.PLAIN
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Buttons:
    buttons: tuple[Button, ...]


Block = Heading | Text | Exact | Quote | Lines | Divider | Buttons


@dataclass(frozen=True, slots=True)
class Post:
    """``fallback`` stands alone: in notifications, for screen readers, where cards are not shown.

    ``page``: where all of it can be read; ``cut``: what is said with it where the platform's limits shorten the post
    (then buttons that need the `whole` are left out).
    """

    fallback: str
    blocks: tuple[Block, ...] = ()
    page: str = ""
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """``most`` characters at most."""

    id: str
    label: str
    value: str = ""
    multiline: bool = False
    required: bool = True
    most: int = 3000


@dataclass(frozen=True, slots=True)
class Form:
    """A dialogue with inputs; sending it is a `Press` with ``action`` and ``value``."""

    title: str  # at most 24 characters
    action: str
    value: str
    submit: str
    cancel: str
    inputs: tuple[Input, ...]
    note: str = ""
