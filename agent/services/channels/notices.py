"""What people are told of our own accord: one digest a working day, and at once only what cannot wait.

Nobody is disturbed at night or on a weekend; each type can be muted; each notice goes out once: it is noted before it
is posted. What a platform did not take is no longer noted, and goes out with the next run.
"""

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from agent.domain import formats
from agent.domain.channel.place import Place
from agent.domain.channel.post import Block, Button, Buttons, Heading, Post, Text
from agent.domain.errors import KamError, Unavailable
from agent.domain.escalation.clock import ReminderKind
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.ports import Clock, Identity
from agent.ports.channels import ChannelStore
from agent.services.channels import Clients
from agent.services.channels.actions import Action, value
from agent.services.channels.home import day, first_line
from agent.services.channels.links import Pages
from agent.services.channels.notice import Matter, NoticeType
from agent.services.channels.people import ChannelPeople
from agent.services.channels.quiet import is_digest_time, is_quiet
from agent.services.channels.today import Today
from agent.services.escalation_reminders import EscalationReminders, Reminder
from agent.services.escalation_view import EscalationView
from agent.services.telling.untrusted import harmless

log = logging.getLogger(__name__)
_AT_ONCE = frozenset({ReminderKind.DAY_11, ReminderKind.DAY_14})
_MOST = 10  # articles named in one post


@dataclass(frozen=True, slots=True)
class ChannelNotices:
    """``digest_at`` in the company's zone, as the quiet hours are."""

    people: ChannelPeople
    clients: Clients
    store: ChannelStore
    identity: Identity
    today: Today
    reminders: EscalationReminders
    escalation_view: EscalationView
    pages: Pages
    clock: Clock
    zone: dt.tzinfo
    digest_at: dt.time

    def send(self) -> int:
        """Send what is due to everybody who is linked; how many posts. For a schedule. What fails for one person
        costs no other their notice."""
        now = self.clock.now().astimezone(self.zone)
        if is_quiet(now):
            return 0
        linked = sorted({each.user_id for each in self.store.people()})
        clocks = self._clocks() if linked else {}
        return sum(self._sent(user_id, now, clocks.get(user_id, ())) for user_id in linked)

    def _sent(self, user_id: str, now: dt.datetime, clocks: Sequence[Reminder]) -> int:
        try:
            user, where = self.identity.user(user_id), self._where(user_id)
            if where is None:
                return 0
            muted = self.store.muted(user.id)
            due = [part for part in self._due(user, now, clocks, muted) if part is not None]
            return sum(self._posted(user, where, each) for each in due)
        except KamError as error:
            log.warning("notices could not be sent to a person: %s", error.code)
            return 0

    def _posted(self, user: User, where: Place, due: "Due") -> bool:
        try:
            self.clients()[where.platform].post(where, due.post)
        except Unavailable:
            self.store.unnote(user.id, due.keys)
            log.warning("a notice could not be sent; it goes out with the next run")
            return False
        return True

    def _due(
        self, user: User, now: dt.datetime, clocks: Sequence[Reminder], muted: Collection[str]
    ) -> Iterator["Due | None"]:
        if NoticeType.ESCALATION not in muted:
            yield self._escalations(user, clocks)
        if NoticeType.RUN_OUT not in muted:
            yield self._run_outs(user, now)
        if NoticeType.DIGEST not in muted and is_digest_time(now, self.digest_at):
            yield self._digest(user, now)

    def _digest(self, user: User, now: dt.datetime) -> "Due | None":
        key = f"digest:{now.date()}"
        if not self._first(user, key):
            return None
        language = user.language
        matters = self.today.matters(user, language)
        title = message("channels.digest.title", language, day=formats.date(now.date(), language))
        blocks = day(matters, self.today.age(language), self.pages, language)
        why = message("channels.digest.why", language)
        told = f"{title}: {first_line(matters, language)}"
        return Due(self._post(NoticeType.DIGEST, title, told, [*blocks], why, language), (key,))

    def _escalations(self, user: User, reached: Sequence[Reminder]) -> "Due | None":
        new = [each for each in reached if self._first(user, _escalation_key(each))]
        if not new:
            return None
        language = user.language
        title = message("channels.alert.escalation.title", language)
        told = [self._escalation(each, language) for each in new]
        post = self._post(NoticeType.ESCALATION, title, f"{title}: {new[0].account}", [*map(Text, told)], "", language)
        return Due(post, tuple(map(_escalation_key, new)))

    def _escalation(self, reminder: Reminder, language: Language) -> str:
        record = reminder.record
        clock = self.escalation_view.clock_text(record, language)
        values = {
            "account": harmless(reminder.account),
            "id": harmless(record.contract_id or record.id),
            "day": reminder.clock.day,
        }
        return message("channels.alert.escalation", language, clock=clock, **values)

    def _run_outs(self, user: User, now: dt.datetime) -> "Due | None":
        if not user.accounts:  # who answers for no customer is told by the digest
            return None
        language, month = user.language, f"{now:%Y-%m}"
        found = self.today.run_outs(user, language)
        new = [each for each in found if self._first(user, _run_out_key(each, month))]
        if not new:
            return None
        title = message("channels.alert.run_out.title", language, count=len(new))
        lines = [f"- **{harmless(each.title)}**: {each.why}" for each in new[:_MOST]]
        if len(new) > _MOST:
            lines.append(f"- {message('channels.alert.more', language, count=len(new) - _MOST)}")
        why = message("channels.alert.run_out.why", language)
        post = self._post(NoticeType.RUN_OUT, title, _told(title, new), [Text("\n".join(lines))], why, language)
        return Due(post, tuple(_run_out_key(each, month) for each in new))

    def _post(
        self, kind: NoticeType, title: str, told: str, blocks: Sequence[Block], why: str, language: Language
    ) -> Post:
        """With why it comes, and the way to hear no more of it."""
        name = message(f"channels.notice.{kind}", language)
        label = message("channels.button.mute", language, kind=name)
        mute = Buttons((Button(label, Action.MUTE, value(type=kind.value)),))
        reason = [Text(why, small=True)] if why else []
        return Post(told, (Heading(title), *blocks, *reason, mute))

    def _clocks(self) -> dict[str, list[Reminder]]:
        """By user, what concerns them."""
        found = defaultdict(list)
        try:
            for reminder in self.reminders.reached(_AT_ONCE):
                for user_id in reminder.to:
                    found[user_id].append(reminder)
        except KamError as error:
            log.warning("the clocks of escalations cannot be read: %s", error.code)
        return found

    def _where(self, user_id: str) -> Place | None:
        """Where the person reads alone; on the platform that they came to last."""
        people = sorted(self.store.people_of(user_id), key=lambda each: each.at, reverse=True)
        places = (self.people.direct(each.speaker) for each in people if each.speaker.platform in self.clients())
        return next((place for place in places if place is not None), None)

    def _first(self, user: User, key: str) -> bool:
        return self.store.note(user.id, key, self.clock.now())


@dataclass(frozen=True, slots=True)
class Due:
    """A post, and under which keys it is noted that it went out."""

    post: Post
    keys: Sequence[str]


def _run_out_key(found: Matter, month: str) -> str:
    return f"run_out:{found.id}:{month}"


def _escalation_key(reminder: Reminder) -> str:
    return f"escalation:{reminder.record.id}:{reminder.record.detected_on}:{reminder.kind.value}"


def _told(title: str, found: Sequence[Matter]) -> str:
    return f"{title}: {harmless(found[0].title)}"
