"""C-LEAK (I9): nothing internal and nobody else's name in a text for a customer."""

import re
from collections.abc import Collection, Iterator, Sequence

from agent.domain.draft.checks.customers import named_in
from agent.domain.draft.checks.folding import Letters, joined, key, without_tags
from agent.domain.draft.checks.naming import listed
from agent.domain.draft.content import Content
from agent.domain.draft.draft import Check
from agent.domain.facts.info import FactClass
from agent.domain.language import Language

ID = "C-LEAK"
_WITHHELD = (FactClass.INTERNAL, FactClass.SECRET)
# in folded spelling: small letters, no accents
_LABELS = re.compile(
    r"(?<![^\W_])(?:"
    r"[a-z]{0,20}marge|[a-z]{0,20}margen(?:[a-z-]{0,20})?|deckungsbeitr[a-z]{1,20}|[a-z]{0,15}roh(?:ertrag|gewinn)[a-z]{0,12}"
    r"|db[\s-]?(?:i{1,3}|[123])|db-(?:satz|quote|marge|entwicklung|wert|ziel|rechnung)[a-z]{0,8}"
    r"|db(?=\s?[:=]|\s(?:von|betragt|betrug|liegt|lag|in\s(?:euro|eur|prozent|%)|je|pro|is|of|at)(?![^\W_]))"
    r"|kredit[\s-]?(?:limit|linie|rahmen)[a-z]{0,8}|mindest(?:verkaufs)?preis[a-z]{0,8}|preisuntergrenze[a-z]{0,8}"
    r"|preiskorridor[a-z]{0,8}|schmerzgrenze[a-z]{0,8}|einstandspreis[a-z]{0,8}|verhandlungsspielr[a-z]{1,8}|batna"
    r"|walk-?away|walk\saway\s(?:point|price|position)s?"
    r"|(?<!safety\s)(?<!error\s)(?<!page\s)(?<!narrow\s)(?<!wide\s)margins?(?!\sof\s(?:error|safety))(?!\snotes?)"
    r"|(?:price[\s-]?floor|floor[\s-]?price|credit[\s-]?(?:limit|line)|reservation[\s-]?price|minimum[\s-]?price)s?"
    r"|price[\s-]?corridors?)(?![^\W_])"
)
# found also where blanks, hyphens or tags cut them up
_CUT = tuple(
    (name, key(name))
    for name in (
        "Marge Zielmarge Mindestmarge Deckungsbeitrag Rohertrag Kreditlimit Mindestpreis Preisuntergrenze Schmerzgrenze"
        " contributionmargin targetmargin grossmargin floorprice creditlimit"
    ).split()
)
_CUT_ENDINGS = ("", "n", "s", "e", "en", "es")
_STYLE = re.compile(r"margin(?:-[a-z]{1,10})?\s{0,3}:")  # of CSS


def check_leak(
    content: Content, language: Language, own: str, customers: Sequence[str], people: Collection[str] = ()
) -> Check:
    """``own`` is the account, ``customers`` are all stored names, ``people`` the account's own contacts.

    Subject, text, HTML (raw, and without its tags) and the names of attachments; what stands inside of attached
    files is for the caller to check.
    """
    withheld = [fact.label.text(language) for fact in content.facts if fact.fact_class in _WITHHELD]
    if withheld:
        return Check(ID, False, True, "checks.leak.fact", listed(withheld))
    parts = [Letters(part) for part in dict.fromkeys(_parts(content)) if part]
    named = named_in(parts, customers, own, people)
    if named:
        return Check(ID, False, True, "checks.leak.customer", listed(named))
    labels = [label for part in parts for label in labels_in(part)]
    if labels:
        return Check(ID, False, True, "checks.leak.label", listed(labels))
    return Check(ID, True, True, "checks.leak.ok")


def labels_in(text: str | Letters) -> list[str]:
    """Words for what only we may know: margin, contribution, credit limit, floor price."""
    letters = Letters(text) if isinstance(text, str) else text
    found = [match[0] for each in (letters.folded, joined(letters.folded)) for match in _LABELS.finditer(each)]
    found = found or [name.lower() for name, wanted in _CUT if _is_cut(letters, wanted)]
    return list(dict.fromkeys(found))


def _is_cut(letters: Letters, wanted: str) -> bool:
    return any(begins and rest in _CUT_ENDINGS for begins, _, rest in letters.hits(wanted))


def _parts(content: Content) -> Iterator[str]:
    yield content.subject
    yield content.text
    if content.html:
        yield without_tags(content.html)
        yield _STYLE.sub(" ", content.html)
    for attachment in content.attachments:
        yield attachment.name
