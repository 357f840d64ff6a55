"""Users with their roles and accounts survive the database."""

from collections.abc import Iterator

import pytest

from agent.adapters.state.database import Database
from agent.adapters.state.demo_users import DEMO_USERS
from agent.adapters.state.identity import SqlIdentity
from agent.domain.errors import NotFound

pytestmark = pytest.mark.both_databases


@pytest.fixture
def identity(state_url: str) -> Iterator[SqlIdentity]:
    database = Database(state_url)
    database.migrate()
    yield SqlIdentity(database)
    database.dispose()


def test_users_come_back_as_they_went_in(identity: SqlIdentity) -> None:
    identity.add(DEMO_USERS)
    identity.add(DEMO_USERS)
    assert {user.id: user for user in identity.users()} == {user.id: user for user in DEMO_USERS}


def test_an_unknown_user_is_told_who_is_known(identity: SqlIdentity) -> None:
    identity.add(DEMO_USERS)
    with pytest.raises(NotFound, match=r"mallory.*k\.brandt"):
        identity.user("mallory")


def test_where_nobody_has_signed_in_yet_it_is_told_how(identity: SqlIdentity) -> None:
    with pytest.raises(NotFound, match="no user yet"):
        identity.user("k.brandt")
