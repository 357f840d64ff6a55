"""A backup of the home folder while everything runs, and what has to be true of one before it is played back.

The database first, then the files it names: those are only ever added, so the copy holds all that the database
knows. Jobs and checkpoints are left out: reviews without a job get one, and everything else is scheduled anew.
"""

import datetime as dt
import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from agent.adapters.state.database import revisions
from agent.adapters.state.secrets import SECRET_FILE
from agent.domain.errors import BadInput, Conflict

STATE, MANIFEST = "state.sqlite3", "backup.json"
_ADDED_TO = ("uploads", "attachments", "facts")  # files are added, and none is changed
# what belongs to the state that is replaced, and must not work on with another one
_REPLACED = (STATE, "jobs.sqlite3", "checkpoints.sqlite3")
_BESIDE = ("", "-wal", "-shm")


def back_up(home: Path, target: Path, now: dt.datetime) -> Path:
    """A new folder below ``target``. Raises Conflict ``backup.exists`` where it is there already."""
    folder = target / f"kam-backup-{now:%Y%m%dT%H%M%S}"
    try:
        folder.mkdir(mode=0o700, parents=True)
    except FileExistsError:
        raise Conflict("backup.exists", folder=str(folder)) from None
    with closing(sqlite3.connect(f"file:{home / STATE}?mode=ro", uri=True, timeout=30)) as connection:
        connection.execute("vacuum into ?", [str(folder / STATE)])
    (folder / STATE).chmod(0o600)
    shutil.copy2(home / SECRET_FILE, folder / SECRET_FILE)
    for name in _ADDED_TO:
        if (home / name).is_dir():
            shutil.copytree(home / name, folder / name, ignore=_in_the_making)
    told = {"format": 1, "made_at": now.isoformat(), "sha256": _sha256(folder / STATE)}
    (folder / MANIFEST).write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")  # last: now it is whole
    return folder


def check(backup: Path) -> None:
    """Raises BadInput ``backup.none``, ``.damaged``, ``.newer``."""
    try:
        told = json.loads((backup / MANIFEST).read_text(encoding="utf-8"))
        whole = told["format"] == 1 and told["sha256"] == _sha256(backup / STATE) and (backup / SECRET_FILE).is_file()
    except (OSError, ValueError, KeyError, TypeError):
        raise BadInput("backup.none", folder=str(backup)) from None
    if not whole:
        raise BadInput("backup.damaged", folder=str(backup))
    if _revision(backup / STATE) not in revisions():
        raise BadInput("backup.newer", folder=str(backup))


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """While nobody serves, works or sends. Raises Conflict ``backup.running``."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    names = [*(home / "jobs").glob("*.lock"), home / "outbox.lock"]
    with ExitStack() as held:
        for name in names:
            try:
                held.enter_context(FileLock(name, timeout=0))
            except Timeout:
                raise Conflict("backup.running", home=str(home), name=name.stem) from None
        yield


def staged(backup: Path, home: Path) -> Path:
    """A copy of the backup's database in ``home``, not in use yet."""
    path = home / f"{STATE}.restoring"
    for beside in _BESIDE:
        path.with_name(path.name + beside).unlink(missing_ok=True)
    shutil.copyfile(backup / STATE, path)
    path.chmod(0o600)
    return path


def play_back(backup: Path, staged_state: Path, home: Path, now: dt.datetime) -> Path:
    """Put everything in place; what was there lies in the folder returned."""
    aside = home / f"before-restore-{now:%Y%m%dT%H%M%S}"
    aside.mkdir(mode=0o700)
    for name in (*_REPLACED, SECRET_FILE):
        for beside in _BESIDE:
            if (path := home / (name + beside)).exists():
                path.replace(aside / path.name)
    for name in _ADDED_TO:
        if (backup / name).is_dir():
            _fill(backup / name, home / name)
    shutil.copy2(backup / SECRET_FILE, home / SECRET_FILE)
    staged_state.replace(home / STATE)  # last: before it there is no state that anybody could work with
    return aside


def _fill(source: Path, target: Path) -> None:
    """What is missing in ``target``; newer files stay."""
    for path in source.rglob("*"):
        place = target / path.relative_to(source)
        if path.is_file() and not place.exists():
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copy2(path, place)


def _in_the_making(_folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name.endswith((".part", ".building", ".lock", ".new", ".tmp"))}


def _revision(path: Path) -> str | None:
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        row = connection.execute("select version_num from alembic_version").fetchone()
    return row[0] if row else None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
