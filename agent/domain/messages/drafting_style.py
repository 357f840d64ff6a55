"""Texts of drafting: style."""

TEXTS: dict[str, tuple[str, str]] = {}
