"""What every part of the product stands on: settings, clock, state, identity, audit."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from agent.adapters.clock import SystemClock
from agent.domain.identity import User
from agent.domain.language import Language
from agent.settings import Settings

if TYPE_CHECKING:
    from agent.adapters.state.audit import SqlAudit
    from agent.adapters.state.database import Database
    from agent.adapters.state.identity import SqlIdentity
    from agent.services.audit import AuditService
    from knowledge.policies import PolicyLibrary


class Core:
    """Parts are built when first asked for: the heavy libraries behind them cost seconds."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = SystemClock(settings.today)
        self.tell: Callable[[str], None] = lambda _code: None  # what happens on the way: the code of a message

    def user(self) -> User:
        """Who asks in the shell. Raises NotFound."""
        return self.identity.user(self.settings.user)

    def language(self, user: User) -> Language:
        return Language(self.settings.language) if self.settings.language else user.language

    @cached_property
    def database(self) -> "Database":
        from agent.adapters.state.database import Database
        from agent.adapters.state.demo_users import DEMO_USERS
        from agent.adapters.state.identity import SqlIdentity

        database = Database(self.settings.state_url)
        database.migrate()
        SqlIdentity(database).add(DEMO_USERS)
        return database

    @cached_property
    def identity(self) -> "SqlIdentity":
        from agent.adapters.state.identity import SqlIdentity

        return SqlIdentity(self.database)

    @cached_property
    def audit(self) -> "SqlAudit":
        from agent.adapters.state.audit import SqlAudit

        return SqlAudit(self.database, self.clock)

    @cached_property
    def audit_service(self) -> "AuditService":
        from agent.services.audit import AuditService

        return AuditService(self.audit)

    @cached_property
    def policies(self) -> "PolicyLibrary":
        from knowledge.policies import PolicyLibrary

        return PolicyLibrary(self.settings.policies)
