"""The tables of a sync's state.

streams   what is read one after the other: ``mark`` is where the next run begins once the data are
          published, ``cursor`` the place in the run under way, ``done`` when it is through
records   what was read, as JSON; ``changed`` until it is published
names     business keys that stand for records, unique in their stream, stable once given
firsts    first known values (promised dates), which outlive a full reading
"""

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS streams (
    name TEXT PRIMARY KEY, mark TEXT, cursor TEXT, done INTEGER NOT NULL DEFAULT 0, rows INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (
    stream TEXT NOT NULL, key NOT NULL, data TEXT NOT NULL, changed INTEGER NOT NULL,
    PRIMARY KEY (stream, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS changed_records ON records (stream) WHERE changed;
CREATE TABLE IF NOT EXISTS names (
    stream TEXT NOT NULL, key NOT NULL, name TEXT NOT NULL, PRIMARY KEY (stream, key), UNIQUE (stream, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS firsts (
    stream TEXT NOT NULL, key NOT NULL, value TEXT, PRIMARY KEY (stream, key)
) WITHOUT ROWID;
"""
