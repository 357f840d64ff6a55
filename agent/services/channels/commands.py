"""``/kam …``: a short command becomes the question that the assistant understands, in the user's language.

A message that is to be recorded as an escalation is somebody else's words, so nothing of it is put to the assistant
but which of the user's customers and which contract it names.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from agent.domain.channel.inbound import Entry, InboundMessage
from agent.domain.channel.post import Heading, Post, Text
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import codes, message
from agent.services.accounts import Accounts

# what people type, and what is meant; a word of one language only also says the language
_WORDS: dict[str, tuple[str, Language | None]] = {
    "briefing": ("briefing", None),
    "kpi": ("kpi", None),
    "kpis": ("kpi", None),
    "nachbestellung": ("reorder", Language.DE),
    "nachbestellungen": ("reorder", Language.DE),
    "reorder": ("reorder", Language.EN),
    "re-order": ("reorder", Language.EN),
    "kontakt": ("contact", Language.DE),
    "kontakte": ("contact", Language.DE),
    "contact": ("contact", Language.EN),
    "contacts": ("contact", Language.EN),
    "nda": ("nda", None),
    "eskalation": ("escalation", Language.DE),
    "eskalationen": ("escalation", Language.DE),
    "escalation": ("escalation", Language.EN),
    "escalations": ("escalation", Language.EN),
    "plan": ("plan", None),
    "mail": ("mail", None),
    "hilfe": ("help", Language.DE),
    "help": ("help", Language.EN),
    "": ("help", None),
}
WORDS = frozenset(_WORDS) - {""}
_LISTED = ("briefing", "kpi", "reorder", "contact", "nda", "escalation", "plan", "mail", "help")
_CONTRACT = re.compile(r"\b[A-Z]{2}-\d{4}-\d{3}\b")
_LONGEST = 300  # code points behind a command
_NAME = 4  # letters; a shorter first word names no customer


@dataclass(frozen=True, slots=True)
class Read:
    """A question for the assistant, or a post that answers at once. ``language`` None: that of the question."""

    question: str = ""
    language: Language | None = None
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class Commands:
    accounts: Callable[[], Accounts]

    def read(self, inbound: InboundMessage, user: User) -> Read:
        if inbound.entry is Entry.ESCALATION:
            return self._escalation(inbound.text, user)
        if inbound.entry is Entry.COMMAND:
            return _command(inbound, user)
        if inbound.files and not inbound.text.strip():  # a file alone: what we do with files
            return Read(message("channels.ask.nda", user.language), user.language)
        return Read(inbound.text)

    def _escalation(self, text: str, user: User) -> Read:
        language, folded = user.language, text.casefold()
        named = [each.name for each in self.accounts().of(user) if _names(each.name, folded)]
        if len(named) != 1:
            return Read(message("channels.ask.escalation.which", language), language)
        rest = " ".join([named[0], *_CONTRACT.findall(text)[:1]])
        return Read(message("channels.ask.escalation.of", language, rest=rest), language)


def help_post(language: Language) -> Post:
    lines = [f"- {message(f'channels.help.{name}', language)}" for name in _LISTED]
    title, lead = message("channels.help.title", language), message("assistant.hello", language)
    foot = Text(message("channels.help.foot", language), small=True)
    return Post(title, (Heading(title), Text(lead), Text("\n".join(lines)), foot))


def _command(inbound: InboundMessage, user: User) -> Read:
    word, _, rest = inbound.text.strip().partition(" ")
    name, language = _WORDS.get(word.casefold(), ("", None))
    rest, tongue = " ".join(rest.split())[:_LONGEST], language or user.language
    if name == "help":
        return Read(language=tongue, post=help_post(tongue))
    if not name:  # a whole sentence behind the slash
        return Read(inbound.text)
    if name == "nda" and inbound.files:
        rest = ""
    code = f"channels.ask.{name}.of" if rest else f"channels.ask.{name}"
    return Read(message(code if code in codes() else f"channels.ask.{name}", tongue, rest=rest), tongue)


def _names(account: str, folded: str) -> bool:
    """Whether the text names the customer: in full, or by the first word of the name."""
    first = re.split(r"[\s,&]+", account.casefold())[0]
    if account.casefold() in folded:
        return True
    return len(first) >= _NAME and re.search(rf"\b{re.escape(first)}\b", folded) is not None
