"""People who write, approve and upload at whichever server runs, until told to stop."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy

import httpx2

from tests.processes.cluster import Cluster
from tests.sample_ndas import nda_de

ACCOUNT = "Nordwerk Antriebe GmbH"
LETTER = {
    "kind": "email",
    "account": ACCOUNT,
    "text": "Guten Tag Frau Dr. Osei,\n\nvielen Dank für das Gespräch.\n\nMit freundlichen Grüßen\nKatharina Brandt",
    "subject": "Unser Gespräch",
    "to": ["miriam.osei@nordwerk.example"],
}
_PEOPLE, _REVIEW_EACH = 2, 6


@dataclass
class Load:
    """``drafts``: approved, by number; ``failures``: answers that nobody may get, whatever is killed."""

    cluster: Cluster
    reviews: list[str] = field(default_factory=list)
    drafts: dict[int, str] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def running(self) -> Iterator["Load"]:
        threads = [threading.Thread(target=self._work, args=(part,)) for part in range(_PEOPLE)]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self._stop.set()
            for thread in threads:
                thread.join()

    def _work(self, part: int) -> None:
        number = part
        while not self._stop.is_set():
            try:
                self.drafts[number] = sent_off(self.cluster, number)
                if number % _REVIEW_EACH == part:
                    self.reviews.append(uploaded(self.cluster.any_client(number), f"load {number}"))
            except (httpx2.HTTPError, ZeroDivisionError):
                continue  # its server was killed: the same request goes to another one
            except AssertionError as error:
                self.failures.append(str(error))
            number += _PEOPLE


def sent_off(cluster: Cluster, number: int) -> str:
    """Propose and approve, each at whichever server runs; a second try changes nothing."""
    letter = {**LETTER, "subject": f"Unser Gespräch {number}", "request_id": f"load-{number}"}
    made = cluster.any_client(number).post("/api/drafts", json=letter)
    assert made.status_code == 201, made.text
    card = made.json()
    seen = {"digest": card["digest"], "reason": ""}
    answer = cluster.any_client(number + 1).post(f"/api/drafts/{card['id']}/approve", json=seen)
    assert answer.status_code in (200, 409), answer.text
    return str(card["id"])


def uploaded(client: httpx2.Client, name: str) -> str:
    file = {"file": (f"{name}.txt", nda_de().encode(), "text/plain")}
    answer = client.post("/api/nda/reviews", files=file, data={"account": ACCOUNT})
    assert answer.status_code == 202, answer.text
    return str(answer.json()["id"])


def message_ids(cluster: Cluster) -> Counter[str]:
    """How often each mail has left."""
    mails = (message_from_bytes(path.read_bytes(), policy=policy.default) for path in cluster.mails())
    return Counter(str(mail["Message-ID"]) for mail in mails)
