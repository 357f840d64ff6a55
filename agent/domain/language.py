"""Which of our two languages a text is written in, by its function words."""

import re
from enum import StrEnum


class Language(StrEnum):
    DE = "de"
    EN = "en"


_WORDS = {
    Language.DE: frozenset(
        "der die das den dem des ein eine einer einem einen eines und oder nicht ist sind wird werden"
        " mit von vom zu zur zum im am auf für bei nach aus durch dass sich auch nur wenn soweit"
        " sofern diese dieser dieses diesem haben hat sowie gegenüber über unter ich wir sie kein keine"
        " wie was wann wo wer bitte kunde kunden als bis kann darf muss zwischen jede jeder".split()
    ),
    Language.EN: frozenset(
        "the a an and or not is are be been will shall with of to in on for at by from this"
        " that these which any such as it its has have may other under we you our your what"
        " when how who please show customer no if upon into between than can each".split()
    ),
}
# frequent words of the neighbours that are not German or English words: French, Spanish, Italian,
# Portuguese, Dutch, Polish
_NEIGHBOURS = (
    frozenset(
        "le la les une du et ou est sont pour par dans avec que qui ne pas aux ce cette ses"
        " el los las del y o es son por para con una se su sus al como este esta no"
        " il lo gli di e è della dei delle che non nel alla sono dal"
        " os da dos das em um uma não ao pelo"
        " de het een van en niet wordt op te aan dat zijn voor deze"
        " w z na nie jest do oraz przez się".split()
    )
    - _WORDS[Language.DE]
    - _WORDS[Language.EN]
)
# what is said in chat, where contracts do not say it; words of both languages tell nothing
_BOTH = frozenset("an in am so was will war hat die also all still".split())
_SPOKEN = {
    Language.DE: frozenset(
        "ihm ihn ihr ihnen uns unser unsere unserer unserem unseren mir mich dir dich du es er ja nein danke gern"
        " gerne hallo moin guten welche welcher welches welchen mal noch schon dort dazu warum wieso wem wen wessen"
        " zeig zeige gib mach biete schreib entwirf prüf prüfe prüfen heute gestern letzte letzten letztes nächste"
        " nächsten alle alles beim ab denn doch seit vor kannst können sollen soll muss läuft leer jetzt dann"
        " morgen übermorgen woche monat quartal jahr termin marge umsatz liefertreue vertrag artikel eskalation"
        " eskalationen freigaben".split()
    ),
    Language.EN: frozenset(
        "me him her us my mine i he she they them their yes thanks thank hello good last next do does did were whom"
        " whose why where tell give get write draft prepare check make let about out now then many much should could"
        " would must need want offer send review today"
        " tomorrow yesterday week month quarter year margin revenue delivery contract article articles escalation"
        " escalations approvals".split()
    ),
}
_FEW = 5  # words; of so few, "in" alone decides nothing
_CHAT = 40  # words; longer texts are told by `_WORDS` alone
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters that tell the language
_CLEAR = 0.12  # NDAs measured: English from 0.27, German from 0.27
_TABLE = 0.03  # names and figures only; texts in other languages lie below, or show their own words


def shares(text: str) -> dict[Language, float]:
    """Share of words (0 to 1) that are function words of each language."""
    words = [word.lower() for word in _WORD.findall(text)]
    return {lang: _share(words, known) for lang, known in _WORDS.items()}


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / max(len(words), 1)


def detect(text: str, default: Language = Language.DE) -> Language:
    """The language of a text; ``default`` when neither has the lead (umlauts lead to German)."""
    share = _spoken(text) or shares(text[:_SAMPLE])
    if share[Language.DE] == share[Language.EN]:
        return Language.DE if re.search("[äöüßÄÖÜ]", text[:_SAMPLE]) else default
    return max(share, key=lambda language: share[language])


def _spoken(text: str) -> dict[Language, float] | None:
    """The shares of a short message; None for a longer text, and where they do not tell of more than a few words."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) >= _CHAT:
        return None
    found = {lang: _share(words, (_WORDS[lang] | _SPOKEN[lang]) - _BOTH) for lang in Language}
    return found if len(words) <= _FEW or found[Language.DE] != found[Language.EN] else None


def is_known(text: str) -> bool:
    """False for a longer text that is written in neither German nor English.

    Short texts, and tables of names and figures, are given the benefit of the doubt.
    """
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    letters = "".join(words)
    if len(letters) >= 100 and 2 * sum(letter > "\u024f" for letter in letters) > len(letters):
        return False  # another script
    best = max(_share(words, known) for known in _WORDS.values())
    if len(words) < 40 or best >= _CLEAR:
        return True
    # a single "a" or "is" may belong to any language
    distinct = max(len(known.intersection(words)) for known in _WORDS.values())
    return best >= _TABLE and distinct >= 4 and _share(words, _NEIGHBOURS) < _CLEAR
