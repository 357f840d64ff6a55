"""Tracked changes and comments in Word files, written by a child process; tables of proposals."""

from agent.adapters.redline.sandbox import SandboxedRedlines

__all__ = ["SandboxedRedlines"]
