"""C-FORM: subject, blank lines, figures, closing and signature as the language writes business letters.

German after the habits of DIN 5008, English as a British reader expects it.
"""

import re
from collections.abc import Iterator

from agent.domain.draft.checks.form_words import (
    CLOSINGS,
    COMPANY_DATA,
    FIGURES,
    GENERIC,
    REPEATED,
    SMALL,
    SUBJECT_LABEL,
)
from agent.domain.draft.checks.letter import Block, BlockKind, Letter, letter, unquoted
from agent.domain.draft.checks.naming import listed
from agent.domain.draft.draft import Check, Draft
from agent.domain.drafting.company import Company
from agent.domain.drafting.signature import legal_lines
from agent.domain.language import Language

ID = "C-FORM"
_WORD = re.compile(r"[^\W_]+")
_GREETING_PLACE = re.compile(r"\s(?:aus|from)\s[^\W\d_]{2,30}$")
_ENCLOSED = re.compile(r"(?:anlagen?|attachments?|enclosures?|encl)(?![^\W_])", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d(?:[ ./()-]{0,3}\d){4}")  # of a telephone, a bank account, a register
_WIDTH = 72  # a line that ends earlier was ended on purpose
_END = (".", "?", "!", ":")
Found = Iterator[tuple[str, str]]  # the end of a message's code, and the place


def check_form(draft: Draft, company: Company | None = None) -> Check:
    """Never blocks. With ``company`` the signature must hold exactly its data: digits there need no fact."""
    problems = list(_problems(draft, company))
    if not problems:
        return Check(ID, True, False, "checks.form.ok")
    code = problems[0][0]
    return Check(ID, False, False, f"checks.form.{code}", listed(place for each, place in problems if each == code))


def _problems(draft: Draft, company: Company | None) -> Found:
    content, language = draft.content, draft.language
    parts = letter(content.text)
    yield from _subject(content.subject, content.text)
    yield from _figures(content.subject, parts, language)
    yield from _opening(content.text, parts, language)
    yield from _paragraphs(parts)
    yield from _ending(content.text, parts, language)
    yield from _signature(parts.signature, company, language)


def _subject(subject: str, text: str) -> Found:
    first = text.lstrip()[:200].split("\n", 1)[0]
    for line in (subject, first):
        if SUBJECT_LABEL.match(line) or REPEATED.match(line):
            yield "subject_label", line
    words = [word for word in _WORD.findall(subject.casefold()) if word not in GENERIC]
    if not words or len(_WORD.findall(subject)) < 2:
        yield "subject" if subject.strip() else "subject_none", subject


def _figures(subject: str, parts: Letter, language: Language) -> Found:
    """Tables count, quotes don't."""
    lines = [subject, *(unquoted(block.text) for block in parts.blocks if block.kind is not BlockKind.QUOTE)]
    for code, pattern in FIGURES[language]:
        yield from ((code, match[0].strip()) for line in lines for match in pattern.finditer(line))


def _opening(text: str, parts: Letter, language: Language) -> Found:
    line = parts.salutation
    if not line:
        return
    if not line.endswith(","):
        yield "salutation_comma", line
    first_line, *behind = text.lstrip().split("\n", 2)[:2]
    if first_line.strip() != line or (behind and behind[0].strip()):
        yield "blank_line", line
    first = _WORD.match(parts.blocks[0].lines[0].lstrip()) if parts.blocks else None
    if language is Language.DE and line.endswith(",") and first and _is_capital(first[0]):
        yield "small_letter", parts.blocks[0].text


def _is_capital(word: str) -> bool:
    return word[0].isupper() and not word[1:2].isupper() and word.casefold() in SMALL


def _paragraphs(parts: Letter) -> Found:
    """Lines that end a sentence though the next word would have fitted begin a paragraph without a blank line."""
    for block in parts.blocks:
        if block.kind is BlockKind.PROSE:
            yield from (("blank_line", line) for line in _ended_early(block))


def _ended_early(block: Block) -> Iterator[str]:
    width = max(_WIDTH, *map(len, block.lines))
    for line, following in zip(block.lines, block.lines[1:], strict=False):
        word = following.split(maxsplit=1)[0]
        if line.rstrip().endswith(_END) and word[:1].isupper() and len(line.rstrip()) + 1 + len(word) <= width:
            yield line


def _ending(text: str, parts: Letter, language: Language) -> Found:
    if _GREETING_PLACE.sub("", parts.closing.lower()) not in CLOSINGS[language]:
        yield "closing" if parts.closing else "closing_none", parts.closing
        return
    above = text[: text.rfind(parts.closing)].split("\n")[-2:]
    if len(above) == 2 and above[0].strip():
        yield "blank_line", parts.closing
    below = text[text.rfind(parts.closing) + len(parts.closing) :].split("\n", 2)[1:2]
    if below and below[0].strip():
        yield "blank_line", parts.closing


def _signature(block: str, company: Company | None, language: Language) -> Found:
    if not block:
        yield "signature_none", ""
    elif company is None:
        yield from (("signature", name) for name, pattern in COMPANY_DATA.items() if not pattern.search(block))
    else:
        said = block.splitlines()
        wanted = (company.full_name, f"{company.street}, {company.postal_code} {company.city}", company.phone)
        yield from (("signature", data) for data in wanted if not any(data in line for line in said))
        yield from (("signature", data) for data in legal_lines(company, language) if data not in said)
        yield from (("signature_other", line) for line in said if _has_other_number(line, company, language))


def _has_other_number(line: str, company: Company, language: Language) -> bool:
    """A long number that is none of ours: a bank account, another telephone."""
    for known in (company.phone, company.postal_code, *legal_lines(company, language)):
        line = line.replace(known, "")
    return not _ENCLOSED.match(line) and bool(_LONG_NUMBER.search(line))
