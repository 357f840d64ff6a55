"""Credit and margin: internal."""

TEXTS: dict[str, tuple[str, str]] = {}
