"""The policy library and its index."""

TEXTS: dict[str, tuple[str, str]] = {}
