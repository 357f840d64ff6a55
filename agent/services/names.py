"""Names for ids, as reports, files and register show them: people, departments, who decides on NDAs."""

from agent.domain.language import Language
from agent.domain.rights import Department
from agent.ports import Identity, Policies


def people(identity: Identity) -> dict[str, str]:
    """Names by user id. Who is gone has none: show the id then."""
    return {user.id: user.name for user in identity.users()}


def departments(policies: Policies, language: Language) -> dict[str, str]:
    """Names by department id."""
    return {department.id: department.name.text(language) for department in policies.departments()}


def decides_on_ndas(policies: Policies) -> Department:
    """The department that decides on an NDA as a whole (decision right ``nda_accept``)."""
    department = next(right.department for right in policies.rights() if right.id == "nda_accept")
    assert department is not None  # noqa: S101 - the loader checks that alignment names a department
    return department
