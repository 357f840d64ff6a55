"""Settings, state, model endpoints."""

TEXTS: dict[str, tuple[str, str]] = {}
