"""Finds commitments in German and English text, statement by statement.

Fail safe: where a promise stands with what it is about, and nothing plainly takes it back, it counts. A question, a
negation, what is to be discussed, and what a contract in force says are no commitments.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from agent.domain.language import Language
from agent.domain.rights.commitment import Commitment, CommitmentKind, Span
from agent.domain.rights.cues import Cues
from agent.domain.rights.cues_de import DE
from agent.domain.rights.cues_en import EN
from agent.domain.rights.figures import Figures, figures
from agent.domain.rights.letters import plain_letters
from agent.domain.rights.outright import outright
from agent.domain.rights.sentences import sentences, statements
from agent.domain.typed import says_nothing

_CUES: Mapping[Language, Cues] = {Language.DE: DE, Language.EN: EN}
_LONGEST = 100_000  # characters looked at; a draft is shorter by far
_LONGEST_SENTENCE = 600  # a longer one is read in pieces, so that no text makes the reading slow
_OVERLAP = 200
_NEAR = 40  # how many of the last ones found may be the same as a new one
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


@lru_cache(maxsize=256)  # a draft is read again at each decision, and its text is what it was
def commitments_in(text: str, language: Language) -> tuple[Commitment, ...]:
    """Every commitment with its literal place in ``text``, in the order of the text.

    Both languages are looked for, whatever the text should be in; the one of ``language`` decides where they differ
    on the limits of a statement. What is too long to be read counts as a commitment that nobody knows.
    """
    plain = plain_letters(text[:_LONGEST])
    article = _only_article(plain.text)
    cues = sorted(_CUES.items(), key=lambda each: each[0] is not language)
    found: list[Commitment] = []
    for start, end in _pieces(plain.text):
        for kind, read in _promised(plain.text, start, end, [each for _, each in cues]):
            left, right = plain.original(read.start, read.end)
            span = Span(left, right, text[left:right])
            if not any(each.kind is kind and _overlap(each.span, span) for each in found[-_NEAR:]):
                found.append(_commitment(kind, span, figures(read.quote), article))
    if len(text) > _LONGEST:
        found.append(Commitment(CommitmentKind.OTHER, Span(_LONGEST, len(text), text[_LONGEST:])))
    return tuple(found)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    for start, end in sentences(text):
        if says_nothing(text[start:end]):
            continue
        for at in range(start, end, _LONGEST_SENTENCE):
            # a promise on the cut stands whole in one of the two pieces
            yield max(start, at - _OVERLAP), min(at + _LONGEST_SENTENCE, end)


def _promised(text: str, start: int, end: int, cues: Sequence[Cues]) -> Iterator[tuple[CommitmentKind, Span]]:
    sentence = text[start:end]
    for each in cues:
        says, names = partial(_says, cues=each), partial(_names, cues=each)
        for left, right in statements(sentence, says, names):
            for kind in _kinds(sentence[left:right], sentence[right:], each):
                yield kind, Span(start + left, start + right, sentence[left:right])


def _overlap(one: Span | None, other: Span) -> bool:
    return one is not None and one.start < other.end and other.start < one.end


def _says(part: str, cues: Cues) -> bool:
    return bool(
        cues.promises.search(part) or cues.agrees.search(part) or cues.leaves_open.search(part)
        or cues.refuses.search(part) or _acts(part, cues)
    )  # fmt: skip


def _acts(part: str, cues: Cues) -> bool:
    return any(cues.subjects[kind].verbs.search(part) for kind in _topics(part, cues))


def _names(part: str, cues: Cues) -> bool:
    return bool(_topics(part, cues))


@lru_cache(maxsize=64)  # asked for each part, and once more where it is a whole statement
def _topics(part: str, cues: Cues) -> frozenset[CommitmentKind]:
    return frozenset(kind for kind, each in cues.subjects.items() if each.topic.search(part))


def _kinds(statement: str, after: str, cues: Cues) -> Iterator[CommitmentKind]:
    if any(_is_question(statement, after, each) for each in (cues, *_CUES.values())):
        return
    kinds = set(outright(statement, tuple(_CUES.values())))
    if not _is_refused(statement, cues) and not _is_open(statement, cues):
        kinds |= _granted(statement, cues)
    yield from sorted(kinds)


def _granted(statement: str, cues: Cues) -> set[CommitmentKind]:
    kinds = {kind for kind in cues.subjects if _commits(statement, cues, kind)}
    kinds -= frozenset[CommitmentKind]().union(*(_HIDES.get(kind, frozenset()) for kind in kinds))
    kinds -= _only_a_measure(kinds, statement, cues)
    if (
        not kinds
        and cues.ours.search(statement)
        and cues.binds.search(statement)
        and not cues.leaves_open.search(statement)
    ):
        kinds = {CommitmentKind.OTHER}
    return kinds


def _only_a_measure(kinds: set[CommitmentKind], statement: str, cues: Cues) -> set[CommitmentKind]:
    """Pieces beside a price or a stock are its measure and no delivery, unless delivering or a date is named."""
    beside = kinds & {CommitmentKind.PRICE, CommitmentKind.CAPACITY}
    named = cues.subjects[CommitmentKind.DELIVERY].exact.search(statement)
    return {CommitmentKind.DELIVERY} if beside and not named else set()


def _commits(statement: str, cues: Cues, kind: CommitmentKind) -> bool:
    about = cues.subjects[kind]
    if about.fact.search(statement) and not cues.stands.search(statement):
        return True
    if kind not in _topics(statement, cues):
        return False
    if kind in _ACTS and not about.verbs.search(statement):
        return False
    ours, theirs = bool(cues.ours.search(statement)), bool(cues.theirs.search(statement))
    if cues.agrees.search(statement) or (cues.promises.search(statement) and (ours or not theirs)):
        return True
    if theirs and not ours:
        return False
    if ours or cues.gets.search(statement) or cues.passive.search(statement):
        return True  # whatever the verb: what leaves it open was sorted out before
    return bool(about.exact.search(statement)) and bool(cues.has.search(statement))


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
        return Commitment(
            kind, span, amount=figure.amount, days=figure.days, term=figure.term, over_limit=figure.over_limit
        )
    return Commitment(kind, span, figure.article)


_ARTICLE = re.compile(r"\bMC-\d{3,8}\b")


def _only_article(text: str) -> str | None:
    """What a price without an article number is for, where the text names only one."""
    named: Sequence[str] = sorted(set(_ARTICLE.findall(text)))
    return named[0] if len(named) == 1 else None
