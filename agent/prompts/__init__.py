"""Prompt texts and draft templates; the hash of what was used is stored with the run."""
