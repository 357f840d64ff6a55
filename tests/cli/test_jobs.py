"""kam jobs and kam worker, whether or not a server runs."""

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from agent.bootstrap import App
from tests.cli.conftest import KAM, Process, Shell

ADMIN = "a.petersen"


@pytest.fixture
def worker(process: Process) -> "subprocess.Popen[str]":
    """A worker that runs, in a process of its own."""
    import os

    settings = {**os.environ, **process.settings({"KAM_LANGUAGE": "en"})}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = subprocess.Popen([str(KAM), "worker"], env=settings, text=True, **pipes)
    assert running.stdout is not None
    assert "runs jobs" in running.stdout.readline()
    return running


def test_nothing_is_listed_and_nothing_made_before_the_first_job(kam: Shell, home: Path) -> None:
    assert kam("jobs", "list").stdout == "Es gibt keine Aufgaben.\n"
    assert kam.json("jobs", "list") == {"jobs": []}
    assert not (home / "jobs.sqlite3").exists()


def test_a_job_is_queued_shown_cancelled_resumed_and_run(kam: Shell) -> None:
    job = kam.json("jobs", "run", "jobs.tidy", KAM_USER=ADMIN)
    assert (job["state"], job["started_by"]) == ("waiting", ADMIN)
    assert kam.json("jobs", "cancel", job["id"], KAM_USER=ADMIN)["state"] == "cancelled"
    assert kam.json("jobs", "resume", job["id"], KAM_USER=ADMIN)["state"] == "waiting"
    assert kam.json("worker", "--once") == {"id": "worker", "finished": 1}
    shown = kam.json("jobs", "show", job["id"], KAM_USER=ADMIN)
    assert (shown["state"], shown["label"], shown["error"]) == ("done", "Alte Aufgaben löschen", None)
    assert kam.json("jobs", "list", "--state", "failed", KAM_USER=ADMIN) == {"jobs": []}


def test_the_table_is_aligned_and_speaks_the_users_language(kam: Shell) -> None:
    job = kam.json("jobs", "run", "forecast", KAM_USER=ADMIN)["id"]
    german = kam("jobs", "list", KAM_USER=ADMIN).stdout.splitlines()
    assert german[0].split() == ["Aufgabe", "Stand", "Fortschritt", "Gestartet", "von", "Angelegt"]
    assert german[1].startswith("Bedarf vorhersagen  wartet  –")
    assert german[2] == f"  {job}"
    assert german[1].index("wartet") == german[0].index("Stand")
    english = kam("jobs", "show", job, KAM_USER=ADMIN, KAM_LANGUAGE="en").stdout
    assert "Forecast demand  waiting" in english
    assert "Attempts: 0" in english


def test_refusals_are_one_line(kam: Shell) -> None:
    for arguments, who, words in [
        (("run", "forecast"), "k.brandt", "admin"),
        (("run", "nda.review"), ADMIN, "jobs.tidy"),
        (("show", "no-such-job"), ADMIN, "no-such-job"),
        (("cancel", "no-such-job"), ADMIN, "no-such-job"),
    ]:
        done = kam("jobs", *arguments, KAM_USER=who)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
        assert done.stderr.count("\n") == 1


def test_a_bad_name_and_a_taken_one_are_refused(kam: Shell, app: App) -> None:
    assert "../x" in kam("worker", "--id", "../x").stderr
    app.job_engine("worker").claim()
    done = kam("worker", "--once")
    assert (done.returncode, "läuft schon ein Prozess" in done.stderr) == (2, True)
    app.stop_jobs()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_runs_what_a_command_queues_and_stops_at_once(
    kam: Shell, worker: "subprocess.Popen[str]", number: int
) -> None:
    try:
        job = kam.json("jobs", "run", "jobs.tidy", KAM_USER=ADMIN)["id"]
        end = time.monotonic() + 60
        while kam.json("jobs", "show", job, KAM_USER=ADMIN)["state"] != "done":
            assert time.monotonic() < end
            time.sleep(0.1)
        begun = time.monotonic()
        worker.send_signal(number)
        out, errors = worker.communicate(timeout=20)
        assert time.monotonic() - begun < 15
    finally:
        worker.kill()
        worker.communicate()
    assert (worker.returncode, errors) == (0, "")
    assert "Stopped." in out


def test_a_review_waits_for_the_worker(kam: Shell, app: App, tmp_path: Path) -> None:
    from agent.domain.language import Language
    from tests.sample_ndas import nda_de

    review = app.reviews.request(app.user(), "nda.txt", "0" * 64, Language.DE)
    app.upload_path(review.id).write_text(nda_de(), encoding="utf-8")
    app.review_jobs.enqueue(review)
    app.stored_jobs.close()
    assert json.loads(kam("worker", "--once", "--json").stdout)["finished"] == 1
    assert app.reviews.get(app.user(), review.id).status == "done"
    assert kam.json("jobs", "show", review.id)["step"] == "Bericht schreiben"
