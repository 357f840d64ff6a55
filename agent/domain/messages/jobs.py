"""Texts of jobs."""

TEXTS: dict[str, tuple[str, str]] = {}
