"""Times as they come back from the database."""

import datetime as dt


def utc(at: dt.datetime) -> dt.datetime:
    """SQLite gives a time back without its zone; everything stored is UTC."""
    return at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at.astimezone(dt.UTC)
