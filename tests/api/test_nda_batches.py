"""Batches over the API: uploads, progress, results, tables; for their owner only."""

import errno
import io
import json
from collections.abc import Iterator
from typing import Any

import httpx
import openpyxl
import pytest

from agent.adapters.uploads import UploadFolder
from agent.bootstrap import App
from agent.domain.errors import Conflict
from tests.sample_ndas import nda_de

FOREIGN = {"cookie": "kam_user=h.sommer"}  # sees every review, and no batch of others


@pytest.fixture
def client(app: App, client: httpx.Client) -> Iterator[httpx.Client]:
    """With an engine beside the server, as `kam serve` has one."""
    app.start_jobs(app.job_engine("serve"), schedules=False)
    return client


def files(*named: tuple[str, str]) -> list[tuple[str, Any]]:
    return [("files", (name, text.encode())) for name, text in named]


def test_a_full_disk_is_told_and_the_same_upload_goes_on_once_there_is_room(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/api/nda/batches/{client.post('/api/nda/batches', files=files(('a.txt', nda_de()))).json()['id']}"
    more = files(("b.txt", nda_de("Die Geheimhaltung gilt für zwanzig Jahre ab Unterzeichnung.")))

    def full(*_given: object) -> str:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as disk:
        disk.setattr(UploadFolder, "_copied", full)
        answer = client.post(f"{address}/documents", files=more)
        assert (answer.status_code, answer.json()["error"]["code"]) == (424, "system.disk")
    assert client.post(f"{address}/documents", files=more).status_code == 202
    assert progress(client, address.rpartition("/")[2])[-1]["count"] == {
        "total": 2,
        "done": 2,
        "refused": 0,
        "failed": 0,
    }


def progress(client: httpx.Client, batch_id: str) -> list[dict[str, Any]]:
    with client.stream("GET", f"/api/nda/batches/{batch_id}/events") as stream:
        return [json.loads(line[5:]) for line in stream.iter_lines() if line.startswith("data:")]


def test_a_batch_from_upload_to_table(client: httpx.Client, app: App) -> None:
    red = nda_de("Die Geheimhaltung gilt für zwanzig Jahre ab Unterzeichnung.")
    given = files(("a.txt", nda_de()), ("b.txt", red), ("a.txt", "kein Text über irgendetwas"), ("c.txt", nda_de()))
    answer = client.post("/api/nda/batches", files=given, data={"name": "../Eingang", "language": "en"})
    assert answer.status_code == 202
    batch = answer.json()
    assert (batch["name"], batch["count"]["total"], batch["complete"]) == ("Eingang", 4, False)
    address = f"/api/nda/batches/{batch['id']}"
    more = client.post(f"{address}/documents", files=files(("d.txt", red + "\nx"), ("b.txt", red)))
    assert more.json()["count"]["total"] == 5  # what is there already is not taken twice
    seen = progress(client, batch["id"])
    assert [each["complete"] for each in seen][-1] is True
    assert seen[-1]["count"] == {"total": 5, "done": 4, "refused": 1, "failed": 0}
    found = client.get(f"{address}/documents").json()
    levels = [(each["file"], each["status"], each["level"]) for each in found]
    assert sorted(levels, key=str) == [
        ("a.txt", "done", "green"),
        ("a.txt", "refused", None),
        ("b.txt", "done", "red"),
        ("c.txt", "done", "green"),
        ("d.txt", "done", "red"),
    ]
    same = {each["review"] for each in found if each["file"] in ("a.txt", "c.txt") and each["level"]}
    assert len(same) == 1  # one content, one review
    assert client.get(f"/api/nda/reviews/{same.pop()}").json()["result"]["recommendation"]["level"] == "green"
    assert client.get("/api/nda/reviews").json() == []  # a batch does not bury what was asked for by itself
    assert [each["id"] for each in client.get("/api/nda/batches").json()] == [batch["id"]]
    tables(client, address)
    foreign(client, address)


def tables(client: httpx.Client, address: str) -> None:
    summary = client.get(f"{address}/tables/summary.csv")
    assert "attachment" in summary.headers["content-disposition"]
    assert summary.content.decode("utf-8-sig").startswith("File,State,Recommendation,")
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}/tables/summary.xlsx").content)).active
    assert book is not None
    assert book.max_row == 6
    assert len(client.get(f"{address}/tables/failed.csv").text.splitlines()) == 2
    assert client.get(f"{address}/tables/passwd").status_code == 422


def foreign(client: httpx.Client, address: str) -> None:
    for method, path in (("GET", ""), ("GET", "/documents"), ("GET", "/events"), ("POST", "/again")):
        assert client.request(method, address + path, headers=FOREIGN).status_code == 404
    assert client.get("/api/nda/batches", headers=FOREIGN).json() == []


def test_an_error_of_the_program_is_tried_once_more_on_request(client: httpx.Client, app: App) -> None:
    batch = client.post("/api/nda/batches", files=files(("a.txt", nda_de()))).json()["id"]
    progress(client, batch)
    (document,) = client.get(f"/api/nda/batches/{batch}/documents").json()
    app.reviews.failed(app.reviews.reviews.get(document["review"]), None)
    assert client.get(f"/api/nda/batches/{batch}").json()["count"]["failed"] == 1
    assert client.post(f"/api/nda/batches/{batch}/again").json()["count"]["failed"] == 0
    assert progress(client, batch)[-1]["count"]["done"] == 1
    app.reviews.failed(app.reviews.reviews.get(document["review"]), Conflict("jobs.review_given_up"))
    (after,) = client.get(f"/api/nda/batches/{batch}/documents").json()
    assert after["review"] != document["review"]  # which is nobody's any more


@pytest.mark.parametrize(
    ("who", "form", "status"),
    [
        ("a.petersen", {}, 403),
        ("k.brandt", {"account": "Vantage Pumps Ltd"}, 403),
        ("k.brandt", {"language": "fr"}, 422),
    ],
)
def test_who_may_not_ask_gets_no_batch(refusing: httpx.Client, who: str, form: dict[str, str], status: int) -> None:
    headers = {"cookie": f"kam_user={who}"}
    answer = refusing.post("/api/nda/batches", files=files(("a.txt", "x")), data=form, headers=headers)
    assert answer.status_code == status
    assert refusing.get("/api/nda/batches", headers=headers).json() == []


def test_a_batch_of_nothing_is_none(refusing: httpx.Client) -> None:
    assert refusing.post("/api/nda/batches").status_code == 422
