"""Reading documents in a sandbox: PDF, DOCX, TXT, MD and mails with attachments.

The parsers run in a child process with limits (`worker`); this package imports none of them.
"""

from agent.adapters.documents.sandbox import SandboxedDocuments

__all__ = ["SandboxedDocuments"]
