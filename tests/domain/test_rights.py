"""Who speaks for which department."""

import pytest

from agent.domain.identity import Role
from agent.domain.rights import speaks_for


@pytest.mark.parametrize(
    ("roles", "department", "speaks"),
    [
        ({Role.LEGAL}, "legal", True),
        ({Role.HEAD_OF_SALES}, "head_of_sales", True),
        ({Role.KAM, Role.LEGAL}, "legal", True),
        ({Role.LEGAL}, "head_of_sales", False),
        ({Role.KAM}, "legal", False),
        ({Role.ADMIN}, "legal", False),
        ({Role.LEGAL, Role.HEAD_OF_SALES}, "management", False),
        (set(), "legal", False),
    ],
)
def test_a_role_speaks_for_its_own_department_only(roles: set[Role], department: str, speaks: bool) -> None:
    assert speaks_for(roles, department) is speaks
