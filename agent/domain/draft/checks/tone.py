"""C-TONE: no blame, no threat, no law without its clause, no exclamation mark, no praise of ourselves."""

import re
from collections.abc import Iterator, Mapping

from agent.domain.draft.checks.letter import letter, unquoted
from agent.domain.draft.checks.naming import listed
from agent.domain.draft.checks.tone_words import BLAME, PRAISE, THREAT_OR_LAW
from agent.domain.draft.draft import Check, Draft
from agent.domain.language import Language

ID = "C-TONE"
_CLAUSE = re.compile(
    r"§\s?\d|(?<![^\W_])(?:ziffer|ziff\.|klausel|abschnitt|absatz|abs\.|art\.|clauses?|sections?|sec\.|subsection|para\.)\s?\d",
    re.IGNORECASE,
)
_EXCLAIMED = re.compile(r"[^\s!！]{0,30}\s?[!！]")
_AROUND = 24  # letters of the sentence shown on both sides of what was found


def check_tone(draft: Draft) -> Check:
    """Never blocks. Quotes are left out, and so are closing and signature. Both languages' words count in each text."""
    parts = sentences_of(draft.content.subject, draft.content.text)
    found = [*faults(parts), *threats(parts)]
    if found:
        return Check(ID, False, False, "checks.tone.words", listed(found))
    exclaimed = [match[0] for part in parts if "!" in part or "！" in part for match in _EXCLAIMED.finditer(part)]
    if exclaimed:
        return Check(ID, False, False, "checks.tone.exclamation", listed(exclaimed))
    praised = list(_found(parts, PRAISE))
    if praised:
        return Check(ID, False, False, "checks.tone.praise", listed(praised))
    return Check(ID, True, False, "checks.tone.ok")


def sentences_of(subject: str, text: str) -> tuple[str, ...]:
    """What is said in our own words."""
    parts = letter(text)
    own = [sentence for block in parts.spoken for sentence in _sentences(block.sentences)]
    return tuple(unquoted(each) for each in (subject, parts.salutation, *own) if each)


def faults(sentences: tuple[str, ...]) -> list[str]:
    """Where a fault is assigned to the customer, with a few words around."""
    return list(_found(sentences, BLAME))


def threats(sentences: tuple[str, ...]) -> list[str]:
    """Threats and terms of law in sentences that name no clause."""
    return list(_found(tuple(each for each in sentences if not _CLAUSE.search(each)), THREAT_OR_LAW))


def _sentences(found: tuple[str, ...]) -> tuple[str, ...]:
    """A quote may hold a full stop: only quotation marks that are closed in their sentence are left out."""
    return found


def _found(sentences: tuple[str, ...], patterns: Mapping[Language, "re.Pattern[str]"]) -> Iterator[str]:
    for sentence in sentences:
        for pattern in patterns.values():
            match = pattern.search(sentence)
            if match:
                yield _shown(sentence, match)
                break


def _shown(sentence: str, match: "re.Match[str]") -> str:
    """The place: whole words around what was found."""
    start = sentence.rfind(" ", 0, max(match.start() - _AROUND, 0)) + 1
    end = sentence.find(" ", min(match.end() + _AROUND, len(sentence)))
    return sentence[start : end if end >= 0 else len(sentence)]
