"""What was written about a contract before, and which stage is due now."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from agent.domain.account import Account
from agent.domain.contacts.activity import Contact, Direction
from agent.domain.draft.draft import Draft, DraftKind, DraftStatus, EventKind
from agent.domain.errors import BadInput
from agent.domain.escalation.record import Stage
from agent.domain.formats import date as shown
from agent.domain.language import Language
from agent.domain.phrase import Phrase
from agent.ports.contacts import ContactFacts
from agent.ports.drafts import Drafts

WAIT_DAYS = 4  # calendar days that a mail may stay without answer before the next stage: 4, 8 and 12 are in the clock
_MOST = 500
_ANSWERS = (Direction.IN, Direction.BOTH)


@dataclass(frozen=True, slots=True)
class SentMail:
    """An escalation mail that left; ``to`` are addresses in small letters."""

    draft_id: str
    day: dt.date
    to: frozenset[str]
    stage: int


@dataclass(frozen=True, slots=True)
class EarlierMails:
    drafts: Drafts
    contacts: ContactFacts

    def of(self, account: Account, contract: str, since: dt.date) -> Sequence[SentMail]:
        """Those on this contract that were sent since day 0, the oldest first."""
        found = self.drafts.find({DraftStatus.SENT}, [account.name], _MOST)
        mails = [self._mail(each) for each in found if each.kind is DraftKind.ESCALATION and _about(each, contract)]
        return sorted((each for each in mails if each.day >= since), key=lambda each: (each.day, each.draft_id))

    def due(
        self,
        account: Account,
        mails: Sequence[SentMail],
        people: Collection[Contact],
        today: dt.date,
        asked: int | None,
    ) -> Stage:
        """The stage to write now.

        Raises BadInput ``drafting.escalation.stage`` for one that does not follow, ``….waiting`` while an answer is
        awaited, ``….answered`` where one was logged.
        """
        following = min(len(mails) + 1, int(Stage.SPONSORS))
        if asked is not None and asked != following:
            raise BadInput("drafting.escalation.stage", stage=asked, due=following, sent=len(mails))
        if mails:
            self._require_silence(account, mails[-1], people, today, insisted=asked is not None)
        return Stage(following)

    def _require_silence(
        self, account: Account, last: SentMail, people: Collection[Contact], today: dt.date, *, insisted: bool
    ) -> None:
        """What was logged may have been about something else: who names the stage says so."""
        ids = [each.id for each in people if each.email.strip().casefold() in last.to]
        logged = self.contacts.activities([account.id], today, since=last.day, contact_ids=ids) if ids else ()
        answers = [each.day for each in logged if each.direction in _ANSWERS]
        if answers and not insisted:
            raise BadInput("drafting.escalation.answered", sent=_Day(last.day), day=_Day(min(answers)))
        until = last.day + dt.timedelta(WAIT_DAYS)
        if today < until:
            raise BadInput("drafting.escalation.waiting", sent=_Day(last.day), until=_Day(until))

    def _mail(self, draft: Draft) -> SentMail:
        sent = [event.at.date() for event in self.drafts.events(draft.id) if event.kind is EventKind.SENT]
        stage = next((fact.value for fact in draft.content.facts if fact.id == "stage"), 1)
        to = frozenset(each.casefold() for each in draft.content.to)
        return SentMail(draft.id, sent[-1] if sent else draft.created_at.date(), to, int(stage or 1))


def _about(draft: Draft, contract: str) -> bool:
    return any(fact.id == "contract" and fact.value == contract for fact in draft.content.facts)


class _Day(Phrase):
    """A day in the reader's language."""

    def __init__(self, day: dt.date) -> None:
        super().__init__("", {"day": day})

    def text(self, language: Language) -> str:
        day = self.values["day"]
        assert isinstance(day, dt.date)  # noqa: S101 - set where it is made
        return shown(day, language)
