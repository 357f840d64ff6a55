"""Alembic's entry: runs the revisions on the engine that `Database` hands over."""

from alembic import context

from agent.adapters.state.tables import Base

engine = context.config.attributes["connection"]
with engine.begin() as connection:  # one locked transaction: a second process waits and finds nothing to do
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
