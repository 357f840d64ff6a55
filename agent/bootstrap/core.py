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
    from agent.services.policy_watch import PolicyWatch
    from knowledge.policies import PolicyLibrary

_SEALED_SINCE = "0004"  # the revision of the state since which the audit chain is sealed


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
        before = database.migrate()
        SqlIdentity(database).seed(DEMO_USERS)
        if before is not None and before < _SEALED_SINCE:
            self._audit_of(database).seal_first()
        return database

    def secret(self, use: str) -> bytes:
        """A key for one use, from the secret of the home folder."""
        from agent.adapters.state.secrets import derived_key, home_secret

        return derived_key(home_secret(self.settings.home), use.encode())

    @cached_property
    def identity(self) -> "SqlIdentity":
        from agent.adapters.state.identity import SqlIdentity

        return SqlIdentity(self.database)

    @cached_property
    def audit(self) -> "SqlAudit":
        return self._audit_of(self.database)

    def _audit_of(self, database: "Database") -> "SqlAudit":
        from agent.adapters.state.audit import SqlAudit

        return SqlAudit(database, self.clock, self.secret("audit"))

    @cached_property
    def audit_service(self) -> "AuditService":
        from agent.services.audit import AuditService

        return AuditService(self.audit)

    @cached_property
    def policy_watch(self) -> "PolicyWatch":
        from agent.adapters.policy_files import PolicyFolder
        from agent.adapters.state.policy_versions import SqlPolicyVersions
        from agent.services.policy_watch import PolicyWatch

        versions = SqlPolicyVersions(self.database)
        return PolicyWatch(PolicyFolder(self.settings.policies), versions, self.audit, self.clock, self.database)

    @cached_property
    def policies(self) -> "PolicyLibrary":
        from knowledge.policies import PolicyLibrary

        return PolicyLibrary(self.settings.policies)
