"""Contact history, overdue contacts, commitments, data quality."""

TEXTS: dict[str, tuple[str, str]] = {}
