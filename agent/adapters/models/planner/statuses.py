"""Which escalations and which drafts a message asks for: open ones, closed ones, all of them."""

import re

_ALL = re.compile(
    r"\b(?:alle[rsn]?|saemtliche\w*|auch die (?:geschlossen|erledigt|abgeschlossen)\w*|"
    r"all|every|both|including|inklusive|gesamte\w*)\b"
)
_CLOSED = re.compile(
    r"\b(?:geschlossen\w*|abgeschlossen\w*|erledigt\w*|geloest\w*|beendet\w*|"
    r"closed|resolved|solved|finished|done|settled)\b"
)
_OPEN = re.compile(
    r"\b(?:offen\w*|laufend\w*|laufen|laeuft|aktiv\w*|aktuell\w*|noch|ungeloest\w*|"
    r"nicht (?:geloest|abgeschlossen|erledigt)\w*|open|running|active|current|"
    r"ongoing|unresolved|pending|still|not (?:yet )?(?:closed|resolved|solved))\b"
)
_STILL_OPEN = re.compile(
    r"\b(?:offen\w*|open|unresolved|ungeloest\w*|nicht (?:geloest|abgeschlossen|"
    r"erledigt)\w*|not (?:yet )?(?:closed|resolved|solved))\b"
)


def escalation_status(folded: str) -> str | None:
    """Only what is said: "die Eskalationen" says nothing."""
    if (
        _CLOSED.search(folded)
        and (_ALL.search(folded) or re.search(r"\bopen or|offene und|open and", folded))
        and not re.search(r"\balle (?:geschlossen|abgeschlossen|erledigt|geloest)", folded)
    ):
        return "all"
    if _STILL_OPEN.search(folded):
        return "open"
    if _CLOSED.search(folded):
        return "closed"
    if _ALL.search(folded) and not re.search(r"\b(?:laufend|aktiv|aktuell|running|active|current)", folded):
        return "all"
    return (
        "open"
        if re.search(
            r"\b(?:laufende\w*|aktive\w*|aktuelle\w*|laufen (?:noch|gerade)|(?:running|"
            r"active|ongoing|current) escalations?)\b",
            folded,
        )
        else None
    )


_REJECTED = re.compile(
    r"\b(?:abgelehnt\w*|zurueckgewiesen\w*|verworfen\w*|zurueckgeschickt\w*|"
    r"sent back|rejected|declined|turned down|refused)\b"
)
_NOT_YET = re.compile(
    r"\b(?:nicht|not|noch zu|un)\b.{0,12}(?:freigegeben|genehmigt|approved|"
    r"released)|\bunapproved\b|\b(?:offen\w*|ausstehend\w*|stehen\b.*\baus|"
    r"steh\w* noch aus|wart\w*|haeng\w*|liegt|"
    r"liegen|zu(?:r|m)? (?:freigabe|genehmigung|freigeben)|freizugeben|zu genehmigen|stuck|with me|"
    r"pending|outstanding|waiting|awaiting|await\w*|open|needs? (?:my )?approval|"
    r"to be approved|(?:up |out )?for (?:my )?approval|muss ich|soll ich|"
    r"to approve|left to|still have to|my (?:sign-?off|approval))\b"
)
_APPROVED = re.compile(
    r"\b(?:freigegeben\w*|genehmigt\w*|approved|bewilligt\w*|released)\b|\bhabe ich\b.*\bfreigegeben|\bsigned off\b"
)


def approval_status(folded: str) -> str | None:
    if _REJECTED.search(folded):
        return "rejected"
    if _NOT_YET.search(folded):
        return "pending"
    if _APPROVED.search(folded):
        return "approved"
    return "all" if _ALL.search(folded) else None
