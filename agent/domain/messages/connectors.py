"""Odoo and Power BI."""

TEXTS: dict[str, tuple[str, str]] = {}
