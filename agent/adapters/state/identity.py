"""Users, roles and account membership in the state database."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import delete, select

from agent.adapters.state.database import Database
from agent.adapters.state.tables import MembershipRow, RoleRow, UserRow
from agent.domain.errors import NotFound
from agent.domain.identity import Role, User
from agent.domain.language import Language

GONE = "@deleted.invalid"  # ends the address of the row that stays of a forgotten person (RFC 2606: nobody's)


class SqlIdentity:
    """Implements the port `Identity`. Who was forgotten is no user any more."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def user(self, user_id: str) -> User:
        with self._database.reading() as session:
            row = session.get(UserRow, user_id)
            if row is not None and not row.email.endswith(GONE):
                return _user(row)
        known = ", ".join(user.id for user in self.users())
        raise NotFound("access.user" if known else "access.nobody", user=user_id, known=known)

    def users(self) -> Sequence[User]:
        with self._database.reading() as session:
            query = select(UserRow).where(~UserRow.email.endswith(GONE)).order_by(UserRow.id)
            return [_user(row) for row in session.scalars(query)]

    def seed(self, users: Sequence[User]) -> None:
        """As `add`, until somebody was forgotten: nobody comes back who wanted to be gone."""
        with self._database.transaction() as session:
            gone = session.scalars(select(UserRow.id).where(UserRow.email.endswith(GONE)).limit(1)).first()
            if gone is None:
                self.add(users)

    def add(self, users: Sequence[User]) -> None:
        """Store users that are not there yet; the others stay as they are."""
        with self._database.transaction() as session:
            known = set(session.scalars(select(UserRow.id)))
            session.add_all(row_of(user) for user in users if user.id not in known)

    def assign(self, accounts: Mapping[str, Collection[str]]) -> Collection[str]:
        with self._database.transaction() as session:
            known = set(session.scalars(select(UserRow.id)))
            session.execute(delete(MembershipRow))
            session.add_all(
                MembershipRow(user_id=user, account=account)
                for user in sorted(known & set(accounts))
                for account in sorted(accounts[user])
            )
        return sorted(set(accounts) - known)


def _user(row: UserRow) -> User:
    return User(
        id=row.id,
        name=row.name,
        email=row.email,
        roles=frozenset(Role(entry.role) for entry in row.roles),
        accounts=frozenset(entry.account for entry in row.memberships),
        language=Language(row.language),
    )


def row_of(user: User) -> UserRow:
    return UserRow(
        id=user.id,
        name=user.name,
        email=user.email,
        language=user.language.value,
        roles=[RoleRow(role=role.value) for role in sorted(user.roles)],
        memberships=[MembershipRow(account=account) for account in sorted(user.accounts)],
    )
