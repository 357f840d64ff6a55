"""Wires what brings facts from other systems."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from agent.bootstrap.facts import FactsParts
from agent.domain.facts.info import FactsSource
from agent.ports.sync import Connector

if TYPE_CHECKING:
    from agent.adapters.odoo.connector import OdooConnector
    from agent.adapters.power_bi.connector import PowerBiConnector
    from agent.services.sync import SyncService


class ConnectorParts(FactsParts):
    """Odoo and Power BI, read only."""

    def odoo_connector(self) -> "OdooConnector":
        """Raises BadInput ``connectors.…`` that names the settings that are missing or wrong."""
        from agent.adapters.odoo.connector import odoo_connector

        return odoo_connector(
            url=self.settings.odoo_url,
            database=self.settings.odoo_database,
            user=self.settings.odoo_user,
            key=self.settings.odoo_key.get_secret_value(),
            folder=self._sync_folder(FactsSource.ODOO),
            zone=self.settings.zone,
        )

    def power_bi_connector(self, mapping: Path | None = None) -> "PowerBiConnector":
        """Raises BadInput ``connectors.…`` that names the settings that are missing or wrong."""
        from agent.adapters.power_bi.connector import power_bi_connector

        return power_bi_connector(
            url=self.settings.power_bi_url,
            tenant=self.settings.power_bi_tenant,
            client=self.settings.power_bi_client,
            secret=self.settings.power_bi_secret.get_secret_value(),
            group=self.settings.power_bi_group,
            dataset=self.settings.power_bi_dataset,
            mapping=mapping or self.settings.power_bi_mapping,
            folder=self._sync_folder(FactsSource.POWER_BI),
        )

    def _sync_folder(self, source: FactsSource) -> Path:
        return self.settings.home / "sync" / source.value

    @cached_property
    def sync(self) -> "SyncService":
        from agent.services.sync import SyncService

        connectors: Mapping[FactsSource, Callable[[], Connector]] = {
            FactsSource.ODOO: self.odoo_connector,
            FactsSource.POWER_BI: self.power_bi_connector,
        }
        return SyncService(connectors, self.data, self.facts, self.audit, self.clock)
