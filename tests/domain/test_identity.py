"""Access: accounts come from the membership, rights from the roles."""

import pytest

from agent.adapters.state.demo_users import DEMO_USERS
from agent.domain.errors import Forbidden
from agent.domain.identity import Role

USERS = {user.id: user for user in DEMO_USERS}


def test_a_kam_sees_the_own_accounts_only() -> None:
    USERS["k.brandt"].require_account("Heliotec AG")
    with pytest.raises(Forbidden, match="Vantage Pumps Ltd"):
        USERS["k.brandt"].require_account("Vantage Pumps Ltd")


def test_the_two_kams_share_no_account() -> None:
    assert not USERS["k.brandt"].accounts & USERS["m.yilmaz"].accounts


@pytest.mark.parametrize("user", ["h.sommer", "l.vogt"])
def test_head_of_sales_and_legal_see_all_accounts(user: str) -> None:
    USERS[user].require_account("Vantage Pumps Ltd")


def test_an_admin_sees_no_account_and_has_no_other_role() -> None:
    with pytest.raises(Forbidden):
        USERS["a.petersen"].require_account("Heliotec AG")
    with pytest.raises(Forbidden):
        USERS["a.petersen"].require_role(Role.KAM, Role.LEGAL)
