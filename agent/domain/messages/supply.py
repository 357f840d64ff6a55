"""Run-outs, re-order proposals, forecasts."""

TEXTS: dict[str, tuple[str, str]] = {}
