"""NDA reviews: steps, reasons, recommendations, refusals."""

TEXTS: dict[str, tuple[str, str]] = {}
