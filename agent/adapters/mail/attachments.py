"""Attachments kept under their own SHA-256: what is approved is what is sent."""

import hashlib
import hmac
import re
from pathlib import Path

from agent.adapters.mail.folder import write_whole
from agent.domain.errors import Unavailable

_SHA256 = re.compile(r"[0-9a-f]{64}")


class AttachmentFolder:
    """Implements the port `Attachments`. A name never becomes a path."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Raises Unavailable ``outbox.folder…``."""
        sha256 = hashlib.sha256(data).hexdigest()
        if self._read(sha256) is None:  # missing, or damaged and healed by this
            write_whole(self._path(sha256), data)
        return sha256

    def get(self, sha256: str) -> bytes:
        data = self._read(sha256) if _SHA256.fullmatch(sha256) else None
        if data is None:
            raise Unavailable("outbox.attachment")
        return data

    def _read(self, sha256: str) -> bytes | None:
        """None unless it is there and intact."""
        try:
            data = self._path(sha256).read_bytes()
        except OSError:
            return None
        return data if hmac.compare_digest(hashlib.sha256(data).hexdigest(), sha256) else None

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256
