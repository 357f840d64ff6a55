"""kam serve: the page and the API."""

from pathlib import Path

import click

from agent.domain.errors import Conflict
from agent.domain.phrase import Phrase


@click.command()
@click.option("--host", help="Address to serve on (default: KAM_HOST).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to serve on (default: KAM_PORT).")
def serve(host: str | None, port: int | None) -> None:
    """Serve the page and the API on this machine."""
    from agent.adapters.logs import set_up
    from agent.cli.context import app
    from agent.cli.long_lived import stay
    from api.server import run

    stay()
    with app() as built:
        set_up(built.settings.log_format, built.settings.log_level)
        try:
            run(built, host or built.settings.host, built.settings.port if port is None else port)
        except Conflict as error:
            raise _served(built.settings.home) if error.code == "jobs.executor_taken" else error from None


def _served(home: Path) -> Conflict:
    """The refusal of a second server, which has no name to choose."""
    pid = _holder(home / "jobs" / "serve.lock")
    process = Phrase("jobs.served.process", {"pid": pid}) if pid else ""
    return Conflict("jobs.served", folder=home, process=process)


def _holder(lock: Path, table: Path = Path("/proc/locks")) -> int | None:
    """The process that holds a file lock, where the system tells: "1: FLOCK ADVISORY WRITE pid device:inode …"."""
    try:
        inode = str(lock.stat().st_ino)
        held = [line.split() for line in table.read_text(encoding="ascii").splitlines()]
    except (OSError, UnicodeDecodeError):
        return None
    found = (int(row[4]) for row in held if len(row) > 5 and row[5].endswith(f":{inode}") and row[4].isdigit())
    return next((pid for pid in found if pid > 0), None)
