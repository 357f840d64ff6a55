"""Test servers of runs that were killed: each run has a lock on its folder, which ends with the last of its processes.

A folder without a lock belongs to nobody: its server is stopped if it still runs, and it is removed.
"""

import fcntl
import os
import shutil
import signal
from pathlib import Path

import psutil

PREFIX = "kam-test-postgresql-"
_STOP_S = 10


def claimed(folder: Path) -> int:
    """Makes the folder; the lock lasts until the number given back is closed. Processes of one run share it."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = os.open(folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_SH)
    return lock


def remove_abandoned(base: Path) -> None:
    """Whoever makes a folder at the same moment must wait: it is there before it is locked."""
    for folder in base.glob(f"{PREFIX}*"):
        if _is_abandoned(folder) and _is_stopped(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_abandoned(folder: Path) -> bool:
    try:
        lock = os.open(folder, os.O_RDONLY)
    except OSError:  # of another user, or gone meanwhile
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(lock)


def _is_stopped(folder: Path) -> bool:
    try:
        server = psutil.Process(int((folder / "postmaster.pid").read_text(encoding="utf-8").split()[0]))
        if str(folder) not in server.cmdline():  # another process that got the same number
            return True
        server.send_signal(signal.SIGINT)  # it ends whatever its clients do
        server.wait(_STOP_S)
    except (FileNotFoundError, psutil.NoSuchProcess):
        return True
    except (OSError, ValueError, IndexError, psutil.Error):
        return False
    return True
