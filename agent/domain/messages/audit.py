"""Texts of audit."""

TEXTS: dict[str, tuple[str, str]] = {}
