"""A reviewed NDA as a post: the recommendation, the counts, the red findings with their quotes, the files."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.domain.channel.post import Block, Buttons, Heading, Line, Lines, Post, Quote, Text, Tone
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.policy import Severity, Verdict
from agent.domain.nda.redline.comments import Audience
from agent.domain.nda.topics import TOPICS
from agent.ports import StoredReview
from agent.services.channels.links import Pages
from agent.services.telling.untrusted import LONGEST_QUOTE, harmless

Shown = Mapping[str, Any]
_LEVELS = {"green": Tone.GOOD, "amber": Tone.WARNING, "red": Tone.BAD}
_ORDER = (Verdict.CONTRADICTS, Verdict.MISSING, Verdict.DEVIATES, Verdict.UNCLEAR, Verdict.CONFORMS)
_RED = (Verdict.CONTRADICTS, Verdict.MISSING)
_MOST, _NOTES = 6, 3


@dataclass(frozen=True, slots=True)
class ReviewCard:
    pages: Pages

    def post(self, review: StoredReview, language: Language) -> Post:
        """``review`` has ended; one without a result says why."""
        name = harmless(review.document_name)
        heading = Heading(message("channels.review.head", language, document=name))
        path = f"/nda/{review.id}"
        if review.result is None:
            told = harmless(review.error or "", LONGEST_QUOTE)
            return Post(f"{heading.text}: {told}", (heading, Text(told, Tone.WARNING)), self.pages.url(path))
        blocks = [heading, *_found(review.result, language), *self._buttons(review.id, path, language)]
        level = message(f"channels.review.{review.result['recommendation']['level']}", language)
        cut = message("channels.review.cut", language)
        return Post(f"{heading.text}: {level}", tuple(blocks), self.pages.url(path), cut)

    def _buttons(self, review_id: str, path: str, language: Language) -> Iterator[Block]:
        files = f"/api/nda/reviews/{review_id}"
        links = {
            "page": path,
            "report": f"{files}/report.html?language={language.value}",
            "redline": f"{files}/redline.docx?audience={Audience.INTERNAL.value}",
        }
        made = self.pages.buttons(*((message(f"channels.button.{name}", language), to) for name, to in links.items()))
        if made:
            yield Buttons(made)


def _found(result: Shown, language: Language) -> Iterator[Block]:
    recommendation, findings = result["recommendation"], result["findings"]
    level = message(f"channels.review.{recommendation['level']}", language)
    told = harmless(recommendation["text"], LONGEST_QUOTE).removeprefix(f"{level}: ")  # which begins with it
    yield Text(f"**{level}.** {told}", _LEVELS[recommendation["level"]])
    yield Lines(tuple(_counts(findings, language)))
    red = [each for each in findings if each["severity"] == Severity.RED_LINE and each["verdict"] in _RED]
    for finding in red[:_MOST]:
        yield from _finding(finding, language)
    if len(red) > _MOST:
        yield Text(message("channels.review.more", language, count=len(red) - _MOST), small=True)
    for note in result["notes"][:_NOTES]:
        yield Text(harmless(note, LONGEST_QUOTE), small=True)


def _counts(findings: Sequence[Shown], language: Language) -> Iterator[Line]:
    counted = Counter(each["verdict"] for each in findings)
    for verdict in _ORDER:
        if counted[verdict]:
            tone = Tone.BAD if verdict in _RED else Tone.GOOD if verdict is Verdict.CONFORMS else Tone.WARNING
            yield Line(message(f"reviews.verdict.{verdict}", language), str(counted[verdict]), tone)


def _finding(finding: Shown, language: Language) -> Iterator[Block]:
    verdict = message(f"reviews.verdict.{finding['verdict']}", language)
    reason = harmless(finding["reason"], LONGEST_QUOTE)
    yield Text(f"**{TOPICS[finding['topic']].label(language)}: {verdict}.** {reason}", Tone.BAD)
    for quote in finding["quotes"][:1]:
        page = message("reviews.page", language, page=quote["page"]).strip() if quote["page"] else ""
        yield Quote(harmless(quote["text"], LONGEST_QUOTE), page)
