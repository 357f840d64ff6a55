"""Texts of the checks of a draft."""

TEXTS: dict[str, tuple[str, str]] = {}
