"""Wires conversations: their store, files and runs, and the chat over whatever assistant is wired."""

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from agent.bootstrap.facts import FactsParts
from agent.bootstrap.nda import NdaParts

if TYPE_CHECKING:
    from agent.adapters.state.channels import SqlChannels
    from agent.domain.identity import User
    from agent.ports.assistant import Assistant
    from agent.services.chat import Chat
    from agent.services.conversations import ConversationDesk
    from agent.services.people import PeopleService

_GRACE = timedelta(minutes=4)  # a tool that has begun ends its work: an NDA of scanned pages takes minutes


class ConversationParts(NdaParts, FactsParts):
    """What people say to the assistant, and what it answers."""

    assistant: "Assistant"

    @cached_property
    def conversations(self) -> "ConversationDesk":
        from agent.adapters.state.conversations import SqlConversations
        from agent.adapters.state.runs import SqlRuns
        from agent.adapters.uploads import UploadFolder
        from agent.services.conversations import ConversationDesk

        return ConversationDesk(
            store=SqlConversations(self.database),
            runs=SqlRuns(self.database),
            uploads=UploadFolder(self.upload_path, self.settings.upload_mb),
            account_of=self._account_named,
            audit=self.audit,
            clock=self.clock,
        )

    @cached_property
    def chat(self) -> "Chat":
        from agent.services.chat import Chat
        from agent.services.chat_intake import Intake

        desk = self.conversations
        longest = timedelta(seconds=self.settings.chat_timeout_s) + _GRACE
        intake = Intake(desk, longest)
        return Chat(desk, intake, lambda: self.assistant, self.signals, self.secret("assistant"))

    @cached_property
    def people(self) -> "PeopleService":
        from agent.adapters.state.people import SqlPeople
        from agent.services.people import PeopleService

        own = (self.identity, self.audit, self.database)
        return PeopleService(SqlPeople(self.database), *own, self.conversations, self.channel_store)

    @cached_property
    def channel_store(self) -> "SqlChannels":
        from agent.adapters.state.channels import SqlChannels

        return SqlChannels(self.database)

    def _account_named(self, user: "User", name: str) -> str:
        return self.accounts.one(user, name).name
