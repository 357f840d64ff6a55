"""Implementations of the ports; they see ports and domain only."""
