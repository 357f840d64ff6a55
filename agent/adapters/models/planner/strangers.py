"""Names that no directory holds: files, and companies that pass on as typed, so that a tool can say it doesn't know."""

import re
from collections.abc import Iterator, Sequence

from agent.adapters.models.planner.entries import LEGAL_FORMS
from agent.adapters.models.planner.mention import Kind, Mention
from agent.adapters.models.planner.naming import NameIndex
from agent.adapters.models.planner.ordinary import OrdinaryWords
from agent.adapters.models.planner.words import Word, words

_ENDINGS = r"(?:pdf|docx?|odt|rtf|txt|eml|msg)"
_FILE = re.compile(
    rf"[\"„“‚'»«]([^\"„“”‚‘'»«]{{1,120}}\.{_ENDINGS})[\"“”‘'»«]|(?<![\w.])([\w][\w.\-()+&]*\.{_ENDINGS})(?!\w)",
    re.IGNORECASE,
)
# after these a capital word that is no word of either language is taken for a name
_BEFORE = frozenset("bei von fuer mit an gegen at for of with from to firma company and und oder or vs".split())
# and after these even a small one, as dictation writes it
_SURELY_BEFORE = frozenset("bei at firma company".split())
# endings of German nouns that no list of words can hold
_NOUN = re.compile(
    r".{3,}(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|"
    r"itaet|itaeten|nis|nisse|ismus|ieren|lich|isch|barkeit)$"
)
_SHORTEST = 3


def files_named(text: str, given: Sequence[str]) -> list[Mention]:
    """Files by name: those of the conversation first, then anything that ends as a document does."""
    found = []
    for name in sorted(given, key=len, reverse=True):
        at = text.casefold().find(name.casefold())
        if name and at >= 0:
            found.append(Mention(Kind.FILE, (name,), at, at + len(name)))
    for match in _FILE.finditer(text):
        mention = Mention(Kind.FILE, (match[1] or match[2],), *match.span(), known=False)
        if not any(mention.overlaps(other) for other in found):
            found.append(mention)
    return found


def strangers(text: str, index: NameIndex) -> Iterator[Mention]:
    """Company names that the directory does not know, as typed."""
    listed = words(text)
    at = 0
    while at < len(listed):
        end = _company(listed, at, index.ordinary)
        if end > at:
            last = listed[end - 1]
            yield Mention(Kind.ACCOUNT, (text[listed[at].start : last.end],), listed[at].start, last.end, known=False)
        at = max(end, at + 1)


def has_legal_form(name: str) -> bool:
    return any(each.text in LEGAL_FORMS for each in words(name)[1:])


def _company(listed: Sequence[Word], at: int, ordinary: OrdinaryWords) -> int:
    """Where the company name that begins at ``at`` ends; ``at`` itself where none does."""
    if (end := _with_form(listed, at, ordinary)) > at:
        return end
    before = listed[at - 1].text if at else ""
    if not _is_name(listed[at], ordinary) or not (listed[at].is_capital or before in _SURELY_BEFORE):
        return at
    if before not in _BEFORE and not _stands_alone(listed, at):
        return at
    end = at + 1
    while end < len(listed) and listed[end].is_capital and _is_name(listed[end], ordinary):
        end += 1
    return end


def _stands_alone(listed: Sequence[Word], at: int) -> bool:
    """ "OTIF Siemens": in so short a message a word that is none of ours is a name."""
    return len(listed) == 2 or (len(listed) == 3 and at > 0)


def _with_form(listed: Sequence[Word], at: int, ordinary: OrdinaryWords) -> int:
    """ "Meyer Anlagenbau GmbH & Co. KG": up to four capital words before a legal form."""
    if not listed[at].is_capital or listed[at].text in LEGAL_FORMS or listed[at].text in _ARTICLES:
        return at
    end = at
    while end < len(listed) and end - at < 4 and listed[end].is_capital and listed[end].text not in LEGAL_FORMS:
        end += 1
    if end == at or end >= len(listed) or listed[end].text not in LEGAL_FORMS or listed[end].raw.islower():
        return at
    first_is_ordinary = listed[at].text in ordinary and at == 0
    if first_is_ordinary and end - at > 1:
        return at
    while end < len(listed) and listed[end].text in LEGAL_FORMS:
        end += 1
    return end


_ARTICLES = frozenset("der die das den dem des the wie was wer wo how what who zeig show".split())


def _is_name(word: Word, ordinary: OrdinaryWords) -> bool:
    text = word.text
    return (
        len(text) >= _SHORTEST
        and text.isalpha()
        and text not in ordinary
        and text not in LEGAL_FORMS
        and not ordinary.holds_a_part_of(text)
        and not _NOUN.fullmatch(text)
    )
