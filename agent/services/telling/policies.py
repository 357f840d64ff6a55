"""What our policies and decision rights say."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.kpi.age import Age
from agent.domain.language import Language
from agent.domain.nda.policy import PolicyClause
from agent.domain.nda.topics import TOPICS
from agent.domain.rights import Department
from agent.ports import PolicyPassage
from agent.services.rights import RightAnswer
from agent.services.telling.page import Page
from agent.services.telling.untrusted import LONGEST_QUOTE

_FIELDS = ("position", "preferred", "fallback")
_NDA = "nda_accept"
# measured with 20 questions: below, nothing of ours was meant; up to the second, the nearest clause was often another
_STRANGE, _SURE = 0.28, 0.42


def found(
    passages: Sequence[PolicyPassage],
    clauses: Mapping[str, PolicyClause],
    departments: Mapping[str, Department],
    age: Age,
    language: Language,
) -> ToolAnswer:
    """The nearest clause with its words in the language of the question, then the next ones in short."""
    page = Page(language, age)
    near = [each for each in passages if each.similarity >= _STRANGE]
    known = [(each, clauses[each.policy_id]) for each in near if each.policy_id in clauses]
    if not known:
        page.say("policies.none")
        return page.answer()
    (passage, clause), *others = known
    if passage.similarity < _SURE:
        page.say("policies.unsure")
    page.say("policies.head", title=_title(page, clause), which=_which(page, clause))
    quote = page.named("quote", ("Richtlinie", "Policy"), _words(passage, clause, language), longest=LONGEST_QUOTE)
    page.say("policies.quote", text=quote)
    department = departments[clause.decides].name.text(language) if clause.decides in departments else clause.decides
    page.say(f"policies.{clause.severity.value}", decides=department)
    page.bullets(
        page.word("policies.other", title=_title(page, each), which=_which(page, each), text=_short(page, hit, each))
        for hit, each in others
    )
    if clause.sample:
        page.say("policies.sample")
    page.link("/policies", "policies")
    page.know(clauses=[{"id": each.id, "version": each.version, "topic": each.topic} for _, each in known])
    return page.answer()


def _title(page: Page, clause: PolicyClause) -> str:
    return TOPICS[clause.topic].label(page.language)


def _which(page: Page, clause: PolicyClause) -> str:
    """``NDA-PENALTY v2`` as a fact of the day from which the clause holds."""
    valid = datetime.combine(clause.valid_from, time(), UTC)
    name = f"{clause.id} v{clause.version}"
    label = ("Richtlinie", "Policy")
    return page.book.text(f"clause.{clause.id}", label, name, definition=clause.id, as_of=valid)


def _words(passage: PolicyPassage, clause: PolicyClause, language: Language) -> str:
    """The text that was found, in the language asked; a title alone says nothing, so the position stands for it."""
    field = passage.field if passage.field in _FIELDS else "position"
    return str(getattr(clause, field).text(language))


def _short(page: Page, passage: PolicyPassage, clause: PolicyClause) -> str:
    return page.named(f"also.{clause.id}", ("Richtlinie", "Policy"), _words(passage, clause, page.language))


def right(answer: RightAnswer, document: str | None, age: Age, language: Language) -> ToolAnswer:
    """Who decides; signing an NDA is no right of the role. ``document``: id of the file that was uploaded last."""
    page = Page(language, age)
    if answer.row == _NDA:
        source = page.named("source", ("Quelle", "Source"), answer.source)
        page.say("rights.nda", department=answer.department or "–", source=source)
        page.offer("review_nda", document=document)
    else:
        label = ("Entscheidungsrecht", "Decision right")
        page.add(f"**{page.named('right', label, answer.text, longest=LONGEST_QUOTE)}**")
    page.know(row=answer.row, verdict=answer.verdict.value, department=answer.department_id)
    return page.answer()
