"""The forecast run: one command now, a scheduled job later."""

from collections.abc import Callable
from dataclasses import dataclass

from agent.domain.identity import Role, User
from agent.ports import Audit, Clock
from agent.ports.supply import Forecaster, ForecastReport


@dataclass(frozen=True, slots=True)
class Forecasts:
    forecaster: Forecaster
    clock: Clock
    audit: Audit

    def run(self, user: User, progress: Callable[[int, int], None] = lambda _done, _total: None) -> ForecastReport:
        """Forecast every article and store the result with the facts, for everybody.

        The report counts articles and names none, so it tells nothing about other accounts. Raises Forbidden
        (role), and as `Forecaster.run`.
        """
        user.require_role(Role.KAM, Role.HEAD_OF_SALES, Role.ADMIN)
        report = self.forecaster.run(self.clock.now().date(), progress)
        self.audit.append(user.id, "reorder.forecast", report.version, {"articles": report.articles})
        return report
