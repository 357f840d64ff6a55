"""Wires the facts: imports, demo world, KPIs, re-orders, contacts, credit and margin, charts."""

from functools import cached_property
from typing import TYPE_CHECKING

from agent.bootstrap.core import Core

if TYPE_CHECKING:
    from agent.adapters.charts import MatplotlibCharts
    from agent.adapters.facts.accounts import DuckFacts
    from agent.adapters.facts.contacts import DuckContacts
    from agent.adapters.facts.kpis import DuckKpis
    from agent.adapters.facts.store import FactsStore
    from agent.adapters.readiness import Readiness
    from agent.adapters.state.history import SqlHistory
    from agent.ports import PolicyProblem
    from agent.services.accounts import Accounts
    from agent.services.contacts import Contacts
    from agent.services.data import DataService
    from agent.services.demo import DemoService
    from agent.services.finance import Finance
    from agent.services.finance_view import FinanceView
    from agent.services.forecasts import Forecasts
    from agent.services.kpi_view import KpiView
    from agent.services.kpis import Kpis
    from agent.services.opportunities import Opportunities
    from agent.services.pictures import Pictures
    from agent.services.reorders import Reorders
    from knowledge.rules.credit import CreditRules
    from knowledge.rules.kpis import KpiRules
    from knowledge.rules.margins import MarginPolicy
    from knowledge.rules.service_levels import ServiceLevels


class FactsParts(Core):
    """What answers from the facts."""

    @cached_property
    def readiness(self) -> "Readiness":
        from agent.adapters.readiness import Readiness

        return Readiness(self.settings.home, self.database, self.facts_store)

    @cached_property
    def facts_store(self) -> "FactsStore":
        """The facts as they are, with none where nobody imported any: for who brings them."""
        from agent.adapters.facts.store import FactsStore

        shared = self.settings.facts
        if shared is not None and shared.suffix == ".duckdb":
            from agent.adapters.facts.one_file import FactsFile

            return FactsFile(shared, self.settings.cache / "facts")
        return FactsStore(shared or self.settings.home / "facts")

    @cached_property
    def facts(self) -> "DuckFacts":
        from agent.adapters.facts.accounts import DuckFacts

        return DuckFacts(self.facts_store)

    @cached_property
    def stocked(self) -> "FactsStore":
        """The facts for who asks of them: where there are none, or an outdated demo, the demo world is made first.

        Not where people sign in with the company's account: they would take invented customers for their own.
        """
        if not self.facts_store.exists and not self.settings.signs_in:
            self.tell("demo.building" if self.facts_store.is_empty else "demo.rebuilding")
            self.demo.ensure()
        return self.facts_store

    @cached_property
    def history(self) -> "SqlHistory":
        from agent.adapters.state.history import SqlHistory

        return SqlHistory(self.database)

    @cached_property
    def _stocked_facts(self) -> "DuckFacts":
        from agent.adapters.facts.accounts import DuckFacts

        return DuckFacts(self.stocked)

    @cached_property
    def accounts(self) -> "Accounts":
        from agent.services.accounts import Accounts

        return Accounts(self._stocked_facts)

    @cached_property
    def data(self) -> "DataService":
        from agent.adapters.facts.importing.files import FactsFolder
        from agent.adapters.facts.importing.importer import FactsImporter
        from agent.adapters.facts.records import DuckRecords
        from agent.services.data import DataService

        importer, records = FactsImporter(self.facts_store), DuckRecords(self.facts_store)
        state = (self.history, self.identity, self.audit, self.clock)
        return DataService(self.facts, importer, FactsFolder(), records, *state)

    def welcome(self) -> None:
        """The accounts that the import before their first sign-in names them for."""
        self.data.welcome()

    @cached_property
    def demo(self) -> "DemoService":
        from agent.adapters.demo.world import DemoWorld
        from agent.adapters.facts.records import DuckRecords
        from agent.adapters.state.register import SqlRegister
        from agent.services.demo import DemoService

        return DemoService(
            facts=self.facts,
            world=DemoWorld(self.facts_store),
            records=DuckRecords(self.facts_store),
            history=self.history,
            identity=self.identity,
            register=SqlRegister(self.database),
            audit=self.audit,
            clock=self.clock,
        )

    @cached_property
    def kpi_rules(self) -> "KpiRules":
        from knowledge.rules.kpis import KpiRules

        return KpiRules(self.settings.policies)

    @cached_property
    def service_levels(self) -> "ServiceLevels":
        from knowledge.rules.service_levels import ServiceLevels

        return ServiceLevels(self.settings.policies)

    @cached_property
    def credit_rules(self) -> "CreditRules":
        from knowledge.rules.credit import CreditRules

        return CreditRules(self.settings.policies, self.policies.departments)

    @cached_property
    def margin_policy(self) -> "MarginPolicy":
        from knowledge.rules.margins import MarginPolicy

        return MarginPolicy(self.settings.policies, self.policies.departments)

    def policy_problems(self) -> "list[PolicyProblem]":
        """Everything wrong with the files that the company edits, by file and line."""
        problems = [*self.policies.problems(), *self.kpi_rules.problems(), *self.service_levels.problems()]
        if not self.policies.problems():  # these two name departments of the decision rights
            problems += [*self.credit_rules.problems(), *self.margin_policy.problems()]
        return problems

    @cached_property
    def _kpi_facts(self) -> "DuckKpis":
        from agent.adapters.facts.kpis import DuckKpis

        return DuckKpis(self.stocked)

    @cached_property
    def kpis(self) -> "Kpis":
        from agent.services.kpis import Kpis

        return Kpis(self.accounts, self.facts, self.kpi_rules, self._kpi_facts, self.history, self.clock)

    @cached_property
    def kpi_view(self) -> "KpiView":
        from agent.services.kpi_view import KpiView

        return KpiView()

    @cached_property
    def reorders(self) -> "Reorders":
        from agent.adapters.facts.supply import DuckSupply
        from agent.adapters.state.overrides import SqlOverrides
        from agent.services.reorders import Reorders

        return Reorders(
            accounts=self.accounts,
            facts=self.facts,
            supply=DuckSupply(self.stocked),
            overrides=SqlOverrides(self.database),
            rules=self.service_levels,
            clock=self.clock,
            audit=self.audit,
        )

    @cached_property
    def forecasts(self) -> "Forecasts":
        from agent.adapters.forecasting.run import StatsForecaster
        from agent.services.forecasts import Forecasts

        return Forecasts(StatsForecaster(self.stocked), self.clock, self.audit)

    @cached_property
    def _contact_facts(self) -> "DuckContacts":
        from agent.adapters.facts.contacts import DuckContacts

        return DuckContacts(self.stocked)

    @cached_property
    def contacts(self) -> "Contacts":
        from agent.services.contact_rules import ContactRules
        from agent.services.contacts import Contacts

        rules = ContactRules(self.kpi_rules, self._kpi_facts)
        return Contacts(self.accounts, self.facts, self._contact_facts, rules, self.clock)

    @cached_property
    def finance(self) -> "Finance":
        from agent.adapters.facts.finance import DuckFinance
        from agent.services.finance import Finance

        rules = (self.credit_rules, self.margin_policy)
        return Finance(self.accounts, self.facts, DuckFinance(self.stocked), *rules, self.clock)

    @cached_property
    def finance_view(self) -> "FinanceView":
        from agent.services.finance_view import FinanceView

        return FinanceView(self.policies)

    @cached_property
    def opportunities(self) -> "Opportunities":
        from agent.adapters.facts.opportunities import DuckOpportunities
        from agent.services.opportunities import Opportunities

        return Opportunities(self.accounts, DuckOpportunities(self.stocked), self.clock)

    @cached_property
    def charts(self) -> "MatplotlibCharts":
        from agent.adapters.charts import MatplotlibCharts

        return MatplotlibCharts(self.settings.cache / "matplotlib")

    @cached_property
    def pictures(self) -> "Pictures":
        from agent.adapters.facts.call_off import DuckCallOffs
        from agent.services.pictures import Pictures

        return Pictures(self.accounts, self.kpis, self.reorders, DuckCallOffs(self.stocked), self.clock)
