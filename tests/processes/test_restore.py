"""A dump of PostgreSQL taken under load and played back, as `docs/backup.md` says: nothing leaves a second time."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agent.adapters.postgresql.connecting import dsn_of
from tests.processes.cluster import Cluster, until
from tests.processes.conftest import beside
from tests.processes.load import LETTER, Load, message_ids, sent_off

if TYPE_CHECKING:
    from tests.postgresql import TestServer

pytestmark = pytest.mark.long
_MORE = 8


def test_a_dump_taken_under_load_sends_nothing_twice(
    cluster: Cluster, chroma: str, postgresql: "TestServer", tmp_path: Path
) -> None:
    pending = cluster.client("api-1").post("/api/drafts", json={**LETTER, "request_id": "pending"}).json()
    dump = tmp_path / "kam.dump"
    with Load(cluster).running() as load:
        until(lambda: len(load.drafts) > _MORE)
        ran(postgresql.tool("pg_dump"), "--format=custom", "--file", str(dump), dsn_of(cluster.database_url))
        shutil.copytree(cluster.home, tmp_path / "home", ignore=shutil.ignore_patterns("*.lock"))
        before = len(load.drafts)
        until(lambda: len(load.drafts) > before + _MORE)
    approved = {"digest": pending["digest"], "reason": ""}
    assert cluster.client("api-2").post(f"/api/drafts/{pending['id']}/approve", json=approved).status_code == 200
    client, drafts = cluster.client("api-1"), [*load.drafts.values(), pending["id"]]
    until(lambda: all(client.get(f"/api/drafts/{each}").json()["status"] == "sent" for each in drafts))
    refused = cluster.shell("restore", "--already", KAM_LANGUAGE="en")
    assert (refused.returncode, "kam-" in refused.stderr) == (2, True), "while the processes work with it"
    sent = message_ids(cluster)
    with postgresql.fresh() as url:
        ran(postgresql.tool("pg_restore"), "--dbname", dsn_of(url), str(dump))
        restored = Cluster(tmp_path / "home", url, chroma)
        try:
            nothing_leaves_twice(restored, sent, pending["id"])
        finally:
            restored.close()


def nothing_leaves_twice(restored: Cluster, sent: dict[str, int], pending: str) -> None:
    known = set(message_ids(restored))
    assert known < set(sent), "some left after the backup"
    told = restored.shell("restore", "--already", "--json")
    assert told.returncode == 0, told.stderr
    marked = json.loads(told.stdout)
    assert marked["closed"] >= 1
    restored.serve("api-1")
    restored.work("worker-1")
    with beside(restored) as app:
        app.outbox.deliver()
        assert set(message_ids(restored)) == known
        fresh = sent_off(restored, 1_000_000)  # it goes on as before
        until(lambda: restored.client("api-1").get(f"/api/drafts/{fresh}").json()["status"] == "sent")
        assert restored.client("api-1").get(f"/api/drafts/{pending}").json()["status"] == "expired"
        new = set(message_ids(restored)) - known
        assert (len(new), new & set(sent)) == (1, set())
        assert app.audit.verify().holds
    print(f"\n{len(sent)} mails, {len(known)} of them before the backup; {marked}")  # with -s: figures of the note


def ran(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
