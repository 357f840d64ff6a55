"""What is searched for in the policies, without the politeness around it."""

import re

_LEAD = (
    r"(?:bitte|please|kannst du|können sie|koennen sie|könntest du|könnten "
    r"sie|can you|could you|would you|sag mir|tell me|"
    r"zeig(?:e|en)?(?: sie)?(?: mir)?|show(?: me)?|such(?:e|en)?(?: sie)?(?: "
    r"mir)?|find(?:e|en)?(?: sie)?(?: mir)?|search(?: for)?|"
    r"look up|give me|gib mir|mal|doch|eigentlich|denn|hallo|hi|hello|hey|"
    r"guten (?:morgen|tag)|ich (?:suche|brauche|möchte wissen)|"
    r"i need|i am looking for|i'm looking for|i want to know)"
)
_ASKING = (
    r"was (?:sagt|sagen|steht|gilt|ist|besagt|haben wir|regelt|verlangt|"
    r"schreibt|fordert)|what (?:does|do|is|are|applies|did)|"
    r"what's|whats|"
    r"welche[nsrm]? (?=\S+ (?:schreib|sieh|seh|gib|geb|gilt|gelten|verlang|"
    r"akzeptier|haben|nehmen)\w*)|welche[nsrm]? (?=\S+ \S+ (?:schreib|sieh|"
    r"seh|gib|geb|gilt|gelten|verlang|akzeptier)\w*)|which (?=\S+(?: \S+)? "
    r"(?:do|does|is|are)\b)|"
    r"welche[nsrm]? (?=(?:klausel|regelung|vorgabe|position|richtlinie|"
    r"formulierung)\w*\b)|which (?=(?:clause|rule|position|policy|wording)\b)|"
    r"wie (?:ist|lautet|lauten|halten wir es|stehen wir|gehen wir um|müssen|"
    r"regeln wir|sieht)|how (?:do|does|should) we (?:handle|deal with|treat)|"
    r"haben wir|gibt es|do we have|is there|are there|akzeptieren wir|do "
    r"we accept|erlauben wir|do we allow|steht|does|do|erlaubt|dürfen|darf"
)
_WHERE = (
    r"(?:unsere[rsnm]?|our|die|der|das|dem|den|the|eine[rsnm]?|an?|bei "
    r"uns|laut|nach|according to|under|in|im|aus|from|by|for|für|zu|zum|"
    r"zur|on|about|über|von|"
    r"say|says|say on|state|cover|covers|regelt|covering|dazu|there|etwas|"
    r"anything|something|es mit|mit|with|raus|heraus|out|up|of|to|gegen|"
    r"bezüglich|regarding)"
)
_PLACE = (
    r"(?:(?:nda|ndas|firmen|company|interne[nrm]?|internal|standard|standard-?)[- ]?)?"
    r"(?:policy|policies|policen|richtlinien?|vorgaben?|bedingungen|klauselbibliothek|"
    r"klauseln?|regelung(?:en)?|regeln?|position(?:en)?|"
    r"rückfallposition|standardklausel|guidelines?|terms|clauses?|rules?|"
    r"positions?|policy library|clause library|library|wording|fallback(?: "
    r"wording)?|standpoint|formulierung(?:en)?|"
    r"preferred|standard(?: wording)?|gesucht|ndas?)"
)
_START = re.compile(rf"^(?:\s*(?:{_LEAD}|{_ASKING}|{_PLACE}|{_WHERE})\b[\s,:!.\-–]*)+", re.IGNORECASE)
_END = re.compile(
    rf"(?:[\s,]*\b(?:{_LEAD}|(?:laut|nach|in|im|according to|under|aus|from|"
    rf"by)\s+(?:{_WHERE}\s+)*(?:nda[- ]?)?{_PLACE}|"
    rf"{_PLACE}|raus|heraus|gesucht|bei uns|uns|say|we accept|wir|accept|"
    rf"vor|do|does|schreibt|sieht|sehen|gibt|geben|verlangt|akzeptieren|"
    rf"unsere[nrms]?|our|"
    rf"was ist (?:unser|der)|what is our|stance on|standard|okay|ok|erlaubt|allowed)\b[\s–-]*)*[\s?.!]*$",
    re.IGNORECASE,
)


def query(text: str) -> str:
    """The matter itself; the whole text where nothing would be left."""
    short = text.strip()
    short = _START.sub("", short, count=1)
    short = _END.sub("", short, count=1).strip(' ,:;-–"„“”»«?.!')
    return short if len(short) > 2 else text.strip().rstrip("?!. ")
