"""Texts of rights."""

TEXTS: dict[str, tuple[str, str]] = {}
