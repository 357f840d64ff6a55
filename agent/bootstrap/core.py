"""What every part of the product stands on: settings, clock, state, identity, audit."""

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from agent.adapters.clock import SystemClock
from agent.domain.errors import BadInput
from agent.domain.identity import User
from agent.domain.language import Language
from agent.settings import Settings

if TYPE_CHECKING:
    from agent.adapters.oidc.provider import OidcProvider
    from agent.adapters.signals import LocalSignals
    from agent.adapters.state.audit import SqlAudit
    from agent.adapters.state.counts import SqlCounts
    from agent.adapters.state.database import Database
    from agent.adapters.state.identity import SqlIdentity
    from agent.ports.sharing import Rates
    from agent.services.audit import AuditService
    from agent.services.policy_watch import PolicyWatch
    from agent.services.sign_in import SignIn
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
        try:
            before = database.migrate()
        except BaseException:
            database.dispose()
            raise
        if not self.settings.signs_in:
            SqlIdentity(database).seed(DEMO_USERS)
        if before is not None and before < _SEALED_SINCE:
            self._audit_of(database).seal_first()
        return database

    @cached_property
    def signals(self) -> "LocalSignals":
        """Between the processes that share the server; without one between the threads of this process."""
        if self.settings.postgresql_url:
            from agent.adapters.postgresql.signals import ServerSignals

            return ServerSignals(self.settings.postgresql_url, self.database.engine)
        from agent.adapters.signals import LocalSignals

        return LocalSignals()

    @cached_property
    def rates(self) -> "Rates":
        if self.settings.postgresql_url:
            from agent.adapters.postgresql.rates import ServerRates

            return ServerRates(self.database.engine)
        from agent.adapters.rates import LocalRates

        return LocalRates()

    def secret(self, use: str) -> bytes:
        """A key for one use, from the secret of the home folder."""
        from agent.adapters.state.secrets import derived_key, home_secret

        return derived_key(home_secret(self.settings.home), use.encode())

    @cached_property
    def identity(self) -> "SqlIdentity":
        from agent.adapters.state.identity import SqlIdentity

        return SqlIdentity(self.database)

    @cached_property
    def counts(self) -> "SqlCounts":
        from agent.adapters.state.counts import SqlCounts

        return SqlCounts(self.database)

    @cached_property
    def sign_in(self) -> "SignIn | None":
        """None where the demo's users are chosen in the page. Raises BadInput for incomplete settings."""
        if not self.settings.signs_in:
            return None
        from agent.adapters.state.sign_in import SqlSignInPeople, SqlWebSessions
        from agent.domain.sign_in import SessionLimits
        from agent.services.sign_in import SignIn

        whole, idle = self.settings.session_hours, self.settings.session_idle_minutes
        return SignIn(
            provider=self.oidc,
            sessions=SqlWebSessions(self.database),
            people=SqlSignInPeople(self.database),
            identity=self.identity,
            audit=self.audit,
            clock=SystemClock(),
            together=self.database,
            welcome=self.welcome,
            limits=SessionLimits(dt.timedelta(hours=whole), dt.timedelta(minutes=idle)),
        )

    def welcome(self) -> None:
        """What somebody who signs in for the first time is given: the core knows of nothing."""

    @cached_property
    def oidc(self) -> "OidcProvider":
        from agent.adapters.oidc.provider import OidcProvider

        settings = self.settings
        if not settings.oidc_client_id:
            raise BadInput("sign_in.settings", name="KAM_OIDC_CLIENT_ID")
        secret = settings.oidc_client_secret.get_secret_value()
        return OidcProvider(settings.oidc_issuer, settings.oidc_client_id, secret, settings.oidc_roles_claim)

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
