"""A person's day on the page: what presses and why, what waits, whom to meet, how old the data are."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from agent.domain.errors import KamError
from agent.domain.identity import Role, User
from agent.domain.kpi.age import Age, Freshness
from agent.domain.language import Language
from agent.services import contacts_view
from agent.services.pages.day_parts import DayParts, DaySources
from agent.services.pages.day_view import Day, Listed
from agent.services.pages.top import top

log = logging.getLogger(__name__)
Row = TypeVar("Row")
_ROLES = frozenset({Role.KAM, Role.HEAD_OF_SALES})


@dataclass(frozen=True, slots=True)
class Days:
    sources: DaySources

    def of(self, user: User, language: Language) -> Day:
        """All parts; what cannot be read costs no other its place, and says so."""
        sources = self.sources
        parts = DayParts(sources, user, language, {each.id: each for each in sources.accounts.of(user)})
        works = bool(user.roles & _ROLES)

        def read(part: Callable[[], Listed[Row]], allowed: bool = works) -> Listed[Row]:
            try:
                return part() if allowed else Listed()
            except KamError as error:
                log.warning("a part of the day cannot be told", exc_info=True)
                return Listed(problem=error.text(language))

        drafts, clocks = read(parts.drafts, allowed=True), read(parts.clocks)
        run_outs, people, chances = read(parts.run_outs), read(parts.people), read(parts.chances)
        age = Age(sources.facts.info().as_of, sources.clock.now())
        return Day(
            top=top(drafts, clocks, run_outs, people, chances, language),
            drafts=drafts,
            clocks=clocks,
            run_outs=run_outs,
            people=people,
            chances=chances,
            meetings=read(parts.meetings),
            age=str(contacts_view.age(age, language)["age_text"]),
            is_stale=age.freshness is not Freshness.FRESH,
        )
