"""What the subject of a mail names."""

from collections.abc import Sequence

from agent.domain.contacts.note import one_line
from agent.domain.language import Language
from agent.services.gathering.email_purpose import BRACES

_LONGEST = 60
_TITLE = _LONGEST - len("Information: ")
_CUT = " …"
# words on which no subject ends
_HANGING = frozenset(
    "am an auf aus bei bis das dem den der des die ein eine einen für gehen geht haben hat im in ist mit nach sind und"
    " vom von war werden wird zu zum zur sie ihnen"
    " ihr ihre unser unsere a an and are at by for from has have in is of on the to"
    " was were will with your our".split()
)


def subject_of(purpose: str, points: Sequence[str], language: Language) -> tuple[str, bool]:
    """What it names, and whether that fills it, so that no "Information:" stands before it. What is cut says so."""
    whole, named = _sentence(points), title(purpose, points, language)
    if not whole.startswith(named) or len(whole) <= _TITLE:
        return named, False
    if len(whole) <= _LONGEST:
        return whole, True
    return f"{title(purpose, points, language, _TITLE - len(_CUT))}{_CUT}", False


def title(purpose: str, points: Sequence[str], language: Language, most: int = _TITLE) -> str:
    """The user's own words for the purpose, else the beginning of the first point, of at most ``most`` characters."""
    own = one_line(purpose, _LONGEST).translate(BRACES)
    if len(own.split()) > 1 and len(own) <= most:
        return own
    whole, words = _sentence(points).split(), list[str]()
    for word in whole:
        if len(" ".join((*words, word))) > most:
            break
        words.append(word)
    while len(words) > 2 and len(words) < len(whole) and _hangs(words[-1], language):
        words.pop()
    return " ".join(words).rstrip(",;:–-") or ("Ihr Anliegen" if language is Language.DE else "your request")


def _sentence(points: Sequence[str]) -> str:
    return points[0].rstrip(".?!…") if points else ""


def _hangs(word: str, language: Language) -> bool:
    """Whether no subject ends on it; a German one ends on a noun or a figure."""
    if word.casefold().strip(",;:") in _HANGING:
        return True
    return language is Language.DE and word[0].islower()
