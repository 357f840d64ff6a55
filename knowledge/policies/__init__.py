"""The policy library: YAML files that the company edits, validated as a whole."""

from knowledge.policies.library import InvalidLibrary, PolicyLibrary

__all__ = ["InvalidLibrary", "PolicyLibrary"]
