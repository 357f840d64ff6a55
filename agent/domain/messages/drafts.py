"""Texts of drafts."""

TEXTS: dict[str, tuple[str, str]] = {}
