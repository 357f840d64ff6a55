"""The briefing before a meeting (template T4): one page, for us alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from agent.domain.contacts.note import one_line
from agent.domain.drafting.brief import Brief, DraftRequest
from agent.domain.drafting.fact_book import INTERNAL, FactBook
from agent.domain.facts.info import RowKey
from agent.domain.identity import User
from agent.domain.language import Language
from agent.ports.meetings import Meeting
from agent.services.gathering.briefing_history import events, loops, talks
from agent.services.gathering.briefing_kpis import scoreboard
from agent.services.gathering.briefing_people import who
from agent.services.gathering.briefing_reading import BriefingSources, Reading, read
from agent.services.gathering.briefing_sources import SourceList
from agent.services.gathering.briefing_supply import supply
from agent.services.gathering.briefing_talk import outcome, points, questions

_LONGEST_GOAL = 160
_PRICES = re.compile(r"preis|price|angebot|quotation|rabatt|discount", re.IGNORECASE)
_WEEKDAYS = {
    Language.DE: "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
    Language.EN: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}


@dataclass(frozen=True, slots=True)
class BriefingGatherer:
    sources: BriefingSources

    def gather(self, user: User, request: DraftRequest) -> Brief:
        """For the account's next meeting, or for the day ``request.on``; in the language of who reads it.

        Raises Forbidden ``access.account``, BadInput ``drafting.briefing.no_meeting`` or ``drafting.briefing.past``.
        """
        reading = read(self.sources, user, request)
        language, book = request.language or user.language, FactBook(reading.as_of)
        slots = _slots(reading, book, language)
        return Brief(
            request=request,
            account=reading.account,
            language=language,
            today=reading.today,
            sender=user,
            facts=book.facts,
            slots=slots,
        )

    def meetings_within(self, hours: float) -> Sequence[Meeting]:
        """What starts within so many hours, at every customer: for the job that briefs before meetings."""
        now = self.sources.clock.now().replace(tzinfo=None)
        return self.sources.meetings.meetings(now, now + timedelta(hours=hours))


def _slots(reading: Reading, book: FactBook, language: Language) -> dict[str, Any]:
    sources = SourceList(book)
    slots: dict[str, Any] = {
        **_head(reading, book, sources, language),
        "who": who(reading, book),
        **scoreboard(reading, book, sources, language),
        "events": events(reading, book, sources, language),
        **loops(reading, book, sources),
        "talks": talks(reading, book, sources),
        **supply(reading, book, sources),
    }
    slots["points"] = points(slots, sources)
    slots["questions"] = questions(slots, sources)
    slots["outcome"] = outcome(slots)
    slots["sources"] = sources.listed()
    return slots


def _head(reading: Reading, book: FactBook, sources: SourceList, language: Language) -> dict[str, Any]:
    meeting, label = reading.meeting, ("Termin", "Meeting")
    rows = () if meeting is None else (RowKey("meetings", meeting.id),)
    goal = None if meeting is None else one_line(meeting.goal, _LONGEST_GOAL)
    if meeting is not None:
        sources.row("meetings", meeting.id)
    return {
        "account": book.text("account", ("Kunde", "Customer"), reading.account.name, **INTERNAL),
        "account_words": reading.account.name,
        "account_class": reading.account.account_class.value,
        "weekday": _WEEKDAYS[language][reading.day.weekday()],
        "when": book.day("when", label, meeting.starts_at if meeting else reading.day, rows, **INTERNAL),
        "is_meeting": meeting is not None,
        "goal": book.text("goal", ("Ziel", "Goal"), goal, rows, **INTERNAL) if goal else None,
        "about_prices": bool(goal and _PRICES.search(goal)),
        "as_of": book.day("as_of", ("Datenstand", "Data as of"), reading.as_of.date()),
    }
