"""Texts of drafting: email."""

TEXTS: dict[str, tuple[str, str]] = {}
