"""Labels of the fields on a cover page, in both languages."""

import re
from enum import StrEnum


class FieldKind(StrEnum):
    """What a field is filled with; ``DUTY`` is how long confidentiality lasts, ``TERM`` how long the agreement does."""

    PURPOSE = "purpose"
    TERM = "term"
    DUTY = "duty"
    LAW = "law"
    VENUE = "venue"
    OTHER = "other"


_NAMES = {
    FieldKind.PURPOSE: (
        r"(?:(?:permitted|business|agreed|authori[sz]ed)\s)?purpose(?:\sof\s(?:the\s)?(?:disclosure|agreement|m?nda))?"
        r"|(?:vertrags|nutzungs|verwendungs)?zweck(?:\s(?:der|des)\s(?:offenlegung|vereinbarung|zusammenarbeit|nda))?"
    ),
    FieldKind.DUTY: (
        r"confidentiality\speriod|(?:term|period|duration)\sof\s(?:the\s)?confidentiality|confidentiality\sterm"
        r"|vertraulichkeits(?:dauer|frist|zeitraum)|geheimhaltungs(?:dauer|frist|zeitraum)"
        r"|dauer\sder\s(?:geheimhaltung|vertraulichkeit)(?:spflicht)?"
    ),
    FieldKind.TERM: (
        r"(?:initial\s)?(?:m?nda\s|agreement\s|contract\s)?term(?:\sof\s(?:the\s|this\s)?(?:m?nda|agreement))?|duration"
        r"|(?:vertrags)?laufzeit|vertragsdauer|dauer(?:\sder\svereinbarung)?"
    ),
    FieldKind.LAW: r"(?:governing|applicable)\slaw|choice\sof\slaw|(?:anwendbares|geltendes)\srecht|rechtswahl",
    FieldKind.VENUE: (
        r"courts?|jurisdiction|venue|forum|place\sof\sjurisdiction|gerichtsstand|zuständiges\sgericht"
        r"|ort\sdes\sgerichtsstands"
    ),
    FieldKind.OTHER: (
        r"key\sterms|effective\sdate|(?:additional|special|other)\sterms|signatures?|(?:party|partei)(?:\s\w{1,12})?"
        r"|(?:print\s)?name|title|company|firma|position|funktion|(?:notice\s)?address|anschrift|adresse|date|datum"
        r"|unterschrift(?:en)?|ort|place|(?:m?nda\s)?modifications|changes\sto\s[\w ]{3,30}|vertragsbeginn"
        r"|inkrafttreten|besondere\s(?:bestimmungen|vereinbarungen)|disclos(?:er|ing\sparty)|recipient|receiving\sparty"
    ),
}
_LABELS = {kind: re.compile(names, re.IGNORECASE) for kind, names in _NAMES.items()}
_FRAME = " \t#*|•·-:"


def known_label(line: str) -> FieldKind | None:
    """What a line that is nothing but a label announces."""
    name = line.strip(_FRAME)
    return next((kind for kind, label in _LABELS.items() if label.fullmatch(name)), None)


def labelled(line: str) -> tuple[FieldKind, int] | None:
    """``Purpose: joint bid`` or a row ``Purpose | joint bid``: what the label announces and where its value begins."""
    match = re.match(r"[ \t#*|•·-]*(?P<name>[^\W\d][^:|\n]{2,60}?)[ \t*]*[:|][ \t*|]*(?=\S)", line)
    kind = known_label(match["name"]) if match else None
    return (kind, match.end()) if match and kind else None
