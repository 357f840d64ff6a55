"""Whether disputes go to arbitration."""

import re

from agent.domain.nda.reading import Span
from agent.domain.nda.sentences import sentences
from agent.domain.nda.typography import plain

BODIES = r"(?:CIETAC|HKIAC|SIAC|LCIA|VIAC|SCAI|ICC|(?-i:DIS)|Swiss\sChambers)"  # well-known arbitral institutions
DISPUTE = r"(?:disputes?|quarrels?|controvers(?:y|ies)|disagreements?|streit\w*|meinungsverschiedenheit\w*)"

_ARBITRAL = re.compile(
    r"\barbitra(?:l|t(?:ion|ed|e|or|ors))\b|schieds(?:gericht|verfahren|ordnung|ort|klausel|vereinbarung|richter)"
    rf"|\bDIS-|\b{BODIES}\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"(?:settled|resolved|referred|submitted|decided|determined|finally)\b[^;]{0,120}\barbitra"
    r"|\barbitra\w+\s(?:shall|will|is|must)\b|binding\sarbitration|arbitration\srules"
    r"|rules\sof\s(?:\w+\s){0,4}arbitration"
    r"|(?:seat|place)\sof\s(?:the\s)?arbitration|be\sarbitrated|arbitral\stribunal\s(?:shall|will)"
    r"|arbitrat\w+\sseated|agree\s(?:to|on)\s(?:\w+\s){0,2}arbitrat|by\s(?:\w+\s){0,3}arbitration"
    r"|schieds(?:gericht|verfahren)\w*\b[^.]{0,80}(?:entschieden|entscheide|beigelegt|sitz|zuständig|endgültig)"
    r"|(?:entschieden|entscheide\w*|beigelegt|ausschluss)\b[^.]{0,120}schieds|schiedsordnung"
    r"|sitz\sdes\sschiedsgerichts|schiedsort|schiedsklausel"
    rf"|\b{DISPUTE}\b[^;]{{0,120}}\b{BODIES}\b|\b{BODIES}\b[^;]{{0,80}}\b{DISPUTE}\b",
    re.IGNORECASE,
)
_NO_ARBITRATION = re.compile(
    r"\b(?:kein\w{0,2}|ohne)\s(?:\w+\s)?schieds|schieds\w+\s(?:\w+\s){0,2}(?:nicht\svereinbart|ausgeschlossen)"
    r"|\b(?:no|not)\s(?:\w+\s){0,5}arbitra|arbitration\s(?:is|shall\sbe)\sexcluded",
    re.IGNORECASE,
)


def arbitration(text: str) -> list[Span]:
    """The sentences that send disputes to arbitration; mentions and exclusions are left out."""
    flat = plain(text)
    return [
        span
        for span in sentences(text, _ARBITRAL)
        if _ARBITRAL.search(flat, span.start, span.end)
        and _DECIDES.search(flat[span.start : span.end])
        and not _NO_ARBITRATION.search(flat[span.start : span.end])
    ]
