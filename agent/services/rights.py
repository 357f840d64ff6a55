"""Decision rights for drafts and for questions: measured here, decided by `agent.domain.rights`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from agent.domain.draft.draft import DraftKind
from agent.domain.errors import BadInput, KamError
from agent.domain.facts.fact import Fact
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.rights import DecisionRight, RightVerdict
from agent.domain.rights.commitment import Commitment, CommitmentKind
from agent.domain.rights.detect import commitments_in
from agent.domain.rights.nearest import bare, by_meaning, by_words, examples_of, nearest
from agent.domain.rights.own import own_commitments, promises_to_customers
from agent.domain.rights.told import untrue_prices
from agent.domain.rights.verdict import UNLISTED, RightDecision, verdict
from agent.ports import Policies
from agent.services.finance import Finance
from agent.services.promises import Promises

Encode = Callable[[Sequence[str]], Iterable[Iterable[float]]]
"""Texts to vectors of length 1; loading what does it may wait until it is called."""

LONGEST_QUESTION = 1_000
# measured by leaving each example out in turn: rows found at these and above, strangers below
_NEAR, _NEAR_BY_WORDS = 0.47, 0.2

# a question rarely tells on which side of the limit it is: a yes names the other side, too
_BEYOND = {
    "price_within_corridor": "price_outside_corridor",
    "credit_within_limit": "credit_above_limit",
    "reorder": "reorder_touching_capacity",
}


@dataclass(frozen=True, slots=True)
class RightAnswer:
    """``department`` is its name in ``language`` and None for what is decided alone; ``similarity`` 0 to 1."""

    row: str
    subject: str
    verdict: RightVerdict
    department_id: str | None
    department: str | None
    source: str
    similarity: float
    text: str


@dataclass(frozen=True, slots=True)
class DecisionRights:
    """``encode`` None: questions are compared by their words alone."""

    policies: Policies
    finance: Finance
    encode: Encode | None = None
    _vectors: dict[tuple[str, ...], list[list[float]]] = field(default_factory=dict, repr=False, compare=False)

    def for_draft(
        self,
        user: User,
        account: str,
        kind: DraftKind,
        text: str,
        language: Language,
        commitments: Sequence[Commitment] = (),
        facts: Sequence[Fact] = (),
    ) -> RightDecision:
        """Who decides on a draft with this text; ``commitments`` are those that its maker knows beside the text,
        ``facts`` its figures: a price that it tells of a contract is no promise where it is one of them.

        A re-order is within the lead time unless one of them is REORDER_CAPACITY. What cannot be measured is never
        decided alone. Raises Forbidden ``access.account``, BadInput ``policies.invalid``.
        """
        one = self.finance.accounts.one(user, account)
        all_of_them = _all(kind, text, language, (*commitments, *_told(kind, text, facts)))
        measured = Promises(self.finance).measured(one, all_of_them)
        return verdict(self.policies.rights(), all_of_them, measured)

    def answer(self, question: str, language: Language) -> RightAnswer:
        """The row that a question such as "May I lower the price by 5%?" falls under, or the one for the unlisted.

        Raises BadInput ``rights.question_empty`` or ``rights.question_long``, ``policies.invalid``.
        """
        asked = " ".join(question.split())
        if not any(char.isalnum() for char in asked):
            raise BadInput("rights.question_empty")
        if len(asked) > LONGEST_QUESTION:
            raise BadInput("rights.question_long", limit=LONGEST_QUESTION)
        rows = self.policies.rights()
        listed = [row for row in rows if row.id != UNLISTED]
        found, similarity = self._nearest(asked, listed)
        answer = self._answer(found or _unlisted(rows), similarity, language)
        limit = next((row for row in rows if row.id == _BEYOND.get(answer.row) and row.department), None)
        if limit is None:
            return answer
        if any(char.isdigit() for char in asked):  # a figure, of which nobody knows here on which side it is
            return replace(answer, text=_depends(answer, limit, language))
        return replace(answer, text=f"{answer.text} {_beyond(limit, language)}")

    def _nearest(self, question: str, rows: Sequence[DecisionRight]) -> tuple[DecisionRight | None, float]:
        among = examples_of(rows)
        words = by_words(question, among)
        if self.encode is not None:
            try:
                vectors, [asked] = self._encoded(self.encode, among.texts), _lists(self.encode([bare(question)]))
            except (ImportError, OSError, KamError):  # the model is not there: the words are
                return nearest(words, among, _NEAR_BY_WORDS)
            return nearest(by_meaning(asked, vectors, words), among, _NEAR)
        return nearest(words, among, _NEAR_BY_WORDS)

    def _encoded(self, encode: Encode, texts: tuple[str, ...]) -> list[list[float]]:
        if texts not in self._vectors:
            vectors = _lists(encode(texts))
            self._vectors.clear()  # the file was edited
            self._vectors[texts] = vectors
            return vectors
        return self._vectors[texts]

    def _answer(self, row: DecisionRight, similarity: float, language: Language) -> RightAnswer:
        department = row.department.name.text(language) if row.department else None
        code = UNLISTED if row.id == UNLISTED else row.verdict.value
        subject, source = row.subject.text(language), row.told_source(language)
        values = {"subject": subject, "source": source, "department": department or ""}
        return RightAnswer(
            row=row.id,
            subject=subject,
            verdict=row.verdict,
            department_id=row.department.id if row.department else None,
            department=department,
            source=source,
            similarity=round(max(similarity, 0.0), 3),
            text=message(f"rights.answer.{code}", language, **values),
        )


def _all(kind: DraftKind, text: str, language: Language, known: Sequence[Commitment]) -> tuple[Commitment, ...]:
    touches = any(each.kind is CommitmentKind.REORDER_CAPACITY for each in known)
    own = [each for each in own_commitments(kind, text) if not (touches and each.kind is CommitmentKind.REORDER)]
    said = commitments_in(text, language) if promises_to_customers(kind) else ()
    if kind is DraftKind.REORDER and not touches:
        # quantity and date are what a re-order is about, and its own right covers them
        said = tuple(each for each in said if each.kind is not CommitmentKind.DELIVERY)
    return tuple(dict.fromkeys((*own, *known, *said)))


def _told(kind: DraftKind, text: str, facts: Sequence[Fact]) -> Sequence[Commitment]:
    return tuple(untrue_prices(text, facts)) if promises_to_customers(kind) else ()


def _beyond(row: DecisionRight, language: Language) -> str:
    department = row.department.name.text(language) if row.department else ""
    return message("rights.answer.beyond", language, subject=row.subject.text(language), department=department)


def _depends(within: RightAnswer, row: DecisionRight, language: Language) -> str:
    values = {"subject": within.subject, "source": within.source, "beyond": row.subject.text(language)}
    department = row.department.name.text(language) if row.department else ""
    return message("rights.answer.depends", language, **values, department=department)


def _unlisted(rows: Sequence[DecisionRight]) -> DecisionRight:
    found = next((row for row in rows if row.id == UNLISTED), None)
    if found is None:
        raise BadInput("rights.no_unlisted")
    return found


def _lists(vectors: Iterable[Iterable[float]]) -> list[list[float]]:
    return [[float(value) for value in vector] for vector in vectors]
