"""What the facts hold for the state: escalations, account plans, who works for whom."""

from collections.abc import Sequence

from agent.adapters.facts.store import FactsStore
from agent.domain.history import AccountPlan, Escalation


class DuckRecords:
    """Implements the port `ImportedRecords`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def escalations(self) -> Sequence[Escalation]:
        with self._store.cursor() as cursor:
            rows = cursor.execute(
                "SELECT id, customer_id, detected_on, contract_id, coalesce(kpi, ''), coalesce(cause, ''), "
                "coalesce(owner, ''), coalesce(measure, ''), resolved_on, coalesce(evidence, '') "
                "FROM escalations ORDER BY id"
            ).fetchall()
        return [Escalation(*row) for row in rows]

    def plans(self) -> Sequence[AccountPlan]:
        with self._store.cursor() as cursor:
            rows = cursor.execute(
                "SELECT id, customer_id, approved_on, coalesce(approved_by, ''), coalesce(title, '') "
                "FROM account_plans ORDER BY id"
            ).fetchall()
        return [AccountPlan(*row) for row in rows]

    def team(self) -> Sequence[tuple[str, str]]:
        with self._store.cursor() as cursor:
            return cursor.execute(
                'SELECT c.name, t."user" FROM account_team AS t JOIN customers AS c ON c.id = t.customer_id '
                "ORDER BY 1, 2"
            ).fetchall()
