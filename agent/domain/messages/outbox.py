"""Texts of the outbox and the mail server."""

TEXTS: dict[str, tuple[str, str]] = {}
