"""Who asks: users, their roles and the accounts they may see."""

from dataclasses import dataclass
from enum import StrEnum

from agent.domain.errors import Forbidden
from agent.domain.language import Language


class Role(StrEnum):
    """``kam`` and ``admin``, and a role for every department that consents: its value is the department's id."""

    KAM = "kam"
    HEAD_OF_SALES = "head_of_sales"
    LEGAL = "legal"
    ADMIN = "admin"
    OPERATIONS = "operations"
    ENGINEERING = "engineering"
    FINANCE = "finance"
    MANAGEMENT = "management"
    PURCHASING = "purchasing"
    QUALITY = "quality"
    DATA_PROTECTION = "data_protection"
    INSIDE_SALES = "inside_sales"


@dataclass(frozen=True, slots=True)
class User:
    """A person of the company. ``accounts`` are the account names of the membership."""

    id: str
    name: str
    email: str
    roles: frozenset[Role]
    accounts: frozenset[str]
    language: Language = Language.DE

    @property
    def sees_all_accounts(self) -> bool:
        return bool(self.roles & {Role.HEAD_OF_SALES, Role.LEGAL})

    def may_see(self, account: str) -> bool:
        return self.sees_all_accounts or account in self.accounts

    def require_account(self, account: str) -> None:
        """Raises Forbidden when the account is not the user's."""
        if not self.may_see(account):
            raise Forbidden("access.account", account=account)

    def require_role(self, *roles: Role) -> None:
        """Raises Forbidden when the user has none of the roles."""
        if not self.roles & set(roles):
            raise Forbidden("access.role", roles=", ".join(sorted(roles)))
