"""Every department has a role that speaks for it, and none of these sees an account by itself."""

from pathlib import Path

import pytest

from agent.domain.errors import Forbidden
from agent.domain.identity import Role, User
from agent.domain.rights import speaks_for
from knowledge.policies import PolicyLibrary

DEPARTMENTS = [each.id for each in PolicyLibrary(Path(__file__).parents[3] / "policies").departments()]
_SEE_ALL = {Role.LEGAL, Role.HEAD_OF_SALES}


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_one_role_and_no_other_speaks_for_a_department(department: str) -> None:
    assert [role for role in Role if speaks_for({role}, department)] == [Role(department)]


def test_kam_and_admin_speak_for_nobody_even_if_a_department_had_their_name() -> None:
    assert not speaks_for({Role.KAM, Role.ADMIN}, "kam")
    assert not speaks_for({Role.KAM, Role.ADMIN}, "admin")


@pytest.mark.parametrize("role", [role for role in Role if role not in _SEE_ALL])
def test_a_department_sees_no_account_by_itself(role: Role) -> None:
    with pytest.raises(Forbidden):
        User("u", "U", "u@x.example", frozenset({role}), frozenset()).require_account("Nordwerk")
