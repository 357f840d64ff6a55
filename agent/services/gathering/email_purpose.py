"""What a mail is for, and what the user wants said in it."""

import re
from collections.abc import Sequence
from enum import StrEnum

from agent.domain.contacts.note import one_line
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.rights import RightVerdict
from agent.domain.typed import says_nothing
from agent.services.rights import LONGEST_QUESTION, DecisionRights

MOST_POINTS, LONGEST_POINT = 8, 400
# matters that are no part of strategic account management; what else is not ours is told by C-RIGHT, which reads closer
_ROUTED = frozenset({"operative_communication", "finance_administration", "order_processing"})
# a point is a statement, no question: what is only somewhat near is not refused for it (measured on 26 points)
_SURE = 0.6
BRACES = str.maketrans("{}", "()")


class Purpose(StrEnum):
    FOLLOW_UP = "follow_up"
    INFORMATION = "information"
    FORECAST_REQUEST = "forecast_request"
    REPLY = "reply"


_WORDS = {
    Purpose.REPLY: re.compile(r"antwort|repl(?:y|ies)|respon|erwider", re.IGNORECASE),
    Purpose.FORECAST_REQUEST: re.compile(r"forecast|prognose|bedarfs(?:zahl|vorschau|planung)|demand", re.IGNORECASE),
    Purpose.FOLLOW_UP: re.compile(r"follow|nachfass|nachhak|erinner|remind|chase|rückfrage", re.IGNORECASE),
}


def purpose_of(text: str) -> Purpose:
    """The purpose that the text names; what names none is an information."""
    said = text.strip().casefold().replace("-", "_").replace(" ", "_")
    if said in set(Purpose):
        return Purpose(said)
    return next((each for each, words in _WORDS.items() if words.search(text)), Purpose.INFORMATION)


def points_of(points: Sequence[str]) -> tuple[str, ...]:
    """The points as sentences, each on one line and without braces, so that none can hold a marker.

    Raises BadInput ``drafting.email.points_many``.
    """
    said = [one_line(each, LONGEST_POINT).translate(BRACES) for each in points]
    kept = [each for each in said if not says_nothing(each)]
    if len(kept) > MOST_POINTS:
        raise BadInput("drafting.email.points_many", count=len(kept), most=MOST_POINTS)
    return tuple(each if each.endswith((".", "?", "!", "…")) else f"{each}." for each in kept)


def require_ours(rights: DecisionRights, purpose: str, points: Sequence[str], language: Language) -> None:
    """Raises BadInput ``drafting.email.routed`` that names the department where a point is operative (R094)."""
    named = () if purpose.strip() in set(Purpose) else (purpose,)
    for each in (*named, *points):
        if says_nothing(each):
            continue
        answer = rights.answer(each[:LONGEST_QUESTION], language)
        if answer.row in _ROUTED and answer.similarity >= _SURE and answer.verdict is RightVerdict.NOT_KAM:
            told = {"point": one_line(each, 120), "department": answer.department or "–", "source": answer.source}
            raise BadInput("drafting.email.routed", **told)
