"""The register as page, API and shell show it: public JSON with labels and sentences in the reader's language."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.register import (
    Deviation,
    RegisterEntry,
    State,
    days_left,
    last_day,
    notice,
    state_of,
)
from agent.domain.nda.topics import TOPICS
from agent.domain.plain import plain
from agent.ports import Identity, Policies
from agent.services.names import decides_on_ndas, departments, people
from agent.services.nda_register import RegisterSuggestion


@dataclass(frozen=True, slots=True)
class RegisterView:
    identity: Identity
    policies: Policies

    def entries(self, entries: Iterable[RegisterEntry], today: dt.date, language: Language) -> dict[str, Any]:
        """``{"as_of", "entries"}`` in the order given."""
        words = self._words(language)
        return {"as_of": today.isoformat(), "entries": [words.entry(entry, today) for entry in entries]}

    def suggestion(self, suggestion: RegisterSuggestion, language: Language) -> dict[str, Any]:
        words = self._words(language)
        return {
            **plain(suggestion),
            "deviations": [words.deviation(each) for each in suggestion.deviations],
            "message": message("register.what_it_means", language, decides=words.accepts),
        }

    def meaning(self, language: Language) -> str:
        """What recording says, and who decides."""
        return message("register.what_it_means", language, decides=self._words(language).accepts)

    def _words(self, language: Language) -> "_Words":
        accepts = decides_on_ndas(self.policies).name.text(language)
        return _Words(language, departments(self.policies, language), accepts, people(self.identity))


@dataclass(frozen=True, slots=True)
class _Words:
    """Names in one language: departments by id, who decides on NDAs as a whole, users by id."""

    language: Language
    departments: dict[str, str]
    accepts: str
    names: dict[str, str]

    def entry(self, entry: RegisterEntry, today: dt.date) -> dict[str, Any]:
        state = state_of(entry, today)
        return {
            **plain(entry),
            "state": state.value,
            "state_label": message(f"register.state.{state}", self.language),
            "days_left": None if state is State.ENDED else days_left(entry, today),
            "notice": notice(entry, today),
            "deviations": [self.deviation(each) for each in entry.deviations],
            "recorded_by_name": self.names.get(entry.recorded_by, entry.recorded_by),
            "message": self.sentence(entry, today),
        }

    def deviation(self, deviation: Deviation) -> dict[str, Any]:
        decides = self.departments.get(deviation.decides, deviation.decides)
        code = "register.accepted" if deviation.accepted_by else "register.not_accepted"
        return {
            **plain(deviation),
            "topic_label": TOPICS[deviation.topic].label(self.language) if deviation.topic in TOPICS else "",
            "decides": decides,
            "consent": message(code, self.language, name=deviation.accepted_by, decides=decides),
        }

    def sentence(self, entry: RegisterEntry, today: dt.date) -> str:
        """What to tell about an NDA that ends soon or is over; empty for the others."""
        state, left, last = state_of(entry, today), days_left(entry, today), last_day(entry)
        if state not in (State.ENDING, State.EXPIRED) or left is None or last is None:
            return ""
        survives = entry.survival_until if state is State.EXPIRED else None
        told = message(f"register.{_when(left)}", self.language, days=left, day=self._day(last), account=entry.account)
        lasting = message("register.survives", self.language, day=self._day(survives)) if survives else ""
        decided = message("register.decided_by", self.language, decides=self.accepts)
        return " ".join(filter(None, (told, lasting, decided)))

    def _day(self, day: dt.date) -> str:
        return formats.date(day, self.language)


def _when(left: int) -> str:
    """Which sentence fits so many days before the end."""
    return "expired" if left < 0 else {0: "ends_today", 1: "ends_tomorrow"}.get(left, "ends_in")
