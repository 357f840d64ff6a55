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
_IS = "von|betragt|betrug|liegt|lag|ist|war|je|pro|is|was|of|at|per|on"
_SHARE = r"\d[\d.,]{0,8}\s?(?:%|prozent|percent)"
# in folded spelling: small letters, no accents
_LABELS = re.compile(
    r"(?<![^\W_])(?:"
    r"[a-z]{0,20}marge|[a-z]{0,20}margen(?:[a-z-]{0,20})?|deckungsbeitr[a-z]{1,20}|[a-z]{0,15}roh(?:ertrag|gewinn)[a-z]{0,12}"
    r"|db[\s-]?(?:i{1,3}|[123])|db-(?:satz|quote|marge|entwicklung|wert|ziel|rechnung)[a-z]{0,8}"
    r"|db(?=\s?[:=]|\s(?:von|betragt|betrug|liegt|lag|in\s(?:euro|eur|prozent|%)|je|pro|is|of|at)(?![^\W_]))"
    r"|kredit[\s-]?(?:limit|linie|rahmen)[a-z]{0,8}|mindest(?:verkaufs)?preis[a-z]{0,8}|preisuntergrenze[a-z]{0,8}"
    r"|preiskorridor[a-z]{0,8}|schmerzgrenze[a-z]{0,8}|einstands?(?:preis|kosten|wert)[a-z]{0,8}|verhandlungsspielr[a-z]{1,8}|batna"
    r"|walk-?away|walk\saway\s(?:point|price|position)s?"
    r"|(?<!safety\s)(?<!error\s)(?<!page\s)(?<!narrow\s)(?<!wide\s)margins?(?!\sof\s(?:error|safety))(?!\snotes?)"
    r"|(?:price[\s-]?floor|floor[\s-]?price|credit[\s-]?(?:limit|line)|reservation[\s-]?price|minimum[\s-]?price)s?"
    r"|price[\s-]?corridors?"
    # what we pay and earn; "Ihr Einkaufspreis" is the customer's own
    r"|(?<!ihr\s)(?<!ihre\s)(?<!ihre[mnrs]\s)(?:einkaufspreis|herstell(?:ungs)?kosten|selbstkosten)[a-z]{0,8}"
    rf"|ek[\s-]?preis[a-z]{{0,3}}|ek(?=\s?[:=]|\s(?:{_IS})(?![^\W_])|\s\d{{1,6}}[.,]\d\d(?!\d))"
    r"|(?:unsere?[mnrs]?|zum|im|vom)\sek(?!-)"
    r"|(?:handels|gewinn|verdienst|roh|brutto|netto|kalkulations|verkaufs)spannen?|unsere[rn]?\s(?:[a-z]{2,20}\s)?spannen?"
    rf"|spanne\s(?:[a-z]{{2,12}}\s){{0,3}}{_SHARE}(?!\s?(?:bis|und|[-–—]))"
    r"|(?:kalkulations|gewinn|handels)aufschl[a-z]{2,6}|(?:unser|unsere[mns])\saufschl[a-z]{2,6}(?!\sfur)"
    r"|aufschl[a-z]{2,6}\sauf\s(?:den\s|die\s|unsere[nr]?\s)?(?:einkauf|einstand|ek|selbstkosten|herstell|kosten)[a-z]{0,12}"
    rf"|(?:wir\sverdienen|verdienen\swir|bleiben\suns)\s(?:[^\s.!?%]{{1,20}}\s){{0,6}}?(?:€\s?)?(?:{_SHARE}|\d[\d.,]{{0,9}}\s?(?:€|eur))"
    r"|wkv|warenkredit[a-z]{0,20}|kreditversicher[a-z]{1,12}|(?:versicherungs|deckungs)limits?|deckungszusagen?"
    rf"|(?<!at\s)our\s(?:own\s)?(?:purchas(?:e|ing)|buying|cost|input)\sprices?"
    r"|(?<!at\s)our\s(?:own\s|unit\s|total\s|production\s|manufacturing\s)?costs?(?:\s(?:is|are|was|were|of|per|piece|unit|price"
    r"|at|only|about|around|a|an)){0,4}\s?[:=]?\s?(?:€|eur\s?|\$|usd\s?|£)?\d[\d.,]{0,9}"
    r"|landed[\s-]?costs?|cost\sprices?|cost\sof\sgoods|cogs|gross\sprofits?|our\sprofits?|our\smark[\s-]?ups?"
    rf"|mark-?ups?(?=\s(?:{_IS})(?![^\W_])|\s?[:=]|\s\d)(?!\sof\sthe\s(?:contract|agreement|draft|nda))"
    rf"|we\s(?:make|earn)\s(?:[^\s.!?%]{{1,20}}\s){{0,4}}?{_SHARE}(?!\sof\s(?:the|our|these|all|your)(?![^\W_]))"
    r"|credit[\s-]insur[a-z]{1,8}|insured\s(?:credit\s)?limits?)(?:(?<=[%€])|(?![^\W_]))"
)
# found also where blanks, hyphens or tags cut them up
_CUT = tuple(
    (name, key(name))
    for name in (
        "Marge Zielmarge Mindestmarge Deckungsbeitrag Rohertrag Kreditlimit Mindestpreis Preisuntergrenze Schmerzgrenze"
        " Einstandspreis Handelsspanne Warenkreditversicherung landedcost creditinsurance"
        " contributionmargin targetmargin grossmargin floorprice creditlimit"
    ).split()
)
_CUT_ENDINGS = ("", "n", "s", "e", "en", "es")
_PICTURES = (".png", ".jpg", ".jpeg")  # told as well, but no fault: our own charts are pictures
_STYLE = re.compile(r"margin(?:-[a-z]{1,10})?\s{0,3}:")  # of CSS


def check_leak(
    content: Content,
    language: Language,
    own: str,
    customers: Sequence[str],
    people: Collection[str] = (),
    *,
    enclosed: Sequence[str] = (),
    unread: Sequence[str] = (),
) -> Check:
    """``own`` is the account, ``customers`` are all stored names, ``people`` the account's own contacts.

    Subject, text, HTML (raw, and without its tags) and the names of attachments. ``enclosed`` is what stands inside of
    attached files; ``unread`` are the names of those that nobody looked into, which is told and does not block.
    """
    withheld = [fact.label.text(language) for fact in content.facts if fact.fact_class in _WITHHELD]
    if withheld:
        return Check(ID, False, True, "checks.leak.fact", listed(withheld))
    for place, texts in (("", _parts(content)), ("enclosed_", iter(enclosed))):
        parts = [Letters(part) for part in dict.fromkeys(texts) if part]
        named = named_in(parts, customers, own, people)
        if named:
            return Check(ID, False, True, f"checks.leak.{place}customer", listed(named))
        labels = [label for part in parts for label in labels_in(part)]
        if labels:
            return Check(ID, False, True, f"checks.leak.{place}label", listed(labels))
    if unread:
        pictures = all(name.casefold().endswith(_PICTURES) for name in unread)
        return Check(ID, pictures, False, "checks.leak.unread", listed(unread))
    return Check(ID, True, True, "checks.leak.ok")


def labels_in(text: str | Letters) -> list[str]:
    """Words for what only we may know, as they stand in the text: margin, contribution, credit limit, floor price."""
    letters = Letters(text) if isinstance(text, str) else text
    found = [letters.written(*match.span()) for match in _LABELS.finditer(letters.folded)]
    found = found or [match[0] for match in _LABELS.finditer(joined(letters.folded))]
    found = found or [name for name, wanted in _CUT if _is_cut(letters, wanted)]
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
