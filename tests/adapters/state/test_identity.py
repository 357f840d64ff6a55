"""Users with their roles and accounts survive the database."""

from pathlib import Path

import pytest

from agent.adapters.state.database import Database
from agent.adapters.state.demo_users import DEMO_USERS
from agent.adapters.state.identity import SqlIdentity
from agent.domain.errors import NotFound


@pytest.fixture
def identity(tmp_path: Path) -> SqlIdentity:
    database = Database(f"sqlite:///{tmp_path}/state.sqlite3")
    database.migrate()
    return SqlIdentity(database)


def test_users_come_back_as_they_went_in(identity: SqlIdentity) -> None:
    identity.add(DEMO_USERS)
    identity.add(DEMO_USERS)
    assert {user.id: user for user in identity.users()} == {user.id: user for user in DEMO_USERS}


def test_an_unknown_user_is_told_who_is_known(identity: SqlIdentity) -> None:
    identity.add(DEMO_USERS)
    with pytest.raises(NotFound, match=r"mallory.*k\.brandt"):
        identity.user("mallory")
