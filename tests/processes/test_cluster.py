"""Two servers and two workers on one PostgreSQL: what begins in one process goes on in another, whoever dies."""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import httpx2
import pytest

from agent.bootstrap import build
from agent.settings import Settings
from tests.conftest import TODAY
from tests.processes.cluster import Cluster, until
from tests.processes.conftest import NAMES
from tests.sample_ndas import nda_de

pytestmark = pytest.mark.long
ACCOUNT = "Nordwerk Antriebe GmbH"
LETTER = {
    "kind": "email",
    "account": ACCOUNT,
    "text": "Guten Tag Frau Dr. Osei,\n\nvielen Dank für das Gespräch.\n\nMit freundlichen Grüßen\nKatharina Brandt",
    "subject": "Unser Gespräch",
    "to": ["miriam.osei@nordwerk.example"],
}


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
    review = _uploaded(one, "events")
    states = list(_events(two, review))
    assert states[-1] == "done"
    assert len(states) >= 3, "its steps were told, not only its end"
    job = two.get(f"/api/jobs/{review}").json()
    assert job["state"] == "done"


def test_whoever_is_killed_under_load_nothing_is_lost_and_nothing_leaves_twice(cluster: Cluster) -> None:
    reviews: list[str] = []
    drafts: dict[int, str] = {}
    stop = threading.Event()
    failures: list[str] = []

    def load(part: int) -> None:
        number = part
        while not stop.is_set():
            try:
                drafts[number] = _sent_off(cluster, number)
                if number % 6 == part:
                    reviews.append(_uploaded(cluster.any_client(number), f"load {number}"))
            except (httpx2.HTTPError, ZeroDivisionError):
                continue  # its server was killed: the same request goes to another one
            except AssertionError as error:
                failures.append(str(error))
            number += 2

    threads = [threading.Thread(target=load, args=(part,)) for part in range(2)]
    for thread in threads:
        thread.start()
    for name in NAMES:
        before = len(drafts)
        until(lambda before=before: len(drafts) > before + 2)  # type: ignore[misc]
        cluster.kill(name)
        time.sleep(1)
        cluster.start(name)
    stop.set()
    for thread in threads:
        thread.join()
    client = cluster.client("api-1")
    assert failures == []
    until(lambda: all(client.get(f"/api/drafts/{each}").json()["status"] == "sent" for each in drafts.values()))
    until(lambda: all(client.get(f"/api/nda/reviews/{each}").json()["status"] == "done" for each in reviews))
    ids = Counter(
        message_from_bytes(path.read_bytes(), policy=policy.default)["Message-ID"] for path in cluster.mails()
    )
    assert set(ids.values()) == {1}
    assert all(len(_of(cluster, each)) == 1 for each in drafts.values()), "every approved mail has left, once"
    app = build(Settings(home=cluster.home, database_url=cluster.database_url, today=TODAY))
    told = Counter(entry.subject for entry in app.audit.entries() if entry.action in ("draft.sent", "nda_review.done"))
    holds = app.audit.verify().holds
    app.close()
    assert holds
    assert all(told[each] == 1 for each in [*drafts.values(), *reviews]), "each end is on record once"
    print(f"\n{len(drafts)} drafts, {len(reviews)} reviews, {len(NAMES)} kills")  # with -s: the figures of the note


def _sent_off(cluster: Cluster, number: int) -> str:
    """Propose and approve, each at whichever server runs; a second try changes nothing."""
    letter = {**LETTER, "subject": f"Unser Gespräch {number}", "request_id": f"load-{number}"}
    made = cluster.any_client(number).post("/api/drafts", json=letter)
    assert made.status_code == 201, made.text
    card = made.json()
    seen = {"digest": card["digest"], "reason": ""}
    answer = cluster.any_client(number + 1).post(f"/api/drafts/{card['id']}/approve", json=seen)
    assert answer.status_code in (200, 409), answer.text
    return str(card["id"])


def _uploaded(client: httpx2.Client, name: str) -> str:
    file = {"file": (f"{name}.txt", nda_de().encode(), "text/plain")}
    answer = client.post("/api/nda/reviews", files=file, data={"account": ACCOUNT})
    assert answer.status_code == 202, answer.text
    return str(answer.json()["id"])


def _events(client: httpx2.Client, review: str) -> Iterator[str]:
    with client.stream("GET", f"/api/nda/reviews/{review}/events") as stream:
        for line in stream.iter_lines():
            if line.startswith("data: "):
                told: dict[str, Any] = json.loads(line.removeprefix("data: "))
                yield str(told["status"])


def _of(cluster: Cluster, draft: str) -> list[Path]:
    return [path for path in cluster.mails() if draft in path.read_text(errors="replace")]
