"""The phrases of a plan in its language, with the facts that they name."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.account_plan.clock import reviews, valid_to, workday_before
from agent.domain.drafting.fact_book import FactBook
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.kpi.definition import Measure, Operator, Unit
from agent.domain.kpi.result import KpiResult
from agent.domain.language import Language
from agent.domain.messages import codes, message
from agent.services.draft_facts import fact_of
from agent.services.gathering.account_plan_reading import Reading

NEXT_STEP_DAYS = 14
_MONTH_END = 28


@dataclass(frozen=True, slots=True)
class Words:
    """Phrases by code (``plan.<code>``), and markers of what they name."""

    reading: Reading
    book: FactBook
    language: Language
    shared: bool = False

    def say(self, code: str, **values: str) -> str:
        return message(f"plan.{code}", self.language, **values)

    def has(self, code: str) -> bool:
        return f"plan.{code}" in codes()

    def missing(self, who: str = "") -> str:
        """No data, and who gets them by when."""
        return self.say("missing", who=who or self.reading.kam, day=self.soon)

    def missing_later(self) -> str:
        """The same for what takes longer to find out: until the first review."""
        return self.say("missing.later", who=self.reading.kam, day=self.reviews()[0])

    def quoted(self, text: str) -> str:
        return self.say("quoted", text=text)

    def judged(self, text: str) -> str:
        return f"{text} ({self.say('judgement')})"

    @property
    def soon(self) -> str:
        """The day of small next steps: a fortnight from today."""
        day = workday_before(self.reading.today + dt.timedelta(days=NEXT_STEP_DAYS))
        return self.book.day("plan.soon", ("Nächste Schritte bis", "Next steps by"), day, fact_class=self.own)

    @property
    def month_end(self) -> str:
        """The last workday of this month, by which everybody relevant was contacted."""
        last = (self.reading.today.replace(day=_MONTH_END) + dt.timedelta(days=4)).replace(day=1)
        day = workday_before(last - dt.timedelta(days=1))
        return self.book.day("plan.month_end", ("Monatskontakt bis", "Monthly contact by"), day)

    @property
    def next_month_end(self) -> str:
        first = (self.reading.today.replace(day=_MONTH_END) + dt.timedelta(days=4)).replace(day=1)
        second = (first.replace(day=_MONTH_END) + dt.timedelta(days=4)).replace(day=1)
        day = workday_before(second - dt.timedelta(days=1))
        return self.book.day("plan.next_month_end", ("Nächster Monatskontakt bis", "Next monthly contact by"), day)

    @property
    def own(self) -> FactClass:
        """The class of what the plan itself sets: dates and steps."""
        return FactClass.CUSTOMER if self.shared else FactClass.INTERNAL

    @property
    def starts(self) -> str:
        return self.book.day("plan.from", ("Gültig von", "Valid from"), self.reading.today, fact_class=self.own)

    @property
    def ends(self) -> str:
        day = valid_to(self.reading.today)
        return self.book.day("plan.to", ("Gültig bis", "Valid to"), day, fact_class=self.own)

    @property
    def period_starts(self) -> str:
        return self.book.day("period.from", ("Zeitraum von", "Period from"), self.reading.period.starts)

    @property
    def period_ends(self) -> str:
        return self.book.day("period.to", ("Zeitraum bis", "Period to"), self.reading.period.ends)

    def reviews(self) -> Sequence[str]:
        days = reviews(self.reading.today)
        label = ("Quartalsreview", "Quarterly review")
        return [self.book.day(f"plan.review.{at}", label, day, fact_class=self.own) for at, day in enumerate(days, 1)]

    # KPIs
    def kpi(self, result: KpiResult) -> str:
        """The figure as checks read it again later."""
        return self.book.put(kpi_fact(result))

    def name_of(self, result: KpiResult) -> str:
        return result.definition.name.text(self.language)

    def target(self, result: KpiResult) -> str:
        """``mindestens {{F:…}}``, or that nobody has set one."""
        if result.target is None:
            return self.say("no_target")
        return self.bound(result, self.book.put(target_fact(result, f"target.{result.definition.id}", self.own)))

    def bound(self, result: KpiResult, value: str) -> str:
        """With "at least" or "at most", where more or less is possible at all."""
        end = 0.0 if result.definition.target.operator is Operator.AT_MOST else 1.0
        if result.target == end and (end == 0.0 or result.definition.unit is Unit.RATIO):
            return value
        is_most = result.definition.target.operator is Operator.AT_MOST
        return self.say("target.at_most" if is_most else "target.at_least", value=value)

    def growth(self, size: float) -> str:
        """The change against the year before without its sign; the sentence says the direction."""
        result = self.reading.by_kpi["revenue_yoy"]
        label = ("Abstand zum Vorjahr", "Distance to the year before")
        return self.book.ratio("revenue_yoy.size", label, abs(size), rows=result.sums.rows or ())

    def article(self, article_id: str) -> str:
        label = ("Artikel", "Article")
        return self.book.text(f"article.{slug(article_id)}", label, article_id, rows=[RowKey("articles", article_id)])

    def contract(self, contract_id: str) -> str:
        rows = [RowKey("frame_contracts", contract_id)]
        return self.book.text(
            f"contract.{slug(contract_id)}",
            ("Vertrag", "Contract"),
            contract_id,
            rows=rows,
            fact_class=FactClass.CUSTOMER,
        )


def kpi_fact(result: KpiResult) -> Fact:
    recipe = {"kpi": result.definition.id, "period": result.period.text}
    return fact_of(result, f"kpi.{result.definition.id}", recipe)


def target_fact(result: KpiResult, name: str, fact_class: FactClass) -> Fact:
    """The target of the day, as the catalogue or the table of targets sets it."""
    definition = result.definition
    return Fact(
        id=name,
        label=definition.name,
        value=result.target,
        unit=FactUnit(definition.unit.value),
        definition=f"{definition.id}.target",
        definition_version=definition.version,
        as_of=result.age.as_of,
        fact_class=fact_class,
        recipe={"target": definition.id},
    )


def is_growth(result: KpiResult) -> bool:
    return result.definition.measure is Measure.GROWTH


def slug(text: str) -> str:
    """What may stand in the id of a fact."""
    return "".join(char if char.isascii() and (char.isalnum() or char in "-_.") else "_" for char in text)[:60] or "_"
