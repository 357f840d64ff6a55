"""Use cases: each checks access first, knows no framework, and holds the steps."""
