"""Texts of drafting: briefing."""

TEXTS: dict[str, tuple[str, str]] = {}
