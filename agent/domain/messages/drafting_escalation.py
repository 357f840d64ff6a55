"""Texts of drafting: escalation."""

TEXTS: dict[str, tuple[str, str]] = {}
