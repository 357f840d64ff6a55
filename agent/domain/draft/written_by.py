"""Who worded a version of a draft, and from what."""

from dataclasses import dataclass
from enum import StrEnum


class Hand(StrEnum):
    TEMPLATE = "template"
    MODEL = "model"  # around the markers of a template
    USER = "user"


@dataclass(frozen=True, slots=True)
class WrittenBy:
    """SHA-256 (hex) of what was used: ``template``, the source of the template; ``prompt``, the wording in which a
    model was asked. Empty where there was none, as behind what a person wrote."""

    hand: Hand = Hand.TEMPLATE
    template: str = ""
    prompt: str = ""


BY_PROGRAM = WrittenBy()
