"""The secret of a home folder: made once, readable by its owner only."""

import hashlib
import hmac
import os
import secrets
import stat
from pathlib import Path

from agent.domain.errors import Unavailable

SECRET_FILE = "secret.key"  # noqa: S105 - the name of the file
_BYTES = 32


def home_secret(home: Path) -> bytes:
    """The 32 random bytes of ``home``/secret.key, made on first use with mode 0600.

    Of several processes that start at once one makes it and all get the same. Raises Unavailable
    ``audit.secret_damaged`` for a file that is none.
    """
    path = home / SECRET_FILE
    try:
        return _read(path)
    except FileNotFoundError:
        _make(path)
        return _read(path)


def derived_key(secret: bytes, use: bytes) -> bytes:
    """A key of 32 bytes for one use alone, as b"audit": HMAC-SHA256(secret, use)."""
    return hmac.new(secret, use, hashlib.sha256).digest()


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        secret = file.read(_BYTES + 1)
        mode = os.fstat(file.fileno()).st_mode
    if len(secret) != _BYTES:
        raise Unavailable("audit.secret_damaged", file=SECRET_FILE)
    if stat.S_IMODE(mode) & 0o077:  # a restored backup
        path.chmod(0o600)
    return secret


def _make(path: Path) -> None:
    """Write it aside in full, then link it into place: that fails where another process was first."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    target = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(target, "wb") as file:
            file.write(secrets.token_bytes(_BYTES))
            file.flush()
            os.fsync(file.fileno())
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        aside.unlink()
