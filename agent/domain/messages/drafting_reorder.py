"""Texts of drafting: reorder."""

TEXTS: dict[str, tuple[str, str]] = {}
