"""Decision rights: who decides what, and what a text commits the company to."""

from agent.domain.rights.row import DecisionRight, Department, RightVerdict, speaks_for

__all__ = ["DecisionRight", "Department", "RightVerdict", "speaks_for"]
