"""An answer of the assistant as a post, and what stands there until it is given."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from agent.domain import formats
from agent.domain.assistant.conversation import Message
from agent.domain.channel.post import Block, Button, Buttons, Post, Text, Tone
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.channels.actions import Action, value
from agent.services.channels.links import Pages

_STEPS = 6  # the last ones
_FALLBACK = 200  # characters of an answer in a notification
_SOURCES = 4


@dataclass(frozen=True, slots=True)
class Answers:
    pages: Pages
    zone: dt.tzinfo

    def working(self, steps: Sequence[str], thread: str, language: Language, *, first: bool) -> Post:
        """What is being done, with a way to end it; ``first``: before the first answer it says what answers."""
        told = message("channels.working", language)
        blocks: list[Block] = [Text(message("assistant.hello", language), small=True)] if first else []
        blocks.append(Text("\n".join(f"- {each}" for each in steps[-_STEPS:]) or told))
        cancel = Button(message("channels.button.cancel", language), Action.CANCEL, value(thread=thread))
        return Post(told, (*blocks, Buttons((cancel,))))

    def answered(self, answer: Message) -> Post:
        """In the language of the answer; the first one of a conversation says itself that a machine wrote it."""
        language = answer.language
        text = Text(self.pages.absolute(answer.text))
        blocks = (text, *_remarks(answer, language), *self._sources(answer, language))
        return Post(_beginning(answer.text), (*blocks, *self._links(answer)))

    def _sources(self, answer: Message, language: Language) -> Iterator[Block]:
        """By which rules the figures were computed, and how old they are."""
        named = dict.fromkeys(
            (each.definition, each.definition_version.partition(" ")[0]) for each in answer.facts if each.definition
        )
        told = [message("assistant.told.definition", language, id=key, version=version) for key, version in named]
        told = told if len(told) <= _SOURCES else [*told[:_SOURCES], "…"]
        times = [each.as_of for each in answer.facts if each.as_of]
        if times:
            at = formats.moment(min(times).astimezone(self.zone), language)
            told.append(message("channels.card.as_of", language, at=at))
        if told:
            yield Text(f"{message('assistant.told.sources', language)}: {', '.join(told)}", small=True)

    def _links(self, answer: Message) -> Iterator[Block]:
        shown = _without_own_cards(answer)
        made = self.pages.buttons(*((label, path) for path, label in shown.items()))
        if made:
            yield Buttons(made[:5])


def _without_own_cards(answer: Message) -> dict[str, str]:
    """Drafts and reviews stand below as cards, with their own links."""
    return {
        path: label
        for path, label in answer.links.items()
        if not path.startswith("/nda/") and not any(path.endswith(f"/{draft}") for draft in answer.drafts)
    }


def _remarks(answer: Message, language: Language) -> Iterator[Block]:
    notices: Collection[str] = answer.notices
    if answer.stopped and not notices:
        notices = [f"assistant.told.stopped.{answer.stopped.value}"]
    for code in notices:
        yield Text(message(code, language), Tone.WARNING, small=True)


def _beginning(text: str) -> str:
    plain = " ".join(text.replace("**", "").split())
    return plain if len(plain) <= _FALLBACK else f"{plain[:_FALLBACK].rstrip()}…"
