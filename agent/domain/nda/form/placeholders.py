"""What stands in a form for something to be filled in: blanks, braces, bracketed notes to whoever fills it in."""

import re
from collections.abc import Iterator

from agent.domain.nda.reading import Span

BLANK = re.compile(r"\{[^}\n]{0,80}\}|<[A-Za-zÄÖÜäöü][^>\n]{1,58}>|_{3,}|\.{5,}|…{2,}|●|\[[\s_.•●…-]{0,200}\]")
_BRACKETS = re.compile(r"\[([^\[\]\n]{1,250})\]")
_TASK = (
    r"(?:please\s)?(?:fill\sin|insert|enter|specify|describe|indicate|complete|choose|select|provide\s(?:the\s)?(?:name"
    r"|date)|name\sof|to\sbe\s(?:completed|inserted|determined|agreed|filled|confirmed)|tbd\b|tbc\b)"
    r"|e\.\s?g\.|i\.\s?e\.|for\sexample|z\.\s?b\.|zum\sbeispiel|beispiel:|example:"
)
_FILL = (
    r"(?:einfügen|einsetzen|eintragen|einzutragen|einzufügen|ergänzen|angeben|ausfüllen|auszufüllen|benennen"
    r"|beschreiben|auswählen|nennen|wählen|offen)"
)
_NOTE = re.compile(rf"\s*(?:(?:{_TASK})|[^.;]{{0,120}}\b{_FILL}[\s.!]*$)", re.IGNORECASE)
# "[Insert: The Recipient shall …]" asks for a clause; it is what the other side wants, no note on a form
_CLAUSE = re.compile(
    r"\b(?:shall|must|may\snot|will|agrees?|is\sobliged|muss|müssen|darf|dürfen|wird|werden|verpflichtet|following"
    r"|folgende\w*)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(r"\b(?:shall|must|muss|müssen)\b|,", re.IGNORECASE)
_QUESTION = re.compile(
    r"(?:how|what|which|who|when|where|wie|was|welche[rsnm]?|wer|wann|wo|wofür|wozu)\s[^.;:]{3,110}\??", re.IGNORECASE
)
# "[Purpose]", "[today's date]", "[Zweck der Zusammenarbeit]": nothing but the name of the field
_NAME = re.compile(
    r"(?:the\s|der\s|den\s|das\s|your\s)?(?:\w+\s)?(?:purpose|zweck|projekt|project|date|datum|name|firma|company|betrag"
    r"|amount|ort|place|state|staat|today['’]s\sdate)(?:\s(?:of|der|des|von|for)\s[\w ]{2,40})?",
    re.IGNORECASE,
)


def notes(text: str) -> Iterator[Span]:
    """Bracketed notes to whoever fills in the form; another text in brackets is the draft's own.

    An example in such a note ("e.g. courts in New Castle") was chosen by nobody.
    """
    for match in _BRACKETS.finditer(text):
        inside = match[1]
        asks = is_question(inside) and not _DUTY.search(inside) and _is_alone(text, match)
        if asks or (_NOTE.match(inside) and not _CLAUSE.search(inside)):
            yield Span(match.start(), match.end())


def is_question(line: str) -> bool:
    """Whether a line asks what belongs into a field, or describes it ("How Confidential Information may be used")."""
    return _QUESTION.fullmatch(line.strip()) is not None


def is_blank(value: str) -> bool:
    """Whether nothing is filled in: no word beside placeholders, notes and the name of the field in brackets."""
    rest = list(value)
    for span in notes(value):
        rest[span.start : span.end] = " " * (span.end - span.start)
    bare = BLANK.sub(" ", "".join(rest))
    bare = _BRACKETS.sub(lambda match: " " if _NAME.fullmatch(match[1].strip()) else match[0], bare)
    return re.search(r"\w", bare) is None


def has_placeholder(value: str) -> bool:
    return BLANK.search(value) is not None or next(notes(value), None) is not None


def _is_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the brackets fill their line."""
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    after = text[match.end() :].split("\n", 1)[0]
    return not before.strip(" \t•*-#|") and not after.strip(" \t*|.")
