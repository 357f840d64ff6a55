"""What was spoken of before: the last calls, the last customer and person, what was left open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.domain.assistant.conversation import Message, Role, ToolCall

_BACK = 12  # messages that a pronoun may reach back


@dataclass(frozen=True, slots=True)
class Past:
    """``accounts_of``: whose contact a person is."""

    messages: Sequence[Message]
    accounts_of: Mapping[str, str]

    @property
    def open(self) -> Mapping[str, Any]:
        """Of the last message of the assistant; empty where it asked nothing."""
        last = next((each for each in reversed(self.messages) if each.role is Role.ASSISTANT), None)
        return last.open if last is not None else {}

    @property
    def calls(self) -> tuple[ToolCall, ...]:
        """Of the last message that called anything."""
        return next((each.tool_calls for each in reversed(self.messages) if each.tool_calls), ())

    @property
    def account(self) -> str | None:
        return next(self._named("account"), None)

    @property
    def contact(self) -> str | None:
        return next(self._named("contact"), None)

    def _named(self, name: str) -> Iterator[str]:
        """The latest first; the customer of a person who was named counts as named."""
        for message in reversed(self.messages[-_BACK:]):
            for call in reversed(message.tool_calls):
                if call.args.get(name):
                    yield str(call.args[name])
                elif name == "account" and call.args.get("contact") in self.accounts_of:
                    yield self.accounts_of[str(call.args["contact"])]
