"""Texts of drafting: plan."""

TEXTS: dict[str, tuple[str, str]] = {}
