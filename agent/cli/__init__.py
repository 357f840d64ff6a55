"""The command line: ``kam``. Light to import; every command loads what it needs when called."""

from agent.cli.main import main

__all__ = ["main"]
