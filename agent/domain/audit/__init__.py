"""The audit chain: what happened, in entries of which each hashes the one before, with a sealed head.

A changed, removed, swapped or added row shows, and so does a tail that was cut off or a chain that was rewritten as a
whole: only who has the secret can seal a head.
"""

from agent.domain.audit.chain import ChainReport, Fault, StoredEntry, check
from agent.domain.audit.entry import DELETED, GENESIS, AuditEntry, AuditFilter, digest_of
from agent.domain.audit.export import AuditFormat, ExportedEntry, exported, read_export
from agent.domain.audit.seal import Head, Seals

__all__ = [
    "DELETED",
    "GENESIS",
    "AuditEntry",
    "AuditFilter",
    "AuditFormat",
    "ChainReport",
    "ExportedEntry",
    "Fault",
    "Head",
    "Seals",
    "StoredEntry",
    "check",
    "digest_of",
    "exported",
    "read_export",
]
