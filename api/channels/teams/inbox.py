"""What Teams brings: messages are queued, presses decided, greetings said; and what it gets as the answer."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from agent.adapters.teams.client import TeamsClient
from agent.bootstrap import App
from agent.domain.channel.inbound import Press
from agent.domain.channel.place import Audience, Place, Platform, Speaker
from agent.domain.channel.post import Buttons, Post, Text
from agent.domain.channel.reply import Reply
from agent.domain.errors import Forbidden, KamError
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import in_both, message
from api.channels.teams.answers import Answer, InvokeAnswers, retyped, told
from api.channels.teams.reading import Reading, asks_for_the_day, carries_files

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Inbox:
    """``later`` runs what need not be waited for."""

    app: App
    client: TeamsClient
    later: Callable[[Callable[[], None]], object]
    reading: Reading = field(init=False)
    answers: InvokeAnswers = field(init=False)

    def __post_init__(self) -> None:
        self.reading = Reading(self.client.tenant)
        self.answers = InvokeAnswers(self.client.cards)

    def message(self, activity: Any) -> None:
        """Queued, whatever else happens; a file in a channel never reaches us, and who sent it is told."""
        speaker, place = self._met(activity)
        if place.audience is not Audience.PERSONAL:
            if carries_files(activity):
                self._once(activity, lambda: self._file_in_channel(speaker, place))
                return
            place = replace(place, audience=self.client.audience(place))
        elif asks_for_the_day(activity):
            self._once(activity, lambda: self._day(speaker, place))
            return
        self.app.channel_intake.take(self.reading.message(activity, place))

    def pressed(self, activity: Any) -> Answer:
        self._met(activity)
        return self.answers.pressed(self._press(activity, activity.value.action.data))

    def dialogue(self, activity: Any) -> Answer:
        """A button that opens one was pressed."""
        self._met(activity)
        return self.answers.opened(self._press(activity, activity.value.data), activity.reply_to_id or "")

    def sent(self, activity: Any) -> Answer | None:
        """A dialogue was sent; None closes it."""
        self._met(activity)
        press = self.reading.press(activity, activity.value.data)
        if press is None:
            return None
        reply = self.app.channel_decisions.press(press)
        return (self._again(press, reply) if reply.refused else None) or told(reply.notice)

    def escalation(self, activity: Any) -> Answer:
        """Somebody marked a message: the answer comes in their personal chat, wherever the message stands."""
        speaker, place = self._met(activity)
        alone = place if place.audience is Audience.PERSONAL else self.app.channel_people.direct(speaker)
        if alone is None:
            return told(in_both("channels.teams.say_hello"))
        self.app.channel_intake.take(self.reading.escalation(activity, alone))
        return told(in_both("channels.teams.taken"))

    def installed(self, activity: Any) -> None:
        speaker, place = self._met(activity)
        self._once(activity, lambda: self._hello(speaker, place))

    def changed(self, activity: Any) -> None:
        """Who has the app may be written to, from now on. What changes elsewhere is nothing to us."""
        if self.reading.place(activity).audience is Audience.PERSONAL:
            speaker, place = self._met(activity)
            self.later(lambda: _logged(lambda: self._known(speaker, place)))

    def _met(self, activity: Any) -> tuple[Speaker, Place]:
        """Raises Forbidden for people of other tenants, on record."""
        try:
            speaker, place = self.reading.speaker(activity), self.reading.place(activity)
        except Forbidden as refusal:
            sender = Speaker(Platform.TEAMS, "", activity.from_.aad_object_id or activity.from_.id)
            self.app.channel_people.refused(sender, refusal)
            raise
        self.client.met(speaker, place, activity.from_.id)
        return speaker, place

    def _press(self, activity: Any, data: Any) -> Reply:
        press = self.reading.press(activity, data)
        if press is None:
            return Reply(in_both("channels.press"), refused=True)
        return self.app.channel_decisions.press(press)

    def _again(self, press: Press, reply: Reply) -> Answer | None:
        """The dialogue with what was typed, which is not lost with a refusal that typing can mend."""
        opened = self.app.channel_decisions.press(replace(press, action=f"{press.action}_form"))
        if opened.form is None:
            return None
        form = retyped(opened.form, press.fields, reply.notice)
        return self.answers.opened(replace(opened, form=form), press.message)

    def _once(self, activity: Any, act: Callable[[], None]) -> None:
        event = f"{activity.conversation.id}\n{activity.type}\n{activity.id}"
        if self.app.channel_store.take(Platform.TEAMS, event, self.app.clock.now()):
            self.later(lambda: _logged(act))

    def _file_in_channel(self, speaker: Speaker, place: Place) -> None:
        user = self._known(speaker, place)
        code = "channels.teams.file_in_channel"
        text = in_both(code) if user is None else message(code, user.language)
        language = Language.DE if user is None else user.language
        button = self.app.pages.buttons((message("channels.teams.upload_page", language), "/"))
        blocks = (Text(text), Buttons(button)) if button else (Text(text),)
        self.client.post(place, Post(text, blocks))

    def _day(self, speaker: Speaker, place: Place) -> None:
        """To a stranger it says that they are one."""
        self.client.post(place, self.app.channel_home.page(speaker))
        self.app.channel_people.met(speaker, place)

    def _hello(self, speaker: Speaker, place: Place) -> None:
        if place.audience is not Audience.PERSONAL:
            text = in_both("channels.teams.hello_channel")
        else:
            user = self._known(speaker, place)
            if user is None:  # the app may be installed for everybody; strangers are told when they write
                return
            text = f"{message('assistant.hello', user.language)}\n\n{message('channels.help.foot', user.language)}"
        self.client.post(place, Post(text, (Text(text),)))

    def _known(self, speaker: Speaker, place: Place) -> User | None:
        """Our user, whose personal chat is remembered."""
        try:
            user = self.app.channel_people.user(speaker)
        except Forbidden:
            return None
        self.app.channel_people.met(speaker, place)
        return user


def _logged(act: Callable[[], object]) -> None:
    try:
        act()
    except KamError as error:
        log.warning("Teams could not be told: %s", error.code)
