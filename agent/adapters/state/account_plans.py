"""Approved account plans in the state database."""

from dataclasses import asdict

from agent.adapters.state.database import Database
from agent.adapters.state.tables import AccountPlanRow
from agent.domain.history import AccountPlan


class SqlAccountPlans:
    """Implements the port `AccountPlanStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, plan: AccountPlan) -> bool:
        with self._database.transaction() as session:
            if session.get(AccountPlanRow, plan.id) is not None:
                return False
            session.add(AccountPlanRow(**asdict(plan), seeded=False))
            session.flush()
        return True
