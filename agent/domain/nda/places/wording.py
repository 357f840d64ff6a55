"""What laws and courts have in common: the words around a place, open places, places written twice."""

import re

from agent.domain.nda.gazetteer import find
from agent.domain.nda.review import Place

PLACEHOLDER = re.compile(r"\[[^\]\n]{0,60}\]|\{[^}\n]{0,60}\}|<[^>\n]{1,60}>|_{3,}|\.{5,}|…{2,}|●")
LEAD = re.compile(
    r"(?:the\s|der\s|des\s|die\s|dem\s|state\sof\s|commonwealth\sof\s|province\sof\s|federal\slaws?\sof\s"
    r"|republic\sof\s|country\sof\s"
    r"|Staates?\s|Bundesstaate?s?\s|Landes\s|Republik\s|Kantons?\s)*",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"(?:the\s|der\s|des\s)?[A-ZÄÖÜ][^\s,.;()]*(?:[ -](?:of\s|der\s|am\s|von\s)?[A-ZÄÖÜ][^\s,.;()]*){0,4}"
)


def cover(flat: str, text: str, match: re.Match[str]) -> list[Place]:
    """The line below a cover page's label, when it names a place or leaves it open."""
    start, end = match.span("place")
    hit = find(flat, start, end) or _blank(flat, start, end)
    return [place_at(text, *hit)] if hit else []


def _blank(flat: str, start: int, end: int) -> tuple[str, int, int] | None:
    match = PLACEHOLDER.search(flat, start, end)
    return ("", match.start(), match.end()) if match else None


def place_at(text: str, code: str, start: int, end: int) -> Place:
    return Place(code, text[start:end], start, end)


def unique(places: list[Place]) -> list[Place]:
    """Without empty places beside the same words read twice."""
    seen: dict[int, Place] = {}
    for place in places:
        if place.start not in seen or not seen[place.start].code:
            seen[place.start] = place
    return list(seen.values())
