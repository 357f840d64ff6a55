"""Decision rights: who decides what, with the line of the role description that says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from agent.domain.identity import Role
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.policy import Bilingual


class RightVerdict(StrEnum):
    ALONE = "alone"
    ALIGNMENT = "alignment"  # with the department named
    NOT_KAM = "not_kam"  # the department named does it


@dataclass(frozen=True, slots=True)
class Department:
    id: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class DecisionRight:
    """One row of `policies/decision_rights.yaml`; ``source`` is a line of the role description, empty where it says
    nothing of it.

    ``department`` is None for what the KAM decides alone. ``examples`` are questions or
    actions in both languages that fall under it.
    """

    id: str
    subject: Bilingual
    verdict: RightVerdict
    department: Department | None
    source: str
    examples: tuple[str, ...] = ()

    def told_source(self, language: Language) -> str:
        return self.source or message("rights.unsourced", language)


# The roles of a department carry its id; a key account manager and an administrator speak for none.
_SPEAK_FOR_NONE = frozenset({Role.KAM, Role.ADMIN})


def speaks_for(roles: Iterable[Role], department: str) -> bool:
    """True when one of the roles can give the consent of the department with this id."""
    return any(role.value == department for role in roles if role not in _SPEAK_FOR_NONE)
