"""Finds commitments in German and English text, statement by statement.

Fail safe: where a promise stands with what it is about, and nothing plainly takes it back, it counts. A question, a
negation, what is to be discussed, and what a contract in force says are no commitments.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from agent.domain.language import Language
from agent.domain.rights.commitment import Commitment, CommitmentKind, Span
from agent.domain.rights.cues import Cues, Subject
from agent.domain.rights.cues_de import DE
from agent.domain.rights.cues_en import EN
from agent.domain.rights.figures import Figures, figures
from agent.domain.rights.sentences import sentences, statements

_CUES: Mapping[Language, Cues] = {Language.DE: DE, Language.EN: EN}
_LONGEST = 100_000  # characters looked at; a draft is shorter by far
_LONGEST_SENTENCE = 1_000  # a longer one is read in pieces, so that no text makes the reading slow
# what is done rather than granted: the matter alone ("your order", "the drawing") stands in any promise
_ACTS = frozenset(
    {
        CommitmentKind.ORDER_PROCESSING,
        CommitmentKind.TECHNICAL_RELEASE,
        CommitmentKind.SUPPLIER,
        CommitmentKind.QUALITY,
        CommitmentKind.FINANCE_ADMINISTRATION,
        CommitmentKind.TRACKING,
    }
)
# what names another matter wins over what it could also be read as
_HIDES: Mapping[CommitmentKind, frozenset[CommitmentKind]] = {
    CommitmentKind.FINANCE_ADMINISTRATION: frozenset({CommitmentKind.PRICE, CommitmentKind.CREDIT}),
    CommitmentKind.TRACKING: frozenset({CommitmentKind.DELIVERY}),
    CommitmentKind.TECHNICAL_RELEASE: frozenset({CommitmentKind.TECHNICAL}),
}


def commitments_in(text: str, language: Language) -> tuple[Commitment, ...]:
    """Every commitment with its literal place in ``text``, in the order of the text; one a kind and statement.

    Both languages are looked for, whatever the text should be in; ``language`` tells how its numbers are written.
    """
    shown = text[:_LONGEST]
    article = _only_article(shown)
    found: list[Commitment] = []
    for start, end in _pieces(shown):
        said = shown[start:end]
        for kind, (left, right) in _promised(said):
            span = Span(start + left, start + right, said[left:right])
            found.append(_commitment(kind, span, figures(span.quote, language), article))
    return tuple(found)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    for start, end in sentences(text):
        for at in range(start, end, _LONGEST_SENTENCE):
            yield at, min(at + _LONGEST_SENTENCE, end)


def _promised(sentence: str) -> Iterator[tuple[CommitmentKind, tuple[int, int]]]:
    """Kinds with the statement that holds them; a kind found by both languages counts once."""
    seen: dict[CommitmentKind, tuple[int, int]] = {}
    for cues in _CUES.values():
        for start, end in statements(sentence, lambda part, c=cues: _says(part, c), lambda part, c=cues: _names(part, c)):
            for kind in _kinds(sentence[start:end], sentence[end:], cues):
                seen.setdefault(kind, (start, end))
    yield from sorted(seen.items(), key=lambda each: each[1])


def _says(part: str, cues: Cues) -> bool:
    return bool(
        cues.promises.search(part) or cues.agrees.search(part) or cues.leaves_open.search(part)
        or cues.refuses.search(part) or _acts(part, cues)
    )  # fmt: skip


def _acts(part: str, cues: Cues) -> bool:
    return any(each.topic.search(part) and each.verbs.search(part) for each in cues.subjects.values())


def _names(part: str, cues: Cues) -> bool:
    return any(each.topic.search(part) for each in cues.subjects.values())


def _kinds(statement: str, after: str, cues: Cues) -> Iterator[CommitmentKind]:
    if _is_question(statement, after, cues) or _is_refused(statement, cues) or _is_open(statement, cues):
        return
    kinds = {kind for kind, each in cues.subjects.items() if _commits(statement, cues, each, kind in _ACTS)}
    kinds -= frozenset[CommitmentKind]().union(*(_HIDES.get(kind, frozenset()) for kind in kinds))
    if not kinds and cues.ours.search(statement) and cues.binds.search(statement) and not cues.leaves_open.search(statement):
        kinds = {CommitmentKind.OTHER}
    yield from sorted(kinds)


def _commits(statement: str, cues: Cues, about: Subject, is_act: bool) -> bool:
    if about.fact.search(statement) and not cues.stands.search(statement):
        return True
    if not about.topic.search(statement):
        return False
    if is_act and not about.verbs.search(statement):
        return False
    ours, theirs = bool(cues.ours.search(statement)), bool(cues.theirs.search(statement))
    if cues.agrees.search(statement) or (cues.promises.search(statement) and (ours or not theirs)):
        return True
    if theirs and not ours:
        return False
    if about.verbs.search(statement) and ours:
        return True
    return bool(about.exact.search(statement)) and (ours or bool(cues.gets.search(statement)))


def _is_question(statement: str, after: str, cues: Cues) -> bool:
    """A promise with "all right?" behind it is no question."""
    return (statement + after).rstrip("\"'”“)» ").endswith("?") and bool(cues.asks.match(statement))


def _is_refused(statement: str, cues: Cues) -> bool:
    return bool(cues.refuses.search(cues.not_refusing.sub(" ", statement)))


def _is_open(statement: str, cues: Cues) -> bool:
    """Not said to be so: to be discussed, as it was, as the contract in force says."""
    if cues.whether.search(statement) and cues.leaves_open.search(statement):
        return True
    firm = cues.promises.search(statement) or cues.agrees.search(statement)
    if cues.past.search(statement) and not re.search(r"\b(?:weiterhin|künftig|from\snow)\b", statement, re.IGNORECASE):
        return True
    return not firm and bool(cues.leaves_open.search(statement) or cues.stands.search(statement))


def _commitment(kind: CommitmentKind, span: Span, figure: Figures, article: str | None) -> Commitment:
    if kind is CommitmentKind.PRICE:
        own = None if figure.all_articles else figure.article or article
        return Commitment(kind, span, own, price=figure.price, discount=figure.discount)
    if kind is CommitmentKind.CREDIT:
        return Commitment(kind, span, amount=figure.amount, days=figure.days, over_limit=figure.over_limit)
    return Commitment(kind, span, figure.article)


_ARTICLE = re.compile(r"\bMC-\d{3,8}\b")


def _only_article(text: str) -> str | None:
    """What a price without an article number is for, where the text names only one."""
    named: Sequence[str] = sorted(set(_ARTICLE.findall(text)))
    return named[0] if len(named) == 1 else None
