"""A state that fails while people work: nobody becomes somebody else by it."""

import dataclasses
from typing import Any

import httpx

from agent.adapters.state.demo_users import DEMO_USERS
from agent.bootstrap import App
from agent.domain.errors import Unavailable
from tests.api.sign_in.conftest import sign_in


class Failing:
    """Sessions that cannot be read."""

    def find(self, _key: str) -> Any:
        raise Unavailable("system.state", problem="disk I/O error")


def test_a_session_that_cannot_be_read_is_not_the_default_user_of_the_demo(browse: httpx.Client, company: App) -> None:
    company.identity.add(DEMO_USERS)  # of a trial in the same folder, before the sign-in was set
    sign_in(browse)
    assert company.sign_in is not None
    company.__dict__["sign_in"] = dataclasses.replace(company.sign_in, sessions=Failing())
    for path in ("/nda", "/approvals", "/accounts", "/supply/view"):
        answer = browse.get(path)
        assert answer.status_code == Unavailable.status, path
        assert not any(user.name in answer.text for user in DEMO_USERS), path
