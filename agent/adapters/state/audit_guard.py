"""The database itself refuses to change or remove an audit entry: triggers, made with the table.

They stop a mistake and a careless hand. Who may drop triggers is found by the digests and by the seal.
"""

from sqlalchemy import DDL, Table, event

_TEXT = "audit_entries is append-only"

# an INSERT OR REPLACE would remove a row without firing the trigger on DELETE
SQLITE_GUARD = (
    f"""create trigger audit_entries_no_update before update on audit_entries
begin select raise(abort, '{_TEXT}'); end""",
    f"""create trigger audit_entries_no_delete before delete on audit_entries
begin select raise(abort, '{_TEXT}'); end""",
    """create trigger audit_entries_no_replace before insert on audit_entries
when exists (select 1 from audit_entries where sequence = new.sequence)
begin select raise(abort, 'audit_entries is append-only'); end""",
)
POSTGRESQL_GUARD = (
    f"""create function audit_entries_refuse() returns trigger language plpgsql as $$
begin raise exception '{_TEXT}'; end $$""",
    """create trigger audit_entries_no_change before update or delete on audit_entries
for each row execute function audit_entries_refuse()""",
    """create trigger audit_entries_no_truncate before truncate on audit_entries
for each statement execute function audit_entries_refuse()""",
)


def statements(dialect: str) -> tuple[str, ...]:
    """For the migration: the statements of this dialect, one by one; none for another database."""
    return {"sqlite": SQLITE_GUARD, "postgresql": POSTGRESQL_GUARD}.get(dialect, ())


def guard(table: Table) -> None:
    """Make the triggers with the table, wherever its metadata is created."""
    for dialect in ("sqlite", "postgresql"):
        for statement in statements(dialect):
            event.listen(table, "after_create", DDL(statement).execute_if(dialect=dialect))  # type: ignore[no-untyped-call]
