"""Words that tell German from English in a single sentence, and residue of the one in the other."""

import re

from agent.domain.language import Language

# in both languages, or parts of names and fixed terms: they tell nothing
_AMBIGUOUS = frozenset("in an am die was will so also per hat war den man on at all".split())
TELLING = {
    Language.DE: frozenset(
        "der das dem des ein eine einer einem einen eines und oder nicht ist sind wird werden mit von vom zu zur zum im"
        " auf für bei nach aus durch dass sich auch nur wenn diese dieser dieses diesem haben hatte wurde wurden über"
        " unter ich wir sie ihnen ihr ihre ihrem ihren ihrer ihres uns unser unsere unserem unseren unserer kein keine"
        " keinen wie wann wo wer welche welcher bitte bis kann können könnten möchten würden sollten noch bereits heute"
        " seit gern gerne daher damit dafür dazu hier liegt liegen gibt vielen dank anbei als um ob sehr mehr".split()
    )
    - _AMBIGUOUS,
    Language.EN: frozenset(
        "the a and or not is are be been with of to for by from this that these those which any such as it its have has"
        " had may under we you our your what when how who please if upon between than can could would should us there"
        " were do does did let me thank thanks about need here until before after since if into their they will"
        " know".split()
    )
    - _AMBIGUOUS,
}
# the form that no business letter of ours takes
FAMILIAR = re.compile(
    r"(?<![\w.@/-])(?<![Rr]ue\s)(?<![Pp]lace\s)(?<![Aa]venue\s)(?<![Bb]oulevard\s)"
    r"(?:[Dd]u|[Dd]ich|[Dd]ir(?!\.\s[A-ZÄÖÜ])|[Dd]ein(?:e[mnrs]?)?|[Ee]uch|[Ee]ue?r(?:e[mnrs]?)?"
    r"|(?:[Hh]abt|[Ss]eid|[Kk]önnt|[Ww]ollt|[Mm]üsst|[Ww]erdet|[Mm]öchtet|[Bb]raucht|[Ss]olltet)\sihr"
    r"|[Ii]hr\s(?:habt|seid|könnt|wollt|müsst|werdet|möchtet|braucht)|[Bb]itte\s\w{2,20}n\ssie)(?![\w@-])"
)

RESIDUE = {
    # in an English text
    Language.EN: re.compile(
        r"(?<![^\W_])(?:mit\s(?:freundlichen|besten)\sgr(?:ü|ue)(?:ß|ss)en|(?:viele|beste|freundliche)\sgr(?:ü|ue)(?:ß|ss)e|sehr\sgeehrte[rs]?"
        r"|guten\stag|damen\sund\sherren|z\.\s?b\.|d\.\s?h\.|bzw\.|ggf\.|uhr|stück|stk|kw\s?\d{1,2}|quartal|rahmenvertr[aä]g\w{0,2}"
        r"|abruf\w{0,10}|bestellung\w{0,2}|nachbestellung|lieferung\w{0,2}|liefertermin\w{0,2}|lieferzeit\w{0,2}|bedarf\w{0,2}|anlagen?"
        r"|betreff|vielen\sdank|zur\sinformation|keine\sdaten|ansprechpartner\w{0,3}|artikel\w{0,2}"
        r"|januar|februar|märz|mai|juni|juli|oktober|dezember|[^\W\d_]{2,40}(?:änderung|prüfung|übersicht|klärung|menge|gespräch|verträge)"
        r"(?:en|n|e|s)?)(?![^\W_])",
        re.IGNORECASE,
    ),
    # in a German text
    Language.DE: re.compile(
        r"(?<![^\W_])(?:(?:kind|best|warm)\sregards|yours\s(?:sincerely|faithfully)|dear\s(?:mr|mrs|ms|sir|madam|dr)|please\s(?:find|let|note"
        r"|confirm|see)|looking\sforward|thank\syou|for\syour\sinformation|no\sdata|as\ssoon\sas\spossible|pieces|pcs|per\scent|week\s\d{1,2}"
        r"|\d{1,2}\s(?:january|february|march|may|june|july|october|december)|(?:mon|tues|wednes|thurs|fri)day)(?![^\W_])",
        re.IGNORECASE,
    ),
}
# small letters: neither the beginning of a sentence nor a name
UMLAUT_WORD = re.compile(r"(?<![\w.@/-])[a-zäöüß]{0,40}[äöüß][a-zäöüß]{0,40}(?![\w@-])")
