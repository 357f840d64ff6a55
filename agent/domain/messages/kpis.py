"""KPIs: names, status, exclusions, notes."""

TEXTS: dict[str, tuple[str, str]] = {}
