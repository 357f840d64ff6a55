"""The wording of promises in German and English, and what makes a sentence none."""

import re
from functools import lru_cache

# said of oneself these promise also without a day; the others need one
_SURE = "schick|send|übersend|versend|kümmer|klär|nachreich"
_ACTION = (
    f"{_SURE}|meld|liefer|prüf|erstell|bereit|stell|leit|aktualisier|besorg|organisier|veranlass|übermittel|übermittl"
    "|teil|bring|antwort|bestell|unterschreib|entscheid|nenn|benenn|hol|test|bestätig|ruf|geb|gib|reich|leg"
    "|produzier|fertig|überarbeit|korrigier|sag|zahl|überweis"
)
_ACT = (
    "send|deliver|provide|ship|share|forward|confirm|check|clarify|prepare|update|call|ring|answer|reply|respond|get"
    "|come|let|give|return|submit|issue|organi[sz]e|arrange|order|sign|follow|revert|supply|finish|complete|test|pay"
    "|draft|review|email|e-mail|mail|decide|nominate|name|look|be\\s+(?:in\\s+touch|sending)"
)
_PARTICIPLE = (
    r"(?:(?:nach|zu|ab|weiter|vor|bereit|an|ein|zurück)?ge(?:schickt|sandt|sendet|liefert|reicht|stellt|klärt|prüft"
    r"|meldet|leitet|bracht)|ver(?:schickt|sandt|sendet)|übermittelt|erstellt|beantwortet|unterschrieben|ausgeliefert)"
)
_NO_FUTURE = (
    r"(?!\s+(?:not|never|see|need|want|have|miss|like|try|probably|meet|be\s+(?!sen[dt]|delivered|in\s+touch)))"
)
_TO = r"(?:promis(?:es?|ed)|commits?|committed|agree[sd]?|undertakes?|undertook|pledge[sd]?)"
# between subject and verb: "Frau Kröger (Einkauf) schickt", "we then will"
_ASIDE = r"(?:\s*\([^)\n]{1,40}\))?\s+(?:(?:dann|also|then|now|gladly|gerne?)\s+)?"
_US = r"(?:ich|wir|(?-i:I)|we)"
NAME = "\ue000"  # stands for each character of a name of the customer; notes hold no such character
_NAMED = rf"(?:(?:Herr|Frau|Hr\.|Fr\.|Mr\.?|Ms\.?|Mrs\.?|Dr\.?)\s+)*{NAME}+(?:[\s-]{NAME}+)*"
_THEM = (
    r"(?:er|sie|he|she|they|(?:(?:der|die|the)\s+)?(?:Kunde|Kundin|Einkäufer(?:in)?|customer|client|buyer)"
    rf"|{_NAMED})"
)
_OTHER = r"(?:(?:Herr|Frau|Hr\.|Fr\.|Mr\.?|Ms\.?|Mrs\.?|Kollege|Kollegin)\s+(?-i:[A-ZÄÖÜ][\w-]+))"
_WHO = f"(?:(?P<us>{_US})|(?P<them>{_THEM})|(?P<other>{_OTHER}))(?![^\\W_])"

# what may stand between: dots of dates do not end a sentence
_FAR = r"(?:[^.;\n]|(?<=\d)\.)"
_NEAR = r"(?:[^.;,\n]|(?<=\d)\.)"

# without any of these a sentence holds no promise
WORTH_READING = re.compile(
    rf"(?<![^\W_])(?:will|wird|werden|wurden?|folgt|folgen|geht|gehen|hat|haben?|hab|\w{{0,9}}(?:{_ACTION})"
    rf"|{_ACT}|be|going|shall|follows?)|['’]ll|zusag|zugesag|zusicher|versproch|versprech|verspricht|versprach|promis"
    r"|commit|agree|undert|pledge",
    re.IGNORECASE,
)


def mask(note: str, names: frozenset[str]) -> str:
    """The note with every name of the customer as `NAME`, the same length: one set of patterns fits all."""
    pattern = _names(names)
    return note if pattern is None else pattern.sub(lambda match: NAME * len(match[0]), note)


@lru_cache(maxsize=1024)
def _names(names: frozenset[str]) -> re.Pattern[str] | None:
    known = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![^\W_])(?:{known})(?![^\W_])") if known else None


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){pattern}", re.IGNORECASE)


def _telegram(pattern: str) -> re.Pattern[str]:
    """At the beginning of a line or behind a comma or colon, where the subject is left out."""
    return re.compile(rf"(?:(?<=[;:,–-]\s)|^[\s*•-]*){pattern}", re.IGNORECASE | re.MULTILINE)


@lru_cache
def sure() -> tuple[re.Pattern[str], ...]:
    """Promises also without a day. For a note whose names are masked."""
    who = _WHO
    return (
        _word(rf"(?P<us>{_US}){_ASIDE}(?:{_SURE})(?:e|en|n)\b"),
        _word(rf"(?:{_SURE})(?:e|en|n)\s+(?P<us>{_US})(?![^\W_])"),
        _word(rf"{who}{_ASIDE}(?:melde[nt]?|kümmer[en]?n?t?)\s+(?:(?!nicht)\w+\s+){{0,2}}?(?:mich|uns|sich)\b"),
        _word(rf"melde[nt]?\s+{who}\s+(?:mich|uns|sich)\b"),
        _word(
            rf"{who}{_ASIDE}(?:rufe?[nt]?|komme?[nt]?|gebe?n?|gibt)\s{_NEAR}{{0,60}}\b(?:zurück|Bescheid|Rückmeldung)\b"
        ),
        _word(rf"{who}{_ASIDE}reiche?[nt]?\s{_NEAR}{{0,80}}\bnach\b"),
        _word(rf"{who}{_ASIDE}(?:werden?|wird)\s{_FAR}{{0,120}}?\b(?:\w{{2,6}})?(?:{_ACTION})(?:en|n)\b"),
        _word(rf"(?:werden?|wird)\s+{who}\s{_FAR}{{0,120}}?\b(?:\w{{2,6}})?(?:{_ACTION})(?:en|n)\b"),
        _word(rf"{who}{_ASIDE}(?:verspr(?:eche?n?|icht|ach)|sicher[en]?t?\s{_FAR}{{0,80}}\bzu\b)"),
        _word(rf"{who}{_ASIDE}(?:sage?[nt]?|sagten?)\s{_FAR}{{0,80}}\bzu\b(?=\s*(?:[.,:;!]|$|\n))"),
        _word(
            rf"{who}{_ASIDE}(?:ha(?:t|be?|ben)|hatten?)\s(?:(?!\bwie\b){_FAR}){{0,80}}?\b(?:zugesagt|versprochen|zugesichert)\b"
        ),
        _word(
            rf"(?:ha(?:t|be?|ben)|hatten?)\s+{who}\s(?:(?!\bwie\b){_FAR}){{0,80}}?\b(?:zugesagt|versprochen|zugesichert)\b"
        ),
        _word(
            rf"{who}{_ASIDE}(?:(?:has|have|had)\s+)?{_TO}\s+(?:(?:us|me)\s+)?(?:to(?!\s+(?:meet|see|disagree))|that)\b"
        ),
        _word(
            rf"{who}{_ASIDE}(?:(?:has|have|had)\s+)?promise[sd]?\s+(?:us\s+|me\s+|them\s+)?(?:an?|the|our|their|\d)\b"
        ),
        _word(
            rf"{who}(?:{_ASIDE}(?:will|shall|(?:am|is|are)\s+going\s+to)|['’]ll|['’](?:re|m|s)\s+going\s+to)"
            rf"{_NO_FUTURE}\s+(?:\w+ly\s+|also\s+|then\s+)?(?:{_ACT})\b"
        ),
        _word(rf"(?:uns|mir)\s+wurden?\s{_FAR}{{0,80}}?\b(?P<them>zugesagt|versprochen|zugesichert)\b"),
        _word(
            rf"(?:dem\s+Kunden|der\s+Kundin|ihr|ihm|ihnen)\s+wurden?\s{_FAR}{{0,80}}?\b(?P<us>zugesagt|versprochen)\b"
        ),
    )


@lru_cache
def with_day() -> tuple[re.Pattern[str], ...]:
    """Promises only when a day stands with them. For a note whose names are masked."""
    who = _WHO
    return (
        _word(rf"{who}{_ASIDE}(?:{_ACTION})(?:e|en|n|t|et)\b"),
        _word(rf"(?:{_ACTION})(?:e|en|n|t|et)\s+{who}"),
        _word(rf"{who}(?:{_ASIDE}(?:will|shall)|['’]ll){_NO_FUTURE}\s+(?:\w+ly\s+|also\s+|then\s+)?\w+\b"),
        _word(rf"{who}{_ASIDE}(?:{_ACT})(?:e?s)?\b"),
        # telegram style: the subject is left out
        _telegram(rf"(?P<us>(?:{_ACTION})e)\b(?!\s+(?:Sie|mir|uns\b))"),
        _telegram(r"(?P<them>meldet\s+sich|schickt|sendet|liefert|reicht)\b"),
        _telegram(rf"(?P<them>sagt\s{_NEAR}{{0,40}}\bBescheid)\b"),
        _telegram(rf"(?P<us>will\s+(?:{_ACT}))\b"),
        _word(rf"(?P<passive>(?:wird|werden)\s{_FAR}{{0,100}}?\b{_PARTICIPLE})\b"),
        _word(
            r"(?P<passive>will\s+be\s+(?:sent|delivered|provided|shipped|shared|returned|signed|confirmed|submitted))\b"
        ),
        _word(r"(?P<passive>(?<!wie\s)(?<!as\s)(?:zugesagt|versprochen|promised))\b"),
        _word(rf"(?P<passive>(?:geht|gehen)\s{_NEAR}{{0,60}}\braus)\b"),
        _word(r"(?P<passive>folgt|folgen|(?:will|to)\s+follow|follows)\b"),
    )


LABEL = re.compile(
    r"(?:^|(?<=[.;]\s)|(?<=[-*•]\s))(?P<before>unsere\s+|our\s+|kunden-?|customer(?:['’]s)?\s+|their\s+|ihre\s+)?"
    r"(?:zusage|zugesagt|versprochen|commitment|promised?)(?P<after>[^:\n.;]{0,40}):\s*(?=\S)",
    re.IGNORECASE | re.MULTILINE,
)
_LABEL_US = re.compile(r"unsere|\bour|\b(?:wir|uns|us|ich|me|an|to)\b", re.IGNORECASE)
_LABEL_THEM = re.compile(r"kunden|customer|their|ihre|kunde\b|des\s+kunden|client", re.IGNORECASE)
CUSTOMER = re.compile(r"\b(?:kundin|kunde|customer|client)\b", re.IGNORECASE)
SPEAKER = re.compile(r"^[\s*•-]*(?P<who>[^:\n]{2,40}):\s")

DENIED = re.compile(
    r"\b(?:keine(?:rlei)?\s+(?:[\w-]+\s+){0,2}?(?:zusagen?|zusicherung(?:en)?|versprechen)"
    r"|nichts\s+(?:[\w-]+\s+)?(?:zugesagt|versprochen)"
    r"|nicht\s+(?:[\w-]+\s+){0,3}?(?:zugesagt|versprochen|zusagen|versprechen|zugesichert)"
    r"|(?:zugesagt|versprochen)\s+(?:\w+\s+){0,2}(?:nicht|nichts)"
    r"|ohne\s+(?:[\w-]+\s+)?(?:zusage|gewähr|verpflichtung)|unverbindlich"
    r"|zusagen?\s*:\s*(?:keine|nein|offen|-|–)|zusage\s+(?:abgelehnt|verweigert|zurückgezogen)"
    r"|(?:not|never|cannot|can['’]?t|[a-z]+n['’]t)\s+(?:[\w-]+\s+){0,2}?(?:promised?|commit(?:ted)?|agreed?|guaranteed?)"
    r"|no\s+(?:[\w-]+\s+){0,2}?(?:promises?|commitments?)|nothing\s+(?:was\s+)?promised"
    r"|without\s+(?:[\w-]+\s+){0,2}?(?:commitment|promise|obligation)|non-?binding"
    r"|(?:commitment|promise)s?\s*:\s*(?:none|no|open|-|–)(?!\w)|refuse[sd]?\s+to|declined?\s+to)",
    re.IGNORECASE,
)
# a sentence that says nothing else takes back the one before
DENIED_ALONE = re.compile(
    r"\W*(?:(?:das|dies|aber|jedoch|this|that|but|it|ist|war|is|was|wurde|a|made|given|gemacht|gegeben|erteilt|bisher"
    r"|noch|so\s+far|yet|keine|no|not|feste|verbindliche|firm|binding|unverbindlich|non-?binding|zusage|promise"
    r"|commitment|zugesagt|versprochen|promised|nicht|nichts|nothing)\W*)+",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:nicht(?!\s+(?:nur|später|erst))|nichts|kein(?:e[nmrs]?)?|niemals|not(?!\s+(?:only|later))|never|nothing|cannot"
    r"|(?:can|won|do|does|did|could|would)n?['’]t|no\s+longer)\b",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\b(?:vielleicht|eventuell|evtl|gegebenenfalls|ggf|möglicherweise|wenn\s+möglich|falls\s+möglich|versuch\w*|hoff\w*"
    r"|könnten?|würden?|möchten?|might|perhaps|maybe|possibly|if\s+possible|try|tries|trying|hopes?|could|would|should"
    r"|sollten?)\b",
    re.IGNORECASE,
)
HABIT = re.compile(
    r"\b(?:täglich|wöchentlich|monatlich|jährlich|jede[nmrs]?|immer|üblicherweise|normalerweise|regelmäßig|in\s+der\s+Regel"
    r"|meistens?|seit|every|always|usually|daily|weekly|monthly|normally|typically|since|each\s+(?:day|week|month))\b",
    re.IGNORECASE,
)
# right before the subject: a condition, a question, a wish of others
NOT_SAID = re.compile(
    r"(?:\b(?:wenn|falls|ob|sofern|sobald|dass|weil|bevor|nachdem|bitte|if|whether|unless|when|once|in\s+case|because"
    r"|before|please)\s+"
    r"|\b(?:hofft|hoffen|erwartet|erwarten|wünscht|hopes?|expects?|wants?|asks?|asked|demands?|wonders?|requests?"
    r"|assumes?),?\s+(?:that\s+|if\s+|whether\s+)?)$",
    re.IGNORECASE,
)
# a piece that begins so promises nothing before something else happens
CONDITION = re.compile(
    r"\W*(?:(?:wenn|falls|sofern|sobald|nur\s+wenn|if|once|as\s+soon\s+as|when|unless|provided)\b"
    r"|(?:ziel|wunsch|plan|idee|target|goal|wish|idea)\w*\s*:)",
    re.IGNORECASE,
)
CONTRAST = re.compile(r"[,;]?\s+\b(?:aber|jedoch|dafür|but|however|though)\b|;|\s[–—]\s", re.IGNORECASE)
JOINT = re.compile(r"[,;:]|\b(?:und|sowie|aber|and|but|then)\b", re.IGNORECASE)


def labelled_by(match: re.Match[str]) -> str:
    """``us``, ``them`` or ``other``, by what stands around the label ("Zusage Kunde:")."""
    words = f"{match['before'] or ''} {match['after']}"
    if _LABEL_US.search(words):
        return "us"
    if _LABEL_THEM.search(words) or NAME in words:
        return "them"
    return "other"
