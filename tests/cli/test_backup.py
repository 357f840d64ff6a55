"""A backup taken under load, played back: what was sent is not sent again, and nothing else is lost."""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from agent.domain.draft.delivery import DeliveryStatus
from agent.domain.draft.draft import DraftStatus
from tests.approvals_world import Scripted, Template, World
from tests.cli.conftest import Shell

ADMIN = {"KAM_USER": "a.petersen"}


@pytest.fixture
def channel() -> Scripted:
    """A mail server: it does not tell what it has sent."""
    return Scripted(knows=None)


@pytest.fixture
def world(approvals_template: Template, channel: Scripted) -> Iterator[World]:
    with approvals_template.opened(channel) as world:
        yield world


@pytest.fixture
def shell(world: World) -> Shell:
    return Shell(world.home)


def backed_up(shell: Shell, target: Path) -> Path:
    return Path(shell.json("backup", target, **ADMIN)["folder"])


def message_ids(channel: Scripted) -> Counter[str]:
    return Counter(each.message_id for each in channel.left)


def test_a_backup_taken_under_load_sends_nothing_twice(
    world: World, channel: Scripted, shell: Shell, tmp_path: Path
) -> None:
    stop, first = threading.Event(), threading.Event()

    def load() -> None:
        while not stop.is_set():
            world.approved()
            world.deliver()
            first.set()

    working = threading.Thread(target=load)
    working.start()
    first.wait(60)
    waiting = world.propose()  # pending in the backup, approved and sent after it
    backup = backed_up(shell, tmp_path)
    stop.set()
    working.join()
    world.approve(waiting)
    world.deliver()
    sent = message_ids(channel)
    assert set(sent.values()) == {1}
    told = shell.json("restore", backup, "--yes")
    assert told["closed"] >= 1
    world.again()
    assert world.deliver() == []
    assert message_ids(channel) == sent
    assert world.status(waiting) is DraftStatus.EXPIRED
    assert world.app.audit.verify().holds


def test_what_was_on_its_way_asks_a_person(world: World, channel: Scripted, shell: Shell, tmp_path: Path) -> None:
    draft = world.approved()
    backup = backed_up(shell, tmp_path)
    world.deliver()  # it leaves after the backup
    assert shell.json("restore", backup, "--yes")["uncertain"] == 1
    world.again()
    assert world.deliver() == []
    assert len(channel.left) == 1
    delivery = world.delivery(draft)
    assert (delivery.status, delivery.problem) == (DeliveryStatus.UNCERTAIN, "outbox.restored")
    assert world.status(draft) is DraftStatus.UNCERTAIN
    world.app.approvals.resolve(world.kam, draft.id, draft.digest, arrived=False, reason="Steht nicht im Postausgang.")
    world.deliver()
    assert len(channel.left) == 2  # because a person said so


def test_a_database_restored_by_other_means_is_marked(world: World, channel: Scripted, shell: Shell) -> None:
    draft = world.approved()
    told = shell.json("restore", "--already")
    assert (told["uncertain"], told["before"]) == (1, None)
    assert world.deliver() == []
    assert (world.status(draft), channel.left) == (DraftStatus.UNCERTAIN, [])


def test_files_come_back_and_what_was_there_is_kept(world: World, shell: Shell, tmp_path: Path) -> None:
    home = world.home
    (home / "uploads").mkdir(exist_ok=True)
    (home / "uploads" / "a").write_bytes(b"NDA")
    backup = backed_up(shell, tmp_path)
    assert (backup / "state.sqlite3").stat().st_mode & 0o077 == 0
    (home / "uploads" / "a").unlink()
    (home / "uploads" / "b").write_bytes(b"newer")
    aside = Path(shell.json("restore", backup, "--yes")["before"])
    assert {path.name for path in (home / "uploads").iterdir()} == {"a", "b"}
    assert {"state.sqlite3", "secret.key"} <= {path.name for path in aside.iterdir()}
    assert not (home / "state.sqlite3.restoring").exists()
    world.again()


def test_onto_a_new_machine(world: World, shell: Shell, tmp_path: Path) -> None:
    draft = world.approved()
    backup = backed_up(shell, tmp_path)
    other = Shell(tmp_path / "new")
    assert other.json("restore", backup, "--yes")["uncertain"] == 1
    assert other("audit", "verify").returncode == 0
    shown = other.json("approvals", "show", draft.id, KAM_LANGUAGE="en")
    assert shown["status"] == "uncertain"


@pytest.mark.parametrize(
    ("damage", "words"),
    [("manifest", "no complete backup"), ("state", "damaged"), ("secret", "damaged"), ("all", "no complete backup")],
)
def test_what_is_no_whole_backup_changes_nothing(
    world: World, shell: Shell, tmp_path: Path, damage: str, words: str
) -> None:
    backup = backed_up(shell, tmp_path)
    if damage == "all":
        backup = tmp_path / "nothing"
    elif damage == "state":
        (backup / "state.sqlite3").write_bytes((backup / "state.sqlite3").read_bytes()[:-1])
    else:
        (backup / {"manifest": "backup.json", "secret": "secret.key"}[damage]).unlink()
    done = shell("restore", backup, "--yes", KAM_LANGUAGE="en")
    assert (done.returncode, words in done.stderr) == (2, True)
    assert not list(world.home.glob("before-restore-*"))


def test_a_backup_of_a_newer_program_is_refused(world: World, shell: Shell, tmp_path: Path) -> None:
    import hashlib
    import sqlite3
    from contextlib import closing

    backup = backed_up(shell, tmp_path)
    with closing(sqlite3.connect(backup / "state.sqlite3")) as connection, connection:
        connection.execute("update alembic_version set version_num = '9999'")
    told = json.loads((backup / "backup.json").read_text())
    told["sha256"] = hashlib.sha256((backup / "state.sqlite3").read_bytes()).hexdigest()
    (backup / "backup.json").write_text(json.dumps(told))
    done = shell("restore", backup, "--yes", KAM_LANGUAGE="en")
    assert (done.returncode, "newer version" in done.stderr) == (2, True)


@pytest.mark.parametrize("lock", ["jobs/serve.lock", "jobs/worker.lock", "outbox.lock"])
def test_nobody_restores_under_a_process_that_works(world: World, shell: Shell, tmp_path: Path, lock: str) -> None:
    backup = backed_up(shell, tmp_path)
    (world.home / "jobs").mkdir(exist_ok=True)
    with FileLock(world.home / lock):
        done = shell("restore", backup, "--yes", KAM_LANGUAGE="en")
    assert (done.returncode, "still works" in done.stderr) == (2, True)


def test_who_may_not_and_what_cannot_be(shell: Shell, tmp_path: Path) -> None:
    assert shell("backup", tmp_path, KAM_USER="k.brandt").returncode == 2
    assert shell("restore").returncode == 2
    assert shell("restore", tmp_path, "--already").returncode == 2
    remote = {"KAM_DATABASE_URL": "postgresql://db/kam", "KAM_LANGUAGE": "en", **ADMIN}
    for arguments in (("backup", tmp_path), ("restore", tmp_path, "--yes")):
        done = shell(*arguments, **remote)
        assert (done.returncode, "pg_dump" in done.stderr) == (2, True)
