"""The names that a user may speak of: those of the accounts in the user's scope."""

from agent.domain.assistant.directory import Directory
from agent.domain.identity import User
from agent.ports.assistant import Names


class Directories:
    """Scope comes from the user, never from a message (I3)."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def of(self, user: User) -> Directory:
        return self._names.directory(None if user.sees_all_accounts else sorted(user.accounts))
