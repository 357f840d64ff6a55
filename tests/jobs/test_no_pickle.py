"""The database holds JSON only, and a pickle that somebody plants there is never loaded."""

import base64
import pickle  # to plant one
from pathlib import Path

import pytest

from agent.domain.errors import BadInput
from agent.domain.job import JobState
from tests.direct_sql import contents, execute, raw
from tests.jobs.conftest import Open
from tests.jobs.workshop import counting, plain


class Bomb:
    """Unpickled, it makes a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


def planted(path: Path) -> str:
    return base64.b64encode(pickle.dumps(Bomb(path))).decode()


def test_the_bomb_works(tmp_path: Path) -> None:
    pickle.loads(base64.b64decode(planted(tmp_path / "boom")))  # noqa: S301 - shows that the tests below can fail
    assert (tmp_path / "boom").exists()


def test_everything_stored_is_json(workshop: Open, tmp_path: Path) -> None:
    def refuse() -> None:
        raise BadInput("jobs.ended", job="7")

    shop = workshop(counting(tmp_path / "log"), plain("refuse", refuse, schedule="* * * * * *")).start(schedules=True)
    shop.ended(shop.add("count", count=2))
    shop.ended(shop.add("refuse"), JobState.FAILED)
    shop.close()
    url = shop.store.database.url
    formats = raw(url, "select serialization from workflow_status union select serialization from operation_outputs")
    assert {found for (found,) in formats} <= {"portable_json", None}
    for marker in (b"gASV", b"gAR", b"\x80\x04\x95", b"py_pickle"):
        assert marker not in contents(url)


@pytest.mark.parametrize("table", ["workflow_status", "operation_outputs", "error"])
def test_a_planted_pickle_is_not_loaded(workshop: Open, tmp_path: Path, table: str) -> None:
    boom = tmp_path / "boom"
    shop = workshop(counting(tmp_path / "log"))
    job = shop.add("count", job_id="planted", count=2)
    plant = {
        "workflow_status": "update workflow_status set inputs = ?, serialization = 'py_pickle'",
        "operation_outputs": "insert into operation_outputs (workflow_uuid, function_id, function_name, output,"
        " serialization) values ('planted', 1, 'line', ?, 'py_pickle')",
        "error": "update workflow_status set status = 'ERROR', error = ?, serialization = 'py_pickle'",
    }
    execute(shop.store.database.url, plant[table], planted(boom))
    shop.start()
    ended = shop.ended(job, JobState.FAILED)
    assert ended.error_code == "jobs.failed"
    assert shop.store.latest(10)[0].id == job  # and the list can still be shown
    assert not boom.exists()
