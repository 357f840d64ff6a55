"""Two servers and two workers on one PostgreSQL: what begins in one process goes on in another, whoever dies."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.processes.cluster import Cluster, until
from tests.processes.conftest import NAMES, beside
from tests.processes.load import ACCOUNT, LETTER, Load, message_ids, uploaded

pytestmark = pytest.mark.long


def test_what_begins_at_one_server_goes_on_at_the_other(cluster: Cluster) -> None:
    """Ask at the first, draft at the second, approve at the first; the mail leaves once."""
    one, two = cluster.client("api-1"), cluster.client("api-2")
    until(lambda: one.get("/readyz").status_code == 200 and two.get("/readyz").status_code == 200)
    thread = one.post("/api/threads", json={"account": ACCOUNT}).json()["id"]
    asked = {"text": "Wie steht OTIF bei Nordwerk?", "request_id": "otif"}
    answer = two.post(f"/api/threads/{thread}/messages", json=asked)
    assert answer.status_code == 200, answer.text
    assert answer.json()["facts"]
    again = one.post(f"/api/threads/{thread}/messages", json=asked)
    assert again.json()["id"] == answer.json()["id"], "the same request is one message, whoever is asked"
    card = two.post("/api/drafts", json={**LETTER, "request_id": "journey"}).json()
    approved = one.post(f"/api/drafts/{card['id']}/approve", json={"digest": card["digest"], "reason": ""})
    assert approved.status_code == 200, approved.text
    late = two.post(f"/api/drafts/{card['id']}/approve", json={"digest": card["digest"], "reason": ""})
    assert late.status_code == 409
    until(lambda: two.get(f"/api/drafts/{card['id']}").json()["status"] == "sent")
    assert len(_of(cluster, card["id"])) == 1


def test_a_review_is_run_by_a_worker_and_told_by_either_server(cluster: Cluster) -> None:
    one, two = cluster.client("api-1"), cluster.client("api-2")
    review = uploaded(one, "events")
    states = list(_events(two, review))
    assert states[-1] == "done"
    assert len(states) >= 3, "its steps were told, not only its end"
    job = two.get(f"/api/jobs/{review}").json()
    assert job["state"] == "done"


def test_whoever_is_killed_under_load_nothing_is_lost_and_nothing_leaves_twice(cluster: Cluster) -> None:
    with Load(cluster).running() as load:
        for name in NAMES:
            before = len(load.drafts)
            until(lambda before=before: len(load.drafts) > before + 2)  # type: ignore[misc]
            cluster.kill(name)
            time.sleep(1)
            cluster.start(name)
    client, drafts, reviews = cluster.client("api-1"), load.drafts.values(), load.reviews
    assert load.failures == []
    until(lambda: all(client.get(f"/api/drafts/{each}").json()["status"] == "sent" for each in drafts))
    until(lambda: all(client.get(f"/api/nda/reviews/{each}").json()["status"] == "done" for each in reviews))
    assert set(message_ids(cluster).values()) == {1}
    assert all(len(_of(cluster, each)) == 1 for each in drafts), "every approved mail has left, once"
    with beside(cluster) as app:
        ended = ("draft.sent", "nda_review.done")
        told = Counter(entry.subject for entry in app.audit.entries() if entry.action in ended)
        assert app.audit.verify().holds
    assert all(told[each] == 1 for each in [*drafts, *reviews]), "each end is on record once"
    print(f"\n{len(drafts)} drafts, {len(reviews)} reviews, {len(NAMES)} kills")  # with -s: the figures of the note


def _events(client: httpx2.Client, review: str) -> Iterator[str]:
    with client.stream("GET", f"/api/nda/reviews/{review}/events") as stream:
        for line in stream.iter_lines():
            if line.startswith("data: "):
                told: dict[str, Any] = json.loads(line.removeprefix("data: "))
                yield str(told["status"])


def _of(cluster: Cluster, draft: str) -> list[Path]:
    return [path for path in cluster.mails() if draft in path.read_text(errors="replace")]
