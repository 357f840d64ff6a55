"""Jobs over real HTTP: the list, cancel and resume, an upload that becomes a job."""

import json
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn

from agent.bootstrap import App
from agent.domain.job import JobState
from api.app import create_app
from tests.sample_ndas import nda_de


@pytest.fixture
def client(app: App) -> Iterator[httpx.Client]:
    """A server that runs jobs in its process, as `kam serve` does."""
    api = create_app(app, app.job_engine("serve"))
    server = uvicorn.Server(uvicorn.Config(api, port=0, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        yield client
    server.should_exit = True
    thread.join(30)


def as_user(user: str) -> dict[str, str]:
    return {"Cookie": f"kam_user={user}"}


def waiting_job(app: App, by: str | None) -> str:
    """One that no engine takes, because it is cancelled at once."""
    job = app.stored_jobs.enqueue("forecast", {}, started_by=by)
    app.stored_jobs.cancel(job)
    return job


def until_started(app: App) -> None:
    end = time.monotonic() + 60
    while app.runner._enqueue is None:
        assert time.monotonic() < end
        time.sleep(0.02)


def test_an_upload_becomes_a_job_whose_events_arrive(app: App, client: httpx.Client) -> None:
    until_started(app)
    posted = client.post("/api/nda/reviews", files={"file": ("nda.txt", nda_de().encode())})
    assert posted.status_code == 202, posted.text
    review = posted.json()["id"]
    with client.stream("GET", f"/api/nda/reviews/{review}/events") as events:
        told = [json.loads(line[6:]) for line in events.iter_lines() if line.startswith("data: ")]
    assert told[-1]["status"] == "done"
    assert "judge" in {each["step"] for each in told}  # a short step may be over before somebody looks
    end = time.monotonic() + 60
    while (job := client.get(f"/api/jobs/{review}").json())["state"] != "done":
        assert time.monotonic() < end
        time.sleep(0.05)
    assert (job["name"], job["started_by"], job["error"]) == ("nda.review", "k.brandt", None)
    assert review in [each["id"] for each in client.get("/api/jobs").json()["jobs"]]
    others = client.get("/api/jobs", headers=as_user("m.yilmaz")).json()["jobs"]
    assert [each for each in others if each["started_by"]] == []  # schedules may have fired
    assert client.get(f"/api/jobs/{review}", headers=as_user("m.yilmaz")).status_code == 404


def test_events_of_a_review_that_another_process_runs_arrive_too(app: App, client: httpx.Client) -> None:
    until_started(app)
    app.runner.on_change = lambda _review: None  # this process hears nothing of it
    review = client.post("/api/nda/reviews", files={"file": ("nda.txt", nda_de().encode())}).json()["id"]
    with client.stream("GET", f"/api/nda/reviews/{review}/events") as events:
        told = [json.loads(line[6:]) for line in events.iter_lines() if line.startswith("data: ")]
    assert told[-1]["status"] == "done"


def test_jobs_are_resumed_and_cancelled_with_the_right_only(app: App, client: httpx.Client) -> None:
    own, scheduled = waiting_job(app, "k.brandt"), waiting_job(app, None)
    assert client.post(f"/api/jobs/{own}/cancel").status_code == 409
    assert client.post(f"/api/jobs/{own}/cancel", headers=as_user("m.yilmaz")).status_code == 404
    assert client.post(f"/api/jobs/{scheduled}/resume").status_code == 403
    shown = client.get(f"/api/jobs/{scheduled}").json()
    assert (shown["started_by"], shown["state"]) == (None, "cancelled")
    listed = client.get("/api/jobs", params={"state": "cancelled"}).json()["jobs"]
    assert {each["id"] for each in listed} == {own, scheduled}
    assert client.get("/api/jobs", params={"state": "nonsense"}).status_code == 422
    resumed = client.post(f"/api/jobs/{own}/resume")
    assert resumed.status_code == 200
    assert resumed.json()["state"] in ("waiting", "running")
    client.post(f"/api/jobs/{own}/cancel")
    assert app.stored_jobs.get(own).state in (JobState.CANCELLED, JobState.FAILED, JobState.DONE)
