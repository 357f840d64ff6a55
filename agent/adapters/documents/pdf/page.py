"""What became of one page of a PDF."""

from dataclasses import dataclass, field
from enum import Enum, auto

from agent.adapters.documents.lines import Line
from agent.adapters.documents.pdf.annotations import Note


class State(Enum):
    READ = auto()
    READ_BY_SECOND = auto()
    RECOGNISED = auto()
    BLANK = auto()  # nothing is drawn on it
    WITHOUT_TEXT = auto()
    FAILED = auto()


@dataclass(slots=True)
class Page:
    """``number`` counts from 1; ``partial``: a scan that carries only a stamp or page number as text."""

    number: int
    state: State
    lines: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    height: float = 0.0
    partial: bool = False
    unseen_text: bool = False
    notes_failed: bool = False

    @property
    def lacks_text(self) -> bool:
        return self.state is State.WITHOUT_TEXT or self.partial
