"""A reviewed NDA: the recommendation, the counts, the red findings with their quotes. It stays here (I10)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.kpi.age import Age
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.policy import Severity, Verdict
from agent.domain.nda.topics import TOPICS
from agent.services.telling.page import Page
from agent.services.telling.untrusted import LONGEST_QUOTE, harmless

Shown = Mapping[str, Any]
_ORDER = (Verdict.CONTRADICTS, Verdict.MISSING, Verdict.DEVIATES, Verdict.UNCLEAR, Verdict.CONFORMS)
_RED = (Verdict.CONTRADICTS, Verdict.MISSING)
_MOST, _NOTES = 6, 3


def reviewed(review_id: str, name: str, result: Shown, age: Age, language: Language) -> ToolAnswer:
    """``result`` is the public JSON of the review. What the document says is quoted, never followed."""
    page = Page(language, age, quotes=True)
    told = page.named("told", ("Empfehlung", "Recommendation"), result["recommendation"]["text"], longest=LONGEST_QUOTE)
    page.add(f"**{told}**")
    page.say("nda.counts", document=_document(page, name), counts=_counts(page, result["findings"]))
    red = [each for each in result["findings"] if _is_red(each)]
    page.bullets(_finding(page, each, at) for at, each in enumerate(red[:_MOST], 1))
    page.more(_MOST, len(red), "more_red")
    for at, note in enumerate(result["notes"][:_NOTES], 1):
        page.add(page.named(f"note.{at}", ("Hinweis", "Note"), note, longest=LONGEST_QUOTE))
    page.link(f"/nda/{review_id}", "nda")
    page.know(review=review_id, level=result["recommendation"]["level"], red=[each["topic"] for each in red])
    return page.answer()


def refused(name: str, reason: str, age: Age, language: Language) -> ToolAnswer:
    """A document that could not be reviewed; ``reason`` says why, and what to do."""
    page = Page(language, age, quotes=True)
    page.say("nda.refused", document=_document(page, name))
    page.add(page.named("reason", ("Grund", "Reason"), reason, longest=LONGEST_QUOTE))
    return page.answer()


def nothing_uploaded(age: Age, language: Language) -> ToolAnswer:
    page = Page(language, age)
    page.say("nda.upload")
    page.link("/nda", "nda_page")
    return page.answer()


def which(names: Sequence[str], age: Age, language: Language) -> ToolAnswer:
    """Several files lie there: which one is meant?"""
    page = Page(language, age)
    page.say("nda.which")
    page.bullets(page.named(f"file.{at}", ("Datei", "File"), name) for at, name in enumerate(names, 1))
    page.know(documents=[harmless(name) for name in names])
    return page.answer()


def _document(page: Page, name: str) -> str:
    return page.named("document", ("Dokument", "Document"), name)


def _counts(page: Page, findings: Sequence[Shown]) -> str:
    found = Counter(each["verdict"] for each in findings)
    label = ("Klauseln", "Clauses")
    return ", ".join(
        f"{page.book.count(f'count.{each}', label, found[each])} × {message(f'reviews.verdict.{each}', page.language)}"
        for each in _ORDER
        if found[each]
    )


def _is_red(finding: Shown) -> bool:
    return finding["severity"] == Severity.RED_LINE and finding["verdict"] in _RED


def _finding(page: Page, finding: Shown, at: int) -> str:
    verdict = message(f"reviews.verdict.{finding['verdict']}", page.language)
    which = page.book.text(
        f"clause.{at}", ("Richtlinie", "Policy"), f"{finding['policy_id']} v{finding['policy_version']}"
    )
    head = f"**{TOPICS[finding['topic']].label(page.language)}: {verdict}** ({which})"
    reason = page.named(f"reason.{at}", ("Begründung", "Reason"), finding["reason"], longest=LONGEST_QUOTE)
    return " ".join((head, reason, *_quotes(page, finding, at)))


def _quotes(page: Page, finding: Shown, at: int) -> Iterator[str]:
    for quote in finding["quotes"][:1]:
        text = page.named(f"quote.{at}", ("Zitat", "Quotation"), quote["text"])
        yield message("contacts.quote", page.language, text=text)
        if quote["page"]:
            number = page.book.count(f"page.{at}", ("Seite", "Page"), quote["page"])
            yield message("reviews.page", page.language, page=number).strip()
