"""Which of our two languages a text is written in, by its function words."""

import re
from enum import StrEnum


class Language(StrEnum):
    DE = "de"
    EN = "en"


_WORDS = {
    Language.DE: frozenset(
        "der die das den dem des ein eine einer einem einen und oder nicht ist sind wird werden"
        " mit von zu zur zum im am auf für bei nach aus durch dass sich auch nur wenn soweit"
        " sofern diese dieser dieses dieser haben hat sowie gegenüber über unter ich wir sie"
        " wie was wann wo wer bitte kunde kunden".split()
    ),
    Language.EN: frozenset(
        "the a an and or not is are be been will shall with of to in on for at by from this"
        " that these which any such as it its has have may other under we you our your what"
        " when how who please show customer".split()
    ),
}
_WORD = re.compile(r"[^\W\d_]+")


def shares(text: str) -> dict[Language, float]:
    """Share of words (0 to 1) that are function words of each language."""
    words = [word.lower() for word in _WORD.findall(text)]
    total = max(len(words), 1)
    return {lang: sum(word in known for word in words) / total for lang, known in _WORDS.items()}


def detect(text: str, default: Language = Language.DE) -> Language:
    """The language of a text; ``default`` when neither has the lead (umlauts lead to German)."""
    share = shares(text[:20_000])
    if share[Language.DE] == share[Language.EN]:
        return Language.DE if re.search("[äöüßÄÖÜ]", text) else default
    return max(share, key=lambda language: share[language])


def is_known(text: str) -> bool:
    """False for a longer text that is written in neither German nor English."""
    if len(_WORD.findall(text[:20_000])) < 40:
        return True
    return max(shares(text[:20_000]).values()) >= 0.12
