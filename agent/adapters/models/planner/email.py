"""What a mail is for, and what is to be said in it, as the user put it."""

import re
from collections.abc import Iterator, Sequence

from agent.adapters.models.planner.main_clause import main_clause, request

FOLLOW_UP, INFORMATION, FORECAST_REQUEST, REPLY = "follow_up", "information", "forecast_request", "reply"
_ASKS = (
    r"(?:bitt|frag|forder|fordr|anfrag|anforder|schick|brauch|benoetig|"
    r"request|ask|need|send|provide|get|obtain|erbitt|hol|inquir)"
)
_FORECAST = r"(?:forecast|prognose|bedarfs(?:zahl|vorschau|planung|meldung)|abrufvorschau|planzahl|demand|projection)"
_PURPOSES = (
    (REPLY, re.compile(r"\b(?:be)?antwort\w*|\brepl(?:y|ies)\b|\brespon[ds]\w*|\banswer\b|erwider")),
    (FORECAST_REQUEST, re.compile(rf"{_ASKS}.*{_FORECAST}|{_FORECAST}\w*\s*-?(?:anfrag|anforder|request|"
    rf"erinner|remind)|{_FORECAST}.*{_ASKS}")),
    (FOLLOW_UP, re.compile(r"follow(?:ing)?[ -]?up|nachfass|fass\w*\b.*\bnach\b|nachhak|hak\w*\b.*\bnach\b|"
    r"erinner|remind|chase|nudge|nachfrag|\bfrag\w*\b.*\bnach\b(?! de[mr])|"
    r"check back|nudge|nochmal")),
)  # fmt: skip
# where what is to be said begins: first sign found wins, tried in this order
_BEGINS = (
    re.compile(r"\b(?:dass|daß|that|ob|whether)\s+", re.IGNORECASE),
    re.compile(r":\s+"),
    re.compile(r"\b(?:saying|stating|telling (?:him|her|them))\s+(?:that\s+)?", re.IGNORECASE),
    re.compile(r"\b(?:er|sie|he|she|they)\s+(?=(?:soll|möge|should|shall)\b)", re.IGNORECASE),
    re.compile(r"\b(?:wegen|bezüglich|betreffs|bzgl\.?|hinsichtlich|zum thema|betreff|"
    r"about|regarding|concerning|because of|over)\s+", re.IGNORECASE),
    re.compile(r",\s+(?=\S+\s+\S+)"),
    re.compile(r"\b(?:um|nach|für|for|zu(?:m|r)?|an|of|on)\s+(?=(?:den|die|das|dem|"
    r"der|unser\w*|ihr\w*|seine?\w*|neue?\w*|aktuelle?\w*|the|our|his|her|"
    r"their|new|current|a)\b)", re.IGNORECASE),
)  # fmt: skip
_PARTS = re.compile(
    r",?\s+(?:und|and)\s+(?:dass|daß|that)\s+|(?:[,.]|,?\s(?:und|and))\s+(?=(?:bitte|please)\s+\S)|;\s+|\n+[-•*]?\s*",
    re.IGNORECASE,
)
_ASKS_FOR = re.compile(r"(?:ich )?bitte |please ", re.IGNORECASE)
_LANGUAGE = re.compile(
    r",?\s*\b(?:(?:bitte\s+)?auf\s+(?:englisch|deutsch)|in\s+(?:english|"
    r"german|englisch|deutsch)|(?:bitte\s+)?englisch|(?:bitte|please)(?=\W*$))\b[,.:]?",
    re.IGNORECASE,
)


def purpose(folded: str, said: Sequence[str]) -> str:
    """``said``: the points; where one asks for something, the mail is no mere information."""
    named = next((name for name, pattern in _PURPOSES if pattern.search(folded)), INFORMATION)
    return FOLLOW_UP if named == INFORMATION and any(map(_ASKS_FOR.match, said)) else named


_OFFERS = re.compile(
    r"^\W*(?:bitte |please )?(?P<verb>biete|bieten sie|gewähre|versprich|offer|grant|promise)\s+"
    r"(?:ihm|ihr|ihnen|denen|him|her|them|dem kunden|the customer|acme|smith)\s+(?P<what>.*?)(?:\s+an)?[\s.!]*$",
    re.IGNORECASE,
)


def offered(masked: str) -> list[str]:
    """What is to be offered, of a text whose names are masked: "Biete ihm 4 % Nachlass an"."""
    match = _OFFERS.match(masked)
    if match is None or len(match["what"]) <= 2:
        return []
    english = match["verb"].casefold() in ("offer", "grant", "promise")
    return [f"We offer you {match['what']}" if english else f"Wir bieten Ihnen {match['what']} an"]


def points(text: str) -> list[str]:
    """What is to be said, a point each, in the user's words; empty where nothing shows it."""
    return list(_points(text))


def _points(text: str) -> Iterator[str]:
    for sign in _BEGINS:
        match = sign.search(text)
        if match is None or match.end() >= len(text) - 3:
            continue
        for part in _PARTS.split(text[match.end() :]):
            said = _LANGUAGE.sub("", part).strip(' ,;"„“”»«')
            said = said.rstrip(".!?")
            if len(said) > 2:
                yield request(said) or main_clause(said)
        return
