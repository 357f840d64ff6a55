"""The phrases of a price preparation in its language, with the facts that they name."""

import datetime as dt
from dataclasses import dataclass

from agent.domain.account_plan.clock import workday_before
from agent.domain.drafting.fact_book import FactBook
from agent.domain.facts.info import RowKey
from agent.domain.kpi.result import KpiResult
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.gathering.account_plan_words import kpi_fact, slug
from agent.services.gathering.price_preparation_reading import PriceReading

_SOON_DAYS, _MINUTES_DAYS, _MAIL_DAYS = 7, 1, 3


@dataclass(frozen=True, slots=True)
class PriceWords:
    """Phrases by code (``price.<code>``), and markers of what they name."""

    reading: PriceReading
    book: FactBook
    language: Language

    def say(self, code: str, **values: str) -> str:
        return message(f"price.{code}", self.language, **values)

    def missing(self, who: str = "") -> str:
        return self.say("missing", who=who or self.reading.kam, day=self.soon)

    def estimate(self, code: str, **values: str) -> str:
        return f"{self.say(code, **values)} ({self.say('estimate')})"

    def proposal(self, code: str, **values: str) -> str:
        return f"{self.say(code, **values)} ({self.say('proposal')})"

    @property
    def soon(self) -> str:
        """By the day of the talk where it is near, else within a week."""
        meeting, today = self.reading.meeting, self.reading.today
        day = workday_before(today + dt.timedelta(days=_SOON_DAYS))
        if meeting is not None:
            day = min(day, meeting.starts_at.date())
        return self.book.day("sheet.soon", ("Vorbereitet bis", "Prepared by"), day)

    def after(self, code: str) -> str:
        """By a day after the talk; where none is scheduled, in words."""
        meeting = self.reading.meeting
        if meeting is None:
            return self.say(f"after.{code}")
        day = meeting.starts_at.date() + dt.timedelta(days=_MINUTES_DAYS if code == "minutes" else _MAIL_DAYS)
        while day.weekday() > 4:
            day += dt.timedelta(days=1)
        return self.say("after.by", day=self.book.day(f"after.{code}", ("Fällig", "Due"), day))

    @property
    def starts(self) -> str:
        return self.book.day("period.from", ("Zeitraum von", "Period from"), self.reading.period.starts)

    @property
    def ends(self) -> str:
        return self.book.day("period.to", ("Zeitraum bis", "Period to"), self.reading.period.ends)

    def kpi(self, result: KpiResult) -> str:
        return self.book.put(kpi_fact(result))

    def name_of(self, result: KpiResult) -> str:
        return result.definition.name.text(self.language)

    def article(self, article_id: str) -> str:
        """``Modulklemme MK 35 (MC-10519)``"""
        name = next((each.name for each in self.reading.all_trade if each.article_id == article_id), "")
        shown = f"{name} ({article_id})" if name else article_id
        rows = [RowKey("articles", article_id)]
        return self.book.text(f"name.{slug(article_id)}", ("Artikel", "Article"), shown, rows=rows)
