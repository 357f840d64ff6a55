"""The people who use the assistant: who they are, and forgetting one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from agent.domain.assistant.conversation import File
from agent.domain.errors import Conflict
from agent.domain.identity import Role, User
from agent.ports import Audit, Identity, Together
from agent.ports.audit import People


class OwnConversations(Protocol):
    """What a person said to the assistant: `agent.services.conversations.ConversationDesk`."""

    def forget(self, user_id: str) -> Sequence[File]: ...

    def remove(self, files: Sequence[File]) -> None: ...


class OwnChannels(Protocol):
    """Who a person is on the chat platforms: `agent.ports.channels.ChannelStore`."""

    def forget(self, user_id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class PeopleService:
    people: People
    identity: Identity
    audit: Audit
    together: Together
    conversations: OwnConversations
    channels: OwnChannels

    def list(self, user: User) -> Sequence[User]:
        """By id. Raises Forbidden for all but an Admin."""
        user.require_role(Role.ADMIN)
        return self.identity.users()

    def forget(self, user: User, person: str) -> bool:
        """Take out of the state who this person was; what they did stays, done by somebody. What they said to the
        assistant goes, with the files; so does who they were on the chat platforms.

        True when nothing of them is left in the database's files either; False while another process keeps those
        open: `purge` later. Raises Forbidden, NotFound ``people.unknown``, Conflict (yourself, the last Admin,
        messages that wait to leave in the person's name). A refusal stands in the audit chain.
        """
        user.require_role(Role.ADMIN)
        try:
            with self.together.together():
                self._refuse(user, person)
                files = self.conversations.forget(person)
                self.channels.forget(person)
                reference = self.people.forget(person)
                self.audit.append(user.id, "person.forgotten", reference, {})
        except Conflict as refusal:
            self._refused(user, person, refusal)
            raise
        self.conversations.remove(files)
        return self.people.purge()

    def purge(self, user: User) -> bool:
        """Once more make unreadable what was deleted. Raises Forbidden."""
        user.require_role(Role.ADMIN)
        return self.people.purge()

    def _refuse(self, user: User, person: str) -> None:
        if person == user.id:
            raise Conflict("people.yourself")
        admins = {each.id for each in self.identity.users() if Role.ADMIN in each.roles}
        if admins == {person}:
            raise Conflict("people.last_admin", user=person)
        waiting = self.people.open_deliveries(person)
        if waiting:
            raise Conflict("people.messages_wait", user=person, count=waiting)

    def _refused(self, user: User, person: str, refusal: Conflict) -> None:
        self.audit.append(user.id, "person.forget_refused", person, {"code": refusal.code})
