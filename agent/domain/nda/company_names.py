"""Company names: recognised by their legal form, read backwards to where the name begins."""

import re
from collections.abc import Iterator

from agent.domain.nda.gazetteer import find
from agent.domain.nda.reading import Span
from agent.domain.nda.typography import plain

_FORMS = (
    r"GmbH\s?&\s?Co\.?\s?KG(?:aA)?|(?:AG|SE|UG)\s?&\s?Co\.?\s?KG(?:aA)?|gGmbH|GmbH|Gesellschaft\smbH"
    r"|Ges\.?m\.?b\.?H\.?|mbH"
    r"|UG\s?\(haftungsbeschränkt\)|KGaA|PartG\s?mbB|e\.\s?K(?:fm)?\.|e\.\s?V\.|eG|OHG|GbR|KG|AG|SE|UG"
    r"|Incorporated|Inc\.?|Corporation|Corp\.?|L\.?L\.?C\.?|L\.?L\.?P\.?|L\.P\.?|LP"
    r"|(?:Co\.,?\s)?(?:Pte\.?|Pty\.?|Pvt\.?)?\s?(?:Ltd\.?|LTD\.?|Limited|LIMITED)|PLC|plc|p\.l\.c\."
    r"|B\.?V\.?|N\.V\.?|NV|S\.A\.S\.|SAS|S\.A\.R\.L\.|SARL|S\.à\sr\.l\.|S\.r\.l\.|S\.p\.A\.|SpA|S\.L\.U?\.?|S\.A\.|SA"
    r"|Sp\.\sz\s?o\.\s?o\.|s\.r\.o\.|a\.s\.|A/S|ApS|AB|ASA|Oyj|Oy|Kft\.?|Zrt\.?|d\.o\.o\.|K\.K\.|Co\.,\sLtd\."
    r"|Company|COMPANY"
)
_CAPITALS = r"|INC\.?|CORP\.?|CORPORATION|GMBH|INCORPORATED|PTE\.?\s?LTD\.?|PTY\.?\s?LTD\.?"
_FORM = re.compile(rf"(?<=[\w&.,!'\")\]]\s)(?:{_FORMS}{_CAPITALS})(?![\w-])|(?<=\w,\s)(?:{_FORMS})(?![\w-])")
_SECOND_FORM = re.compile(rf",?\s(?:{_FORMS}{_CAPITALS})(?![\w-])")
_KIND = re.compile(
    r"(?:.*\s)?(?:and|und|the|of|&)|(?:contracting|receiving|disclosing|parent|holding|limited|liability|public"
    r"|private|joint|stock"
    r"|limited\sliability|affiliated|domestic|foreign|such|said|this)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\S+")
_LOWER_INSIDE = frozenset("und and & of für de del der la di van von the y et for + do da das".split())
_NO_NAME = frozenset(
    "between zwischen and und by from this that die der das dem den the firma company agreement party parties including"
    " affiliates each any such its our your name partei für for of an as with mit to gegenüber inter among nda mnda a"
    " vertrag vereinbarung names supplier client customer recipient discloser if re attn dear herr frau signed behalf"
    " by: co-operation both unless whereas".split()
)
_STOP = frozenset(
    "by to with between zwischen from before is be shall will this that a an on at in is im am an bei".split()
)
_SENTENCE_END = re.compile(r".*[^\W\d_]{3,}\.")
_LONGEST = 90  # characters of a name


def legal_forms(text: str) -> list[Span]:
    """Where legal forms stand in a text (``GmbH & Co. KG``, ``Pte. Ltd.``)."""
    return [Span(match.start(), match.end()) for match in _FORM.finditer(plain(text))]


def company_names(text: str) -> list[Span]:
    """The names that end in a legal form, in order."""
    return list(_names(plain(text)))


def _names(flat: str) -> Iterator[Span]:
    last = 0
    for match in _FORM.finditer(flat):
        start = _name_start(flat, max(last, match.start() - _LONGEST), match.start())
        if start < match.start() and match.start() >= last and not _is_generic(flat[start : match.start()]):
            last = _end(flat, match.end())
            yield Span(start, last)


def _is_generic(name: str) -> bool:
    """``Delaware`` (Corporation), ``New York`` (Limited), ``Contracting`` (Company): a kind, no name."""
    hit = find(name, 0, len(name))
    rest = (name if hit is None else name[: hit[1]] + name[hit[2] :]).strip(" ,")
    return not re.search(r"[^\W\d_]", rest) or bool(_KIND.fullmatch(rest))


def _end(flat: str, end: int) -> int:
    """A second form belongs to the name: ``Bottling Company, LLC``."""
    more = _SECOND_FORM.match(flat, end)
    return more.end() if more else end


def _name_start(flat: str, earliest: int, form: int) -> int:
    """Go back over capitalised words; a comma, bracket, quote, colon or line break ends the name."""
    line = max(flat.rfind("\n", earliest, form) + 1, earliest)
    start = form
    tokens = list(_TOKEN.finditer(flat, line, form))
    for token in reversed(tokens):
        word = token[0]
        if not _belongs(word, first=start == form):
            break
        start = token.start()
    return _without_lead(flat, start, form)


def _belongs(word: str, *, first: bool) -> bool:
    bare = word.rstrip(",") if first else word
    if re.fullmatch(r"\w*[sS]'", bare):  # a genitive is part of the name
        bare = bare[:-1]
    if (
        not bare
        or bare[-1] in ",;:)]\"'?"
        or bare[0] in "([\"'{<_"
        or re.fullmatch(r"\d{1,5}[.)]?|\W+|[ivxa-z][.)]", bare)
    ):
        return bare in ("&", "+")
    if bare.endswith(".") and len(bare) > 6 and not bare[0].isupper():
        return False
    if bare.casefold() in _STOP:
        return False
    return bare[0].isupper() or bare.lower() in _LOWER_INSIDE or bare[0].isdigit() or any(c.isupper() for c in bare[1:])


def _without_lead(flat: str, start: int, form: int) -> int:
    """Drop words before the name that are no part of it (``Zwischen der``, ``between``)."""
    tokens = list(_TOKEN.finditer(flat, start, form))
    cut = start
    for token in tokens:
        word = token[0].strip(".,")
        if word.casefold() in _NO_NAME or word.casefold() in _LOWER_INSIDE:
            cut = token.end()
        elif _SENTENCE_END.fullmatch(token[0]) and not _FORM.match(f" {token[0]}", 1):
            cut = token.end()  # the end of a sentence before
        elif cut > token.start() or not flat[cut : token.start()].strip():
            break
    return cut + len(flat[cut:form]) - len(flat[cut:form].lstrip())
