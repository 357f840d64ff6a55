"""Who asks: users, their roles and the accounts they may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from agent.domain.errors import Forbidden
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.phrase import Phrase


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


def role_names(roles: Iterable[Role], language: Language) -> str:
    """The roles in words, in one line."""
    return ", ".join(message(f"people.role.{role.value}", language) for role in sorted(roles))


class _RoleNames(Phrase):
    """Roles in an error's text, named in the reader's language."""

    def text(self, language: Language) -> str:
        return role_names((Role(role) for role in self.values), language)


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
            raise Forbidden("access.role", roles=_RoleNames("access.role", {role.value: "" for role in roles}))
