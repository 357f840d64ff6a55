"""The parties of an agreement, and whether both or only one of them disclose."""

import re
from collections.abc import Iterator

from agent.domain.nda.company_names import company_names
from agent.domain.nda.typography import plain

_OPENING = 3_000  # characters in which an agreement names its parties
_BODY = 60_000  # characters that are read for roles and for the lines of a cover page
_MOST = 6
_BETWEEN = re.compile(
    r"\b(?:by\sand\s(?:between|among)|(?:is\s|into\s)?between|by\sand\samong|among|zwischen|entered\sinto\sby)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"\bwhereas\b|\brecitals?\b|\bbackground\b|\bpräambel\b|\bvorbemerkung|\bpreamble\b|\bhereby\sagree"
    r"|\bagree\sas\sfollows"
    r"|\bthe\sparties\s(?:acknowledge|wish|intend|agree|desire|hereto)|\bwird\sfolgende|\bdie\sparteien\b"
    r"|\bin\sconsideration\b"
    r"|\bin\sconnection\swith\b|^\W*(?:§\s?1\b|1\.\s+[A-ZÄÖÜ\"]\w+\s\w+\s\w+\s\w+\s\w+|article\s1\b)",
    re.IGNORECASE | re.MULTILINE,
)
_LABELLED = re.compile(
    r"^[ \t|*#-]*(?:party\s(?:\d\s)?(?:name)?|company(?:\sname)?|name\sof\s(?:party|company)|partei\s?\d?|firma"
    r"|discloser|recipient|disclosing\sparty"
    r"|receiving\sparty|offenlegende\spartei|empfangende\spartei|vertragspartner\s?\d?)\s*[:|]+[ \t|]*(?P<name>[^\n"
    r"|]{2,90})",
    re.IGNORECASE | re.MULTILINE,
)
_BLANK = re.compile(
    r"[\[\]{}<>]|_{2,}|\.{3,}|…|●|\bx{3,}\b|\binsert\b|\bfull\b.*\bname\b|\(name|\bname\)", re.IGNORECASE
)
_ROLE = re.compile(
    r"^(?:the\s|die\s|der\s|das\s)?(?:company|recipient|receiving\sparty|disclosing\sparty|discloser|supplier|vendor"
    r"|client|customer|contractor|undersigned.*"
    r"|consultant|party|parties|buyer|seller|purchaser|partei|empfänger|auftraggeber|auftragnehmer|kunde|lieferant"
    r"|you|individual|name|agreement"
    r"|introduction|purpose|definitions?|courts?|affiliates?|receiving\b.*|disclosing\b.*|stockholders?\b.*|whereas"
    r"|einleitung|zweck|präambel|.*\band\s(?:the\s)?company"
    r"|offenlegende\spartei|empfangende\spartei|effective\sdate|cover\spage|party\s[12ab])$",
    re.IGNORECASE,
)
# after a name that has no legal form only these show that it is a party
_AFTER_NAME = re.compile(
    r"\s*(?:\(|,\s*(?:an?\s|with\b|whose\b|located\b|having\b|residing\b|wohnhaft\b|eine?\s|mit\sSitz|vertreten"
    r"|geschäftsansässig"
    r"|[A-ZÄÖÜ0-9])|\bwhose\b|\blocated\b|\bhaving\b"
    r"|\bwith\s(?:offices|its)|\bmit\sSitz|\bvertreten|\n|$|\bof\s\d|\band\b|\bund\b|-\s*(?:nachfolgend|im\s)|\.\s)"
)
_AFTER_NUMBERED = re.compile(r"\s*(?:\(|,)|\s(?:of\s\d|whose\b|located\b|having\b|mit\sSitz)")
_NO_PARTY = re.compile(
    r"\b(?:employment|related|technical|financial|confidential\w*|information|agreement|termination|obligations?"
    r"|provisions?|governing|law|period|date"
    r"|address|purpose"
    r"|vereinbarung|vertrag|pflichten|laufzeit|gegenstand|anschrift|adresse|straße)\b",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"(?:vertreten\sdurch|represented\sby|acting\s(?:by|through)|durch\sihren?)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
_HONORIFIC = re.compile(r"^(?:Herrn?|Frau|Mrs?|Ms|Firma)\.?\s")
_CAPITALISED = re.compile(
    r"(?:the\s|die\s|der\s|dem\s|den\s|The\s|Die\s|THE\s)?(?P<name>(?:[A-ZÄÖÜ]\."
    r"|[A-ZÄÖÜ][\w'&-]*)(?:[ ](?:of[ ]the[ ]|of[ ]|the[ ]|für[ ]|&[ ]|der[ ])?(?:[A-ZÄÖÜ]\.|[A-ZÄÖÜ][\w'&-]*)){0,6})"
)
_SEPARATOR = re.compile(
    r"\b(?:and|und|AND|UND|And|Und)\b(?:\s+to)?[\s:*,-]*|^\s*(?:\(?\d\)|\d\.|\([a-z]\))\s*", re.MULTILINE
)


def parties(text: str) -> tuple[str, ...]:
    """The parties' names as printed: from a cover page's lines, else from the preamble.

    Companies are known by their legal form; a name without one counts where the preamble
    presents it as a party. Blanks such as ``[Company Name]`` and roles are no names.
    """
    flat = plain(text[:_BODY])
    names = list(_unique(list(_labelled(flat))))
    if len(names) < 2:
        opening = _preamble(flat)
        names = _by_form(opening)
        if len(names) < 2:
            names = _ordered(opening, [*names, *_without_form(opening)])
    if not names and not _BLANK.search(_preamble(flat)[:400]):
        names = _by_form(flat[:_OPENING])[:2]
    return tuple(_unique(names))[:_MOST]


def _labelled(flat: str) -> Iterator[str]:
    for match in _LABELLED.finditer(flat):
        name = match["name"].strip(" *:#-|,")
        found = company_names(name)
        if found and not _BLANK.search(name):
            yield name[found[0].start : found[0].end]
        elif _is_name(name) and re.match(r"[^\n]*party\s?\d?\s?name", match[0], re.IGNORECASE):
            yield name


def _preamble(flat: str) -> str:
    opening = flat[:_OPENING]
    start = _BETWEEN.search(opening)
    if start is None:
        return ""
    end = _END.search(opening, start.end() + 10)
    return opening[start.end() : end.start() if end else start.end() + 1_500]


def _by_form(part: str) -> list[str]:
    found = company_names(part)
    names = [part[span.start : span.end] for span in found if not _AGENT.search(part[: span.start][-40:])]
    return [" ".join(name.split()) for name in names if _is_name(name)]


def _without_form(opening: str) -> Iterator[str]:
    """Names after ``between``, ``and`` or a number that go on like a party does."""
    starts = [
        (0, False),
        *((match.end(), match[0].strip()[:1] in "(0123456789") for match in _SEPARATOR.finditer(opening)),
    ]
    for start, numbered in starts:
        at = start + len(opening[start:]) - len(opening[start:].lstrip(' \n:*,"('))
        match = _CAPITALISED.match(opening, at)
        follows = _AFTER_NUMBERED if numbered else _AFTER_NAME
        if match is None or not follows.match(opening, match.end()):
            continue
        name = _HONORIFIC.sub("", match["name"].rstrip(".,"))
        if (
            _is_name(name)
            and not _NO_PARTY.search(name)
            and not company_names(opening[match.start() : match.end() + 15])
        ):
            yield name


def _is_name(name: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", name)
    return bool(words) and not _BLANK.search(name) and not _ROLE.match(name.strip())


def _ordered(opening: str, names: list[str]) -> list[str]:
    flat = " ".join(opening.split())
    return sorted(names, key=flat.find)


def _unique(names: list[str]) -> Iterator[str]:
    seen: list[str] = []
    for name in names:
        folded = re.sub(r"\W+", "", name).casefold()
        if not any(folded in known or known in folded for known in seen):
            seen.append(folded)
            yield name.strip(" /,")


_MUTUAL_TITLE = re.compile(
    r"\bmutual\b|two-?way|reciprocal|bilateral|gegenseitig|wechselseitig|beidseitig|zweiseitig", re.IGNORECASE
)
_ONE_WAY_TITLE = re.compile(r"one-?way|unilateral|einseitig", re.IGNORECASE)
_DISCLOSER = (
    r"(?:disclosing\sparty|discloser|disclosee|recipient|receiving\sparty|(?:offenlegende"
    r"|empfangende)\w?\s(?:vertrags)?partei"
    r"|informationsgeber\w?|informationsempfänger\w?|empfänger\w?)"
)
_ALIAS = re.compile(
    rf"(?:[(\"']\s?(?:the\s|der\s|die\s|das\s)?[\"']?|nachfolgend\w?\s(?:[a-zäöü]+\s)?[\"']?|(?:hereinafter"
    rf"|hereafter)\s(?:\w+\s){{0,4}}(?:the\s)?[\"']?){_DISCLOSER}\b",
    re.IGNORECASE,
)
_ANYONE = re.compile(
    r"\b(?:each|either|any|a|one|both|other|the)\s(?:of\sthe\s)?part(?:y|ies)\b|disclos\w*\s(?:party|such|its|the)"
    r"|receiv\w+\s(?:party|such|information)|party\s(?:that|which|who|disclosing|receiving|making|furnishing"
    r"|to\swhom)"
    r"|\beach\s(?:of\s\w+\s)?(?:an?|being|as|is|may)\b|as\sthe\scase\smay\sbe|\bjede\s(?:auch|zugleich|als)\b"
    r"|jede\w?\s(?:vertrags)?partei|jeweils|eine\s(?:vertrags)?partei|andere\w?\s(?:vertrags)?partei"
    r"|(?:vertrags)?partei,?\sdie|parties",
    re.IGNORECASE,
)
_DEFINED_AS_ANY = re.compile(
    r"[\"']?\)?\s*(?:shall\smean|means?|refers?\sto|is|bezeichnet|meint|ist)\s(?:the|any|each|a|that|die|diejenige"
    r"|jede)\s(?:\w+\s)?(?:part(?:y|ies)|(?:vertrags)?partei)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\beach\s(?:party|of\sthe\sparties)\b[^.;]{0,90}\b(?:disclos|furnish|provide|confidential)|\b(?:either"
    r"|both)\s(?:party|parties|of\sthe\sparties)\b[^.;]{0,60}\bdisclos"
    r"|\bparties\b[^.;]{0,80}\b(?:exchange|each\sother|one\sanother|mutual)"
    r"|exchange\s(?:of\s)?(?:certain\s)?(?:\w+\s)?information|each\sparty\s?\([\"']|mutual(?:ly)?\s(?:disclos"
    r"|exchang|confidential)"
    r"|party\s(?:disclosing|receiving)\s(?:such|the|confidential|information)|the\sparty\s(?:that|which"
    r"|who)\s(?:discloses|receives)|either\sparty's\s(?:confidential|proprietary)"
    r"|the\sother\sparty's\s(?:confidential|proprietary)|disclosed\sby\s(?:either|one|a)\sparty"
    r"|gegenseitig|wechselseitig|beide\s(?:vertrags)?parteien[^.;]{0,60}(?:offenleg|austausch|mitteil)"
    r"|\bjede\w?\s(?:vertrags)?partei\slegt\b[^.;]{0,80}\boffen\b|\bapply\s(?:mutually|reciprocally)"
    r"|jeweils\s(?:offenlegende|empfangende|anderen?)|jede\w?\s(?:vertrags)?partei[^.;]{0,80}(?:offenleg|vertraulich"
    r"|mitteil|geheim)"
    r"|die\s(?:vertrags)?parteien[^.;]{0,80}(?:einander|untereinander|austausch)|von\seiner\s(?:vertrags)?partei"
    r"|der\sjeweils\sanderen|die\soffenlegende\spartei\sist\sdie|(?:die|diejenige)\s(?:vertrags)?partei,\sdie",
    re.IGNORECASE,
)
# a clause that says so outweighs the roles in the party block
_STATED_MUTUAL = re.compile(
    r"\bapply\s(?:mutually|reciprocally)\b|\bmutually\s(?:to|for)\s(?:both|each)\b"
    r"|\bgelten\s(?:wechsel|gegen|beider|beid)seitig\b|\bgelten\s(?:\w+\s){0,3}für\sbeide\s(?:\w+\s)?(?:seiten|\w*part)"
    r"|\beach\sparty\sis\s(?:both\s)?(?:the|a)\s[\"']?(?:discloser|disclosing\sparty)\b"
    r"|\bjede\s(?:vertrags)?partei\sist\s(?:\w+\s)?[\"']?(?:offenlegende|informationsgeber)",
    re.IGNORECASE,
)
_TO_YOU = re.compile(
    r"(?:furnish|provid|disclos|deliver|made\savailable)\w*\s(?:to\s)?you\b|you\s(?:agree|will"
    r"|shall)\b[^.;]{0,60}(?:confidential|keep|disclose)|(?:the\s)?undersigned\s(?:hereby\s)?(?:agrees|undertakes"
    r"|acknowledges)|agrees\sthat\she",
    re.IGNORECASE,
)


_ONE_BOUND = re.compile(
    r"\b(?:der|die)\s(?:auftragnehmer|lieferant|empfänger|berater|interessent|bewerber"
    r"|dienstleister)(?:in)?\s(?:\w+\s){0,3}verpflichtet\ssich"
    r"|\b(?:recipient|vendor|supplier|contractor|consultant|employee|applicant|interested\sparty)\s(?:shall|agrees"
    r"|undertakes|will)\s(?:to\s)?(?:\w+\s){0,2}(?:keep|hold|maintain|disclose|treat)",
    re.IGNORECASE,
)


def mutual(text: str) -> bool | None:
    """True when both parties disclose, False with one fixed discloser, None when it cannot be told."""
    flat = plain(text[:_BODY])
    head = flat[:300]
    if _MUTUAL_TITLE.search(head):
        return True
    if _ONE_WAY_TITLE.search(head):
        return False
    if _STATED_MUTUAL.search(flat):
        return True
    fixed = _fixed_roles(flat)
    both = bool(_BOTH.search(flat))
    if fixed is not None:
        return fixed
    if both:
        return True
    return False if _TO_YOU.search(flat) or _ONE_BOUND.search(flat) else None


def _fixed_roles(flat: str) -> bool | None:
    """False where a role is the other name of one company, True where it is any party's, None without roles."""
    for match in _ALIAS.finditer(flat, 0, _OPENING):
        sentence = re.split(r"[.;]\s|\n\n", flat[max(0, match.start() - 160) : match.start()])[-1]
        return bool(_ANYONE.search(sentence[-110:]) or _DEFINED_AS_ANY.match(flat, match.end()))
    return None
