"""What a sync has read so far and how far it got: one SQLite file a connector, a transaction a page."""

from agent.adapters.sync_state.state import Run, SyncState

__all__ = ["Run", "SyncState"]
