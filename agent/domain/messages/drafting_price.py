"""Texts of drafting: price."""

TEXTS: dict[str, tuple[str, str]] = {}
