"""Reading documents: refusals and warnings."""

TEXTS: dict[str, tuple[str, str]] = {}
