"""The overview of a person's day: the top five, how much there is of each, how old the data are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.domain.channel.place import Speaker
from agent.domain.channel.post import Block, Button, Buttons, Divider, Heading, Line, Lines, Post, Text
from agent.domain.errors import Forbidden
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.ports.channels import ChannelStore
from agent.services.channels import Clients
from agent.services.channels.actions import Action, value
from agent.services.channels.links import Pages
from agent.services.channels.notice import Matter, NoticeType, Topic
from agent.services.channels.people import ChannelPeople
from agent.services.channels.talk import plain_post
from agent.services.channels.today import Today, top
from agent.services.telling.untrusted import harmless


@dataclass(frozen=True, slots=True)
class ChannelHome:
    people: ChannelPeople
    clients: Clients
    store: ChannelStore
    today: Today
    pages: Pages

    def show(self, speaker: Speaker) -> None:
        """Fill the page of the app for who opened it. Raises Unavailable."""
        self.clients()[speaker.platform].show_home(speaker, self.page(speaker))

    def page(self, speaker: Speaker) -> Post:
        """What this person sees there; a stranger is told that they are one. Raises Unavailable."""
        try:
            user = self.people.user(speaker)
        except Forbidden as refusal:
            return plain_post(refusal.in_both())
        return self.post(user)

    def post(self, user: User) -> Post:
        language = user.language
        matters = self.today.matters(user, language)
        title = message("channels.home.title", language)
        blocks = [
            Heading(title),
            Text(message("assistant.hello", language), small=True),
            *day(matters, self.today.age(language), self.pages, language),
            Divider(),
            *self._wishes(user, language),
        ]
        return Post(f"{title}: {first_line(matters, language)}", tuple(blocks), self.pages.url("/approvals"))

    def _wishes(self, user: User, language: Language) -> Iterator[Block]:
        muted = self.store.muted(user.id)
        yield Text(message("channels.home.wishes", language), small=True)
        yield Buttons(tuple(_wish(each, each.value in muted, language) for each in NoticeType))


def day(matters: Sequence[Matter], age: str, pages: Pages, language: Language) -> Iterator[Block]:
    """The top five with their reasons, how many there are of each topic, the age of the data."""
    if not matters:
        yield Text(message("channels.today.none", language))
    for each in top(matters):
        name = harmless(each.title)  # subjects and names are other people's words
        title = f"[{name}]({pages.url(each.path)})" if each.path and pages.base else f"**{name}**"
        yield Text(f"{message(f'channels.topic.{each.topic}', language)}: {title}\n{each.why}")
        if each.topic is Topic.APPROVAL:
            show = message("channels.button.show", language)
            yield Buttons((Button(show, Action.SHOW, value(draft=each.id)),))
    counted = Counter(each.topic for each in matters)
    lines = [Line(message(f"channels.topic.{each}", language), str(counted[each])) for each in Topic if counted[each]]
    if lines:
        yield Lines(tuple(lines))
    yield Text(age, small=True)


def first_line(matters: Sequence[Matter], language: Language) -> str:
    """What stands in a notification."""
    if not matters:
        return message("channels.today.none", language)
    return f"{harmless(matters[0].title)} – {matters[0].why}"


def _wish(kind: NoticeType, muted: bool, language: Language) -> Button:
    name = message(f"channels.notice.{kind}", language)
    what, action = ("unmute", Action.UNMUTE) if muted else ("mute", Action.MUTE)
    return Button(message(f"channels.button.{what}", language, kind=name), action, value(type=kind.value))
