"""Which facts there are, for whom; and the history that the state keeps."""

from collections.abc import Sequence
from typing import Protocol

from agent.domain.account import Account
from agent.domain.facts.info import FactsInfo
from agent.domain.history import AccountPlan, Escalation


class Facts(Protocol):
    """The version of the facts in use. Every method raises Unavailable ``facts.none`` when there is none."""

    def info(self) -> FactsInfo: ...

    def accounts(self) -> Sequence[Account]:
        """All customers, by name."""
        ...


class History(Protocol):
    """Escalations and account plans in state."""

    def escalations(self) -> Sequence[Escalation]: ...

    def plans(self) -> Sequence[AccountPlan]: ...

    def seed(self, escalations: Sequence[Escalation], plans: Sequence[AccountPlan]) -> None:
        """Replace what earlier imports brought; records of our own stay, also under an imported id."""
        ...
