"""Contacts: who was spoken to when, who waits, what was promised, and which data are missing."""
