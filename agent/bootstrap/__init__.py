"""Wires the product: the one place where ports meet adapters, for app, shell and tests alike.

Parts are built when first asked for, because the heavy libraries behind them cost seconds and
most commands need few of them.
"""

from agent.bootstrap.connectors import ConnectorParts
from agent.bootstrap.nda import NdaParts
from agent.settings import Settings


class App(NdaParts, ConnectorParts):
    """All services of one process over one settings object."""

    def close(self) -> None:
        """Let go of threads, connections and files, in the reverse order of building."""
        for name in ("runner", "policy_search", "_checkpoints", "facts_store"):
            part = self.__dict__.get(name)
            if part is not None:
                part.close()
        if "database" in self.__dict__:
            self.database.dispose()


def build(settings: Settings) -> App:
    return App(settings)
