"""C-LANG: every paragraph in the language of the draft, German with Sie, the salutation as the contact has it."""

import re
from collections.abc import Collection, Iterator, Sequence

from agent.domain.contacts.activity import Contact
from agent.domain.draft.checks.language_words import (
    FAMILIAR,
    RESIDUE,
    TELLING,
    UMLAUT_WORD,
)
from agent.domain.draft.checks.letter import Block, Letter, letter, salutation_language
from agent.domain.draft.checks.naming import listed
from agent.domain.draft.draft import Channel, Check, Draft
from agent.domain.drafting.salutation import address_of, sex_of
from agent.domain.facts.fact import FactUnit
from agent.domain.language import Language

ID = "C-LANG"
_WORD = re.compile(r"[^\W\d_]+")
_FEW, _MANY = 4, 12  # words of a sentence that says its language; that must say it


def check_language(draft: Draft, contacts: Collection[Contact] = ()) -> Check:
    """Never blocks. ``contacts`` are the account's: the salutation must fit the stored form of who gets the mail.

    Quotes, names of the facts and the signature are left out. What stays inside needs no salutation.
    """
    parts, names = letter(draft.content.text), _names(draft)
    foreign = [*_foreign(parts.spoken, draft.language, names), *_residue(draft, parts, names)]
    if foreign:
        return Check(ID, False, False, "checks.lang.foreign", listed(foreign))
    familiar = list(_familiar(parts)) if draft.language is Language.DE else []
    if familiar:
        return Check(ID, False, False, "checks.lang.familiar", listed(familiar))
    if draft.channel is Channel.MAIL and salutation_language(parts.salutation) is not draft.language:
        code = "salutation_language" if parts.salutation else "salutation"
        return Check(ID, False, False, f"checks.lang.{code}", listed([parts.salutation or "–"]))
    wrong = _wrong_form(parts.salutation, draft, contacts)
    if wrong:
        return Check(ID, False, False, "checks.lang.form", listed(wrong))
    return Check(ID, True, False, "checks.lang.ok")


def _names(draft: Draft) -> frozenset[str]:
    """Words of names that facts hold: they may be in any language."""
    said = (fact.value for fact in draft.content.facts if fact.unit is FactUnit.TEXT and isinstance(fact.value, str))
    return frozenset(word.casefold() for value in said for word in _WORD.findall(value))


def _foreign(blocks: Sequence[Block], language: Language, names: Collection[str]) -> Iterator[str]:
    """Sentences written in another language, each by how it begins."""
    for block in blocks:
        for sentence in block.own:
            words = [word for word in _WORD.findall(sentence.casefold()) if word not in names]
            if len(words) >= _FEW and not _is_in(words, language, sentence):
                yield sentence


def _is_in(words: Sequence[str], language: Language, sentence: str) -> bool:
    other = Language.EN if language is Language.DE else Language.DE
    wanted = sum(word in TELLING[language] for word in words)
    unwanted = sum(word in TELLING[other] for word in words)
    if unwanted >= 2 and unwanted > 2 * wanted:
        return False
    # a sentence of that length without a single word of the language is written in a third one
    return wanted > 0 or len(words) < _MANY or not sentence.rstrip().endswith((".", "?", "!"))


def _residue(draft: Draft, parts: Letter, names: Collection[str]) -> Iterator[str]:
    """Phrases of the other language in a sentence of this one, the closing included."""
    lines = [draft.content.subject, *(sentence for block in parts.spoken for sentence in block.own)]
    for line in [*lines, *parts.closing.splitlines()]:
        yield from (match[0] for match in RESIDUE[draft.language].finditer(line) if not _is_name(match[0], names))
        if draft.language is Language.EN:
            yield from (match[0] for match in UMLAUT_WORD.finditer(line) if match[0].casefold() not in names)


def _is_name(found: str, names: Collection[str]) -> bool:
    return all(word.casefold() in names for word in _WORD.findall(found))


def _familiar(parts: Letter) -> Iterator[str]:
    for block in parts.spoken:
        for sentence in block.own:
            yield from (match[0] for match in FAMILIAR.finditer(sentence))


def _wrong_form(line: str, draft: Draft, contacts: Collection[Contact]) -> list[str]:
    """Frau for a Herr, or the first name of somebody who is stored with Sie."""
    stored = {each.email.strip().casefold(): each for each in contacts if each.email.strip()}
    addressed = [stored[each.strip().casefold()] for each in draft.content.to if each.strip().casefold() in stored]
    if len(addressed) != 1 or not line:
        return []
    address, used = address_of(addressed[0]), sex_of(line)
    if address.sex and used and address.sex != used:
        return [line]
    first, *rest = _WORD.findall(addressed[0].name.removeprefix("Dr. ").removeprefix("Prof. ")) or [""]
    by_first_name = bool(rest) and first in _WORD.findall(line) and rest[-1] not in _WORD.findall(line)
    return [line] if by_first_name and not address.first_name else []
