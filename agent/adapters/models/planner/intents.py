"""What a piece of a message asks for: patterns where they are certain, else what was learned."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.adapters.models.planner import signs
from agent.adapters.models.planner.choice import Choices
from agent.adapters.models.planner.features import DEPARTMENTS, Encode, Floats, features
from agent.adapters.models.planner.lexicon import Subject, named
from agent.adapters.models.planner.mention import Kind
from agent.adapters.models.planner.reading import Reading
from agent.domain.assistant.tool_names import TOOL_NAMES
from agent.domain.kpi.names import ALL

UNSURE = 0.22  # below this share of the best one, nothing was understood
_NDA = re.compile(
    r"\bndas?\b|geheimhaltungsvereinbarung|vertraulichkeitsvereinbarung|"
    r"verschwiegenheitsvereinbarung|non[ -]?disclosure|confidentiality agreement"
)
_EXAMINES = re.compile(
    r"pruef|check|review|anschau|anseh|durchseh|drueber|durchgehen|go (?:through|"
    r"over)|look (?:at|over)|hochgeladen|uploaded|upload|anhang|angehaengt|"
    r"attached|attachment|"
    r"vergleich|compare|weicht|deviat|was haeltst|what do you (?:make|think)|kritisch|red flags?|analys|bewert|assess"
)
_SIGNS = re.compile(r"unterschreib|unterzeichn|\bsign\b|\bsigning\b|zustimm|\bagree\b|\baccept")
# what no tool of ours does (I1): a person approves and sends
_OURS = r"(?:e ?mail|mail|draft|letter|escalation|re[- ]?order)"
_SENDS = re.compile(
    r"^\W*(?:bitte |please )?(?:genehmigen?|approve)\b(?! drafts| entwuerfe)|\b(?:gib|geben sie)\b.*\bfrei\b|"
    r"\b(?:schick|sende?|verschick)\w* (?:die|den|das|diese\w*|sie|ihn|"
    r"es) (?:(?:mail|email|entwurf|brief|nachricht)\w* )?(?:\w+ )?(?:ab|"
    r"raus|weg|los)\b|"
    r"\b(?:verschick|versend)\w* (?:die|den|das) (?:e ?mail|mail|entwurf|brief|nachricht|eskalation)"
    r"(?: jetzt| bitte)*$|"
    rf"\bsend (?:it|the {_OURS}|this) (?:off|out|now)|\bsend (?:off|out) (?:it|the {_OURS}|this)\b|"
    rf"^\W*(?:please )?release (?:it|the {_OURS}|this)\b"
)
_DESTROYS = re.compile(r"^\W*(?:bitte |please )?(?:loesche?n?|delete|remove|wipe)\b(?! drafts| entwuerfe)")
_DOCUMENT = re.compile(
    r"dokument|document|vertrag|agreement|vereinbarung|hochgeladen|upload|"
    r"attach|anhang|angehaengt|datei|file|entwurf|draft"
)


@dataclass(frozen=True, slots=True)
class Intent:
    """``label``: a tool, a department or a topic; ``share``: how sure, 0 to 1; ``second``: the next best one."""

    label: str
    share: float
    second: tuple[str, float] = ("", 0.0)

    @property
    def is_tool(self) -> bool:
        return self.label in TOOL_NAMES

    @property
    def is_department(self) -> bool:
        return self.label in DEPARTMENTS


class Intents:
    """Reads several pieces at once: the encoder takes them together."""

    def __init__(self, choices: Choices, encode: Encode) -> None:
        self._choices = choices
        self._encode = encode

    def rows(self, readings: Sequence[Reading]) -> Floats:
        return features(readings, self._encode)

    def of(self, reading: Reading, row: Floats) -> Intent:
        certain = _certain(reading)
        if certain is not None:
            return Intent(certain, 1.0)
        first, second, third = self._choices.intent.ranked(row)[:3]
        if first[0] == "review_nda" and not _speaks_of_a_document(reading):
            first, second = second, third
        return Intent(*first, second)

    def kpis(self, reading: Reading, row: Floats) -> list[str]:
        """Those that the glossary names, else the one that was learned."""
        found = named(reading.hits, Subject.KPI)
        if len(found) > 1:
            found = [each for each in found if each != ALL]
        return found or [self._choices.kpi.ranked(row)[0][0]]


def examines(reading: Reading) -> bool:
    """Whether something is to be looked at: "Bitte prüfen", "what do you think?"."""
    return bool(_EXAMINES.search(" ".join(each.text for each in reading.words)))


def _speaks_of_a_document(reading: Reading) -> bool:
    folded = " ".join(each.text for each in reading.words)
    return bool(reading.of(Kind.FILE) or _NDA.search(folded) or _DOCUMENT.search(folded))


def _certain(reading: Reading) -> str | None:
    tokens = [each.text for each in reading.words]
    folded = " ".join(tokens)
    if topic := signs.small_talk(reading.text, tokens):
        return topic
    if _SENDS.search(folded):
        return "sends"
    if _DESTROYS.search(folded):
        return "unknown"
    if _NDA.search(folded) and _SIGNS.search(folded) and not reading.of(Kind.FILE):
        return "decision_right"
    if reading.of(Kind.FILE) and not re.search(r"\b(?:mail|email)\b", folded):
        return "review_nda"
    if _NDA.search(folded) and _EXAMINES.search(folded) and not re.search(r"\bpolicy|richtlinie|erlaubt\b", folded):
        return "review_nda"
    return "decision_right" if signs.asks_for_a_right(folded) else None
