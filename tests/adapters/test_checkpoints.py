"""Checkpoints come back as plain values or not at all."""

import pickle
from pathlib import Path

import ormsgpack
import pytest

from agent.adapters.checkpoints import Checkpoints


@pytest.fixture
def checkpoints(tmp_path: Path) -> Checkpoints:
    return Checkpoints(tmp_path / "new" / "checkpoints.sqlite3")


def test_plain_values_come_back(checkpoints: Checkpoints) -> None:
    value = {"name": "Größe", "spans": [[0, 12]], "level": None, "share": 0.5}
    assert checkpoints.serde.loads_typed(checkpoints.serde.dumps_typed(value)) == value
    checkpoints.close()


def test_a_pickle_in_the_file_is_not_opened(checkpoints: Checkpoints) -> None:
    with pytest.raises(NotImplementedError):
        checkpoints.serde.loads_typed(("pickle", pickle.dumps({"a": 1})))
    checkpoints.close()


def test_a_type_by_name_is_not_called(checkpoints: Checkpoints, tmp_path: Path) -> None:
    # what an attacker would plant who can write to the file: "call os.mkdir with this path"
    target = tmp_path / "planted"
    payload = ormsgpack.packb(("os", "mkdir", (str(target),)))
    checkpoints.serde.loads_typed(("msgpack", ormsgpack.packb(ormsgpack.Ext(1, payload))))
    assert not target.exists()
    checkpoints.close()
