"""How a letter asks for something, and by when."""

import re

from agent.domain.draft.figure import FigureKind
from agent.domain.draft.figure_dates import DATES
from agent.domain.language import Language

_DE, _EN = Language.DE, Language.EN
_MODAL = r"(?:könnten|können|würden|möchten|mögen|wollen|dürfen)"

# a verb and whom it is asked of
COMPLETE = {
    _DE: re.compile(
        rf"(?<![^\W_])(?:bitte\s(?:[^!?]{{0,60}}?\s)?[^\W\d_]{{2,25}}[ern]n?\ssie|[^\W\d_]{{2,25}}[er]?n\ssie\s(?:\w{{1,20}}\s){{0,4}}?bitte"
        rf"|{_MODAL}\ssie(?![^\W_])|(?:wir|ich)\sbitte[n]?\ssie|bitte[n]?\s(?:wir|ich)\s(?:sie|um\sihre)|(?:dürfen|darf)\s(?:wir|ich)\ssie"
        r"|(?:teilen|geben|nennen|senden|schicken|lassen|sagen|melden|bestätigen|prüfen)\ssie\s(?:uns|mir|sich|den|die|das)(?![^\W_])"
        r"|(?:passt|passen|wäre|wären)\s(?:\w{1,15}\s)?ihnen|(?:passt|passen)\s[^!?]{1,60}\sihnen"
        r"|(?:welche[rsn]?|wann|ob)\s[^!?]{0,80}?\sihnen\s(?:[^!?]{0,30}\s)?(?:passt|passen|am\sbesten)"
        r"|(?:ist|sind|wäre|wären)\s[^!?]{1,60}\sfür\ssie\s(?:möglich|machbar|passend|in\sordnung)|haben\ssie\s[^!?]{0,60}zeit"
        r"|(?:können|könnten|wollen)\swir(?=\s[^!?]{1,150}\?)|dankbar,\swenn\ssie|stimmen\ssie|sind\ssie\s[^!?]{0,60}(?:einverstanden|verfügbar|erreichbar)"
        r"|(?:um|über|(?:freue|warte)n?\s[^!?]{0,30}auf)\sihre\s(?:kurze\s|baldige\s|schriftliche\s)?(?:rückmeldung|antwort|bestätigung|zusage|nachricht|einschätzung"
        r"|rückantwort|terminzusage|freigabe|bestellung))(?![^\W_])",
        re.IGNORECASE,
    ),
    _EN: re.compile(
        r"(?<![^\W_])(?:please(?!\s(?:find|note|see|be\saware|feel\sfree|do\snot\shesitate))\s(?:\w{1,20}\s){0,3}?\w{2,20}"
        r"|(?:could|can|would|will|may\swe\sask)\syou(?!\s(?:be\ssurprised))|(?:let|give|send|tell)\s(?:us|me)(?:\s|$)"
        r"|(?:we|i)\s(?:kindly\s|would\s(?:like\sto\s)?)?ask\syou|(?:would|does|do|will|could|might)\s[^!?]{1,80}\s(?:suit|work\sfor)"
        r"|which\s[^!?]{0,80}\s(?:suit|suits|work|works)(?:\s(?:for\s)?you|\sbest)"
        r"|(?:we|i)\s(?:would\s)?(?:be\sgrateful|appreciate\sit)\sif\syou|(?:could|can|shall)\swe(?=\s[^!?]{1,150}\?)|are\syou\s(?:available|free|happy)"
        r"|do\syou\sagree|is\s[^!?]{1,60}\s(?:convenient|possible)\sfor\syou"
        r"|(?:look(?:ing)?\sforward\sto|ask\sfor|appreciate|need|await)\syour\s(?:\w{1,20}\s)?"
        r"(?:reply|feedback|confirmation|answer|response|approval|order))(?![^\W_])",
        re.IGNORECASE,
    ),
}
# something is asked, but not who shall do what
INCOMPLETE = {
    _DE: re.compile(
        r"(?<![^\W_])(?:bitte\sum|(?:wird|werden)\s(?:[^!?]{0,60}\s)?(?:gebeten|erbeten)|wir\s(?:er)?bitten(?:\sum)?|(?:wäre|wären)\s(?:[^!?]{0,60}"
        r"\s)?(?:wünschenswert|hilfreich|dankbar)|(?:rückmeldung|antwort|bestätigung)\s(?:erwünscht|erbeten|erforderlich))(?![^\W_])",
        re.IGNORECASE,
    ),
    _EN: re.compile(
        r"(?<![^\W_])(?:would\sbe\s(?:appreciated|welcome|helpful)|(?:is|are)\s(?:kindly\s)?(?:requested|required|asked\sfor)|looking\sfor\s(?:a|an)\s"
        r"(?:reply|answer|response)|awaiting\s(?:a|an)\s)",
        re.IGNORECASE,
    ),
}
# the answer to a question that was asked beside it: not another ask
REPLY = {
    _DE: re.compile(
        r"(?<![^\W_])(?:rückmeldung|antwort(?:en)?|bescheid|zusage|teilen\ssie\s(?:uns|mir)|geben\ssie\s(?:uns|mir)|lassen\ssie\s(?:uns|mir)"
        r"|nennen\ssie\s(?:uns|mir)|bestätigen\ssie|sagen\ssie|melden\ssie)(?![^\W_])",
        re.IGNORECASE,
    ),
    _EN: re.compile(
        r"(?<![^\W_])(?:reply|answer|respond|response|feedback|let\s(?:us|me)\sknow|confirm|tell\s(?:us|me))(?![^\W_])",
        re.IGNORECASE,
    ),
}
# a question for a day is the request itself
WHEN = {
    _DE: re.compile(r"\s*(?:(?:und|ab|bis)\s)?wann(?![^\W_])[^!?]{1,200}\?", re.IGNORECASE),
    _EN: re.compile(r"\s*(?:(?:and|by|from|until|since)\s)?when(?![^\W_])[^,!?]{1,200}\?", re.IGNORECASE),
}
# a second thing in the same sentence
JOINT = {
    _DE: re.compile(r",?\s(?:und|sowie)\s(?=(?:bitte\s)?[^\W\d_]{2,25}en\ssie\s)", re.IGNORECASE),
    _EN: re.compile(
        r",?\sand\s(?=(?:please\s)?(?:also\s)?(?:send|confirm|let|give|provide|return|sign|place|order|submit|share|prepare|update|tell)(?![^\W_]))",
        re.IGNORECASE,
    ),
}
INFORMATION = {
    _DE: re.compile(
        r"zu(?:r|\sihrer)\s(?:kenntnis|information)(?![^\W_])|(?:keine|nicht)\s[^!?]{0,60}(?:antwort|rückmeldung|handlungsbedarf)[^!?]{0,20}(?:nötig"
        r"|erforderlich|notwendig)",
        re.IGNORECASE,
    ),
    _EN: re.compile(
        r"for\s(?:your\s)?information(?![^\W_])(?!\s(?:on|about|see)(?![^\W_]))|no\s(?:action|reply|response)\s(?:is\s)?(?:needed|required)",
        re.IGNORECASE,
    ),
}
_WEEKDAYS = "montag|dienstag|mittwoch|donnerstag|freitag|monday|tuesday|wednesday|thursday|friday"
_WINDOW = re.compile(
    rf"(?<![^\W_])(?:heute|morgen|übermorgen|today|tomorrow|(?:dieser?|nächster?|kommender?|in\sder\snächsten)n?\s(?:woche|monats?)|monatsende"
    rf"|wochenende|ende\s(?:der\swoche|des\smonats|dieser\swoche|nächster\swoche)|jahresende|bis\s(?:zum\s)?(?:{_WEEKDAYS})"
    rf"|(?:by|on|until|before)\s(?:{_WEEKDAYS})|(?:this|next|coming)\s(?:week|month)|(?:the\s)?end\sof\s(?:the\s|this\s|next\s)?(?:week|month|year)"
    r"|(?:innerhalb|binnen|in\sden\snächsten|within|in\sthe\snext)\s[^!?]{1,30}(?:tagen?|wochen?|days?|weeks?|hours?|stunden))(?![^\W_])",
    re.IGNORECASE,
)
# names the days that a question behind it is about
PROPOSAL = re.compile(
    r"(?<![^\W_])(?:schlage\w{0,2}|vorschlag\w{0,4}|biete\w{0,2}|propos\w{1,4}|suggest\w{0,3}|offer\w{0,3})(?![^\W_])",
    re.IGNORECASE,
)
_DAYS = tuple(pattern for kind, pattern in DATES if kind is FigureKind.DATE or "week" in pattern.groupindex)
# a day that something happened on or is dated: no deadline
_REFERENCE = re.compile(
    r"(?<![^\W_])(?:vom|seit(?:\sdem)?|stand|dated|since|as\sof|letter\sof|mail\sof|message\sof|order\sof|sent\son|received\son)\s?:?\s?$",
    re.IGNORECASE,
)


def names_a_time(text: str) -> bool:
    """Whether a day, a week or a window stands in it that can be a deadline."""
    if _WINDOW.search(text):
        return True
    return any(
        not _REFERENCE.search(text, max(match.start() - 30, 0), match.start())
        for pattern in _DAYS
        for match in pattern.finditer(text)
    )
